"""A role as a page that a newcomer reads."""

from collections.abc import Callable
from typing import Any

import pytest

from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.prose import escaped, prose
from tests.roles.conftest import a_role

REVIEWER: dict[str, Any] = a_role(
    {
        "id": "all",
        "all_of": [
            {"id": "tenure", "tenure": {"role": "member", "least": "3 months"}, "waivable_by": "lead"},
            {
                "id": "either",
                "label": "shows care",
                "any_of": [
                    {"id": "work", "contributions": {"kinds": ["review"], "least": 10, "window": "1 year"}},
                    {
                        "id": "word",
                        "label": "a word",
                        "attestation": {"by": "lead", "what": "reads *closely*"},
                    },
                ],
            },
            {"id": "open", "not": {"id": "holds", "holds": {"role": "auditor"}}},
        ],
    },
    title="Reviewer",
    summary="Reads <others'> changes.",
    follows=["member"],
    implies=["triager"],
    excludes=["auditor"],
    transient=True,
    retired="2027-01-01",
    grants=["lead"],
    process={
        "id": "p",
        "all_of": [
            {"id": "a", "label": "ask", "approvals": {"by": "lead", "share": 0.5}},
            {
                "id": "b",
                "n_of": {
                    "least": 1,
                    "of": [{"id": "c", "acceptance": {}}, {"id": "d", "days_open": {"least": 5}}],
                },
            },
        ],
    },
    keeps={
        "window": "12 months",
        "needs": {"id": "active", "contributions": {"least": 5}},
        "keep_at": 0.9,
        "grace": "3 months",
        "vouch_for": "6 months",
        "vouch_by": "lead",
        "notice": "1 month",
        "loss": {"as": "emeritus", "vote_for": "1 year"},
        "returns": {"by": "request", "within": "2 years"},
    },
    seats={
        "least": 1,
        "most": 3,
        "term": "2 years",
        "consecutive": 2,
        "lifetime": 4,
        "alternates": 1,
        "stagger": True,
        "disjoint_from": ["steward"],
        "employer_cap": {"most": 1},
        "cure_days": 90,
    },
)
PAGE = """\
# Reviewer (`reviewer`)

Reads \\<others'\\> changes.

Stands on the `contributor` ladder; a seat is for the group.
It follows `member`.
Whoever holds it holds `triager` as well.
Nobody holds `auditor` besides.
It is for one task, and ends with it.
This text holds for seats given from 2020-01-01 on.
There are no new seats since 2027-01-01.

## What is asked

- 3 months as `member` or above (worked out from the registry); a lead of the group may waive it
- shows care - one of these 2:
  - 10 contributions (`review`) in the last year (worked out from the registry)
  - **a word**: the word of a lead of the group: reads \\*closely\\* (somebody's word)
- this must not hold:
  - holds `auditor` or above (worked out from the registry)

### Besides, in `docs`

- `name` is filled in (read from the record)

## How it is given

- **ask**: the approval of more than half of leads of the group
- 1 of these:
  - the nominee says yes
  - the pull request stays open for 5 days

## What keeps it

- in the last 12 months:
  - 5 contributions (worked out from the registry)
- 90 % of these numbers are enough
- nobody lapses in the first 3 months, or on leave
- a vouch of a lead of the group keeps the seat for 6 months
- a notice comes 1 month before
- a lapse makes emeritus, with a vote for 1 year
- to come back within 2 years, asking is enough

## Seats

- at least 1 seat
- at most 3 seats
- at most 1 seat for alternates besides
- a term of 2 years
- at most 2 terms in a row
- at most 4 terms in all
- no more than half of the terms, rounded up, end on one day
- nobody in it holds `steward` at the same time
- people of one employer hold at most 1 seat
- a cap that is exceeded is cured within 90 days

## What one may do in it

- lead a group and those within it
"""


def test_a_role_reads_as_a_page(make: Callable[..., Ladders]) -> None:
    docs = {"title": "Docs", "kind": "sig", "tightened": {"reviewer": {"id": "n", "field": {"path": "name"}}}}
    ladders = make(roles={"reviewer": REVIEWER}, groups={"docs": docs})

    assert prose(ladders.registry, "reviewer") == PAGE


def test_whoever_is_asked_first_gets_no_invented_time(make: Callable[..., Ladders]) -> None:
    keeps = {"window": "2 years", "needs": {"id": "n", "contributions": {"least": 1}}, "notice": "asked"}
    ladders = make(roles={"reviewer": a_role(keeps=keeps)})

    assert "\n- its holder is asked before\n" in prose(ladders.registry, "reviewer")


def test_a_notice_may_come_more_than_once_and_occasions_stand_for_a_window(
    make: Callable[..., Ladders],
) -> None:
    needs = {"id": "n", "contributions": {"kinds": ["vote"], "least": 1}}
    keeps = {"occasions": {"kind": "vote", "last": 3}, "needs": needs, "notice": ["1 month", "7 days"]}
    page = prose(make(roles={"reviewer": a_role(keeps=keeps)}).registry, "reviewer")

    assert "\n- on the last 3 of `vote`:\n  - 1 contribution (`vote`)" in page
    assert "\n- a notice comes 1 month before, and another 7 days before\n" in page


def test_a_term_may_end_with_an_event(make: Callable[..., Ladders]) -> None:
    ladders = make(roles={"reviewer": a_role(seats={"ends_with": "the next release"})})

    assert "\n- a term that lasts until the next release\n" in prose(ladders.registry, "reviewer")


@pytest.mark.parametrize(
    ("cap", "text"),
    [
        ({"share": 0.34}, "34 % of the seats"),
        ({"quorum_less_one": True}, "one seat less than a quorum"),
        (
            {"most": 1, "grows": [{"seats": 6, "most": 2}], "scope": "any"},
            "1 seat, 2 where there are 6 or more, all groups taken together",
        ),
    ],
)
def test_an_employer_cap_reads_in_each_of_its_forms(
    make: Callable[..., Ladders], cap: dict[str, Any], text: str
) -> None:
    ladders = make(roles={"board": a_role(seats={"employer_cap": cap})})

    assert f"- people of one employer hold at most {text}\n" in prose(ladders.registry, "board")


def test_the_rung_below_ends_with_the_promotion_and_what_is_apart_stays_apart(
    make: Callable[..., Ladders],
) -> None:
    role = a_role(follows=["member"], excludes=["member", "auditor"])

    page = prose(make(roles={"rung": role}).registry, "rung")

    assert "\nWith the promotion a seat as `member` ends.\nNobody holds `auditor` besides.\n" in page


def test_any_lead_may_vouch_for_a_seat_of_the_whole_community(make: Callable[..., Ladders]) -> None:
    needs = {"id": "active", "contributions": {"least": 5}}
    kept = {"window": "1 year", "needs": needs, "vouch_for": "always", "vouch_by": "lead"}

    page = prose(make(roles={"rung": a_role(scope="community", keeps=kept)}).registry, "rung")

    assert "- a vouch of a lead of any group keeps the seat until it is taken back\n" in page


def test_text_of_the_registry_means_nothing_in_markdown() -> None:
    assert escaped("a [link](x) <b>\n# `code`") == "a \\[link\\](x) \\<b\\> \\# \\`code\\`"
    assert [escaped(text) for text in ("- a-b (c)", "+1", "12. may", "3) x", "1-2")] == [
        *("\\- a-b (c)", "\\+1", "12\\. may", "3\\) x", "1-2")
    ]
