"""Employers: aliases and related companies are one."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladder_cli.roles.employers import differ
from ladder_cli.roles.ladders import Ladders

ORGANIZATIONS = {
    "acme": {"name": "Acme", "aliases": ["Acme, Inc.", "ACM"]},
    "labs": {"name": "Labs", "related": ["acme"]},
    "garage": {"name": "Garage", "related": ["labs"]},
    "beta": {"name": "Beta"},
}


def at(
    make: Callable[..., Ladders], *affiliations: dict[str, Any], who: str = "ada", day: str = "2026-05-01"
) -> Any:
    return make(organizations=ORGANIZATIONS, records={who: {"affiliations": list(affiliations)}}).employers(
        who, day
    )


@pytest.mark.parametrize("name", ["acme", "labs", "garage", "acme-inc"])
def test_related_companies_and_aliases_are_one_over_any_number_of_steps(
    make: Callable[..., Ladders], name: str
) -> None:
    assert at(make, {"organization": name, "from": "2026-01-01"}) == {"acme"}


@pytest.mark.parametrize(
    ("affiliation", "employer"),
    [
        ({"organization": "beta", "from": "2026-05-01"}, {"beta"}),
        ({"organization": "beta", "from": "2026-05-02"}, None),
        ({"organization": "beta", "from": "2026-01-01", "until": "2026-05-01"}, {"beta"}),
        ({"organization": "beta", "from": "2026-01-01", "until": "2026-04-30"}, None),
        ({"organization": "beta", "as_of": "2026-05-01"}, {"beta"}),
        ({"organization": "beta", "as_of": "2026-05-02"}, None),
        ({"organization": "beta"}, None),
        ({"organization": "unheard-of", "from": "2026-01-01"}, None),
        ({"organization": "independent", "from": "2026-01-01"}, {"independent/ada"}),
    ],
)
def test_an_affiliation_counts_on_its_days(
    make: Callable[..., Ladders], affiliation: dict[str, Any], employer: set[str] | None
) -> None:
    assert at(make, affiliation) == employer


def test_two_employers_are_both(make: Callable[..., Ladders]) -> None:
    both = ({"organization": "beta", "from": "2026-01-01"}, {"organization": "acme", "from": "2026-01-01"})

    assert at(make, *both) == {"acme", "beta"}


def test_nobody_knows_the_employer_of_a_stranger(make: Callable[..., Ladders]) -> None:
    assert make().employers("stranger", "2026-05-01") is None


sets = st.lists(st.none() | st.frozensets(st.sampled_from("abcd"), min_size=1, max_size=3), max_size=6)


@given(sets, st.integers(1, 4))
def test_so_many_differ_if_some_choice_of_them_does(people: list[frozenset[str] | None], least: int) -> None:
    import itertools

    def disjoint(some: tuple[frozenset[str] | None, ...]) -> bool:
        return all(
            one and other and not one & other for one, other in itertools.combinations(some, 2)
        ) and all(some)

    assert differ(people, least, hopeful=False) == any(map(disjoint, itertools.combinations(people, least)))
    own = [one or frozenset({f"own-{index}"}) for index, one in enumerate(people)]
    assert differ(people, least, hopeful=True) == any(map(disjoint, itertools.combinations(own, least)))
