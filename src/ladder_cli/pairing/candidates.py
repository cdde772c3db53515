"""Which mentors could be a mentee's: hard constraints, looked up by what a wish names.

A named group, offered itself or as one it lies within, is hard; without one, a topic in common is;
a wish for `anyone` asks for neither. Wishes that name the same are looked up once, and what is left
is compared a block of pairs at a time, so that nobody is compared with everybody.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from ladder_cli.pairing.market import Market, Mentee, Mentor
from ladder_cli.pairing.rows import Bits, Marks, Numbers, meet, rows, shared, vocabulary, week_rows

BLOCK = 1 << 16
"""So many pairs are compared at a time: what they need fits into a processor's cache."""

ELSEWHERE, ABOVE, THERE = 0, 1, 2
"""Where a mentor offers: in no group that was asked for, in one it lies within, in that very group."""


@dataclass(frozen=True, slots=True)
class Pool:
    """The mentors who offer what some wishes name: positions, where they offer, who stands high enough."""

    mentors: Numbers
    where: Numbers
    senior: Marks


@dataclass(frozen=True, slots=True)
class Block:
    """Some pairs of a mentee and a mentor who offers what that mentee asks for, as columns.

    A pair's `place` is that of its mentor in the pool of all mentors whom these mentees could ask.
    """

    mentee: Numbers
    mentor: Numbers
    place: Numbers
    pool: Pool

    @property
    def where(self) -> Numbers:
        """Where the mentor offers, of each pair."""
        return self.pool.where[self.place]

    @property
    def senior(self) -> Marks:
        """Whether the mentor stands high enough, of each pair."""
        return self.pool.senior[self.place]

    def only(self, kept: Marks) -> "Block":
        """Those that are marked."""
        at = np.flatnonzero(kept)
        return Block(self.mentee[at], self.mentor[at], self.place[at], self.pool)


@dataclass(frozen=True, slots=True)
class Offers:
    """The pairs that may be, as columns: positions, minutes a week in common, where the mentor offers."""

    mentee: Numbers
    mentor: Numbers
    minutes: Numbers
    where: Numbers


@dataclass(frozen=True, slots=True)
class Side:
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

    def of(self, mentee: Mentee) -> Iterator[tuple[int, int]]:
        """Every mentor the mentee may be paired with, by position, and their minutes in common."""
        found = self.offers((mentee,))
        yield from sorted(zip(found.mentor.tolist(), found.minutes.tolist(), strict=True))

    def blocks(self, mentees: Sequence[Mentee], open_: Marks | None = None) -> Iterator[Block]:
        """Each of these mentees beside every mentor who offers what the wish names, and is not the mentee.

        Where mentors are marked, only those of them who stand high enough. All pairs of one mentee lie in
        one block.
        """
        used = {_named(mentee): mentee for mentee in mentees}
        pools = [self._pool(key, mentee) for key, mentee in used.items()]
        if not pools:
            return
        whole = Pool(
            np.concatenate([pool.mentors for pool in pools]),
            np.concatenate([pool.where for pool in pools]),
            np.concatenate([pool.senior for pool in pools]),
        )
        number = {key: at for at, key in enumerate(used)}
        which = np.fromiter((number[_named(mentee)] for mentee in mentees), np.int64, len(mentees))
        lengths = np.array([len(pool.mentors) for pool in pools])
        if open_ is not None:
            kept = whole.senior & open_[whole.mentors]
            ends = np.cumsum(lengths)
            before = np.concatenate([[0], np.cumsum(kept)])
            lengths = before[ends] - before[ends - lengths]
            whole = Pool(whole.mentors[kept], whole.where[kept], whole.senior[kept])
        begins = (np.cumsum(lengths) - lengths)[which]
        sizes = lengths[which]
        position = self.market.position
        own = np.fromiter((position.get(mentee.handle, -1) for mentee in mentees), np.int64, len(mentees))
        ends = np.cumsum(sizes)
        start = 0
        while start < len(mentees):
            done = ends[start - 1] if start else 0
            stop = max(start + 1, int(np.searchsorted(ends, done + BLOCK, "right")))
            some, begin = sizes[start:stop], begins[start:stop]
            mentee = np.repeat(np.arange(start, stop), some)
            place = np.arange(len(mentee)) + np.repeat(begin - (np.cumsum(some) - some), some)
            block = Block(mentee, whole.mentors[place], place, whole)
            yield block.only(own[mentee] != block.mentor) if (own[start:stop] >= 0).any() else block
            start = stop

    def _pool(self, key: Hashable, mentee: Mentee) -> Pool:
        if key not in self.pools:
            market = self.market
            where = np.full(len(market.mentors), ELSEWHERE, np.int64)
            for group in mentee.lineage:
                where[market.by_group.get(group, [])] = ABOVE
            if mentee.group is not None:
                where[market.by_group.get(mentee.group, [])] = THERE
            senior = np.ones(len(market.mentors), np.bool_)
            if mentee.goal is not None:
                senior[:] = False
                senior[market.above(mentee.goal, mentee.group)] = True
            asked = self._asked(mentee, where)
            self.pools[key] = Pool(asked, where[asked], senior[asked])
        return self.pools[key]

    def _asked(self, mentee: Mentee, where: Numbers) -> Numbers:
        if mentee.anyone:
            return np.arange(len(self.market.mentors))
        if mentee.group is not None:
            return np.flatnonzero(where)
        named = [self.market.by_topic.get(topic, []) for topic in mentee.topics]
        return np.unique(np.array([position for some in named for position in some], np.int64))

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


def _named(mentee: Mentee) -> Hashable:
    """What wishes that are looked up once have in common."""
    named = None if mentee.anyone or mentee.group is not None else mentee.topics
    return mentee.anyone, mentee.group, named, mentee.goal
