"""Which mentors could be a mentee's: hard constraints, for all pairs that what wishes name lets through.

What is left is compared a block of pairs at a time, so that nobody is compared with everybody.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from msgspec import Struct

from ladder_cli.pairing.market import Market, Mentee, Mentor
from ladder_cli.pairing.pools import Block, Pool, beside, named, pool
from ladder_cli.pairing.rows import Bits, Marks, Numbers, meet, rows, shared, vocabulary, week_rows


class Offers(Struct, frozen=True):
    """The pairs that may be, as columns: positions, minutes a week in common, where the mentor offers."""

    mentee: Numbers
    mentor: Numbers
    minutes: Numbers
    where: Numbers


class Side(Struct, frozen=True):
    """What people of one side are compared by, as bits."""

    languages: Bits
    employers: Bits
    weeks: tuple[Bits, Bits, Bits]


@dataclass(frozen=True)
class Candidates:
    """Lookups over one market; what several wishes share is looked up once."""

    market: Market
    pools: dict[Hashable, Pool] = field(default_factory=dict, repr=False, compare=False)

    def offers(self, mentees: Sequence[Mentee], among: Marks | None = None) -> Offers:
        """Every pair that may be of these mentees and all mentors with a place, or those of them marked.

        Mentees are told by their position in the sequence.
        """
        side = self.side(mentees)
        least, apart = self.least(mentees), self.apart(mentees)
        open_ = self.places if among is None else self.places & among
        found = [self._admissible(block, side, least, apart) for block in self.blocks(mentees, open_)]
        if not found:
            nobody = np.zeros(0, np.int64)
            return Offers(nobody, nobody, nobody, nobody)
        columns = ("mentee", "mentor", "minutes", "where")
        return Offers(*(np.concatenate([getattr(one, name) for one in found]) for name in columns))

    def suited(self, mentees: Sequence[Mentee]) -> Iterator[Block]:
        """Each of these mentees beside every mentor who offers what is asked, high enough, and speaks alike.

        Also those without a place; whether they have the time, and what keeps two apart, is not looked at.
        """
        side = self.side(mentees)
        for block in self.blocks(mentees):
            reached = block.only(block.senior)
            yield reached.only(meet(side.languages, reached.mentee, self.mentors.languages, reached.mentor))

    def blocks(self, mentees: Sequence[Mentee], open_: Marks | None = None) -> Iterator[Block]:
        """Each of these mentees beside every mentor who offers what the wish names, and is not the mentee.

        Where mentors are marked, only those of them who stand high enough. All pairs of one mentee lie in
        one block.
        """
        keys = [named(mentee) for mentee in mentees]
        used: dict[Hashable, int] = {}
        which = np.array([used.setdefault(key, len(used)) for key in keys], np.int64)
        for key, mentee in zip(keys, mentees, strict=True):
            if key not in self.pools:
                self.pools[key] = pool(self.market, mentee)
        position = self.market.position
        own = np.fromiter((position.get(mentee.handle, -1) for mentee in mentees), np.int64, len(mentees))
        return beside([self.pools[key] for key in used], which, own, open_)

    @cached_property
    def places(self) -> Marks:
        """Who of the mentors has a place."""
        mentors = self.market.mentors
        return np.fromiter((mentor.places > 0 for mentor in mentors), np.bool_, len(mentors))

    def _admissible(self, block: Block, side: Side, least: Numbers, apart: Numbers) -> Offers:
        others, unit = self.mentors, self.market.hours.unit
        block = block.only(meet(side.languages, block.mentee, others.languages, block.mentor))
        minutes = np.zeros(0, np.int64)
        for number, (mine, theirs) in enumerate(zip(side.weeks, others.weeks, strict=True)):
            common = shared(mine, block.mentee, theirs, block.mentor) * unit
            minutes = np.minimum(minutes, common) if number else common
            kept = minutes >= least[block.mentee]
            block, minutes = block.only(kept), minutes[kept]
        kept = ~self.kept_apart(block, side, apart)
        block = block.only(kept)
        return Offers(block.mentee, block.mentor, minutes[kept], block.where)

    def kept_apart(self, block: Block, side: Side, apart: Numbers) -> Marks:
        """Whether a tie, an employer, an earlier pairing or a line of a list keeps each of these apart."""
        codes = block.mentee * len(self.market.mentors) + block.mentor
        listed = np.isin(codes, apart) if len(apart) else np.zeros(len(codes), np.bool_)
        return listed | meet(side.employers, block.mentee, self.mentors.employers, block.mentor)

    def apart(self, mentees: Sequence[Mentee]) -> Numbers:
        """The pairs that must not be, each as one number."""
        position, size = self.market.position, len(self.market.mentors)
        found = [
            at * size + position[handle]
            for at, mentee in enumerate(mentees)
            for handles in (mentee.tied, mentee.partners, mentee.avoided)
            for handle in handles
            if handle in position
        ]
        return np.array(found, np.int64)

    def least(self, mentees: Sequence[Mentee]) -> Numbers:
        """The minutes a week that each asks for."""
        return np.fromiter((mentee.least for mentee in mentees), np.int64, len(mentees))

    @cached_property
    def _languages(self) -> Mapping[str, int]:
        return vocabulary(mentor.languages for mentor in self.market.mentors)

    @cached_property
    def _employers(self) -> Mapping[str, int]:
        return vocabulary(mentor.employers for mentor in self.market.mentors)

    @cached_property
    def mentors(self) -> Side:
        """What all mentors are compared by."""
        return self.side(self.market.mentors)

    def side(self, people: Sequence[Mentee] | Sequence[Mentor]) -> Side:
        """What these people are compared by."""
        units = self.market.hours.units
        return Side(
            rows([one.languages for one in people], self._languages),
            rows([one.employers for one in people], self._employers),
            (
                week_rows([one.weeks[0] for one in people], units),
                week_rows([one.weeks[1] for one in people], units),
                week_rows([one.weeks[2] for one in people], units),
            ),
        )
