"""How a seat is given on the forge, with the people who could take each step."""

import datetime
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from ladder_cli.model.step import Approvals, Veto, Vote, Weight
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.process import Coming, approvals_needed, coming, objections_needed
from tests.roles.conftest import STAFF, a_role

TODAY = datetime.date(2026, 11, 22)


def steps(make: Callable[..., Ladders], step: dict[str, Any] | None) -> tuple[Coming, ...]:
    role = a_role(process={"id": "p", **step}) if step else a_role()
    return coming(make(**{**STAFF, "roles": {**STAFF["roles"], "rung": role}}), "dan", "rung", "docs", TODAY)


@pytest.mark.parametrize(
    ("step", "needed", "who"),
    [
        ({"approvals": {"by": "lead"}}, "one approval of a lead of `docs`: `bob`", ("bob",)),
        (
            {"approvals": {"by": "reviewer", "least": 2, "scope": "any"}},
            "2 approvals of those who hold `reviewer` or above: `bob` or `eve`",
            ("bob", "eve"),
        ),
        (
            {"approvals": {"by": "reviewer", "share": 0.5, "scope": "any"}},
            "the approval of more than half of those who hold `reviewer` or above (2 of 2): `bob` or `eve`",
            ("bob", "eve"),
        ),
        ({"approvals": {"by": "steward", "all": True}}, "the approval of all stewards: `carol`", ("carol",)),
        (
            {"approvals": {"by": "steward", "untied": True}},
            "one approval of a steward without a tie to the nominee: `carol`",
            ("carol",),
        ),
        (
            {"approvals": {"by": "lead", "untied": True}},
            "one approval of a lead of `docs` without a tie to the nominee: nobody yet",
            (),
        ),
        ({"approvals": {"by": "conduct"}}, "one approval of a keeper of the code of conduct: nobody yet", ()),
        ({"nomination": {"by": "lead"}}, "a nomination by a lead of `docs`: `bob`", ("bob",)),
        ({"seconds": {"by": "lead", "least": 1}}, "1 second of leads of `docs`: `bob`", ("bob",)),
        ({"objections": {"by": "lead"}}, "no objection of leads of `docs`", ()),
        ({"objections": {"by": "lead", "most": 2}}, "at most 2 objections of leads of `docs`", ()),
        (
            {"nomination": {"by": "reviewer", "scope": "any"}},
            "a nomination by someone who holds `reviewer` or above: `bob` or `eve`",
            ("bob", "eve"),
        ),
        (
            {"seconds": {"by": "reviewer", "least": 2, "scope": "any"}},
            "2 seconds of those who hold `reviewer` or above: `bob` or `eve`",
            ("bob", "eve"),
        ),
        (
            {"appointment": {"by": "lead", "scope": "within"}},
            "the appointment by a lead of `docs` or a group below: `bob`",
            ("bob",),
        ),
        ({"objections": {"by": "lead", "scope": "any"}}, "no objection of leads of any group", ()),
        (
            {"vote": {"by": "reviewer", "except": "lead", "scope": "any"}},
            (
                "a vote of those who hold `reviewer` or above but not leads of any group; "
                "its result is attested with a link: `eve`"
            ),
            ("eve",),
        ),
        ({"days_open": {"least": 5}}, "the pull request stays open for 5 days", ()),
        (
            {"veto": {"by": "lead", "least": 1, "scope": "any"}},
            "no veto of leads of any group, which takes 1 objection",
            (),
        ),
        (
            {"veto": {"by": "steward", "share": "2/3", "more_than": True}},
            "no veto of stewards, which takes more than 2/3 of them",
            (),
        ),
        (
            {"days_open": {"least": 5, "business": True}},
            "the pull request stays open for 5 business days (Monday to Friday)",
            (),
        ),
        (
            {"vote": {"by": "steward", "days": 4, "business": True}},
            (
                "a vote of stewards, open for 4 business days (Monday to Friday); "
                "its result is attested with a link: `carol`"
            ),
            ("carol",),
        ),
        ({"acceptance": {}}, "the nominee says yes", ("dan",)),
        ({"appointment": {"by": "steward"}}, "the appointment by a steward: `carol`", ("carol",)),
        (
            {"vote": {"by": "steward", "share": 0.66, "days": 7, "secret": True}},
            (
                "a secret vote of stewards, 66 % in favour, open for 7 days; "
                "its result is attested with a link: `carol`"
            ),
            ("carol",),
        ),
        (
            {"vote": {"by": "lead", "weights": [{"by": "steward", "votes": 2}], "share": 0.5}},
            (
                "a vote of leads of `docs`, 2 votes for each of stewards, more than half in favour; "
                "its result is attested with a link: `bob` or `carol`"
            ),
            ("bob", "carol"),
        ),
        (
            {"vote": {"by": "steward", "margin": 3, "announced": 14, "employer_share": 0.4}},
            (
                "a vote of stewards, at most 40 % of the votes from one employer, "
                "3 more in favour than against, announced 14 days before; "
                "its result is attested with a link: `carol`"
            ),
            ("carol",),
        ),
        (
            {"vote": {"by": "reviewer", "except": "lead"}},
            (
                "a vote of those who hold `reviewer` or above in `docs` but not leads of `docs`; "
                "its result is attested with a link: nobody yet"
            ),
            (),
        ),
        (
            {"any_of": [{"id": "a", "acceptance": {}}, {"id": "b", "approvals": {"by": "lead"}}]},
            "one of these: the nominee says yes · one approval of a lead of `docs`: `bob`",
            ("bob", "dan"),
        ),
    ],
)
def test_a_step_reads_as_a_sentence_with_names(
    make: Callable[..., Ladders], step: dict[str, Any], needed: str, who: tuple[str, ...]
) -> None:
    assert steps(make, step) == (Coming(needed, who),)


