"""Cohorts: some who head for one goal, with mentors, in a weekly hour that everyone can make.

What is chosen, in this order: as many mentees as can be, and among those as many as can be who never had a
mentor; then as few mentors as will do. Everyone in an hour could be mentored by every mentor in it, and
nobody is there with somebody they are kept apart from. A program of yes and no (integer programming)
finds it, by itself for each set of people who have nothing to do with the others. It is exact; where the
first aim would take too long to prove, the answer says how many more mentees there could be at most.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, count

from msgspec import Struct
from msgspec.structs import replace

from ladder_cli.pairing.slots import Member, Slot, Table
from ladder_cli.pairing.solver import Picked, Row, picked

MOST_MENTEES = 4
"""With one mentor."""
MOST_PEOPLE = 8
"""In one cohort, mentors among them."""
LEAST_MENTEES = 2


class Cohort(Struct, frozen=True):
    """Who meets in a slot; positions in the market."""

    slot: Slot
    mentors: tuple[int, ...]
    mentees: tuple[int, ...]


class Gathered(Struct, frozen=True):
    """The cohorts, and how many more mentees there could be in any at most (0: it is proved that none)."""

    cohorts: tuple[Cohort, ...]
    more: int


def gathered(table: Table) -> Gathered:
    """The best cohorts of a market."""
    parts = [_Program(table, slots).solved() for slots in _parts(_worthwhile(table))]
    cohorts = [cohort for part in parts for cohort in part.cohorts]
    return Gathered(
        tuple(sorted(cohorts, key=lambda one: (one.mentors, one.mentees))), sum(part.more for part in parts)
    )


def share(table: Table, mentor: int) -> int:
    """How many mentees of a cohort somebody can take."""
    return min(MOST_MENTEES, table.market.mentors[mentor].places)


def _worthwhile(table: Table) -> list[Slot]:
    """The hours in which a cohort could meet, without those in which only some of another's people could."""
    found: list[Slot] = []
    for slots in table.slots.values():
        seen: list[tuple[frozenset[int], frozenset[int]]] = []
        for slot in sorted(slots, key=lambda slot: -len(slot.mentees) - len(slot.mentors)):
            mentors = tuple(at for at in slot.mentors if share(table, at))
            people = frozenset(slot.mentees), frozenset(mentors)
            if len(slot.mentees) < LEAST_MENTEES or not mentors:
                continue
            if not any(people[0] <= mentees and people[1] <= others for mentees, others in seen):
                seen.append(people)
                found.append(replace(slot, mentors=mentors))
    return found


def _parts(slots: Sequence[Slot]) -> list[list[Slot]]:
    """The slots, those together that share somebody, perhaps by way of others."""
    lead = list(range(len(slots)))

    def leader(at: int) -> int:
        while lead[at] != at:
            lead[at] = lead[lead[at]]
            at = lead[at]
        return at

    first: dict[tuple[str, int], int] = {}
    for at, slot in enumerate(slots):
        for who in (*(("mentee", one) for one in slot.mentees), *(("mentor", one) for one in slot.mentors)):
            lead[leader(at)] = leader(first.setdefault(who, at))
    parts: dict[int, list[Slot]] = {}
    for at, slot in enumerate(slots):
        parts.setdefault(leader(at), []).append(slot)
    return list(parts.values())


