"""Sponsors: who may vouch, and the employer rule in its published readings."""

from typing import Any

import pytest

from tests.roles.conftest import STAFF, Asked, ask, seat

HERE = {"affiliations": [{"organization": "acme", "from": "2020-01-01"}]}
STAFF_AT = {
    name: {
        "affiliations": [{"organization": firm, "from": "2020-01-01"}],
        "seats": [seat("reviewer", "docs")],
    }
    for name, firm in (
        ("amy", "acme"),
        ("liz", "acme-labs"),
        ("ben", "beta"),
        ("sam", "independent"),
        ("tom", "independent"),
    )
} | {"una": {"seats": [seat("reviewer", "docs")]}}


def vouched(
    by: str, rule: dict[str, Any], record: dict[str, Any] | None = None, on: str = "2026-11-01"
) -> Asked:
    said = {"sponsors": [{"by": one, "on": on} for one in by.split()]}
    asked = {"id": "sponsors", "sponsors": {"least": 2, "role": "reviewer", **rule}}
    return ask(asked, HERE if record is None else record, said=said, records={**STAFF["records"], **STAFF_AT})


@pytest.mark.parametrize(
    ("rule", "by", "verdict"),
    [
        ({}, "amy liz", "met"),
        ({}, "amy", "unmet"),
        ({}, "amy amy", "unmet"),
        ({}, "amy una", "met"),
        ({"employers": "distinct"}, "amy liz", "unmet"),
        ({"employers": "distinct"}, "amy ben", "met"),
        ({"employers": "distinct"}, "amy una", "unknown"),
        ({"employers": "distinct"}, "sam tom", "met"),
        ({"employers": "distinct-from-candidate"}, "amy ben", "unmet"),
        ({"employers": "distinct-from-candidate"}, "ben sam", "met"),
        ({"employers": "distinct-from-candidate"}, "ben una", "unknown"),
        ({"outside": 1}, "amy liz", "unmet"),
        ({"outside": 1}, "amy ben", "met"),
        ({"outside": 1}, "amy una", "unknown"),
        ({"outside": 2}, "amy ben", "unmet"),
        ({"employers": "distinct", "outside": 1}, "amy liz ben", "met"),
        ({"inside": 1}, "amy ben", "met"),
        ({"inside": 1}, "liz ben", "met"),
        ({"inside": 1}, "ben sam", "unmet"),
        ({"inside": 2}, "amy liz", "met"),
        ({"inside": 2}, "amy ben", "unmet"),
        ({"inside": 1}, "ben una", "unknown"),
        ({"inside": 1, "outside": 1}, "amy ben", "met"),
        ({"untied": 2}, "ben sam", "met"),
        ({"untied": 1}, "amy liz", "unmet"),
        ({"untied": 1}, "amy ben", "met"),
        ({"untied": 1}, "amy una", "unknown"),
    ],
)
def test_the_employer_rule_has_its_readings(rule: dict[str, Any], by: str, verdict: str) -> None:
    assert vouched(by, rule).verdict == verdict


def test_a_declared_tie_counts_as_the_role_says() -> None:
    tied = {**HERE, "ties": [{"with": "ben", "kind": "manages"}]}

    assert vouched("ben sam", {"untied": 2}, tied).verdict == "unmet"
    assert vouched("ben sam", {"untied": 1}, tied).verdict == "met"
    assert vouched("ben sam", {}, tied).verdict == "met"
    assert (
        vouched("ben sam", {"untied": 2}, tied, on="2026-11-01").judgement.hint == "ask `tom`, `una` or `eve`"
    )


def test_who_could_vouch_from_within_is_named_where_that_is_what_is_missing() -> None:
    assert vouched("ben", {"inside": 1}).judgement.hint == "ask `amy`, `bob`, `dan` or `liz`"
    assert vouched("ben sam", {"inside": 1}).judgement.hint == "ask `amy`, `bob`, `dan` or `liz`"


def test_four_readings_give_four_answers_on_one_example() -> None:
    readings: list[dict[str, Any]] = [
        {"employers": "any"},
        {"employers": "distinct"},
        {"employers": "distinct", "outside": 2},
        {"employers": "distinct-from-candidate", "least": 3},
    ]
    answers = [[vouched(by, rule).verdict for by in ("amy liz", "amy ben", "ben una")] for rule in readings]

    assert answers == [
        ["met", "met", "met"],
        ["unmet", "met", "unknown"],
        ["unmet", "unmet", "unknown"],
        ["unmet", "unmet", "unmet"],
    ]


def test_an_unknown_employer_of_the_candidate_leaves_it_unknown_where_the_rule_looks_at_it() -> None:
    assert vouched("amy ben", {"outside": 1}, {}).verdict == "unknown"
    assert vouched("amy ben", {"employers": "distinct-from-candidate"}, {}).verdict == "unknown"
    assert vouched("amy ben", {"employers": "distinct"}, {}).verdict == "met"


