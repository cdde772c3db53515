"""Promotion: what stands in the way of asking, and the edits that give a seat."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from ladder_cli.model.finding import Append, Delete, Put
from ladder_cli.model.record import Sponsor, Waiver
from ladder_cli.model.stop import Stop
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.promotion import due, promotion
from ladder_cli.roles.words import given
from tests.roles.conftest import STAFF, a_role, seat

TODAY = datetime.date(2026, 11, 22)
Make = Callable[..., Ladders]
ROLES = {
    **STAFF["roles"],
    "old": a_role(retired="2026-11-22"),
    "chair": a_role(excludes=["auditor"], seats={"term": "2 years"}),
    "auditor": a_role(scope="community"),
    "bench": a_role(seats={"disjoint_from": ["lead"]}),
    "triager": a_role(excludes=["helper"], follows=["helper"]),
    "helper": a_role(),
    "sponsored": a_role(
        {
            "id": "all",
            "all_of": [
                {"id": "sponsors", "sponsors": {"least": 1, "role": "reviewer"}},
                {"id": "word", "attestation": {"by": "lead", "what": "w"}},
                {"id": "fact", "fact": {"what": "two-factor"}, "waivable_by": "steward"},
            ],
        }
    ),
}
GROUPS = {**STAFF["groups"], "shut": {"title": "Shut", "kind": "sig", "retired": "2026-01-01"}}


def among(make: Make, **ada: Any) -> Ladders:
    records = {**STAFF["records"], "ada": {"name": "Ada", **ada}}
    return make(**{**STAFF, "roles": ROLES, "groups": GROUPS, "records": records})


@pytest.mark.parametrize(
    ("person", "role", "sig", "message", "hint", "status"),
    [
        ("adda", "member", None, "there is no person `adda`", "did you mean `ada`?", 2),
        ("ada", "revewer", "docs", "there is no role `revewer`", "did you mean `reviewer`?", 2),
        ("ada", "zzz", "docs", "there is no role `zzz`", "", 2),
        (
            "ada",
            "member",
            "docs",
            "`member` is a role of the whole community, not of `docs`",
            "leave `--sig` away",
            2,
        ),
        (
            "ada",
            "reviewer",
            None,
            "`reviewer` is a role in a group, and none is named",
            "say which: --sig GROUP",
            2,
        ),
        ("ada", "reviewer", "doc", "there is no group `doc`", "did you mean `docs`?", 2),
        (
            "ada",
            "reviewer",
            "shut",
            "`shut` is closed since 2026-01-01",
            "see the others: ladder query sigs",
            1,
        ),
        ("ada", "old", "docs", "`old` is retired since 2026-11-22", "see the others: ladder query roles", 1),
        (
            "dan",
            "reviewer",
            "docs",
            "`dan` holds `reviewer` already since 2024-01-01",
            "see: ladder next dan",
            1,
        ),
        (
            "bob",
            "bench",
            "docs",
            "`bob` holds `lead`, and nobody may hold `bench` besides",
            "leave that seat first: ladder step-down bob lead",
            1,
        ),
    ],
)
def test_what_cannot_be_asked_for_says_why(
    make: Make, person: str, role: str, sig: str | None, message: str, hint: str, status: int
) -> None:
    with pytest.raises(Stop) as stopped:
        due(among(make), person, role, sig, TODAY)

    assert (stopped.value.message, stopped.value.hint, stopped.value.status) == (message, hint, status)


def test_either_of_two_roles_may_exclude_the_other(make: Make) -> None:
    with pytest.raises(Stop, match="`ada` holds `chair`"):
        due(among(make, seats=[seat("chair", "docs")]), "ada", "auditor", None, TODAY)


def test_the_same_role_in_another_group_or_in_the_past_is_no_obstacle(make: Make) -> None:
    seats = [seat("reviewer", "node"), seat("reviewer", "docs", until="2026-11-21")]

    assert due(among(make, seats=seats), "ada", "reviewer", "docs", TODAY).verdict == "met"


def test_a_promotion_appends_one_seat_and_all_others_stay(make: Make) -> None:
    ladders = among(make, seats=[seat("member")])
    judged = due(ladders, "ada", "reviewer", "docs", TODAY)

    assert promotion(ladders, "ada", "reviewer", "docs", TODAY, judged) == (
        Append(("seats",), {"role": "reviewer", "sig": "docs", "since": "2026-11-22"}),
    )


def test_a_term_that_ends_with_an_event_has_no_last_day_yet(make: Make) -> None:
    council = a_role(seats={"ends_with": "the next release"})
    ladders = make(
        **{
            **STAFF,
            "roles": {**ROLES, "chair": council},
            "records": {**STAFF["records"], "ada": {"name": "A"}},
        }
    )
    edits = promotion(ladders, "ada", "chair", "docs", TODAY, due(ladders, "ada", "chair", "docs", TODAY))

    assert edits == (Append(("seats",), {"role": "chair", "sig": "docs", "since": "2026-11-22"}),)


def test_a_role_with_a_term_gives_the_seat_its_last_day(make: Make) -> None:
    ladders = among(make)
    edits = promotion(ladders, "ada", "chair", "docs", TODAY, due(ladders, "ada", "chair", "docs", TODAY))

    assert edits == (
        Append(("seats",), {"role": "chair", "sig": "docs", "since": "2026-11-22", "until": "2028-11-21"}),
    )


@pytest.mark.parametrize(
    ("since", "last"), [("2024-01-01", "2026-11-21"), ("2026-11-22", "2026-11-22"), (None, "2026-11-21")]
)
def test_a_rung_below_that_the_role_excludes_ends_the_day_before(
    make: Make, since: str | None, last: str
) -> None:
    ladders = among(make, seats=[seat("member"), seat("helper", "docs", since)])
    edits = promotion(ladders, "ada", "triager", "docs", TODAY, due(ladders, "ada", "triager", "docs", TODAY))

    assert edits[0] == Put(("seats", 1, "ended"), {"on": last, "why": "moved-up"})
    assert isinstance(edits[1], Append)


def test_the_nomination_becomes_the_seat_with_the_words_that_counted(make: Make) -> None:
    case = {
        "role": "sponsored",
        "sig": "docs",
        "by": "bob",
        "on": "2026-11-01",
        "sponsors": [
            {"by": "dan", "on": "2026-11-02", "link": "https://d.example", "why": "seen it"},
            {"by": "nobody", "on": "2026-11-02"},
        ],
        "attestations": [{"id": "word", "by": "bob", "on": "2026-11-03"}],
    }
    ladders = among(make, nominations=[case])
    extra = given(
        ladders,
        "ada",
        sponsors=[Sponsor(by="bob", on="2026-11-22")],
        waivers=[Waiver(id="fact", by="carol", on="2026-11-22", reason="no phone")],
    )

    assert due(ladders, "ada", "sponsored", "docs", TODAY).verdict == "unknown"
    judged = due(ladders, "ada", "sponsored", "docs", TODAY, extra)
    assert promotion(ladders, "ada", "sponsored", "docs", TODAY, judged) == (
        Append(
            ("seats",),
            {
                "role": "sponsored",
                "sig": "docs",
                "since": "2026-11-22",
                "sponsors": [
                    {"by": "dan", "on": "2026-11-02", "link": "https://d.example", "why": "seen it"},
                    {"by": "bob", "on": "2026-11-22"},
                ],
                "attestations": [{"id": "word", "by": "bob", "on": "2026-11-03"}],
                "waivers": [{"id": "fact", "by": "carol", "on": "2026-11-22", "reason": "no phone"}],
            },
        ),
        Delete(("nominations",)),
    )


def test_other_nominations_stay(make: Make) -> None:
    cases = [{"role": role, "sig": "docs", "by": "bob", "on": "2026-11-01"} for role in ("lead", "reviewer")]
    ladders = among(make, nominations=cases)
    judged = due(ladders, "ada", "reviewer", "docs", TODAY)

    assert promotion(ladders, "ada", "reviewer", "docs", TODAY, judged)[-1] == Delete(("nominations", 1))


def test_what_is_not_met_gives_no_seat(make: Make) -> None:
    ladders = among(make)
    judged = due(ladders, "ada", "sponsored", "docs", TODAY)

    with pytest.raises(Stop, match="`sponsored` is not due for `ada`: unmet") as stopped:
        promotion(ladders, "ada", "sponsored", "docs", TODAY, judged)
    assert stopped.value.status == 1
