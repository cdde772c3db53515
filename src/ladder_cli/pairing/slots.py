"""Weekly hours in which some who head for one goal could meet with mentors."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, reduce
from operator import and_, or_

from msgspec import Struct

from ladder_cli.pairing.candidates import Candidates
from ladder_cli.pairing.market import Market, Mentee, Mentor
from ladder_cli.pairing.overlap import WEEK, Calendar, calendar, offset
from ladder_cli.pairing.pools import Block
from ladder_cli.pairing.suggestion import Side
from ladder_cli.pairing.weekly import HOUR, Drift, Weekly, best, drift, positions, starts

Member = tuple[Side, int]
"""A side, and a position in the market."""

Aim = tuple[str, str | None]
"""A goal, and the group it is for."""


class Slot(Struct, frozen=True):
    """A weekly hour with those of one aim and language who can make it; positions in the market.

    `start` is a unit of the week in UTC today; the hour is kept by the clocks of that zone.
    """

    aim: Aim
    language: str
    zone: str
    start: int
    mentees: tuple[int, ...]
    mentors: tuple[int, ...]


class Table(Struct, frozen=True, dict=True):
    """The hours of a market in which cohorts could meet."""

    market: Market

    @cached_property
    def hours(self) -> Calendar:
        """Everyone's weeks, by a unit that divides an hour."""
        people = self.market.ladders.registry.people
        handles = {one.handle for one in self.market.mentors} | {one.handle for one in self.market.mentees}
        return calendar({handle: people[handle] for handle in sorted(handles)}, self.market.today, HOUR)

    @cached_property
    def candidates(self) -> Candidates:
        """Who offers what somebody asks for."""
        return Candidates(self.market)

    @cached_property
    def suited(self) -> Mapping[int, frozenset[int]]:
        """By mentee, the mentors who offer what is asked for, stand high enough and share a language."""
        return self._by_mentee(self.candidates.suited(self.market.mentees))

    @cached_property
    def free(self) -> Mapping[int, frozenset[int]]:
        """By mentee, those of them from whom nothing keeps the mentee apart."""
        candidates, mentees = self.candidates, self.market.mentees
        side, apart = candidates.side(mentees), candidates.apart(mentees)
        blocks = candidates.suited(mentees)
        return self._by_mentee(block.only(~candidates.kept_apart(block, side, apart)) for block in blocks)

    def _by_mentee(self, blocks: Iterable[Block]) -> Mapping[int, frozenset[int]]:
        found: dict[int, set[int]] = {at: set() for at in range(len(self.market.mentees))}
        for block in blocks:
            for mentee, mentor in zip(block.mentee.tolist(), block.mentor.tolist(), strict=True):
                found[mentee].add(mentor)
        return {at: frozenset(mentors) for at, mentors in found.items()}

    @cached_property
    def aims(self) -> Mapping[Aim, tuple[int, ...]]:
        """By aim, the mentees who have it and somebody to ask."""
        found: dict[Aim, list[int]] = {}
        for at, mentee in enumerate(self.market.mentees):
            for aim in self.aims_of(mentee) if self.suited[at] else ():
                found.setdefault(aim, []).append(at)
        return {aim: tuple(mentees) for aim, mentees in found.items()}

    def aims_of(self, mentee: Mentee) -> Sequence[Aim]:
        """What somebody's cohort could be for; nothing without a goal.

        A role in a group is one goal with its group. A role in the whole community is one goal for
        everyone who asks for a group or one that lies within it.
        """
        if mentee.goal is None:
            return ()
        role = self.market.ladders.registry.roles.get(mentee.goal)
        if role is None or role.scope != "community" or mentee.group is None:
            return ((mentee.goal, mentee.group),)
        return tuple((mentee.goal, group) for group in mentee.lineage)

    @cached_property
    def slots(self) -> Mapping[Aim, tuple[Slot, ...]]:
        """By aim, every hour of a mentee with a mentor; hours of the same people once."""
        return {aim: tuple(self._slots(aim, mentees)) for aim, mentees in self.aims.items()}

    def _slots(self, aim: Aim, mentees: Sequence[int]) -> Iterator[Slot]:
        mentors = sorted(set().union(*(self.suited[at] for at in mentees)))
        seen: set[tuple[tuple[int, ...], tuple[int, ...]]] = set()
        for language in sorted(set().union(*(self._mentor(at).languages for at in mentors))):
            asking = [at for at in mentees if language in self._mentee(at).languages]
            offering = [at for at in mentors if language in self._mentor(at).languages]
            zones: dict[Drift, str] = {}
            handles = [self._mentor(at).handle for at in offering]
            for zone in map(self.zone, (*handles, *(self._mentee(at).handle for at in asking))):
                zones.setdefault(drift(zone, self.market.today), zone)
            for kept, zone in sorted(zones.items()):
                free = {at: self.starts(self._mentee(at).handle, kept) for at in asking}
                given = {at: self.starts(self._mentor(at).handle, kept) for at in offering}
                both = reduce(or_, free.values(), 0) & reduce(or_, given.values(), 0)
                for start in positions(both):
                    here = tuple(at for at in asking if free[at] >> start & 1)
                    there = tuple(at for at in offering if given[at] >> start & 1)
                    if (here, there) not in seen:
                        seen.add((here, there))
                        yield Slot(aim, language, zone, start, here, there)

    def starts(self, handle: str, kept: Drift) -> int:
        """When an hour may begin that somebody has all year."""
        return starts(self.hours.of(handle), kept, self.hours)

    def weekly(self, slot: Slot, handles: Sequence[str]) -> Weekly:
        """The best hour for these people of a slot, by the clocks of the first of them whose zone will do."""
        today = self.market.today
        zones = [self.zone(handle) for handle in handles]
        for zone in (*zones, slot.zone):
            kept = drift(zone, today)
            common = reduce(and_, (self.starts(handle, kept) for handle in handles))
            if common:
                return best(common, zone, zones, self.hours, today)
        return self.local(slot.start, slot.zone)

    def local(self, start: int, zone: str) -> Weekly:
        """The hour that begins with that unit of the week in UTC, by a zone's clocks."""
        ahead = offset(zone, self.market.today) or 0
        return Weekly((start * self.hours.unit + ahead) % WEEK, zone)

    def zone(self, handle: str) -> str:
        """Somebody's time zone."""
        return self.market.ladders.registry.people[handle].time_zone or "UTC"

    def _mentee(self, at: int) -> Mentee:
        return self.market.mentees[at]

    def _mentor(self, at: int) -> Mentor:
        return self.market.mentors[at]

    def apart(self, one: Member, other: Member) -> bool:
        """Whether these two may not be in one cohort.

        A mentee and somebody who may not be their mentor; any two whom the list of pairs to avoid names.
        """
        first, second = self._person(one), self._person(other)
        if first.handle == second.handle or second.handle in first.avoided:
            return True
        if one[0] == other[0]:
            return False
        mentee, mentor = (one[1], other[1]) if one[0] == "mentee" else (other[1], one[1])
        return mentor not in self.free[mentee]

    def _person(self, member: Member) -> Mentee | Mentor:
        side, at = member
        return self._mentee(at) if side == "mentee" else self._mentor(at)