def test_employers_are_those_of_the_day_of_sponsorship() -> None:
    moved = {"affiliations": [{"organization": "beta", "from": "2026-11-10"}]}

    assert vouched("amy ben", {"outside": 1}, moved, on="2026-11-10").verdict == "met"
    assert vouched("amy ben", {"outside": 1}, moved, on="2026-11-09").verdict == "unknown"


@pytest.mark.parametrize(
    ("sponsor", "why"),
    [
        ({"by": "ada", "on": "2026-11-01"}, "nobody vouches for themselves"),
        ({"by": "bob", "on": "2026-11-23"}, "speaks on 2026-11-23 only"),
        ({"by": "bob", "on": "2023-12-31"}, "did not hold `reviewer` or above in `docs` on 2023-12-31"),
        ({"by": "eve", "on": "2026-11-01"}, "did not hold `reviewer` or above in `docs` on 2026-11-01"),
        ({"by": "bob", "on": "2026-05-22"}, "spoke on 2026-05-22, more than 6 months ago"),
        ({"by": "nobody", "on": "2026-11-01"}, "did not hold `reviewer`"),
    ],
)
def test_a_sponsor_who_does_not_qualify_is_shown_with_the_reason(sponsor: dict[str, Any], why: str) -> None:
    window = {} if sponsor["on"] < "2026" else {"window": "6 months"}
    asked = {"id": "s", "sponsors": {"least": 1, "role": "reviewer", "scope": "same", **window}}
    judged = ask(asked, {"seats": [seat("lead", "docs")]}, said={"sponsors": [sponsor]})

    assert judged.verdict == "unmet"
    assert why in judged.found
    assert judged.judgement.counted == ()


def test_any_seat_in_scope_will_do_where_no_role_is_named() -> None:
    asked = {"id": "s", "sponsors": {"least": 1, "scope": "same"}}

    assert ask(asked, said={"sponsors": [{"by": "dan", "on": "2026-11-01"}]}).verdict == "met"
    assert ask(asked, said={"sponsors": [{"by": "eve", "on": "2026-11-01"}]}).verdict == "unmet"


def test_a_tie_is_noted_beside_the_word() -> None:
    record = {**HERE, "ties": [{"with": "amy", "kind": "family"}]}

    assert [one.what for one in vouched("amy ben", {}, record).judgement.evidence] == [
        "`amy` vouches since 2026-11-01 (tie: family, same-employer)",
        "`ben` vouches since 2026-11-01",
    ]


def test_a_sponsor_short_names_who_could_vouch_and_the_lines() -> None:
    judged = vouched("amy", {"employers": "distinct", "scope": "same"}).judgement

    assert judged.hint == "ask `ben`, `sam`, `tom` or `una`"
    assert judged.settle[0].who == ("ben", "sam", "tom", "una")
    assert judged.settle[0].keys == ("nominations",)
    assert judged.settle[0].lines == (
        "- role: rung\n  sig: docs\n  by: ben\n  on: 2026-11-22\n"
        "  sponsors:\n    - by: ben\n      on: 2026-11-22"
    )


def test_an_unknown_employer_names_whose_and_who_may_record_it() -> None:
    judged = vouched("amy una", {"employers": "distinct"}).judgement

    assert judged.hint == "record where `una` worked then"
    assert (judged.settle[0].path, judged.settle[0].who) == ("records/una.yaml", ("carol",))
    assert judged.settle[0].lines == "- organization: ORGANIZATION\n  from: 2026-11-01"


def test_whom_it_names_first_would_do_together() -> None:
    records = {
        name: {
            "affiliations": [{"organization": firm, "from": "2020-01-01"}],
            "seats": [seat("reviewer", "docs")],
        }
        for name, firm in (("abe", "acme"), ("amy", "acme"), ("ben", "beta"))
    }
    for employers, first in (("any", "`abe`, `amy`"), ("distinct", "`abe`, `ben`")):
        asked = {"id": "two", "sponsors": {"least": 2, "role": "reviewer", "employers": employers}}
        judged = ask(asked, HERE, records={**STAFF["records"], **records})

        assert judged.judgement.hint.startswith(f"ask 2 of {first}")


def test_it_names_first_who_has_seen_the_work_then_who_is_in_the_group() -> None:
    deed = {"kind": "docs", "date": "2026-10-01", "what": "x", "recorded_by": "mia", "witnesses": ["zoe"]}
    records = {
        "abe": {"seats": [seat("member")]},
        "mo": {"seats": [seat("member"), seat("reviewer", "docs")]},
        "zoe": {"seats": [seat("member")]},
    }
    asked = {"id": "one", "sponsors": {"least": 1, "role": "member", "scope": "any"}}

    hint = ask(asked, records=records, done={"entries": [{**deed, "group": "docs"}]}).judgement.hint

    assert hint.startswith("ask `zoe`, ")
    assert hint.index("`mo`") < hint.index("`abe`")
