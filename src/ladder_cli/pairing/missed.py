"""Why somebody is in no cohort, and the cheapest change that would bring them into one."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice

import numpy as np
from msgspec import Struct

from ladder_cli.pairing.cohorts import LEAST_MENTEES, MOST_MENTEES, MOST_PEOPLE, Cohort, Gathered, share
from ladder_cli.pairing.fit import spoken
from ladder_cli.pairing.funnel import Funnel, funnel
from ladder_cli.pairing.loosening import NOTHING, say
from ladder_cli.pairing.market import Mentee
from ladder_cli.pairing.reasons import no_mentee, no_mentor, unsaid, wanted
from ladder_cli.pairing.slots import Member, Slot, Table
from ladder_cli.pairing.weekly import Weekly, drift, positions

COMPANIONS = 40
"""With so many others who wait a common hour is looked for."""

Said = tuple[str, str]
"""The constraint that binds, and the cheapest change that would help."""


class Missed(Struct, frozen=True, dict=True):
    """What to say of those who are in no cohort."""

    table: Table
    found: Gathered

    @cached_property
    def waiting(self) -> tuple[int, ...]:
        """The mentees in no cohort, by position in the market."""
        placed = {at for cohort in self.found.cohorts for at in cohort.mentees}
        return tuple(at for at in range(len(self.table.market.mentees)) if at not in placed)

    @cached_property
    def _funnel(self) -> Funnel:
        mentees = [self.table.market.mentees[at] for at in self.waiting]
        nobody = np.zeros(len(self.table.market.mentors), np.bool_)
        return funnel(self.table.candidates, mentees, nobody, nobody)

    def by_mentee(self, number: int) -> Said:
        """Of the mentee at that place among those who wait."""
        at = self.waiting[number]
        mentee = self.table.market.mentees[at]
        if mentee.goal is None and not unsaid(mentee):
            return (
                "the wish names no goal, and a cohort has one",
                "name the role you are heading for as `goal` in the wish",
            )
        stages = self._funnel.mentees
        nobody = unsaid(mentee) or no_mentor(stages, number, mentee)
        return nobody or self._no_hour(at, mentee, int(stages.speaking[number])), (
            say(mentee)
            or self._join(at)
            or self._one_more_mentor(at, mentee)
            or self._one_more_beside(at, mentee)
            or self._one_more_mentee(at, mentee)
            or f"one more mentor{wanted(mentee)} and one more who is heading for `{mentee.goal}`"
            " would make a cohort"
        )

    def _slots(self, at: int) -> Iterator[Slot]:
        """The hours that a mentee could make with a mentor of theirs, also one without a place."""
        for aim in self.table.aims_of(self.table.market.mentees[at]):
            yield from (slot for slot in self.table.slots.get(aim, ()) if at in slot.mentees)

    def _no_hour(self, at: int, mentee: Mentee, speaking: int) -> str:
        suited = self.table.suited[at]
        slots = [slot for slot in self._slots(at) if not suited.isdisjoint(slot.mentors)]
        if not slots:
            return f"no mentor{wanted(mentee)} has a weekly hour in common all year, of {speaking}"
        if all(len(slot.mentees) < LEAST_MENTEES for slot in slots):
            return (
                f"nobody else who is heading for `{mentee.goal}` has an hour in common with them and a mentor"
            )
        return "in the hours that they can make with others, none has a place for them"

    def _join(self, at: int) -> str:
        """A cohort with room, were they free at its hour."""
        for cohort in self._open_to(at, 1):
            if sum(share(self.table, one) for one in cohort.mentors) > len(cohort.mentees):
                return f"being free on {self._when(cohort).said} would bring them in with {self._led(cohort)}"
        return ""

    def _one_more_beside(self, at: int, mentee: Mentee) -> str:
        """A cohort whose hour they can make, were there another mentor in it."""
        for cohort in self._open_to(at, 2):
            if at in cohort.slot.mentees:
                return (
                    f"one more mentor{wanted(mentee)} at or above `{mentee.goal}`, free on"
                    f" {self._when(cohort).said}, would bring them in with {self._led(cohort)}"
                )
        return ""

    def _open_to(self, at: int, more: int) -> Iterator[Cohort]:
        """The cohorts for which so many more would not be too many, and of whom nobody keeps them apart."""
        table, mentee = self.table, self.table.market.mentees[at]
        for cohort in self.found.cohorts:
            members: list[Member] = [("mentee", one) for one in cohort.mentees]
            members += [("mentor", one) for one in cohort.mentors]
            suits = cohort.slot.aim in table.aims_of(mentee) and cohort.slot.language in mentee.languages
            room = suits and len(members) + more <= MOST_PEOPLE
            if room and not any(table.apart(("mentee", at), one) for one in members):
                yield cohort

    def _led(self, cohort: Cohort) -> str:
        return spoken([self.table.market.mentors[one].handle for one in cohort.mentors])

    def _when(self, cohort: Cohort) -> Weekly:
        people = self.table.market
        mentors = (people.mentors[one].handle for one in cohort.mentors)
        return self.table.weekly(
            cohort.slot, (*mentors, *(people.mentees[one].handle for one in cohort.mentees))
        )

    def _one_more_mentor(self, at: int, mentee: Mentee) -> str:
        """A mentor in an hour that several who wait have in common, and how many of them they would take."""
        others = [
            other for other in self.waiting if self._would_share(mentee, self.table.market.mentees[other])
        ]
        together, weekly = self._together(at, others, mentee.languages)
        limit = self.table.market.ladders.registry.community.limits.mentees
        taken = min(together, MOST_MENTEES, limit)
        if taken < LEAST_MENTEES:
            return ""
        return (
            f"one more mentor{wanted(mentee)} at or above `{mentee.goal}`, free on {weekly.said},"
            f" would take {taken}"
        )

    def _would_share(self, mentee: Mentee, other: Mentee) -> bool:
        same = (other.goal, other.group, other.anyone) == (mentee.goal, mentee.group, mentee.anyone)
        if not same or (mentee.group is None and other.topics != mentee.topics):
            return False
        return not mentee.languages.isdisjoint(other.languages)

    def _one_more_mentee(self, at: int, mentee: Mentee) -> str:
        """A mentor with places, to whom one more who heads for the same would make a cohort."""
        table = self.table
        placed = {one for cohort in self.found.cohorts for one in cohort.mentors}
        for slot in self._slots(at):
            for mentor in slot.mentors:
                free = mentor not in placed and share(table, mentor) >= LEAST_MENTEES
                if free and not table.apart(("mentee", at), ("mentor", mentor)):
                    handle = table.market.mentors[mentor].handle
                    weekly = table.weekly(slot, (handle, mentee.handle))
                    return (
                        f"one more who is heading for `{mentee.goal}`, free on {weekly.said},"
                        f" would make a cohort with `{handle}`"
                    )
        return ""

    def by_mentor(self, index: int) -> Said:
        """Of a mentor with places to whom no cohort was given."""
        mentor, stages = self.table.market.mentors[index], self._funnel.mentors
        nobody = unsaid(mentor) or no_mentee(stages, index, mentor)
        if nobody:
            return nobody, say(mentor) or self._being_free(index) or NOTHING
        who = f"of {stages.asked[index]} still waiting for what is offered"
        slots = [slot for slot in self._with(index) if len(self._still(slot)) >= LEAST_MENTEES]
        if not slots:
            because = f"{who}, no two with one goal can make an hour with them"
            return because, self._being_free(index) or NOTHING
        if share(self.table, index) < LEAST_MENTEES and any(self._would_do(slot, index) for slot in slots):
            because = f"{who}, two can make an hour with them, and one place is left"
            return because, "one more place in the offer would bring 2 together"
        return f"{who}, nobody can take the place that is left", NOTHING

    def _with(self, index: int) -> Iterator[Slot]:
        return (slot for slots in self.table.slots.values() for slot in slots if index in slot.mentors)

    def _still(self, slot: Slot) -> list[int]:
        return [at for at in slot.mentees if at in self._is_waiting]

    def _would_do(self, slot: Slot, index: int) -> bool:
        """Whether two who wait could be in one cohort with this mentor, had they the places."""
        free = [at for at in self._still(slot) if not self.table.apart(("mentee", at), ("mentor", index))]
        return any(len(self._getting_on(at, free)) >= LEAST_MENTEES - 1 for at in free)

    @cached_property
    def _is_waiting(self) -> frozenset[int]:
        return frozenset(self.waiting)

    def _being_free(self, index: int) -> str:
        """The hour in which this mentor could take most of those who wait, were they free in it."""
        table = self.table
        mentees, room = table.market.mentees, share(table, index)
        asking = list(islice(self._asking(index), COMPANIONS)) if room >= LEAST_MENTEES else []
        best: tuple[int, str] = (0, "")
        for at in asking:
            for aim in table.aims_of(mentees[at]):
                others = [other for other in asking if aim in table.aims_of(mentees[other])]
                together, weekly = self._together(at, others, table.market.mentors[index].languages)
                if together >= LEAST_MENTEES and together > best[0]:
                    best = together, weekly.said
        if not best[0]:
            return ""
        return f"being free on {best[1]} would bring {min(best[0], room)} together"

    def _asking(self, index: int) -> Iterator[int]:
        mentees = self.table.market.mentees
        for at in self.waiting:
            if mentees[at].goal is not None and not self.table.apart(("mentee", at), ("mentor", index)):
                yield at

    def _together(self, at: int, others: Sequence[int], languages: frozenset[str]) -> tuple[int, Weekly]:
        """How many have an hour in common with this mentee, by whose clocks it is, and the first such."""
        table, mentees = self.table, self.table.market.mentees
        zone = table.zone(mentees[at].handle)
        kept = drift(zone, table.market.today)
        own = table.starts(mentees[at].handle, kept)
        best, when = 0, 0
        for language in sorted(mentees[at].languages & languages):
            free = [
                table.starts(mentees[one].handle, kept)
                for one in self._getting_on(at, others)
                if language in mentees[one].languages
            ]
            for start in positions(own):
                together = 1 + sum(week >> start & 1 for week in free)
                if together > best:
                    best, when = together, start
        return best, table.local(when, zone)

    def _getting_on(self, at: int, others: Sequence[int]) -> list[int]:
        """Of these others some, none of whom is kept apart from another or from the mentee."""
        found: list[int] = []
        for other in others:
            if not any(self.table.apart(("mentee", other), ("mentee", one)) for one in (at, *found)):
                found.append(other)
            if len(found) == COMPANIONS:
                break
        return found
