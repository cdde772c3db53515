"""What the record alone answers: agreements, facts, fields, seats held and seats free."""

from typing import Any

import pytest

from tests.roles.conftest import STAFF, a_role, ask, seat


def agreed(on: str, version: str | None = None, what: str = "conduct") -> dict[str, Any]:
    return {"what": what, "on": on} | ({"version": version} if version else {})


@pytest.mark.parametrize(
    ("agreements", "leaf", "verdict"),
    [
        ([agreed("2026-10-01", "2")], {}, "met"),
        ([agreed("2026-11-22", "2")], {}, "met"),
        ([agreed("2026-11-23", "2")], {}, "unmet"),
        ([agreed("2026-09-30", "1")], {}, "met"),
        ([agreed("2026-10-01", "1")], {}, "unmet"),
        ([agreed("2026-10-02")], {}, "unknown"),
        ([agreed("2026-10-02")], {"version": "any"}, "met"),
        ([agreed("2020-01-01", "1")], {"version": "any"}, "met"),
        ([agreed("2026-01-01", what="guide")], {}, "unmet"),
        ([agreed("2026-01-01", what="guide")], {"what": "guide"}, "met"),
        ([], {}, "unmet"),
        ([], {"due": "1 month"}, "met"),
    ],
)
def test_an_agreement_is_to_the_version_in_force(
    agreements: list[dict[str, Any]], leaf: dict[str, Any], verdict: str
) -> None:
    asked = {"id": "a", "agreement": {"what": "conduct", **leaf}}

    assert ask(asked, {"agreements": agreements}).verdict == verdict


@pytest.mark.parametrize(("today", "verdict"), [("2026-11-30", "met"), ("2026-12-01", "unmet")])
def test_the_version_before_counts_until_grace_is_over(today: str, verdict: str) -> None:
    record = {"agreements": [agreed("2026-01-01", "1")]}

    assert ask({"id": "a", "agreement": {"what": "conduct"}}, record, today=today).verdict == verdict


def test_what_may_follow_later_says_until_when_and_what_is_missing_says_the_line() -> None:
    later = ask({"id": "a", "agreement": {"what": "guide", "due": "1 month"}}, {})
    now = ask({"id": "a", "agreement": {"what": "conduct"}}, {}).judgement

    assert later.found == "no agreement to `guide`; it may follow until 2026-12-22"
    assert now.settle[0].lines == '- what: conduct\n  version: "2"\n  on: 2026-11-22'
    assert now.settle[0].who == ("ada",)


def known(value: Any, as_of: str = "2026-06-01", what: str = "hours") -> dict[str, Any]:
    return {"what": what, "value": value, "source": "survey", "as_of": as_of}


@pytest.mark.parametrize(
    ("facts", "leaf", "verdict"),
    [
        ([known(True)], {}, "met"),
        ([known(False)], {}, "unmet"),
        ([known(1)], {}, "unmet"),
        ([], {}, "unknown"),
        ([known(True, what="other")], {}, "unknown"),
        ([known(True, "2026-11-23")], {}, "unknown"),
        ([known(16)], {"least": 16}, "met"),
        ([known(15.9)], {"least": 16}, "unmet"),
        ([known(True)], {"least": 1}, "unmet"),
        ([known("gold")], {"value": "gold"}, "met"),
        ([known("tin")], {"value": "gold"}, "unmet"),
        ([known(True, "2025-11-22")], {"fresh": "12 months"}, "met"),
        ([known(True, "2025-11-21")], {"fresh": "12 months"}, "unknown"),
        ([known(False, "2025-11-21")], {"fresh": "12 months"}, "unknown"),
        ([known(True, "2026-01-01"), known(False, "2026-01-02")], {}, "unmet"),
        ([known(False, "2026-01-02"), known(True, "2026-01-02")], {}, "unknown"),
    ],
)
def test_the_latest_fact_answers_and_goes_stale(
    facts: list[dict[str, Any]], leaf: dict[str, Any], verdict: str
) -> None:
    assert ask({"id": "f", "fact": {"what": "hours", **leaf}}, {"facts": facts}).verdict == verdict


def test_an_unknown_fact_names_the_stewards_and_the_line() -> None:
    judged = ask({"id": "f", "fact": {"what": "two-factor"}}, {}).judgement

    assert (judged.settle[0].path, judged.settle[0].who) == ("records/ada.yaml", ("carol",))
    assert (
        judged.settle[0].lines == "- what: two-factor\n  value: true\n  source: SOURCE\n  as_of: 2026-11-22"
    )
    assert judged.how == "external"


@pytest.mark.parametrize(
    ("path", "record"),
    [
        ("name", {"name": "Ada"}),
        ("account", {"account": {"login": "ada"}}),
        ("account.login", {"account": {"login": "ada"}}),
        ("account.id", {"account": {"login": "ada", "id": 7}}),
        ("affiliations", {"affiliations": [{"organization": "acme", "from": "2020-01-01"}]}),
        ("ties", {"ties": [{"with": "bob", "kind": "family"}]}),
    ],
)
def test_a_field_is_filled_in_or_not(path: str, record: dict[str, Any]) -> None:
    asked = {"id": "f", "field": {"path": path}}

    assert ask(asked, record).verdict == "met"
    assert ask(asked, {}).verdict == "unmet"
    own = path in ("affiliations", "ties")
    assert ask(asked, {}).judgement.settle[0].who == (("ada",) if own else ("carol",))