class _Program:
    """The slots of one part as columns of yes and no: is it held, which mentors, which mentees are in it."""

    def __init__(self, table: Table, slots: Sequence[Slot]) -> None:
        self.table, self.slots = table, slots
        self.rows: list[Row] = []
        numbers = count()
        self.held = [next(numbers) for _ in slots]
        self.mentors = [{at: next(numbers) for at in slot.mentors} for slot in slots]
        self.mentees = [{at: next(numbers) for at in slot.mentees} for slot in slots]
        self.columns = next(numbers)
        for side in (self.mentors, self.mentees):
            self._at_most_once(side)
        for at in range(len(slots)):
            self._hold(at)

    def _at_most_once(self, side: Sequence[Mapping[int, int]]) -> None:
        found: dict[int, list[int]] = {}
        for columns in side:
            for who, column in columns.items():
                found.setdefault(who, []).append(column)
        for several in found.values():
            self.rows.append(Row(several, [1] * len(several), 0, 1))

    def _hold(self, at: int) -> None:
        """A slot has places enough, no cohort of one, and nobody whom they are kept apart from."""
        held, mentors, mentees = self.held[at], self.mentors[at], self.mentees[at]
        room = [-share(self.table, mentor) for mentor in mentors]
        columns, ones = list(mentees.values()), [1] * len(mentees)
        self.rows.append(Row([*columns, *mentors.values()], [*ones, *room], -sum(map(abs, room)), 0))
        self.rows.append(Row([*columns, held], [*ones, -LEAST_MENTEES], 0, len(columns)))
        self.rows += [Row([column, held], [1, -1], -1, 0) for column in (*columns, *mentors.values())]
        self.rows.append(Row([held, *mentors.values()], [1, *[-1] * len(mentors)], -len(mentors), 0))
        taken: dict[Member, int] = {("mentee", who): column for who, column in mentees.items()}
        taken |= {("mentor", who): column for who, column in mentors.items()}
        for one, other in combinations(taken, 2):
            if self.table.apart(one, other):
                self.rows.append(Row([taken[one], taken[other]], [1, 1], 0, 1))

    def _aims(self) -> Sequence[Mapping[int, int]]:
        """The most mentees, of them the most who never had a mentor, then the fewest mentors."""
        mentees = [(who, column) for columns in self.mentees for who, column in columns.items()]
        fresh = {column: 1 for who, column in mentees if self.table.market.mentees[who].fresh}
        mentors = {column: -1 for columns in self.mentors for column in columns.values()}
        return {column: 1 for _, column in mentees}, fresh, mentors

    def _begin(self) -> set[int]:
        """A choice to begin with: the fullest hour first, each with whoever is free and gets on."""
        taken: set[Member] = set()
        chosen: set[int] = set()
        order = sorted(
            range(len(self.slots)),
            key=lambda at: (
                -min(len(self.mentees[at]), sum(share(self.table, one) for one in self.mentors[at]))
            ),
        )
        for at in order:
            columns: dict[Member, int] = {}
            room = 0
            for mentor, column in self.mentors[at].items():
                if self._gets_on(("mentor", mentor), columns, taken):
                    columns["mentor", mentor] = column
                    room += share(self.table, mentor)
            for mentee, column in self.mentees[at].items():
                if room and self._gets_on(("mentee", mentee), columns, taken):
                    columns["mentee", mentee] = column
                    room -= 1
            if sum(side == "mentee" for side, _ in columns) >= LEAST_MENTEES:
                taken |= columns.keys()
                chosen |= {self.held[at], *columns.values()}
        return chosen

    def _gets_on(self, one: Member, others: Iterable[Member], taken: Collection[Member]) -> bool:
        return one not in taken and not any(self.table.apart(one, other) for other in others)

    def _more(self, found: Picked) -> int:
        """How many more mentees there could be at most."""
        everyone = len({who for columns in self.mentees for who in columns})
        return min(found.bound, everyone) - found.found

    def solved(self) -> Gathered:
        """The cohorts of this part."""
        found = picked(self.columns, self.rows, self._aims(), self._begin())
        chosen = set(found.columns)
        cohorts: list[Cohort] = []
        for slot, mentors, mentees in zip(self.slots, self.mentors, self.mentees, strict=True):
            here = [who for who, column in mentees.items() if column in chosen]
            there = [who for who, column in mentors.items() if column in chosen]
            if here:
                cohorts += _split(self.table, slot, there, here)
        return Gathered(tuple(cohorts), self._more(found))


def _split(table: Table, slot: Slot, mentors: Sequence[int], mentees: Sequence[int]) -> Iterator[Cohort]:
    """Everyone of one hour in as few cohorts as will do, of about one size.

    Who can take most comes with as many mentees; a mentor who is not needed has none. The largest go first,
    each to the smallest cohort so far. With no more than four mentees to a mentor nobody is left alone.
    """
    left = list(mentees)
    units: list[tuple[int, list[int]]] = []
    most = sorted(mentors, key=lambda mentor: (-share(table, mentor), mentor))
    while left:
        mentor = most.pop(0)
        many = share(table, mentor)
        units.append((mentor, left[:many]))
        left = left[many:]
    units.sort(key=lambda unit: (-len(unit[1]), unit[0]))
    for many in range(1, len(units) + 1):
        groups: list[list[tuple[int, list[int]]]] = [[] for _ in range(many)]
        for unit in units:
            min(groups, key=_size).append(unit)
        if max(map(_size, groups)) <= MOST_PEOPLE:
            break
    for group in groups:
        yield Cohort(
            slot,
            tuple(sorted(mentor for mentor, _ in group)),
            tuple(sorted(mentee for _, some in group for mentee in some)),
        )


def _size(group: Sequence[tuple[int, list[int]]]) -> int:
    return sum(1 + len(mentees) for _, mentees in group)
