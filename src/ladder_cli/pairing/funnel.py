"""How far those who are left over get: constraint by constraint, how many of the other side remain."""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from ladder_cli.pairing.candidates import Candidates, Side
from ladder_cli.pairing.market import Mentee
from ladder_cli.pairing.pools import Block
from ladder_cli.pairing.rows import Marks, Numbers, meet, shared

NEAREST = 3
"""How many near misses are looked at for a window of time, the nearest first."""


class Stages(Struct, frozen=True):
    """By person of one side, how many of the other are left after each constraint, and the most minutes.

    `asked` ask for what is offered, of whom `senior` stand high enough for the goal, of whom `speaking`
    share a language, of whom `fitting` have the time that is asked for. `most` minutes has one who speaks.
    """

    asked: Numbers
    senior: Numbers
    speaking: Numbers
    fitting: Numbers
    most: Numbers


class Near(Struct, frozen=True):
    """Pairs that only time keeps apart, as columns; positions of mentee and mentor, minutes missing."""

    mentee: Numbers
    mentor: Numbers
    missing: Numbers


class Funnel(Struct, frozen=True):
    """What is left for each mentee and each mentor, and by person the nearest misses, nearest first."""

    mentees: Stages
    mentors: Stages
    near_mentees: dict[int, tuple[int, ...]]
    near_mentors: dict[int, tuple[int, ...]]


def funnel(candidates: Candidates, waiting: Sequence[Mentee], helpful: Marks, idle: Marks) -> Funnel:
    """How far these mentees and the mentors get with each other.

    Near misses are looked for among the mentors marked `helpful`, and for those marked `idle`.
    """
    gauge = _Gauge(candidates, waiting, helpful, idle)
    for block in candidates.blocks(waiting):
        gauge.add(block)
    return Funnel(
        _stages(gauge.by_mentee),
        _stages(gauge.by_mentor),
        _by(gauge.for_mentees.mentee, gauge.for_mentees.mentor),
        _by(gauge.for_mentors.mentor, gauge.for_mentors.mentee),
    )


class _Gauge:
    def __init__(
        self, candidates: Candidates, waiting: Sequence[Mentee], helpful: Marks, idle: Marks
    ) -> None:
        self.candidates = candidates
        self.side: Side = candidates.side(waiting)
        self.least, self.apart = candidates.least(waiting), candidates.apart(waiting)
        self.helpful, self.idle = helpful & candidates.places, idle & candidates.places
        self.by_mentee = np.zeros((5, len(waiting)), np.int64)
        self.by_mentor = np.zeros((5, len(helpful)), np.int64)
        nobody = np.zeros(0, np.int64)
        self.for_mentees = self.for_mentors = Near(nobody, nobody, nobody)
        self.known = (
            np.fromiter((any(mentee.weeks) for mentee in waiting), np.bool_, len(waiting)),
            np.fromiter((any(mentor.weeks) for mentor in candidates.market.mentors), np.bool_, len(helpful)),
        )

    def add(self, block: Block) -> None:
        mentors = self.candidates.mentors
        speaking = block.senior & meet(self.side.languages, block.mentee, mentors.languages, block.mentor)
        minutes = np.zeros(len(speaking), np.int64)
        minutes[speaking] = self._minutes(block.only(speaking))
        fitting = speaking & (minutes >= self.least[block.mentee])
        for counts, who in ((self.by_mentee, block.mentee), (self.by_mentor, block.mentor)):
            for row, kept in enumerate((None, block.senior, speaking, fitting)):
                some = who if kept is None else who[kept]
                counts[row] += np.bincount(some, minlength=counts.shape[1])
            np.maximum.at(counts[4], who, minutes)
        close = speaking & ~fitting & self.known[0][block.mentee] & self.known[1][block.mentor]
        close &= (self.helpful | self.idle)[block.mentor]
        self._keep(block.only(close), minutes[close])

    def _minutes(self, block: Block) -> Numbers:
        weeks = zip(self.side.weeks, self.candidates.mentors.weeks, strict=True)
        common = [shared(mine, block.mentee, theirs, block.mentor) for mine, theirs in weeks]
        least: Numbers = np.minimum.reduce(common)
        return least * self.candidates.market.hours.unit

    def _keep(self, block: Block, minutes: Numbers) -> None:
        free = ~self.candidates.kept_apart(block, self.side, self.apart)
        mentee, mentor = block.mentee[free], block.mentor[free]
        found = Near(mentee, mentor, self.least[mentee] - minutes[free])
        helps, idles = self.helpful[mentor], self.idle[mentor]
        self.for_mentees = _nearest(self.for_mentees, found, helps, "mentee")
        self.for_mentors = _nearest(self.for_mentors, found, idles, "mentor")


def _nearest(kept: Near, found: Near, marked: Marks, whose: str) -> Near:
    """The nearest few of each person, the first by position of those who are equally near."""
    mentee = np.concatenate([kept.mentee, found.mentee[marked]])
    mentor = np.concatenate([kept.mentor, found.mentor[marked]])
    missing = np.concatenate([kept.missing, found.missing[marked]])
    who, other = (mentee, mentor) if whose == "mentee" else (mentor, mentee)
    order = np.lexsort((other, missing, who))
    sorted_ = who[order]
    rank = np.arange(len(order)) - np.searchsorted(sorted_, sorted_)
    order = order[rank < NEAREST]
    return Near(mentee[order], mentor[order], missing[order])


def _stages(counts: Numbers) -> Stages:
    return Stages(*counts)


def _by(who: Numbers, other: Numbers) -> dict[int, tuple[int, ...]]:
    found: dict[int, list[int]] = {}
    for one, another in zip(who.tolist(), other.tolist(), strict=True):
        found.setdefault(one, []).append(another)
    return {one: tuple(others) for one, others in found.items()}
