"""Hours that are proposed for single conversations, as tentative events of a calendar."""

from collections.abc import Iterable, Iterator
from datetime import date

from ladder_cli.interop.ical import Event, uid
from ladder_cli.model.registry import Registry
from ladder_cli.pairing.talks import Talk
from ladder_cli.pairing.weekly import HOUR


def events(registry: Registry, talks: Iterable[Talk], today: date) -> Iterator[Event]:
    """An event for each hour; who keeps one takes the others of that conversation off the calendar."""
    for talk in talks:
        pair = talk.pair
        names = registry.name_of(pair.mentor), registry.name_of(pair.mentee)
        for number, start in enumerate(talk.hours, 1):
            yield Event(
                uid=uid(registry.community.name, "one-off", pair.mentor, pair.mentee, start.isoformat()),
                start=start,
                stamp=today,
                summary=f"{names[1]} and {names[0]}: hour {number} of {len(talk.hours)} to choose from",
                minutes=HOUR,
                tentative=True,
                description="\n".join(("Keep one of the hours, and take off the others.", *pair.reasons)),
            )
