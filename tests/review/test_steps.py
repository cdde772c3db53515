"""Every step of a process, in every outcome: what is asked, of whom, what is given, what nobody could."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import msgspec
import pytest

from ladder_cli.model.record import Nomination, Seat
from ladder_cli.model.step import Step
from ladder_cli.review.giving import Giving
from ladder_cli.review.needs import AllOf, AnyOf, Asked, Need, Ruling, Wait, first_day
from ladder_cli.review.nominators import may_nominate
from ladder_cli.review.steps import ruling
from ladder_cli.roles.ladders import Ladders
from tests.review.memory import bench, ladders
from tests.review.town import FILES, TODAY

ROLES = {
    "called": "nomination: {by: reviewer}",
    "called-by-oneself": "nomination: {by: reviewer, self: true}",
    "called-by-anyone": "nomination: {anyone: true}",
    "called-by-a-program": "nomination: {robot: true}",
}


@cache
def town() -> Ladders:
    """The town, with a role for each way to nominate."""
    asks = "requires: {id: a, agreement: {what: conduct}}"
    head = f"title: T\nladder: t\nscope: group\n{asks}\nin_force: 2020-01-01\n"
    roles = {f"roles/{name}.yaml": f"{head}process: {{id: p, {how}}}\n" for name, how in ROLES.items()}
    return ladders({**FILES, **roles})


def judged(
    step: Mapping[str, Any], approvers: tuple[str, ...] = (), author: str = "ada", **more: Any
) -> Ruling:
    """What a step takes for Ada's seat in docs; `before` and `after` are nominations, `said` attestations."""
    before, after = (
        msgspec.convert({"role": "reviewer", "sig": "docs", "by": "dan", "on": TODAY, **case}, Nomination)
        if case is not None
        else None
        for case in (more.pop("before", None), more.pop("after", None))
    )
    seat = msgspec.convert({"role": "reviewer", "sig": "docs", "attestations": more.pop("said", [])}, Seat)
    sitting = bench(town(), author, *approvers, **more)
    return ruling(Giving(sitting, "ada", seat, before, after), msgspec.convert({"id": "s", **step}, Step))


def shape(ruling: Ruling) -> Any:
    """A ruling without its sentences: `met`, `refused`, else what is missing."""
    if ruling.verdict != "needs-approval":
        return {"allowed": "met"}.get(ruling.verdict, ruling.verdict)
    missing = [_shape(need) for need in ruling.needs if not need.is_met]
    return missing[0] if len(missing) == 1 else {"all": missing}


def _shape(need: Asked) -> Any:
    match need:
        case Need():
            open_ = [one for one in need.of if one not in need.given]
            return (need.missing, " ".join(open_))
        case Wait():
            return need.until
        case AnyOf():
            return {"any": [_shape(way) for way in need.any_of]}
        case AllOf():
            return {"all": [_shape(one) for one in need.all_of]}


REVIEWERS = "bob dan fay kim"
"""Who stands at or above a reviewer in docs."""
CALLED = {"nomination": {"by": "reviewer"}}
SECONDS = {"seconds": {"least": 2, "by": "reviewer"}}
VOTE = {"vote": {"by": "reviewer", "except": "lead"}}
LINK = "https://town.example.org/poll"


def told(by: str, **more: str) -> dict[str, str]:
    """A line that says what came of a vote."""
    return {"id": "s", "by": by, "on": TODAY, "link": LINK, **more}


