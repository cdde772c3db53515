"""Who could talk with whom in the next two weeks, and when."""

from collections.abc import Mapping, Sequence

import numpy as np
from msgspec import Struct, field

from ladder_cli.pairing.candidates import Candidates, Offers
from ladder_cli.pairing.fortnight import Fortnight, Minutes, are_two, hours, starts
from ladder_cli.pairing.market import Mentee
from ladder_cli.pairing.outcome import Outcome
from ladder_cli.pairing.overlap import offset
from ladder_cli.pairing.rows import Marks


class Appointments(Struct, frozen=True):
    """When people are free in the two weeks."""

    candidates: Candidates
    weeks: Fortnight
    known: dict[str, Minutes] = field(default_factory=dict)

    def free(self, handle: str) -> Minutes:
        """When somebody is free."""
        if handle not in self.known:
            registry = self.candidates.market.ladders.registry
            person, leave = registry.people[handle], registry.record(handle).leave
            self.known[handle] = self.weeks.free(person, leave)
        return self.known[handle]

    def common(self, one: str, other: str) -> Minutes:
        """When two are free."""
        return self.free(one) & self.free(other)

    def could_talk(self, one: str, other: str) -> bool:
        """Whether two have two hours in common."""
        return are_two(starts(self.common(one, other)))

    def search(self, mentees: Sequence[Mentee], among: Marks | None = None) -> Offers:
        """Every pair that may be of these mentees and all mentors with a place, or those of them marked."""
        found: list[tuple[int, int, int, int]] = []
        mentors, open_ = self.candidates.market.mentors, self.candidates.places
        side, apart = self.candidates.side(mentees), self.candidates.apart(mentees)
        for block in self.candidates.suited(mentees):
            kept = open_[block.mentor] if among is None else (open_ & among)[block.mentor]
            free = block.only(kept & ~self.candidates.kept_apart(block, side, apart))
            columns = (free.mentee, free.mentor, free.where)
            for at, index, where in zip(*(column.tolist() for column in columns), strict=True):
                one, other = mentees[at].handle, mentors[index].handle
                if self.could_talk(one, other):
                    found.append((at, index, self.common(one, other).bit_count() // 2, where))
        return Offers(*np.array(found, np.int64).reshape(-1, 4).T)


def planned(found: Outcome, diary: Appointments) -> Mapping[int, tuple[int, ...]]:
    """By mentee who has a mentor, the hours; none of a mentor is proposed twice where there are others."""
    of = found.market
    people = of.ladders.registry.people
    taken: dict[int, list[int]] = {}
    plans: dict[int, tuple[int, ...]] = {}
    for made in found.chosen:
        one, other = of.mentors[made.mentor].handle, of.mentees[made.mentee].handle
        ahead = [offset(people[handle].time_zone or "UTC", of.today) or 0 for handle in (one, other)]
        begins = starts(diary.common(one, other))
        busy = taken.setdefault(made.mentor, [])
        plans[made.mentee] = hours(begins, busy, ahead) or hours(begins, (), ahead)
        busy += plans[made.mentee]
    return plans
