"""Tenure: time in a role, or since the first seat or contribution."""

from typing import Any

import pytest

from tests.roles.conftest import ask, seat

THREE_MONTHS = {"id": "tenure", "tenure": {"role": "reviewer", "least": "3 months", "scope": "same"}}


@pytest.mark.parametrize(
    ("seats", "verdict"),
    [
        ([seat("reviewer", "docs", "2026-08-22")], "met"),
        ([seat("reviewer", "docs", "2026-08-23")], "unmet"),
        ([seat("approver", "docs", "2026-08-22")], "met"),
        ([seat("reviewer", "node", "2026-08-22")], "unmet"),
        ([seat("reviewer", "docs", None)], "unknown"),
        ([seat("reviewer", "docs", None), seat("reviewer", "docs", "2026-08-22")], "met"),
        ([seat("reviewer", "docs", "2026-02-30")], "unknown"),
        ([seat("reviewer", "docs", "2026-01-01", ended={"why": "unknown"})], "unknown"),
        ([seat("reviewer", "docs", "2027-01-01")], "unmet"),
        ([], "unmet"),
    ],
)
def test_time_in_a_role_counts_to_the_day(seats: list[dict[str, Any]], verdict: str) -> None:
    assert ask(THREE_MONTHS, {"seats": seats}).verdict == verdict


def test_past_days_count_and_days_held_twice_count_once() -> None:
    past = seat("reviewer", "docs", "2025-01-01", ended={"on": "2025-01-31", "why": "stepped-down"})
    asked = {"id": "tenure", "tenure": {"role": "reviewer", "least": "31 days", "scope": "same"}}
    twice = seat("approver", "docs", "2025-01-01", until="2025-01-31")

    assert ask(asked, {"seats": [past]}).verdict == "met"
    assert (
        ask({**asked, "tenure": {**asked["tenure"], "least": "32 days"}}, {"seats": [past, twice]}).verdict
        == "unmet"
    )


def test_what_is_short_says_when_it_is_met() -> None:
    judged = ask(THREE_MONTHS, {"seats": [seat("reviewer", "docs", "2026-10-01")]}).judgement

    assert judged.found == "52 days"
    assert judged.hint == "met on 2027-01-01"
    assert judged.evidence[0].at.keys == ("seats", 0)
    assert judged.needed == "3 months as `reviewer` or above in `docs`"


def test_a_seat_without_a_day_names_the_line_and_the_stewards() -> None:
    judged = ask(THREE_MONTHS, {"seats": [seat("reviewer", "docs", None)]}).judgement

    assert judged.settle[0].keys == ("seats", 0, "since")
    assert judged.settle[0].path == "records/ada.yaml"
    assert judged.settle[0].who == ("carol",)


@pytest.mark.parametrize(
    ("seats", "verdict"),
    [
        ([seat("member", None, "2026-10-22")], "met"),
        ([seat("member", None, "2026-10-23")], "unmet"),
        ([seat("member", None, "2026-10-23"), seat("lead", "docs", "2020-01-01", until="2020-02-01")], "met"),
        ([seat("member", None, None)], "unknown"),
        ([], "unmet"),
    ],
)
def test_the_clock_may_start_with_the_first_seat(seats: list[dict[str, Any]], verdict: str) -> None:
    assert ask({"id": "t", "tenure": {"least": "1 month"}}, {"seats": seats}).verdict == verdict


@pytest.mark.parametrize(
    ("done", "verdict"),
    [
        ({"entries": [{"kind": "talk", "date": "2026-10-22", "what": "a", "recorded_by": "bob"}]}, "met"),
        ({"entries": [{"kind": "talk", "date": "2026-10-23", "what": "a", "recorded_by": "bob"}]}, "unknown"),
        (
            {
                "measures": [
                    {"kind": "talk", "from": "2026-09-01", "until": "2026-10-22", "count": 1, "source": "s"}
                ]
            },
            "met",
        ),
        (
            {
                "measures": [
                    {"kind": "talk", "from": "2026-09-01", "until": "2026-10-30", "count": 1, "source": "s"}
                ]
            },
            "unknown",
        ),
        ({}, "unknown"),
    ],
)
def test_the_clock_may_start_with_the_first_contribution(done: dict[str, Any], verdict: str) -> None:
    asked = {"id": "t", "tenure": {"since": "first-contribution", "least": "1 month"}}

    assert ask(asked, done=done).verdict == verdict