@pytest.mark.parametrize(
    ("step", "more", "expected"),
    [
        (CALLED, {}, (1, REVIEWERS)),
        (CALLED, {"author": "dan"}, "met"),
        (CALLED, {"author": "dan", "pushers": ("fay",)}, (1, "bob kim")),
        (CALLED, {"author": "dan", "pushers": ("ada",)}, (1, "bob fay kim")),
        (CALLED, {"author": "eve"}, (1, REVIEWERS)),
        (CALLED, {"author": "stranger"}, (1, REVIEWERS)),
        (CALLED, {"approvers": ("kim",)}, "met"),
        (CALLED, {"before": {}}, "met"),
        (CALLED, {"before": {"by": "eve"}}, (1, REVIEWERS)),
        (CALLED, {"before": {"by": "ada"}}, (1, REVIEWERS)),
        (CALLED, {"after": {}}, (1, REVIEWERS)),
        (CALLED, {"after": {}, "approvers": ("dan",)}, "met"),
        ({"nomination": {"by": "reviewer", "self": True}}, {}, "met"),
        (
            {"nomination": {"by": "reviewer", "self": True}},
            {"author": "eve"},
            {"any": [(1, "ada"), (1, REVIEWERS)]},
        ),
        ({"nomination": {"anyone": True}}, {"author": "eve"}, "met"),
        (
            {"nomination": {"anyone": True}},
            {"author": "stranger"},
            {"any": [(1, "ada"), (1, "sam sue")]},
        ),
        ({"nomination": {"anyone": True}}, {"author": "stranger", "approvers": ("eve",)}, "met"),
        ({"nomination": {"robot": True}}, {"author": "bot"}, (1, "sam sue")),
        ({"nomination": {"robot": True}}, {"author": "bot", "approvers": ("sam",)}, "met"),
        (SECONDS, {}, (2, REVIEWERS)),
        (SECONDS, {"author": "dan"}, (2, "bob fay kim")),
        (SECONDS, {"approvers": ("kim",)}, (1, "bob dan fay")),
        (SECONDS, {"approvers": ("kim", "fay")}, "met"),
        (SECONDS, {"before": {}, "approvers": ("dan", "fay")}, (1, "bob kim")),
        (SECONDS, {"before": {"seconds": [{"by": "fay", "on": TODAY}]}, "approvers": ("kim",)}, "met"),
        (SECONDS, {"after": {"seconds": [{"by": "fay", "on": TODAY}]}}, (2, "bob fay kim")),
        (SECONDS, {"after": {"seconds": [{"by": "fay", "on": TODAY}]}, "author": "fay"}, (1, "bob kim")),
        (SECONDS, {"before": {"seconds": [{"by": "eve", "on": TODAY}]}}, (2, "bob fay kim")),
        ({"approvals": {"by": "reviewer", "least": 2}}, {}, (2, REVIEWERS)),
        ({"approvals": {"by": "reviewer", "least": 2}}, {"author": "dan"}, (2, "bob fay kim")),
        ({"approvals": {"by": "reviewer", "least": 2}}, {"approvers": ("dan", "fay")}, "met"),
        ({"approvals": {"by": "reviewer", "least": 2}}, {"approvers": ("dan", "eve")}, (1, "bob fay kim")),
        (
            {"approvals": {"by": "reviewer", "least": 1, "untied": True}},
            {"approvers": ("bob", "kim")},
            (1, "dan fay"),
        ),
        ({"approvals": {"by": "reviewer", "least": 1, "untied": True}}, {"approvers": ("fay",)}, "met"),
        ({"approvals": {"by": "reviewer", "all": True, "untied": True}}, {"approvers": ("fay",)}, (1, "dan")),
        ({"approvals": {"by": "reviewer", "share": 0.5, "untied": True}}, {}, (2, "dan fay")),
        ({"approvals": {"by": "reviewer", "share": 0.5}}, {}, (3, REVIEWERS)),
        ({"approvals": {"by": "reviewer", "share": 0.5}}, {"approvers": ("bob", "dan", "fay")}, "met"),
        ({"approvals": {"by": "reviewer", "share": 0.75}}, {"approvers": ("bob", "dan", "fay")}, "met"),
        (
            {"approvals": {"by": "reviewer", "share": 0.75, "more_than": True}},
            {"approvers": ("bob", "dan", "fay")},
            (1, "kim"),
        ),
        ({"approvals": {"by": "reviewer", "all": True}}, {"approvers": ("bob", "dan", "fay")}, (1, "kim")),
        ({"approvals": {"by": "reviewer", "all": True}}, {"approvers": tuple(REVIEWERS.split())}, "met"),
        (
            {"approvals": {"by": "reviewer", "all": True}},
            {"author": "kim", "approvers": ("bob", "dan", "fay")},
            "met",
        ),
        (
            {"approvals": {"by": "reviewer", "all": True}},
            {"approvers": ("bob", "dan", "fay"), "pushers": ("kim",)},
            (1, ""),
        ),
        ({"approvals": {"by": "steward", "least": 1}}, {"approvers": ("away",)}, (1, "sam sue")),
        ({"objections": {"by": "reviewer"}}, {}, "met"),
        ({"objections": {"by": "reviewer"}}, {"objectors": ("eve", "ada")}, "met"),
        ({"objections": {"by": "reviewer"}}, {"objectors": ("dan",)}, (1, "dan")),
        ({"objections": {"by": "reviewer", "most": 1}}, {"objectors": ("dan",)}, "met"),
        ({"objections": {"by": "reviewer", "most": 1}}, {"objectors": ("dan", "kim")}, (1, "dan kim")),
        ({"veto": {"by": "reviewer"}}, {"objectors": ("dan",)}, (1, "dan")),
        ({"veto": {"by": "reviewer", "least": 2}}, {"objectors": ("dan",)}, "met"),
        ({"veto": {"by": "reviewer", "share": 0.5}}, {"objectors": ("dan", "fay")}, "met"),
        (
            {"veto": {"by": "reviewer", "share": 0.5}},
            {"objectors": ("bob", "dan", "fay")},
            (1, "bob dan fay"),
        ),
        ({"days_open": {"least": 7}}, {"opened": "2026-11-15"}, "met"),
        ({"days_open": {"least": 7}}, {"opened": "2026-11-16"}, "2026-11-23"),
        ({"days_open": {"least": 5, "business": True}}, {"opened": "2026-11-16"}, "2026-11-23"),
        ({"days_open": {"least": 5, "business": True}}, {"opened": "2026-11-13"}, "met"),
        ({"acceptance": {}}, {}, "met"),
        ({"acceptance": {}}, {"pushers": ("dan",)}, (1, "ada")),
        ({"acceptance": {}}, {"author": "dan"}, (1, "ada")),
        ({"acceptance": {}}, {"author": "dan", "approvers": ("ada",)}, "met"),
        ({"acceptance": {}}, {"author": "dan", "before": {"accepted": TODAY}}, "met"),
        ({"acceptance": {}}, {"author": "dan", "before": {}}, (1, "ada")),
        ({"acceptance": {}}, {"author": "dan", "after": {"accepted": TODAY}}, (1, "ada")),
        ({"appointment": {"by": "lead"}}, {}, (1, "bob")),
        ({"appointment": {"by": "lead"}}, {"author": "bob"}, (1, "")),
        ({"appointment": {"by": "lead"}}, {"approvers": ("bob",)}, "met"),
        ({"appointment": {"by": "lead"}}, {"approvers": ("carol",)}, (1, "bob")),
        (VOTE, {}, "refused"),
        (VOTE, {"said": [told("dan")]}, (1, "dan")),
        (VOTE, {"said": [told("dan")], "approvers": ("dan",)}, "met"),
        (VOTE, {"said": [told("dan")], "author": "dan"}, "met"),
        (VOTE, {"said": [told("dan"), told("fay")]}, {"any": [(1, "dan"), (1, "fay")]}),
        (VOTE, {"said": [told("dan"), told("fay")], "approvers": ("fay",)}, "met"),
        (VOTE, {"said": [told("dan", id="other")], "approvers": ("dan",)}, "refused"),
        (VOTE, {"said": [{"id": "s", "by": "dan", "on": TODAY}], "approvers": ("dan",)}, "refused"),
        (VOTE, {"said": [told("bob")], "approvers": ("bob",)}, "refused"),
        (VOTE, {"said": [told("eve")], "approvers": ("eve",)}, "refused"),
        (VOTE, {"said": [told("ada")]}, "refused"),
        (VOTE, {"said": [told("dan")], "before": {"attestations": [told("dan")]}}, "met"),
        (VOTE, {"said": [told("eve")], "before": {"attestations": [told("eve")]}}, "refused"),
        ({"not": {"id": "n", "acceptance": {}}}, {}, (1, "sam sue")),
        ({}, {}, (1, "sam sue")),
    ],
)
def test_a_step_takes_the_words_it_names(
    step: Mapping[str, Any], more: dict[str, Any], expected: Any
) -> None:
    found = judged(step, **more)

    assert shape(found) == expected


