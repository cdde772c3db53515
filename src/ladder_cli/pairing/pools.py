"""Who offers what a wish names, and each mentee beside these, in blocks.

A named group, offered itself or as one it lies within, is hard; without one, a topic in common is;
a wish for `anyone` asks for neither. Wishes that name the same are looked up once.
"""

from collections.abc import Hashable, Iterator, Sequence

import numpy as np
from msgspec import Struct

from ladder_cli.pairing.market import Market, Mentee
from ladder_cli.pairing.rows import Marks, Numbers

BLOCK = 1 << 16
"""So many pairs are compared at a time: what they need fits into a processor's cache."""

ELSEWHERE, ABOVE, THERE = 0, 1, 2
"""Where a mentor offers: in no group that was asked for, in one it lies within, in that very group."""


class Pool(Struct, frozen=True):
    """The mentors who offer what some wishes name: positions, where they offer, who stands high enough."""

    mentors: Numbers
    where: Numbers
    senior: Marks

    def only(self, kept: Marks) -> "Pool":
        """Those that are marked."""
        return Pool(self.mentors[kept], self.where[kept], self.senior[kept])


class Block(Struct, frozen=True):
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


def named(mentee: Mentee) -> Hashable:
    """What wishes that are looked up once have in common."""
    topics = None if mentee.anyone or mentee.group is not None else mentee.topics
    return mentee.anyone, mentee.group, topics, mentee.goal


def pool(market: Market, mentee: Mentee) -> Pool:
    """The mentors who offer what this wish names."""
    where = np.full(len(market.mentors), ELSEWHERE, np.int64)
    for group in mentee.lineage:
        where[market.by_group.get(group, [])] = ABOVE
    if mentee.group is not None:
        where[market.by_group.get(mentee.group, [])] = THERE
    senior = np.ones(len(market.mentors), np.bool_)
    if mentee.goal is not None:
        senior[:] = False
        senior[market.above(mentee.goal, mentee.group)] = True
    asked = _asked(market, mentee, where)
    return Pool(asked, where[asked], senior[asked])


def _asked(market: Market, mentee: Mentee, where: Numbers) -> Numbers:
    if mentee.anyone:
        return np.arange(len(market.mentors))
    if mentee.group is not None:
        return np.flatnonzero(where)
    offered = [market.by_topic.get(topic, []) for topic in mentee.topics]
    return np.unique(np.array([position for some in offered for position in some], np.int64))


def beside(pools: Sequence[Pool], which: Numbers, own: Numbers, open_: Marks | None) -> Iterator[Block]:
    """Each mentee beside every mentor of the pool that is theirs, and not beside themselves.

    `which` is the pool of each mentee, `own` their position among the mentors, below 0 where they are none.
    Where mentors are marked as `open_`, only those of them who stand high enough.
    """
    if not pools:
        return
    whole, lengths = _joined(pools, open_)
    begins, sizes = (np.cumsum(lengths) - lengths)[which], lengths[which]
    ends = np.cumsum(sizes)
    start = 0
    while start < len(which):
        done = ends[start - 1] if start else 0
        stop = max(start + 1, int(np.searchsorted(ends, done + BLOCK, "right")))
        some, begin = sizes[start:stop], begins[start:stop]
        mentee = np.repeat(np.arange(start, stop), some)
        place = np.arange(len(mentee)) + np.repeat(begin - (np.cumsum(some) - some), some)
        block = Block(mentee, whole.mentors[place], place, whole)
        yield block.only(own[mentee] != block.mentor) if (own[start:stop] >= 0).any() else block
        start = stop


def _joined(pools: Sequence[Pool], open_: Marks | None) -> tuple[Pool, Numbers]:
    """All pools after each other, and how long each is."""
    whole = Pool(
        np.concatenate([pool.mentors for pool in pools]),
        np.concatenate([pool.where for pool in pools]),
        np.concatenate([pool.senior for pool in pools]),
    )
    lengths = np.array([len(pool.mentors) for pool in pools], np.int64)
    if open_ is None:
        return whole, lengths
    kept = whole.senior & open_[whole.mentors]
    ends, before = np.cumsum(lengths), np.concatenate([[0], np.cumsum(kept)])
    return whole.only(kept), before[ends] - before[ends - lengths]