def test_an_account_without_its_number_is_not_filled_in() -> None:
    assert ask({"id": "f", "field": {"path": "account.id"}}, {"account": {"login": "ada"}}).verdict == "unmet"


@pytest.mark.parametrize(
    ("seats", "leaf", "verdict"),
    [
        ([seat("reviewer", "docs")], {}, "met"),
        ([seat("lead", "docs")], {}, "met"),
        ([seat("lead", "docs")], {"exactly": True}, "unmet"),
        ([seat("reviewer", "docs")], {"exactly": True}, "met"),
        ([seat("reviewer", "node")], {}, "met"),
        ([seat("reviewer", "node")], {"scope": "same"}, "unmet"),
        ([seat("reviewer", "node")], {"sig": "node"}, "met"),
        ([seat("reviewer", "docs")], {"sig": "node"}, "unmet"),
        ([seat("reviewer", "docs", until="2026-11-21")], {}, "unmet"),
        ([seat("member")], {}, "unmet"),
        ([], {}, "unmet"),
        ([], {"role": "gone"}, "unknown"),
    ],
)
def test_a_seat_is_held_at_or_above(seats: list[dict[str, Any]], leaf: dict[str, Any], verdict: str) -> None:
    assert ask({"id": "h", "holds": {"role": "reviewer", **leaf}}, {"seats": seats}).verdict == verdict


@pytest.mark.parametrize(
    ("held", "verdict"),
    [
        ([], "met"),
        ([seat("chair", "docs")], "met"),
        ([seat("chair", "docs"), seat("chair", "docs", None)], "unmet"),
        ([seat("chair", "docs"), seat("chair", "node")], "met"),
        ([seat("chair", "docs"), seat("chair", "docs", until="2026-11-21")], "met"),
        ([seat("chair", "docs"), seat("chair", "docs", alternate=True)], "met"),
    ],
)
def test_a_seat_is_open_while_fewer_are_taken(held: list[dict[str, Any]], verdict: str) -> None:
    roles = {**STAFF["roles"], "chair": a_role(seats={"most": 2})}
    records = {**STAFF["records"], **{f"chair-{index}": {"seats": [one]} for index, one in enumerate(held)}}
    asked = {"id": "o", "seat_open": {"role": "chair"}}

    assert ask(asked, roles=roles, records=records).verdict == verdict


def test_a_free_seat_is_unknown_where_its_role_or_group_is() -> None:
    roles = {**STAFF["roles"], "chair": a_role(seats={"most": 2})}

    assert ask({"id": "o", "seat_open": {"role": "gone"}}).verdict == "unknown"
    assert ask({"id": "o", "seat_open": {"role": "chair"}}, sig=None, roles=roles).verdict == "unknown"
    assert ask({"id": "o", "seat_open": {}}).found == "`rung` has no fixed number of seats"


COLLEAGUES = {
    "amy": {
        "affiliations": [{"organization": "acme", "from": "2020-01-01"}],
        "seats": [seat("chair", "node")],
    },
    "lea": {"affiliations": [{"organization": "acme-labs", "from": "2020-01-01"}], "seats": [seat("lead")]},
    "ben": {
        "affiliations": [{"organization": "beta", "from": "2020-01-01"}],
        "seats": [seat("chair", "docs")],
    },
    "una": {"seats": [seat("chair", "docs")]},
    "sam": {
        "affiliations": [{"organization": "independent", "from": "2020-01-01"}],
        "seats": [seat("chair")],
    },
}


@pytest.mark.parametrize(
    ("employer", "others", "leaf", "verdict"),
    [
        ("acme", "amy ben", {}, "met"),
        ("acme", "ben", {}, "unmet"),
        ("acme", "", {}, "unmet"),
        ("acme-labs", "amy", {}, "met"),
        ("acme", "amy una", {}, "met"),
        ("acme", "ben una", {}, "unknown"),
        ("acme", "amy", {"scope": "same"}, "unmet"),
        ("acme", "amy", {"sig": "node"}, "met"),
        ("independent", "sam", {}, "unmet"),
        (None, "ben", {}, "unknown"),
        (None, "", {}, "unmet"),
        ("acme", "amy", {"role": "gone"}, "unknown"),
    ],
)
def test_a_colleague_holds_a_seat(
    employer: str | None, others: str, leaf: dict[str, Any], verdict: str
) -> None:
    mine: dict[str, Any] = {"seats": [seat("chair", "docs")]}
    if employer is not None:
        mine["affiliations"] = [{"organization": employer, "from": "2020-01-01"}]
    roles = {**STAFF["roles"], "chair": a_role()}
    records = {**STAFF["records"], **{who: COLLEAGUES[who] for who in others.split()}}
    asked = {"id": "h", "holds": {"role": "chair", "who": "colleague", **leaf}}

    assert ask(asked, mine, roles=roles, records=records).verdict == verdict


def test_where_a_colleagues_seat_hangs_on_an_employer_nobody_knows_the_line_to_add_is_given() -> None:
    roles = {**STAFF["roles"], "chair": a_role()}
    records = {**STAFF["records"], "una": COLLEAGUES["una"]}
    asked = {"id": "h", "holds": {"role": "chair", "who": "colleague"}}
    found = ask(asked, {}, roles=roles, records=records)

    assert found.found == "for whom `ada` and `una` work is not known"
    assert [one.path for one in found.judgement.settle] == ["records/ada.yaml", "records/una.yaml"]
