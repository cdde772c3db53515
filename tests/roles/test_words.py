"""Attestations, judgements whose giver nobody names, and waivers."""

from collections.abc import Callable
from typing import Any

import pytest

from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.words import Words, given, nominated, seated
from tests.roles.conftest import STAFF, ask, seat

BY_LEAD = {"id": "judged", "attestation": {"by": "lead", "what": "knows the code"}}
BY_ANYONE = {"id": "judged", "manual": {"question": "works well with others"}}


def word(by: str, on: str = "2026-11-01", name: str = "judged") -> dict[str, Any]:
    return {"id": name, "by": by, "on": on}


@pytest.mark.parametrize(
    ("leaf", "said", "verdict", "found"),
    [
        (BY_LEAD, [], "unknown", "nobody has said so yet"),
        (BY_LEAD, [word("bob")], "met", "the word of `bob` on 2026-11-01"),
        (BY_LEAD, [word("bob", "2026-11-22")], "met", "the word of `bob` on 2026-11-22"),
        (BY_LEAD, [word("bob", "2026-11-23")], "unknown", "who speaks on 2026-11-23 only"),
        (BY_LEAD, [word("bob", "2023-12-31")], "unknown", "who was not a lead of `docs` on 2023-12-31"),
        (BY_LEAD, [word("dan")], "unknown", "the word of `dan` does not count, who was not a lead of `docs`"),
        (BY_LEAD, [word("carol")], "unknown", "who was not a lead"),
        (BY_LEAD, [word("ada")], "unknown", "who is the candidate"),
        (BY_LEAD, [word("bob", name="other")], "unknown", "nobody has said so yet"),
        (BY_ANYONE, [], "unknown", "nobody has said so yet"),
        (BY_ANYONE, [word("bob")], "met", "the word of `bob`"),
        (BY_ANYONE, [word("carol")], "met", "the word of `carol`"),
        (BY_ANYONE, [word("dan")], "unknown", "who was not a lead of `docs` or a steward on 2026-11-01"),
    ],
)
def test_a_word_counts_from_whoever_may_give_it(
    leaf: dict[str, Any], said: list[dict[str, Any]], verdict: str, found: str
) -> None:
    judged = ask(leaf, {"seats": [seat("lead", "docs")]}, said={"attestations": said})

    assert judged.verdict == verdict
    assert found in judged.found


def test_several_words_must_be_of_several_people() -> None:
    leaf = {"id": "judged", "attestation": {"by": "reviewer", "what": "knows it", "least": 2}}
    twice = {"attestations": [word("dan"), word("dan", "2026-11-02")]}

    assert ask(leaf, said=twice).verdict == "unknown"
    assert ask(leaf, said={"attestations": [word("dan"), word("bob")]}).verdict == "met"
    assert ask(leaf, said=twice).judgement.missing == 1


def test_the_open_word_names_who_may_give_it_and_the_very_lines() -> None:
    judged = ask(BY_ANYONE).judgement

    assert judged.hint == "ask `bob` or `carol`"
    assert judged.settle[0].lines == (
        "- role: rung\n  sig: docs\n  by: bob\n  on: 2026-11-22\n"
        "  attestations:\n    - id: judged\n      by: bob\n      on: 2026-11-22"
    )


def test_an_open_nomination_takes_the_line_itself() -> None:
    record = {"nominations": [{"role": "rung", "sig": "docs", "by": "bob", "on": "2026-11-01"}]}
    settle = ask(BY_LEAD, record).judgement.settle[0]

    assert settle.keys == ("nominations", 0, "attestations")
    assert settle.lines == "- id: judged\n  by: bob\n  on: 2026-11-22"


@pytest.mark.parametrize(
    ("by", "on", "waivable_by", "waived_by"),
    [
        ("bob", "2026-11-01", "lead", "bob"),
        ("bob", "2023-01-01", "lead", None),
        ("bob", "2026-11-23", "lead", None),
        ("dan", "2026-11-01", "lead", None),
        ("dan", "2026-11-01", "reviewer", "dan"),
        ("ada", "2026-11-01", "lead", None),
        ("carol", "2026-11-01", "steward", "carol"),
        ("bob", "2026-11-01", None, None),
    ],
)
def test_a_waiver_counts_only_from_whoever_is_entitled_to_it(
    by: str, on: str, waivable_by: str | None, waived_by: str | None
) -> None:
    asked: dict[str, Any] = {"id": "two-factor", "fact": {"what": "two-factor"}}
    asked |= {"waivable_by": waivable_by} if waivable_by else {}
    said = {"waivers": [{"id": "two-factor", "by": by, "on": on, "reason": "no phone"}]}
    judged = ask(asked, {"seats": [seat("lead", "docs")]}, said=said)

    assert judged.verdict == ("met" if waived_by else "unknown")
    assert judged.judgement.waived_by == waived_by
    assert ("does not count" in judged.found) is (waived_by is None)
    assert len(judged.judgement.counted) == (1 if waived_by else 0)


def test_what_is_met_needs_no_waiver() -> None:
    asked = {"id": "named", "field": {"path": "name"}, "waivable_by": "lead"}
    said = {"waivers": [{"id": "named", "by": "bob", "on": "2026-11-01", "reason": "r"}]}

    assert ask(asked, {"name": "Ada"}, said=said).judgement.waived_by is None
    assert ask(asked, {}, said=said).judgement.waived_by == "bob"


def test_a_combination_can_be_waived_as_one() -> None:
    parts = [{"id": "a", "field": {"path": "name"}}, {"id": "b", "field": {"path": "account"}}]
    asked = {"id": "all", "all_of": parts, "waivable_by": "lead"}
    said = {"waivers": [{"id": "all", "by": "bob", "on": "2026-11-01", "reason": "r"}]}
    judged = ask(asked, {}, said=said)

    assert judged.verdict == "met"
    assert [child.verdict for child in judged.judgement.children] == ["unmet", "unmet"]


def test_words_come_from_the_open_nomination_of_that_seat_alone(make: Callable[..., Ladders]) -> None:
    case = {
        "role": "lead",
        "sig": "docs",
        "by": "bob",
        "on": "2026-01-01",
        "sponsors": [{"by": "dan", "on": "2026-01-01"}],
    }
    closed = {**case, "closed": {"on": "2026-02-01", "as": "declined"}}
    ladders = make(**{**STAFF, "records": {"ada": {"nominations": [closed, case]}}})
    words = nominated(ladders, "ada", "lead", "docs")

    assert [one.at.keys for one in words.sponsors] == [("nominations", 1, "sponsors", 0)]
    assert nominated(ladders, "ada", "lead", "node") == Words()
    assert (words + given(ladders, "ada", sponsors=[words.sponsors[0].word])).sponsors[1].at.keys == ()


def test_a_seat_keeps_the_words_it_was_given_with(make: Callable[..., Ladders]) -> None:
    held = seat("lead", "docs", attestations=[word("bob")])
    ladders = make(records={"ada": {"seats": [held]}})

    words = seated(ladders.registry.seats_of("ada")[0])
    assert [one.at.keys for one in words.attestations] == [("seats", 0, "attestations", 0)]