LEAD = {"id": "lead", "approvals": {"by": "lead"}}
WEEK = {"id": "week", "days_open": {"least": 7}}
POLL = {"id": "poll", "vote": {"by": "reviewer"}}
YES = {"id": "yes", "acceptance": {}}
STEWARD = {"id": "steward", "approvals": {"by": "steward"}}


@pytest.mark.parametrize(
    ("step", "more", "expected", "first"),
    [
        ({"all_of": [LEAD, WEEK]}, {}, {"all": [(1, "bob"), "2026-11-29"]}, "2026-11-29"),
        ({"all_of": [LEAD, WEEK]}, {"approvers": ("bob",)}, "2026-11-29", "2026-11-29"),
        ({"all_of": [LEAD, POLL]}, {"approvers": ("bob",)}, "refused", ""),
        ({"any_of": [LEAD, WEEK]}, {}, {"any": [(1, "bob"), "2026-11-29"]}, ""),
        ({"any_of": [LEAD, WEEK]}, {"approvers": ("bob",)}, "met", ""),
        ({"any_of": [LEAD, WEEK]}, {"opened": "2026-11-15"}, "met", ""),
        ({"any_of": [LEAD, POLL]}, {}, (1, "bob"), ""),
        ({"any_of": [POLL]}, {}, "refused", ""),
        (
            {"any_of": [{"id": "both", "all_of": [LEAD, WEEK]}, STEWARD]},
            {},
            {"any": [{"all": [(1, "bob"), "2026-11-29"]}, (1, "sam sue")]},
            "",
        ),
        (
            {"any_of": [{"id": "both", "all_of": [LEAD, WEEK]}, {"id": "late", "days_open": {"least": 9}}]},
            {},
            {"any": [{"all": [(1, "bob"), "2026-11-29"]}, "2026-12-01"]},
            "2026-11-29",
        ),
        ({"n_of": {"least": 2, "of": [YES, LEAD, WEEK]}}, {}, {"any": [(1, "bob"), "2026-11-29"]}, ""),
        ({"n_of": {"least": 2, "of": [YES, LEAD, WEEK]}}, {"approvers": ("bob",)}, "met", ""),
        (
            {"n_of": {"least": 2, "of": [LEAD, STEWARD, WEEK]}},
            {},
            {
                "any": [
                    {"all": [(1, "bob"), (1, "sam sue")]},
                    {"all": [(1, "bob"), "2026-11-29"]},
                    {"all": [(1, "sam sue"), "2026-11-29"]},
                ]
            },
            "",
        ),
        ({"n_of": {"least": 2, "of": [LEAD, POLL]}}, {"approvers": ("bob",)}, "refused", ""),
        ({"n_of": {"least": 2, "of": [YES, LEAD, POLL]}}, {}, (1, "bob"), ""),
    ],
)
def test_a_combination_takes_what_its_steps_take(
    step: Mapping[str, Any], more: dict[str, Any], expected: Any, first: str
) -> None:
    found = judged(step, **more)

    assert shape(found) == expected
    assert found.wait == first


def test_a_way_that_only_takes_time_is_no_way_today() -> None:
    """Whoever need only wait has to wait, also where somebody's word would do instead."""
    found = judged({"any_of": [WEEK, LEAD]})

    assert found.verdict == "needs-approval"
    assert [first_day(need) for need in found.needs] == [""]


@pytest.mark.parametrize(
    ("role", "by", "expected"),
    [
        ("called", "dan", True),
        ("called", "eve", False),
        ("called", "bob", True),
        ("called-by-oneself", "ada", True),
        ("called-by-oneself", "eve", False),
        ("called-by-anyone", "eve", True),
        ("called-by-a-program", "dan", False),
        ("member", "eve", True),
        ("nowhere", "dan", False),
    ],
)
def test_the_role_says_who_may_nominate(role: str, by: str, expected: bool) -> None:
    assert may_nominate(bench(town(), by), by, "ada", role, "docs") is expected


def test_nobody_nominates_themselves_by_what_they_hold() -> None:
    assert not may_nominate(bench(town(), "dan"), "dan", "dan", "called", "docs")
    assert may_nominate(bench(town(), "dan"), "dan", "dan", "called-by-oneself", "docs")
