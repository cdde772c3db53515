"""What published ladders state: what starts a clock, why one vouches, who may nominate."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from ladder_cli.model.step import Step
from ladder_cli.roles.process import said, share_of

COVERED = {"evidence": [{"kinds": ["review", "talk"], "source": "log", "from": "2020-01-01"}]}
TALKED = {"kind": "talk", "date": "2025-01-10", "what": "a talk", "recorded_by": "bob"}
READ = {"kind": "review", "date": "2026-11-10", "what": "a change", "recorded_by": "bob"}


def test_the_clock_starts_with_the_first_contribution_of_the_asked_kinds(ask: Callable[..., Any]) -> None:
    clock = {"since": "first-contribution", "least": "1 month"}
    done = {"entries": [TALKED, READ]}

    assert ask({"id": "t", "tenure": clock}, done=done).verdict == "met"
    assert ask({"id": "t", "tenure": {**clock, "kinds": ["talk"]}}, done=done).verdict == "met"
    assert ask({"id": "t", "tenure": {**clock, "kinds": ["review"]}}, done=done).verdict == "unknown"


def test_a_clock_is_short_for_certain_only_where_everything_ever_done_is_covered(
    ask: Callable[..., Any],
) -> None:
    asked = {"id": "t", "tenure": {"since": "first-contribution", "kinds": ["review"], "least": "1 month"}}
    always = {"evidence": [{"kinds": ["review"], "source": "log"}]}
    early = {"kind": "review", "from": "2026-10-01", "until": "2026-11-20", "count": 2, "source": "log"}

    assert ask(asked, done={"entries": [READ]}, community=COVERED).verdict == "unknown"
    assert ask(asked, done={"entries": [READ]}, community=always).verdict == "unmet"
    assert ask(asked, done={}, community=always).verdict == "unmet"
    assert ask(asked, done={"entries": [READ], "measures": [early]}, community=always).verdict == "unknown"


def test_a_sponsor_who_does_not_say_why_does_not_count_where_it_is_asked(ask: Callable[..., Any]) -> None:
    asked = {"id": "s", "sponsors": {"least": 1, "role": "reviewer", "scope": "any", "why": True}}
    silent = {"by": "dan", "on": "2026-11-20"}

    assert ask(asked, said={"sponsors": [silent]}).verdict == "unmet"
    assert "does not say why" in ask(asked, said={"sponsors": [silent]}).found
    assert ask(asked, said={"sponsors": [{**silent, "why": "paired on the index"}]}).verdict == "met"


def test_what_is_done_for_the_whole_community_is_done_in_no_group(ask: Callable[..., Any]) -> None:
    asked = {"id": "c", "contributions": {"window": "1 year", "distinct": [{"by": "group", "least": 1}]}}

    assert ask(asked, done={"entries": [READ]}, community=COVERED).verdict == "unmet"
    assert ask(asked, done={"entries": [{**READ, "group": "node"}]}, community=COVERED).verdict == "met"


@pytest.mark.parametrize(
    ("nomination", "text"),
    [
        ({"by": "lead"}, "a nomination by a lead of `docs`"),
        ({"by": "lead", "self": True}, "a nomination by a lead of `docs` or the candidate"),
        ({"self": True, "robot": True}, "a nomination by the candidate or a program"),
        ({"anyone": True}, "a nomination by anyone"),
    ],
)
def test_a_nomination_names_everyone_who_may_make_it(nomination: dict[str, Any], text: str) -> None:
    assert said(msgspec.convert({"id": "n", "nomination": nomination}, Step), "`docs`") == text


@pytest.mark.parametrize(
    ("share", "of", "needed"),
    [("2/3", 3, 2), ("2/3", 7, 5), ("2/3", 100, 67), (0.67, 3, 3), ("1/2", 4, 3), (0.5, 5, 3), (0.25, 8, 2)],
)
def test_a_share_is_taken_as_it_is_written(share: float | str, of: int, needed: int) -> None:
    assert share_of(share, of) == needed


def test_more_than_a_share_is_more() -> None:
    assert [share_of("2/3", 6, more_than=more) for more in (False, True)] == [4, 5]
    assert share_of("2/3", 7, more_than=True) == share_of("2/3", 7) == 5
