"""L317, L346, L347: words and evidence that say less together than one by one."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from ladder_cli.model.dates import after
from ladder_cli.model.file import Document
from ladder_cli.model.finding import At, Finding, Keys
from ladder_cli.model.record import Nomination, Record, Seat
from ladder_cli.roles.days import parsed
from ladder_cli.roles.ladders import Ladders
from ladder_cli.rules.wording import counted

MUTUAL: Final = "6 months"
"""Two people who vouch for each other within this time."""
FEW: Final = 3
"""So many contributions have to be seen by colleagues alone before that is worth a word."""
BURST: Final = 10
"""So many entries of one kind on one day."""


def reciprocal_sponsorship(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """Two people vouched for each other within half a year.

    Each of the two words may be right, and together they look like a trade. Ask somebody else to vouch as
    well, so that nobody has to wonder.
    """
    value: Any = document.value
    me = document.id
    for keys, by, on in _sponsors(value):
        if by == me or by not in ladders.registry.records:
            continue
        other = ladders.registry.records.get(by)
        back = [when for _, who, when in _sponsors(other) if who == me] if other is not None else []
        near = [when for when in back if _near(when, on) and (when, by) < (on, me)]
        if near:
            yield Finding(
                At(document.path, (*keys, "by")),
                f"`{by}` vouched for `{me}` on {on}, and `{me}` for `{by}` on {max(near)}",
                "ask somebody else to vouch as well",
            )


def _sponsors(record: Record) -> Iterator[tuple[Keys, str, str]]:
    items: list[tuple[str, int, Seat | Nomination]] = [("seats", *one) for one in enumerate(record.seats)]
    items += [("nominations", *one) for one in enumerate(record.nominations)]
    for where, index, item in items:
        for place, sponsor in enumerate(item.sponsors):
            yield (where, index, "sponsors", place), sponsor.by, sponsor.on


def _near(one: str, other: str) -> bool:
    first, last = parsed(min(one, other)), parsed(max(one, other))
    return first is not None and last is not None and last <= after(first, MUTUAL)


def evidence_among_colleagues(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """All that somebody did was written down or seen by people of their own employer alone.

    An employer that rewards counted contributions could count them for itself. Name somebody from
    elsewhere who saw some of it, if anybody did.
    """
    value: Any = document.value
    person = document.id.partition(".")[0]
    told = [(entry, {entry.recorded_by, *entry.witnesses} - {person}) for entry in value.entries]
    seen = [(entry, who) for entry, who in told if who]
    if len(seen) < FEW:
        return
    for entry, who in seen:
        mine = ladders.employers(person, entry.date) if person in ladders.registry.records else None
        if not mine or not all(_works_there(ladders, one, entry.date, mine) for one in who):
            return
    yield Finding(
        At(document.path, ("entries",), on="key"),
        f"all {len(seen)} contributions that others saw were seen by colleagues alone",
        "name somebody from elsewhere who saw some of it, if anybody did",
    )


def _works_there(ladders: Ladders, person: str, day: str, firms: frozenset[str]) -> bool:
    theirs = ladders.employers(person, day) if person in ladders.registry.records else None
    return theirs is not None and bool(theirs & firms)


def burst_of_one_kind(document: Document, today: date) -> Iterator[Finding]:
    """Many contributions of one kind are of the same day.

    It may be a day of hard work, or a list that was counted up. A measure says the same in one line, and
    a kind's `cap_per_day` bounds what counts.
    """
    value: Any = document.value
    numbers = Counter((entry.kind, entry.date) for entry in value.entries)
    for (kind, day), number in numbers.items():
        if number >= BURST:
            first = next(
                index for index, entry in enumerate(value.entries) if (entry.kind, entry.date) == (kind, day)
            )
            yield Finding(
                At(document.path, ("entries", first)),
                f"{counted(number, 'contribution')} of kind `{kind}` on {day}",
                "write many of one kind as a measure, with the source that counted them",
            )
