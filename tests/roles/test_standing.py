"""Who stands where on a day."""

import datetime
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from ladder_cli.model.record import Seat
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.readiness import Search
from ladder_cli.roles.standing import (
    Rung,
    active,
    at_or_above,
    entitled,
    holders,
    is_lead,
    is_steward,
    next_rungs,
    seat_holders,
)
from tests.roles.conftest import STAFF, a_role, seat

DAY = "2026-11-22"
Make = Callable[..., Ladders]


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ({}, True),
        ({"since": "2026-11-22"}, True),
        ({"since": "2026-11-23"}, False),
        ({"until": "2026-11-22"}, True),
        ({"until": "2026-11-21"}, False),
        ({"ended": {"why": "unknown"}}, False),
        ({"ended": {"why": "lapsed", "on": "2026-11-21"}}, False),
        ({"ended": {"why": "lapsed", "on": "2026-11-22"}}, True),
    ],
)
def test_a_seat_is_active_from_its_first_to_its_last_day(words: dict[str, Any], held: bool) -> None:
    assert active(msgspec.convert({"role": "member", **words}, Seat), DAY) is held


@pytest.mark.parametrize(
    ("person", "role", "sig", "scope", "stands"),
    [
        ("bob", "lead", "docs", "same", True),
        ("bob", "reviewer", "docs/web", "same", True),
        ("bob", "reviewer", "node", "same", False),
        ("bob", "reviewer", "node", "any", True),
        ("bob", "member", None, "same", True),
        ("dan", "approver", "docs", "any", False),
        ("dan", "reviewer", None, "within", True),
        ("dan", "reviewer", None, "same", False),
        ("carol", "member", None, "any", False),
        ("nobody", "member", None, "any", False),
    ],
)
def test_a_higher_seat_counts_in_its_group_and_those_below(
    make: Make, person: str, role: str, sig: str | None, scope: Any, stands: bool
) -> None:
    assert at_or_above(make(**STAFF), person, role, sig, scope, DAY) is stands


def test_within_reaches_seats_below_and_same_does_not(make: Make) -> None:
    ladders = make(**STAFF | {"records": {"fay": {"seats": [seat("reviewer", "docs/web")]}}})

    assert at_or_above(ladders, "fay", "reviewer", "docs", "within", DAY)
    assert not at_or_above(ladders, "fay", "reviewer", "docs", "same", DAY)


def test_grants_hold_where_they_should(make: Make) -> None:
    ladders = make(**STAFF)

    assert is_steward(ladders, "carol", DAY)
    assert not is_steward(ladders, "bob", DAY)
    assert is_lead(ladders, "bob", "docs/web", DAY)
    assert not is_lead(ladders, "bob", "node", DAY)
    assert not is_lead(ladders, "bob", None, DAY)
    assert entitled(ladders, "bob", "lead", "node", DAY, "any")
    assert holders(ladders, "lead", "docs/web", DAY) == ("bob",)
    assert holders(ladders, "reviewer", "docs", DAY) == ("bob", "dan")
    assert seat_holders(ladders, "node", DAY, "same") == ("carol", "eve")


def test_a_cycle_of_roles_ends(make: Make) -> None:
    ladders = make(roles={"a": a_role(follows=["b"]), "b": a_role(follows=["a"])})

    assert ladders.above("a") == {"a", "b"} == ladders.above("b")


def test_the_next_rungs_follow_what_one_holds_in_the_groups_one_follows(make: Make) -> None:
    parts = {**STAFF, "people": {"ada": {"name": "Ada", "follows": [{"group": "docs"}, {"group": "gone"}]}}}
    parts["records"] = {**STAFF["records"], "ada": {"seats": [seat("member")]}}
    ladders = make(**parts)

    assert next_rungs(ladders, "ada", datetime.date(2026, 11, 22)) == (
        Rung("lead", "docs"),
        Rung("reviewer", "docs"),
        Rung("steward"),
    )
    assert next_rungs(ladders, "stranger", datetime.date(2026, 11, 22)) == (Rung("member"), Rung("steward"))


def test_a_retired_role_and_a_closed_group_are_no_next_rung(make: Make) -> None:
    roles = {"old": a_role(scope="community", retired="2026-11-22"), "new": a_role()}
    groups = {"closed": {"title": "Closed", "kind": "sig", "retired": "2026-01-01"}}
    people = {"ada": {"name": "Ada", "follows": [{"group": "closed"}]}}

    assert (
        next_rungs(make(roles=roles, groups=groups, people=people), "ada", datetime.date(2026, 11, 22)) == ()
    )


def test_a_role_of_the_whole_community_may_follow_one_of_a_group(make: Make) -> None:
    month = {"id": "month", "tenure": {"role": "reviewer", "least": "1 month", "scope": "any"}}
    roles = {
        "reviewer": a_role(),
        "maintainer": a_role(month, scope="community", follows=["reviewer"]),
        "other": a_role(month, follows=["reviewer"]),
    }
    groups = {name: {"title": name, "kind": "sig"} for name in ("docs", "site")}
    people = {"ada": {"name": "Ada", "follows": [{"group": "site"}]}}
    ladders = make(
        roles=roles, groups=groups, people=people, records={"ada": {"seats": [seat("reviewer", "docs")]}}
    )

    found = next_rungs(ladders, "ada", datetime.date(2026, 11, 22))

    assert found == (Rung("maintainer"), Rung("other", "docs"), Rung("reviewer", "site"))
    ready = Search(ladders, datetime.date(2026, 11, 22)).rungs("ada")
    assert list(ready) == [Rung("maintainer"), Rung("other", "docs")]


@pytest.mark.parametrize(("ladder", "found"), [("offices", ()), ("ours", (Rung("organization-member"),))])
def test_what_import_calls_an_office_of_the_host_is_no_rung(
    make: Make, ladder: str, found: tuple[Rung, ...]
) -> None:
    roles = {"organization-member": a_role(scope="community", ladder=ladder)}

    assert next_rungs(make(roles=roles), "ada", datetime.date(2026, 11, 22)) == found
