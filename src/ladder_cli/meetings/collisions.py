"""Meetings at the same time that want the same person, the same room or the same group.

Nothing is said of a meeting whose length nobody gave. For each person and room the starts are sorted and
gone over once with those that are not over yet, so that the cost follows the meetings and what is found,
not the pairs of meetings that there are.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from heapq import heappop, heappush
from typing import Literal

from ladder_cli.meetings.off_weeks import week_of
from ladder_cli.meetings.recurrence import Occurrence, occurrences, places
from ladder_cli.meetings.timetable import Planned

Shared = Literal["person", "room", "group"]
Span = tuple[datetime, datetime, int]
"""From when to when, and whose it is."""

MOST = 20
"""Of those that go on when another starts, it is told beside so many."""
NEAR = timedelta(hours=36)
"""How far apart two starts may be and still be one arrangement of two meetings."""


@dataclass(frozen=True, slots=True)
class Collision:
    """Two meetings that overlap: what they share, and when that which starts later does."""

    shared: Shared
    name: str
    one: Planned
    other: Planned
    starts: tuple[datetime, ...]


@dataclass(frozen=True)
class Timetable:
    """Meetings as they are expanded from one day to another, each at most once."""

    plans: Sequence[Planned]
    first: date
    last: date

    @cached_property
    def _expanded(self) -> dict[int, list[Occurrence]]:
        return {}

    def of(self, index: int) -> list[Occurrence]:
        """The occurrences of one of the meetings that take place, by start."""
        if index not in self._expanded:
            found = occurrences(self.plans[index].meeting, self.first, self.last)
            self._expanded[index] = sorted(
                (one for one in found if not one.skipped), key=lambda one: one.start
            )
        return self._expanded[index]

    @cached_property
    def collisions(self) -> tuple[Collision, ...]:
        """Every two that overlap and share a person or a room, or lie in two zones and in one group."""
        found: list[Collision] = []
        for (shared, name), indexes in sorted(self._wanted().items()):
            starts: dict[tuple[int, int], list[datetime]] = defaultdict(list)
            for one, other, at in overlapping(self._spans(indexes)):
                starts[min(one, other), max(one, other)].append(at)
            found += (
                Collision(shared, name, self.plans[one], self.plans[other], tuple(times))
                for (one, other), times in sorted(starts.items())
                if shared != "person" or not _is_one_place(self.plans[one], self.plans[other])
            )
        return tuple(found)

    def _wanted(self) -> dict[tuple[Shared, str], list[int]]:
        """By person, room and group, the meetings that want it; only where there are several."""
        found: dict[tuple[Shared, str], list[int]] = defaultdict(list)
        for index, one in enumerate(self.plans):
            if one.meeting.minutes is None:
                continue
            for host in one.meeting.hosts:
                found["person", host].append(index)
            if one.meeting.room is not None:
                found["room", one.meeting.room].append(index)
            found["group", one.group].append(index)
        return {
            key: indexes
            for key, indexes in found.items()
            if len(indexes) > 1 and (key[0] != "group" or self._zones(indexes) > 1)
        }

    def _zones(self, indexes: Iterable[int]) -> int:
        return len({at.time_zone for index in indexes for at in places(self.plans[index].meeting)})

    @cached_property
    def _lengths(self) -> dict[int, list[Span]]:
        return {}

    def _spans(self, indexes: Iterable[int]) -> list[Span]:
        """From when to when these meetings take place, by start; most are asked for several times."""
        found: list[Span] = []
        for index in indexes:
            if index not in self._lengths:
                self._lengths[index] = [(one.start, one.end, index) for one in self.of(index)]
            found += self._lengths[index]
        return sorted(found)

    def drifting(self) -> Iterator[tuple[Collision, tuple[date, ...]]]:
        """Those collisions that come and go because clocks change on different days, and their weeks.

        That is so where the same two local times overlap on some days and not on others. A pair is told
        once: by person, else room, else group.
        """
        order: dict[Shared, int] = {"person": 0, "room": 1, "group": 2}
        positions = {(one.group, one.index): position for position, one in enumerate(self.plans)}
        clocks: dict[int, list[_Clock]] = {}
        told: set[tuple[int, int]] = set()
        for collision in sorted(self.collisions, key=lambda found: order[found.shared]):
            one, other = (positions[plan.group, plan.index] for plan in (collision.one, collision.other))
            if (one, other) in told:
                continue
            for index in (one, other):
                if index not in clocks:
                    clocks[index] = _clocks(self.of(index))
            weeks = _weeks_of_drift(clocks[one], clocks[other])
            if weeks:
                told.add((one, other))
                yield collision, weeks


def overlapping(spans: Sequence[Span]) -> Iterator[tuple[int, int, datetime]]:
    """Of spans by start: each two that overlap and are not of one, and from when.

    What overlaps a crowd is told beside so many of it: a file full of meetings at one time would otherwise
    make more findings than anybody could read.
    """
    going: list[tuple[datetime, int]] = []
    for start, end, whose in spans:
        while going and going[0][0] <= start:
            heappop(going)
        for _, other in going[:MOST]:
            if other != whose:
                yield other, whose, start
        heappush(going, (end, whose))


def _is_one_place(one: Planned, other: Planned) -> bool:
    """Whether two meetings are held in one room, where somebody can be at both."""
    return one.meeting.room is not None and one.meeting.room == other.meeting.room


@dataclass(frozen=True, slots=True)
class _Clock:
    """A start with what clocks show then: there is one of each for all pairs that a meeting is in."""

    start: datetime
    end: datetime
    shown: datetime
    time_zone: str
    week: date


def _clocks(of: Iterable[Occurrence]) -> list[_Clock]:
    return [
        _Clock(one.start, one.end, one.local.replace(tzinfo=None), one.time_zone, week_of(one.day))
        for one in of
    ]


def _weeks_of_drift(ones: Sequence[_Clock], others: Sequence[_Clock]) -> tuple[date, ...]:
    """The weeks in which two meetings overlap whose local times, the same distance apart, at times do not."""
    if len({one.time_zone for one in ones} | {other.time_zone for other in others}) == 1:
        return ()
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
