"""The best assignment of mentees to mentors, exactly, in this order of aims.

1. As many mentees with a mentor as can be, and among those as many as can be who never had one.
2. The smallest heaviest load, counting the mentees a mentor has already; only mentors who get one count.
3. The highest total fit.
4. The smallest sum of a hash of both handles, which in all stays below one unit of fit, so that the
   same people always get the same answer.

It takes one or two maximum flows for the first aim, then one for each halving of the loads there can be
(two where the limit is three mentees), and a single minimum-cost flow for the rest. That the least load
never costs a first-time mentee: an exchange that brings one in and keeps the number moves along a path
from that mentee to one who steps back, and leaves every load as it was.
"""

from collections.abc import Sequence
from zlib import crc32

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from ladder_cli.pairing.rows import Numbers
from ladder_cli.pairing.solver import Arcs, cheapest_flow, largest_flow

HASH_BITS = 16
MOST_COST = 1 << 60
_FACTORS = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9)
_HALF = np.uint64(32)
_ENDS = 3
"""Nodes beside those of people: the sink, and where mentees enter, for the first time or again."""


class Instance(Struct, frozen=True):
    """What is to be solved; people are positions.

    `fresh` says of each mentee whether they never had a mentor; `places` how many each mentor can take,
    `loads` how many they have. The pairs that may be are three columns: mentee, mentor and fit.
    """

    mentees: Sequence[str]
    mentors: Sequence[str]
    fresh: Sequence[bool]
    places: Sequence[int]
    loads: Sequence[int]
    left: Numbers
    right: Numbers
    fits: Numbers


class Assignment(Struct, frozen=True):
    """Which of the pairs are made (positions, sorted), and the heaviest load among their mentors."""

    chosen: tuple[int, ...]
    max_load: int


def tie_breaks(instance: Instance) -> Numbers:
    """For each pair a number below 2 to the power of `HASH_BITS` that only the two handles decide."""
    mentees, mentors = _checksums(instance.mentees), _checksums(instance.mentors)
    mixed = (mentors[instance.right] << _HALF | mentees[instance.left]) * _FACTORS[0]
    mixed = (mixed ^ mixed >> _HALF) * _FACTORS[1]
    return (mixed >> np.uint64(64 - HASH_BITS)).astype(np.int64)


def _checksums(handles: Sequence[str]) -> NDArray[np.uint64]:
    return np.fromiter((crc32(handle.encode()) for handle in handles), np.uint64, len(handles))


def solve(instance: Instance) -> Assignment:
    """The best assignment."""
    network = _Network(instance)
    paired = network.most_paired(instance.places) if len(instance.fits) else 0
    if paired == 0:
        return Assignment((), 0)
    fresh = network.most_fresh(paired)
    load = _least_load(network, instance, paired)
    return Assignment(network.cheapest(room(instance, load), paired, fresh), load)


def room(instance: Instance, load: int) -> list[int]:
    """How many more each mentor may take where nobody's load is to pass that."""
    return [
        max(0, min(places, load - has)) for places, has in zip(instance.places, instance.loads, strict=True)
    ]


def _least_load(network: "_Network", instance: Instance, paired: int) -> int:
    low = 1
    high = max(places + has for places, has in zip(instance.places, instance.loads, strict=True))
    while low < high:
        middle = (low + high) // 2
        if network.most_paired(room(instance, middle)) == paired:
            high = middle
        else:
            low = middle + 1
    return low


class _Network:
    """An instance as arcs: source, (fresh or not,) mentees, mentors, sink."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        count = len(instance.mentees)
        self.left, self.right = instance.left.astype(np.int32), (count + instance.right).astype(np.int32)
        self.ones = np.ones(len(self.left), np.int64)
        self.mentors = np.arange(count, count + len(instance.mentors), dtype=np.int32)
        self.source = count + len(instance.mentors)
        self.sink = self.source + 1
        self.first_time = self.source + 2
        self.again = self.source + 3

    def most_paired(self, room: Sequence[int]) -> int:
        """How many mentees can have a mentor where each mentor may take so many."""
        return self._flow(range(len(self.instance.mentees)), room)

    def most_fresh(self, paired: int) -> int:
        """How many of those can be paired who never were, when so many are in all."""
        fresh = [mentee for mentee, is_fresh in enumerate(self.instance.fresh) if is_fresh]
        if len(fresh) == len(self.instance.fresh):
            return paired
        return self._flow(fresh, self.instance.places) if fresh else 0

    def _flow(self, mentees: Sequence[int], room: Sequence[int]) -> int:
        parts = (
            Arcs([self.source] * len(mentees), mentees, [1] * len(mentees)),
            Arcs(self.left, self.right, self.ones),
            Arcs(self.mentors, [self.sink] * len(room), room),
        )
        return largest_flow(parts, self.source, self.sink)

    def cheapest(self, room: Sequence[int], paired: int, fresh: int) -> tuple[int, ...]:
        """The pairs of highest total fit, then smallest hash: so many mentees, so many of them fresh."""
        entry = [self.first_time if is_fresh else self.again for is_fresh in self.instance.fresh]
        count = len(entry)
        parts = (
            Arcs(self.left, self.right, self.ones, costs(self.instance, paired)),
            Arcs(entry, range(count), [1] * count, [0] * count),
            Arcs(self.mentors, [self.sink] * len(room), room, [0] * len(room)),
        )
        supplies = {self.first_time: fresh, self.again: paired - fresh, self.sink: -paired}
        return tuple(np.flatnonzero(cheapest_flow(parts, supplies)).tolist())


def costs(instance: Instance, paired: int) -> Numbers:
    """What each pair costs where so many are made: a unit of fit outweighs all their hashes together."""
    highest = int(instance.fits.max())
    nodes = len(instance.mentees) + len(instance.mentors) + _ENDS
    spared = 0  # the solver multiplies costs by nodes, in 64 bits: in large instances the hash is shorter
    while highest * (paired << HASH_BITS - spared) * nodes >= MOST_COST and spared < HASH_BITS:
        spared += 1
    unit = paired << HASH_BITS - spared
    return (highest - instance.fits) * unit + (tie_breaks(instance) >> spared)
