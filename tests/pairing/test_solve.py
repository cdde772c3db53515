import random
from collections.abc import Sequence
from itertools import product

import numpy as np
import pytest

from ladder_cli.pairing.solve import HASH_BITS, Assignment, Instance, costs, solve, tie_breaks
from tests.pairing import independent

Level = tuple[int, int, int, int, int]
Pair = tuple[int, int, int]
Hashed = tuple[int, int, int, int]


def given(
    mentees: Sequence[str],
    mentors: Sequence[str],
    fresh: Sequence[bool],
    places: Sequence[int],
    loads: Sequence[int],
    pairs: Sequence[Pair],
) -> Instance:
    """An instance from its pairs, each a mentee, a mentor and a fit."""
    columns = np.array(pairs, np.int64).reshape(-1, 3).T
    return Instance(mentees, mentors, fresh, places, loads, *columns)


def hashed(of: Instance) -> list[Hashed]:
    """The pairs, each with its tie-break."""
    return list(
        zip(of.left.tolist(), of.right.tolist(), of.fits.tolist(), tie_breaks(of).tolist(), strict=True)
    )


def tie_break(mentor: str, mentee: str) -> int:
    return int(tie_breaks(given([mentee], [mentor], [True], [1], [0], [(0, 0, 0)]))[0])


def instance(dice: random.Random, mentees: int, mentors: int, *, chance: float, fits: int) -> Instance:
    """People by number, some pairs, small fits so that every level of the order gets to decide."""
    return given(
        mentees=[f"mentee-{number}" for number in range(mentees)],
        mentors=[f"mentor-{number}" for number in range(mentors)],
        fresh=[dice.random() < 0.5 for _ in range(mentees)],
        places=[dice.randint(0, 3) for _ in range(mentors)],
        loads=[dice.choice((0, 0, 1, 2)) for _ in range(mentors)],
        pairs=[
            (mentee, mentor, dice.randint(0, fits))
            for mentee in range(mentees)
            for mentor in range(mentors)
            if dice.random() < chance
        ],
    )


def levels(of: Instance, pairs: Sequence[Hashed], chosen: Sequence[int]) -> Level | None:
    """What the order compares, the smaller the better; None for what breaks a constraint."""
    taken = [pairs[index] for index in chosen]
    loads = list(of.loads)
    for _, mentor, _, _ in taken:
        loads[mentor] += 1
    over = any(loads[mentor] - of.loads[mentor] > of.places[mentor] for mentor in range(len(loads)))
    if over or len({mentee for mentee, _, _, _ in taken}) < len(taken):
        return None
    return (
        -len(taken),
        -sum(of.fresh[mentee] for mentee, _, _, _ in taken),
        max((loads[mentor] for _, mentor, _, _ in taken), default=0),
        -sum(fit for _, _, fit, _ in taken),
        sum(tie for _, _, _, tie in taken),
    )


def best(of: Instance) -> Level:
    """By trying every choice for every mentee."""
    choices: list[list[int | None]] = [[None] for _ in of.mentees]
    pairs = hashed(of)
    for index, (mentee, _, _, _) in enumerate(pairs):
        choices[mentee].append(index)
    tried = (levels(of, pairs, [at for at in choice if at is not None]) for choice in product(*choices))
    return min(level for level in tried if level is not None)


def check(dice: random.Random, most_mentees: int) -> None:
    of = instance(
        dice,
        dice.randint(1, most_mentees),
        dice.randint(1, 3),
        chance=dice.choice((0.3, 0.6, 1.0)),
        fits=dice.choice((0, 1, 3, 400)),
    )
    found = solve(of)
    assert levels(of, hashed(of), found.chosen) == best(of)
    assert found.max_load == best(of)[2]
    assert solve(of) == found


def test_no_assignment_is_better_at_any_level_of_the_order():
    dice = random.Random(5)
    for _ in range(2000):
        check(dice, 4)


@pytest.mark.long
@pytest.mark.timeout(900)
def test_no_assignment_is_better_in_many_more_and_larger_instances():
    dice = random.Random(55)
    for _ in range(12_000):
        check(dice, 6)


def check_against_another_solver(dice: random.Random, mentees: int, mentors: int, chance: float) -> None:
    of = instance(dice, mentees, mentors, chance=chance, fits=100)
    found = solve(of)
    paired = len(found.chosen)
    fresh = sum(of.fresh[of.left[index]] for index in found.chosen)
    price = int(costs(of, paired)[list(found.chosen)].sum())
    assert levels(of, hashed(of), found.chosen) is not None
    assert (paired, fresh, found.max_load, price) == independent.best(of)


def test_another_solver_finds_nothing_better_among_a_hundred():
    check_against_another_solver(random.Random(7), 100, 40, 0.15)


@pytest.mark.long
def test_another_solver_finds_nothing_better_in_large_instances():
    dice = random.Random(77)
    for mentees, mentors, chance in ((300, 100, 0.2), (600, 250, 0.05), (1000, 300, 0.03), (1500, 600, 0.02)):
        for _ in range(2):
            check_against_another_solver(dice, mentees, mentors, chance)


def test_where_nobody_can_be_paired_there_is_nothing_to_choose():
    assert solve(given(["ada"], ["bob"], [True], [1], [0], [])) == Assignment((), 0)
    assert solve(given(["ada"], ["bob"], [True], [0], [3], [(0, 0, 9)])).chosen == ()


def test_more_pairs_come_before_fit():
    of = given(
        ["ada", "eve"], ["bob", "cyd"], [True, True], [1, 1], [0, 0], [(0, 0, 900), (0, 1, 1), (1, 0, 1)]
    )

    assert solve(of).chosen == (1, 2)


def test_who_never_had_a_mentor_comes_before_who_fits_better():
    of = given(["ada", "eve"], ["bob"], [False, True], [1], [0], [(0, 0, 900), (1, 0, 1)])

    assert solve(of).chosen == (1,)


def test_the_load_is_spread_before_fit_and_counts_what_mentors_carry():
    people = (["ada", "eve"], ["bob", "cyd"], [True, True])
    pairs = [(0, 0, 900), (0, 1, 1), (1, 0, 900), (1, 1, 1)]

    assert solve(given(*people, [2, 2], [0, 0], pairs)).max_load == 1
    assert solve(given(*people, [2, 2], [0, 1], pairs)) == Assignment((0, 2), 2)


def test_equal_fits_are_settled_by_the_hash_alone():
    mentees = [f"m{number}" for number in range(30)]
    pairs = [(number, 0, 7) for number in range(30)]
    chosen = solve(given(mentees, ["bob"], [True] * 30, [3], [0], pairs)).chosen

    assert {mentees[index] for index in chosen} == set(sorted(mentees, key=lambda m: tie_break("bob", m))[:3])


def test_the_hash_stays_within_its_bits_and_tells_who_is_who():
    assert 0 <= tie_break("bob", "ada") < 1 << HASH_BITS
    assert tie_break("bob", "ada") != tie_break("ada", "bob")
    assert tie_break("bo", "bada") != tie_break("bob", "ada")


def test_a_fit_too_large_for_a_long_hash_is_still_exact():
    high = 1 << 50
    pairs = [(0, 0, high), (0, 1, high - 1), (1, 0, high - 1), (1, 1, high - 4)]
    of = given(["ada", "eve"], ["bob", "cyd"], [True, True], [1, 1], [0, 0], pairs)

    assert solve(of).chosen == (1, 2)
