"""How newcomers go on: arrived, introduced, item, first contribution, paired, next role.

Each step is judged from what is on file, and left unknown where nothing is. Whoever did not ask for an
introduction or a mentor is counted as that, and not as somebody whom nobody introduced.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from statistics import median_low
from typing import Literal, get_args

from msgspec import Struct

from ladder_cli.model.dates import day
from ladder_cli.work.circle import Circle
from ladder_cli.work.steps import STEPS, Came

Of = Literal["all", "user", "operator", "contributor", "unsaid"]
"""Of whom a row is: everyone, a class, or those whose profile names none."""


class Step(Struct, frozen=True):
    """A step, and how many of a row's people came how far with it."""

    name: str
    reached: int
    not_yet: int
    unknown: int
    unasked: int


class Row(Struct, frozen=True):
    """Those of a class who arrived in a group (and what lies below it), step by step."""

    group: str
    of: Of
    arrived: int
    steps: tuple[Step, ...]


class Wait(Struct, frozen=True):
    """How many days something took from the arrival on: the median of those of whom it is known."""

    days: int | None
    people: int


class Funnel(Struct, frozen=True):
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
