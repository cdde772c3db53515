"""How many people, and how many employers, make half of the work."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladder_cli.work.concentration import Range, elephants, factor, firms


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        ([1000, 202, 90, 33, 332, 343, 42, 433], 2),  # CHAOSS, contributor absence factor
        ([Fraction("12.5")] * 8, 4),  # CHAOSS, elephant factor
        ([50, *[Fraction(50, 7)] * 7], 1),  # CHAOSS: one of those organizations with 50 %
        ([], 0),
        ([0, 0], 0),
        ([7], 1),
        ([1, 1], 1),
        ([1, 1, 1], 2),
    ],
)
def test_the_fewest_that_make_half_are_counted(amounts: list[int], expected: int) -> None:
    assert factor(amounts) == expected


@given(st.lists(st.integers(0, 50), min_size=1, max_size=12))
def test_so_many_make_half_and_no_fewer_do(amounts: list[int]) -> None:
    found, order = factor(amounts), sorted(amounts, reverse=True)

    assert 2 * sum(order[:found]) >= sum(order)
    assert found == 0 or 2 * sum(order[: found - 1]) < sum(order)


def test_whoever_has_two_employers_counts_for_each_in_equal_parts() -> None:
    found = firms([(3, frozenset({"acme", "zinc"})), (1, frozenset({"acme"})), (5, None)])

    assert found.known == {"acme": Fraction(5, 2), "zinc": Fraction(3, 2)}
    assert (found.total, found.nobody_knows, found.largest) == (9, 5, "acme")


def test_of_nothing_nobody_makes_half() -> None:
    assert elephants(firms([])) == Range(0, 0)
    assert firms([(2, None)]).largest == ""


@given(st.lists(st.integers(1, 9), max_size=4), st.lists(st.integers(1, 9), max_size=4))
def test_however_the_unknown_are_employed_the_number_lies_in_the_range(
    known: list[int], unknown: list[int]
) -> None:
    """Every way of giving the unknown to an employer that is known or to one of two others."""
    names = [f"firm-{number}" for number in range(len(known))]
    employed = [(amount, frozenset({name})) for amount, name in zip(known, names, strict=True)]
    found = elephants(firms([*employed, *((amount, None) for amount in unknown)]))

    for way in product([*names, "other", "another"], repeat=len(unknown)):
        sums = dict(zip(names, known, strict=True))
        for amount, name in zip(unknown, way, strict=True):
            sums[name] = sums.get(name, 0) + amount
        assert found.least <= factor(sums.values()) <= found.most
