"""What overlaps what: spans of time by start, gone over once, however many go on at a time."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from heapq import heappop, heappush

from msgspec import Struct, field

Span = tuple[datetime, datetime, int]
"""From when to when, and whose it is."""


class Cluster(Struct, frozen=True):
    """Those that overlaps join, at least two, and when one of them starts while another goes on."""

    members: tuple[int, ...]
    starts: tuple[datetime, ...]


_Going = tuple[datetime, object, int]
"""Until when it goes on, where, and whose it is."""
_OVER: _Going = (datetime.min.replace(tzinfo=UTC), None, -1)


def clusters(spans: Iterable[Span], places: Mapping[int, object]) -> list[Cluster]:
    """Of spans by start: whatever overlaps, as clusters, by their first members.

    What is in one place does not overlap, nor do two of one. A start costs the same whether two or a thousand
    go on: once they are in several places they are joined, and that which ends last and that which ends last
    in another place stand for all of them.
    """
    joined = _Joined()
    last = other = _OVER
    alone: list[_Going] = []  # all in one place, and beside nothing elsewhere yet
    for start, end, whose in spans:
        here, is_beside = places[whose], False
        for going in (last, other):
            if going[0] > start and going[1] != here:
                joined.join(whose, going[2])
                is_beside = True
        if alone and alone[0][1] != here:
            for going in alone:
                if going[0] > start:
                    joined.join(whose, going[2])
                    is_beside = True
                    last, other = _last_two(last, other, going)
            alone = []
        if is_beside:
            joined.starts.setdefault(whose, []).append(start)
            last, other = _last_two(last, other, (end, here, whose))
        else:
            alone.append((end, here, whose))
    return joined.clusters()


def _last_two(last: _Going, other: _Going, new: _Going) -> tuple[_Going, _Going]:
    """Of what goes on that which ends last, and that which ends last in another place."""
    if new[1] == last[1]:
        return (new, other) if new[0] > last[0] else (last, other)
    if new[0] > last[0]:
        return new, last
    return (last, new) if new[0] > other[0] else (last, other)


class _Joined(Struct, frozen=True):
    """Which belong together, and when each of them starts beside another."""

    _with: dict[int, list[int]] = field(default_factory=dict)
    starts: dict[int, list[datetime]] = field(default_factory=dict)

    def join(self, one: int, other: int) -> None:
        """Let two belong together, with all that belongs to them."""
        few = self._with.get(one) or self._with.setdefault(one, [one])
        many = self._with.get(other) or self._with.setdefault(other, [other])
        if few is many:
            return
        if len(few) > len(many):
            few, many = many, few
        many += few
        self._with.update(dict.fromkeys(few, many))

    def clusters(self) -> list[Cluster]:
        """Those that belong together, with their starts in order."""
        found = {id(members): sorted(members) for members in self._with.values()}
        return [
            Cluster(
                tuple(members), tuple(sorted(start for one in members for start in self.starts.get(one, ())))
            )
            for members in sorted(found.values())
        ]


def pairs(spans: Iterable[Span], most: int) -> Iterator[tuple[int, int]]:
    """Of spans by start: two that overlap and are not of one, for each start no more than so many."""
    going: list[tuple[datetime, int]] = []
    for start, end, whose in spans:
        while going and going[0][0] <= start:
            heappop(going)
        for _, other in going[:most]:
            if other != whose:
                yield min(whose, other), max(whose, other)
        heappush(going, (end, whose))
