"""Two meetings that overlap in some weeks only, as clocks change on different days in their zones."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct

from ladder_cli.meetings.off_weeks import week_of
from ladder_cli.meetings.recurrence import Occurrence

NEAR = timedelta(hours=36)
"""How far apart two starts may be and still be one arrangement of two meetings."""


class Clock(Struct, frozen=True):
    """A start with what clocks show then: there is one of each for all pairs that a meeting is in."""

    start: datetime
    end: datetime
    shown: datetime
    time_zone: str
    week: date


def clocks(of: Iterable[Occurrence]) -> list[Clock]:
    """The starts of a meeting, by start, as clocks show them."""
    return [
        Clock(one.start, one.end, one.local.replace(tzinfo=None), one.time_zone, week_of(one.day))
        for one in of
    ]


def weeks_of_drift(ones: Sequence[Clock], others: Sequence[Clock]) -> tuple[date, ...]:
    """The weeks in which two meetings overlap whose local times, the same distance apart, at times do not."""
    overlaps: dict[tuple[str, str, timedelta], list[tuple[bool, date]]] = defaultdict(list)
    low = 0
    for one in ones:
        earliest, latest = one.start - NEAR, one.start + NEAR
        while low < len(others) and others[low].start < earliest:
            low += 1
        high = low
        while high < len(others) and others[high].start <= latest:
            other = others[high]
            is_overlap = one.start < other.end and other.start < one.end
            key = one.time_zone, other.time_zone, other.shown - one.shown
            overlaps[key].append((is_overlap, one.week))
            high += 1
    drifting = (found for found in overlaps.values() if len({is_overlap for is_overlap, _ in found}) > 1)
    return tuple(sorted({week for found in drifting for is_overlap, week in found if is_overlap}))
