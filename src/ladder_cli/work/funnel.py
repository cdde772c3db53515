"""How newcomers go on: arrived, introduced, item, first contribution, paired, next role.

Each step is judged from what is on file, and left unknown where nothing is. Whoever did not ask for an
introduction or a mentor is counted as that, and not as somebody whom nobody introduced.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median_low
from typing import Final, Literal, get_args

from ladder_cli.meetings.recurrence import is_placed, occurrences
from ladder_cli.model.dates import day
from ladder_cli.model.record import Seat
from ladder_cli.model.role import Counted
from ladder_cli.model.work import Item
from ladder_cli.roles.evidence import body, uncovered
from ladder_cli.work.circle import Circle

Came = Literal["reached", "not_yet", "unknown", "unasked"]
"""How far somebody came: `unknown` where nothing says, `unasked` where they did not ask for it."""
Of = Literal["all", "user", "operator", "contributor", "unsaid"]
"""Of whom a row is: everyone, a class, or those whose profile names none."""

INTRODUCING: Final = ("status", "onboarding")
"""The kinds of meetings that begin with introductions."""
_GIVEN: Final = ("granted", "appointed", "elected")


@dataclass(frozen=True, slots=True)
class Step:
    """A step, and how many of a row's people came how far with it."""

    name: str
    reached: int
    not_yet: int
    unknown: int
    unasked: int


@dataclass(frozen=True, slots=True)
class Row:
    """Those of a class who arrived in a group (and what lies below it), step by step."""

    group: str
    of: Of
    arrived: int
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Wait:
    """How many days something took from the arrival on: the median of those of whom it is known."""

    days: int | None
    people: int


@dataclass(frozen=True, slots=True)
class Funnel:
    """Those who arrived from a day on; `undated` are followers of whom nobody knows since when."""

    since: str
    undated: int
    rows: tuple[Row, ...]
    first_item: Wait
    first_pairing: Wait


def funnel(circle: Circle, since: date) -> Funnel:
    """The funnel of a group, of each class there, and of each group below it."""
    arrivals = arrived(circle, since)
    rows = [*_rows(circle, arrivals)]
    for name in circle.groups[1:]:
        below = Circle(circle.ladders, name, circle.today)
        rows += _rows(below, arrived(below, since))
    items = [_took(circle, one) for one in arrivals]
    pairings = [_paired_on(circle, one) for one in arrivals]
    return Funnel(
        since.isoformat(),
        sum(one is None for one in circle.followers.values()),
        tuple(rows),
        _wait(arrivals, items),
        _wait(arrivals, pairings),
    )


def arrived(circle: Circle, since: date) -> dict[str, str]:
    """Who began to follow the group, or one below it, from that day on; by handle, the day."""
    first, last = since.isoformat(), circle.today.isoformat()
    return {
        handle: when
        for handle, when in circle.followers.items()
        if when is not None and first <= when <= last
    }


def _rows(circle: Circle, arrivals: Mapping[str, str]) -> Iterator[Row]:
    """A row for everyone, and one for each class of whom somebody came."""
    came = {
        handle: tuple(step(circle, handle, when) for step in STEPS.values())
        for handle, when in arrivals.items()
    }
    people = circle.ladders.registry.people
    for of in get_args(Of):
        those = [
            handle for handle in arrivals if of == "all" or of in (people[handle].classes or ("unsaid",))
        ]
        if those:
            steps = (
                _step(name, Counter(came[handle][index] for handle in those))
                for index, name in enumerate(STEPS)
            )
            yield Row(circle.name, of, len(those), tuple(steps))


def _step(name: str, found: "Counter[Came]") -> Step:
    return Step(name, found["reached"], found["not_yet"], found["unknown"], found["unasked"])


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
        if seat.origin in _GIVEN and (seat.sig is None or circle.holds(seat.sig))
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


def _took(circle: Circle, handle: str) -> str | None:
    """The day by which somebody surely had their first item here; None where nothing says."""
    days = [
        min(
            [note.on for note in item.notes if note.by == handle] + ([item.moved] if item.moved else []),
            default="",
        )
        for item in circle.items.values()
        if item.owner == handle
    ]
    return min(filter(None, days), default=None)


def _paired_on(circle: Circle, handle: str) -> str | None:
    """The day on which both had said yes to the first pairing."""
    days = [
        max(one.accepted.mentor or "", one.accepted.mentee or "") for one in circle.mentored.get(handle, ())
    ]
    return min(days, default=None)


def _wait(arrivals: Mapping[str, str], days: list[str | None]) -> Wait:
    """The median of the days from each arrival; what came before it took none."""
    took = [
        max(0, (day(then) - day(when)).days)
        for when, then in zip(arrivals.values(), days, strict=True)
        if then is not None
    ]
    return Wait(median_low(took) if took else None, len(took))
