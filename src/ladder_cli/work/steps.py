"""How far one newcomer has come in a group, step by step, as far as anything says so."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final, Literal

from ladder_cli.meetings.recurrence import is_placed, occurrences
from ladder_cli.model.dates import day
from ladder_cli.model.record import Seat
from ladder_cli.model.requirement import Counted
from ladder_cli.model.work import Item
from ladder_cli.roles.evidence import body, uncovered
from ladder_cli.work.circle import GIVEN, Circle

Came = Literal["reached", "not_yet", "unknown", "unasked"]
"""How far somebody came: `unknown` where nothing says, `unasked` where they did not ask for it."""

INTRODUCING: Final = ("status", "onboarding")
"""The kinds of meetings that begin with introductions."""


def introduced(circle: Circle, handle: str, when: str) -> Came:
    """Whether a meeting that begins with introductions took place after they had asked for one."""
    asked = [
        follow
        for follow in circle.ladders.registry.people[handle].follows
        if circle.holds(follow.group) and follow.introduce
    ]
    if not asked:
        return "unasked"
    met = [_met(circle, follow.group, follow.since or when) for follow in asked]
    return "reached" if True in met else "not_yet" if False in met else "unknown"


def _met(circle: Circle, group: str, when: str) -> bool | None:
    """Whether a group has met since, after the day they came; None where its meetings are on no calendar."""
    meetings = [one for one in circle.ladders.registry.groups[group].meetings if one.kind in INTRODUCING]
    if not any(is_placed(meeting) for meeting in meetings):
        return None
    first = day(when) + timedelta(days=1)
    return any(not one.skipped for meeting in meetings for one in occurrences(meeting, first, circle.today))


def offered(circle: Circle, handle: str, when: str) -> Came:
    """Whether they took an item; surely none was offered where none for newcomers has been open since."""
    items = circle.items.values()
    if any(item.owner == handle for item in items):
        return "reached"
    return "unknown" if any(_was_open(item, when) for item in items) else "not_yet"


def _was_open(item: Item, when: str) -> bool:
    """Whether an item for newcomers was open on that day or later, as far as its file tells."""
    if item.level not in (None, "newcomer"):
        return False
    return item.state in ("open", "taken") or item.moved is None or item.moved >= when


def contributed(circle: Circle, handle: str, when: str) -> Came:
    """Whether anything of theirs counts here; surely nothing where a source covers every kind since."""
    ladders = circle.ladders
    found = body(ladders, handle, Counted(scope="within"), circle.name, circle.today)
    if found.deeds or any(one.measure.count for one in (*found.measures, *found.overlapping)):
        return "reached"
    gap = uncovered(ladders.registry.community, (), when, circle.today.isoformat())
    return "unknown" if gap else "not_yet"


def paired(circle: Circle, handle: str, when: str) -> Came:  # noqa: ARG001 - the shape of a step
    """Whether they have or had a mentor here; who has no wish on file did not ask for one."""
    if handle in circle.mentored:
        return "reached"
    wish = circle.ladders.registry.people[handle].mentoring.wish
    return "not_yet" if wish is not None and (wish.group is None or circle.holds(wish.group)) else "unasked"


def seated(circle: Circle, handle: str, when: str) -> Came:
    """Whether they were given a seat here, or for the whole community, since they came."""
    seats = [
        seat
        for seat in circle.ladders.registry.record(handle).seats
        if seat.origin in GIVEN and (seat.sig is None or circle.holds(seat.sig))
    ]
    if any(_began(seat, when, circle.today) for seat in seats):
        return "reached"
    return "unknown" if any(seat.since is None for seat in seats) else "not_yet"


def _began(seat: Seat, when: str, today: date) -> bool:
    return seat.since is not None and when <= seat.since <= today.isoformat()


STEPS: Final[Mapping[str, Callable[[Circle, str, str], Came]]] = {
    "introduced": introduced,
    "item_offered": offered,
    "first_contribution": contributed,
    "paired": paired,
    "next_role": seated,
}
"""By name, what comes after the arrival, in order."""
