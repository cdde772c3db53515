"""Sets of words and weeks as columns of bits, so that a million pairs of people are compared at once.

Sixty-four words or units of time make one number a person: `bits[word, person]`. Two people have in
common what is left of `&`, counted. It takes about 10 ns a pair and number, against 300 for two sets.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, repeat

import numpy as np
from numpy.typing import NDArray

Bits = NDArray[np.uint64]
"""A column of numbers for every 64 words, a row in it for each person."""

Numbers = NDArray[np.int64]
"""Positions of people, minutes, points."""

Marks = NDArray[np.bool_]
"""Yes or no for each."""

A_NUMBER = 64


def vocabulary(sets: Iterable[Iterable[str]]) -> Mapping[str, int]:
    """A place for each word there is."""
    return {word: place for place, word in enumerate(dict.fromkeys(chain.from_iterable(sets)))}


def rows(sets: Sequence[frozenset[str]], places: Mapping[str, int]) -> Bits:
    """Each set as bits; words without a place are left out."""
    found = np.zeros((-(-max(1, len(places)) // A_NUMBER), len(sets)), np.uint64)
    who = np.repeat(np.arange(len(sets)), np.fromiter(map(len, sets), np.int64, len(sets)))
    found_at = map(places.get, chain.from_iterable(sets), repeat(-1))
    where = np.fromiter(found_at, np.int64, len(who))
    who, where = who[where >= 0], where[where >= 0]
    bit = np.uint64(1) << (where % A_NUMBER).astype(np.uint64)
    np.bitwise_or.at(found, (where // A_NUMBER, who), bit)
    return found


def week_rows(weeks: Sequence[int], units: int) -> Bits:
    """Each week as bits, of so many units of time."""
    size = -(-units // A_NUMBER)
    raw = b"".join([week.to_bytes(size * 8, "little") for week in weeks])
    return np.ascontiguousarray(np.frombuffer(raw, "<u8").reshape(len(weeks), size).T)


def shared(one: Bits, which: Numbers, other: Bits, with_: Numbers) -> Numbers:
    """How many bits each pair of people has in common."""
    found = np.zeros(len(which), np.uint16)
    for mine, theirs in zip(one, other, strict=True):
        found += np.bitwise_count(mine[which] & theirs[with_])
    return found.astype(np.int64)


def meet(one: Bits, which: Numbers, other: Bits, with_: Numbers) -> Marks:
    """Whether each pair of people has anything in common."""
    found = np.zeros(len(which), np.bool_)
    for mine, theirs in zip(one, other, strict=True):
        found |= (mine[which] & theirs[with_]) != 0
    return found