@pytest.mark.parametrize(("scope", "who"), [("same", ()), ("any", ("bob",))])
def test_for_a_seat_of_the_whole_community_leads_of_any_group_may_be_asked(
    make: Callable[..., Ladders], scope: str, who: tuple[str, ...]
) -> None:
    step = {"id": "p", "nomination": {"by": "lead", "scope": scope}}
    role = a_role(scope="community", process=step)
    ladders = make(**{**STAFF, "roles": {**STAFF["roles"], "rung": role}})

    assert [one.who for one in coming(ladders, "dan", "rung", None, TODAY)] == [who]


def test_all_of_several_steps_come_one_by_one(make: Callable[..., Ladders]) -> None:
    several = [{"id": "a", "acceptance": {}}, {"id": "b", "days_open": {"least": 1}}]

    assert [one.needed for one in steps(make, {"all_of": several})] == [
        "the nominee says yes",
        "the pull request stays open for 1 day",
    ]


def test_a_role_without_a_process_has_no_step_to_come(make: Callable[..., Ladders]) -> None:
    assert steps(make, None) == ()


@pytest.mark.parametrize(
    ("asked", "entitled", "needed"),
    [
        ({"least": 2}, 5, 2),
        ({"share": 0.5}, 5, 3),
        ({"share": 0.5}, 4, 3),
        ({"share": "2/3"}, 5, 4),
        ({"share": "1/3", "more_than": True}, 3, 2),
        ({"share": 0.5}, 0, 1),
    ],
)
def test_a_veto_takes_its_number_or_its_share(asked: dict[str, Any], entitled: int, needed: int) -> None:
    assert objections_needed(msgspec.convert({"by": "lead", **asked}, Veto), entitled) == needed


@pytest.mark.parametrize(
    ("asked", "entitled", "needed"),
    [
        ({}, 5, 1),
        ({"least": 2}, 1, 2),
        ({"share": 0.5}, 4, 3),
        ({"share": 0.5}, 5, 3),
        ({"share": 0.8}, 5, 4),
        ({"share": 0.67}, 3, 3),
        ({"all": True}, 4, 4),
        ({"share": 0.5, "least": 4}, 5, 4),
        ({"all": True}, 0, 1),
    ],
)
def test_shares_of_approvals_round_up_and_half_is_more_than_half(
    asked: dict[str, Any], entitled: int, needed: int
) -> None:
    assert approvals_needed(msgspec.convert({"by": "lead", **asked}, Approvals), entitled) == needed


def test_who_votes_is_the_body_and_whoever_has_a_weight_of_their_own() -> None:
    weights = (Weight(by="steward", votes=2), Weight(by="lead", votes=3))

    assert Vote(by="lead", weights=weights).voters == ("lead", "steward")
