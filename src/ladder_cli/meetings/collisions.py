"""Meetings at the same time that want the same person or the same room, or whose overlap comes and goes.

Nothing is said of a meeting whose length nobody gave. For each person and room the starts are sorted and
gone over once, and meetings that overlap are told together: what is found grows with the meetings, not
with the pairs of meetings that there are.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from typing import Literal

from msgspec import Struct

from ladder_cli.meetings.clusters import Span, clusters, pairs
from ladder_cli.meetings.drift import Clock, clocks, weeks_of_drift
from ladder_cli.meetings.recurrence import Occurrence, occurrences, places
from ladder_cli.meetings.timetable import Planned

Shared = Literal["person", "room"]

MOST = 4
"""A meeting is held beside so many others in other zones, to see whether their overlap comes and goes."""


class Collision(Struct, frozen=True):
    """Meetings that overlap one another: what they share, and when one starts while another goes on."""

    shared: Shared
    name: str
    plans: tuple[Planned, ...]
    starts: tuple[datetime, ...]


class Drift(Struct, frozen=True):
    """A meeting and earlier ones that it overlaps only in these weeks."""

    plan: Planned
    others: tuple[Planned, ...]
    weeks: tuple[date, ...]


class Timetable(Struct, frozen=True, dict=True):
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
        """All meetings that overlap and share a room, or a person who is not in one room with both."""
        found: list[Collision] = []
        for (shared, name), indexes in sorted(self._wanted.items()):
            places = {index: self._place(index) if shared == "person" else index for index in indexes}
            found += (
                Collision(shared, name, tuple(self.plans[one] for one in cluster.members), cluster.starts)
                for cluster in clusters(self._spans(indexes), places)
            )
        return tuple(found)

    def _place(self, index: int) -> str | int:
        """Where a meeting is held: somebody can be at all meetings of one room."""
        return self.plans[index].meeting.room or index

    @cached_property
    def _timed(self) -> Sequence[int]:
        """The meetings whose length is known."""
        return [index for index, one in enumerate(self.plans) if one.meeting.minutes is not None]

    @cached_property
    def _wanted(self) -> Mapping[tuple[Shared, str], list[int]]:
        """By person and room, the meetings that want it; only where there are several."""
        found: dict[tuple[Shared, str], list[int]] = defaultdict(list)
        for index in self._timed:
            meeting = self.plans[index].meeting
            for host in meeting.hosts:
                found["person", host].append(index)
            if meeting.room is not None:
                found["room", meeting.room].append(index)
        return {key: indexes for key, indexes in found.items() if len(indexes) > 1}

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

    def drifting(self) -> Iterator[Drift]:
        """The meetings whose overlap comes and goes because clocks change on different days.

        That is so where the same two local times overlap on some days and not on others. It is told of
        meetings of one group, or that share a host or a room; those with the same weeks together.
        """
        shown: dict[int, list[Clock]] = {}
        for index, others in sorted(self._beside().items()):
            weeks: dict[tuple[date, ...], list[int]] = defaultdict(list)
            for one in (index, *others):
                if one not in shown:
                    shown[one] = clocks(self.of(one))
            for other in sorted(others):
                if found := weeks_of_drift(shown[other], shown[index]):
                    weeks[found].append(other)
            for found, drifting in weeks.items():
                yield Drift(self.plans[index], tuple(self.plans[other] for other in drifting), found)

    def _beside(self) -> Mapping[int, set[int]]:
        """By meeting, earlier ones in other zones that it overlaps and shares something with."""
        found: dict[int, set[int]] = defaultdict(set)
        for indexes in self._together():
            for one, other in sorted(set(pairs(self._spans(indexes), MOST))):
                if len(found[other]) < MOST and len(self._zones[one] | self._zones[other]) > 1:
                    found[other].add(one)
        return found

    def _together(self) -> Iterator[list[int]]:
        """Meetings in several zones that share a group, a person or a room."""
        groups: dict[str, list[int]] = defaultdict(list)
        for index in self._timed:
            groups[self.plans[index].group].append(index)
        shared = (
            indexes
            for indexes in self._wanted.values()
            if len({self.plans[index].group for index in indexes}) > 1
        )
        for indexes in (*groups.values(), *shared):
            if len(set().union(*(self._zones[index] for index in indexes))) > 1:
                yield indexes

    @cached_property
    def _zones(self) -> Sequence[frozenset[str]]:
        return [frozenset(at.time_zone for at in places(one.meeting)) for one in self.plans]
