"""A whole requirement: its tree, what a group tightens, and properties that hold for all evidence."""

import datetime
import random
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ladder_cli.model.requirement import LEAF_KINDS
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.leaves import LEAVES
from ladder_cli.roles.requirement import judge, verdict_on
from tests.roles.conftest import STAFF, Asked, a_role, ask, seat

MET = {"id": "met", "field": {"path": "name"}}
UNMET = {"id": "unmet", "field": {"path": "ties"}}
UNKNOWN = {"id": "unknown", "fact": {"what": "two-factor"}}
ADA = {"name": "Ada"}


def test_every_kind_of_leaf_has_its_row() -> None:
    assert tuple(LEAVES) == LEAF_KINDS


@pytest.mark.parametrize(
    ("tree", "verdict", "found"),
    [
        ({"all_of": [MET, UNKNOWN]}, "unknown", "1 of 2 met, 1 unknown"),
        ({"all_of": [MET, UNKNOWN, UNMET]}, "unmet", "1 of 3 met, 1 unknown"),
        ({"any_of": [UNMET, UNKNOWN]}, "unknown", "0 of 2 met, 1 unknown"),
        ({"any_of": [UNMET, MET]}, "met", "1 of 2 met"),
        ({"n_of": {"least": 2, "of": [MET, UNKNOWN, UNMET]}}, "unknown", "1 of 3 met, 1 unknown"),
        ({"n_of": {"least": 2, "of": [MET, UNMET, UNMET]}}, "unmet", "1 of 3 met"),
        ({"not": MET}, "unmet", "1 of 1 met"),
        ({"not": UNKNOWN}, "unknown", "0 of 1 met, 1 unknown"),
        ({"not": UNMET}, "met", "0 of 1 met"),
    ],
)
def test_a_tree_is_judged_with_all_its_parts(tree: dict[str, Any], verdict: str, found: str) -> None:
    judged = ask({"id": "root", **tree}, ADA)

    assert judged.verdict == verdict
    assert judged.found == found
    assert judged.judgement.kind == next(iter(tree))


def test_a_requirement_may_say_how_we_know_and_its_own_label() -> None:
    judged = ask({**MET, "label": "has a name", "how": "external"}, ADA).judgement

    assert (judged.label, judged.how, judged.needed) == ("has a name", "external", "`name` is filled in")


def tight(sig: str, tightened: dict[str, Any]) -> Asked:
    groups = {**STAFF["groups"], "docs": {"title": "Docs", "kind": "sig", "tightened": {"rung": tightened}}}
    return ask(MET, ADA, sig=sig, groups=groups)


def test_what_a_group_tightens_is_judged_as_well_and_shown_as_such() -> None:
    judged = tight("docs", UNMET).judgement

    assert judged.verdict == "unmet"
    assert [child.tightened_by for child in judged.children] == [None, "docs"]
    assert judged.children[1].label == "`docs` asks besides: `ties` is filled in"
    assert tight("docs", MET).verdict == "met"


def test_a_group_tightens_for_itself_alone() -> None:
    assert tight("docs/web", UNMET).verdict == "met"


def test_only_code_meets_a_leaf_whose_kinds_are_all_code() -> None:
    def needs_code(*kinds: str) -> bool:
        return ask({"id": "c", "contributions": {"kinds": list(kinds), "least": 1}}).judgement.needs_code

    assert needs_code("review")
    assert not needs_code("review", "talk")
    assert not ask({"id": "c", "contributions": {"least": 1}}).judgement.needs_code


# --- properties over evidence ---

DAYS = [f"2026-{month:02}-{day:02}" for month in (1, 6, 11) for day in (1, 2, 22)] + [
    "2025-11-22",
    "2025-11-23",
]
days = st.sampled_from(DAYS)
groups = st.sampled_from([None, "docs", "docs/web", "node"])
kinds = st.sampled_from(["review", "talk"])


def _clean(value: dict[str, Any]) -> dict[str, Any]:
    return {key: one for key, one in value.items() if one is not None}


entries = st.builds(
    lambda kind, date, group, with_, about: _clean(
        {
            "kind": kind,
            "date": date,
            "group": group,
            "what": "w",
            "with": with_,
            "about": about,
            "recorded_by": "bob",
        }
    ),
    kinds,
    days,
    groups,
    st.lists(st.sampled_from(["bob", "carol", "dan", "eve", "ada"]), max_size=2),
    st.sampled_from([None, "one", "two"]),
)
measures = st.builds(
    lambda kind, span, group, count, counted_days, actors: _clean(
        {
            "kind": kind,
            "from": min(span),
            "until": max(span),
            "group": group,
            "count": count,
            "days": counted_days,
            "actors": actors,
            "source": "s",
        }
    ),
    kinds,
    st.tuples(days, days),
    groups,
    st.integers(0, 6),
    st.none() | st.integers(1, 4),
    st.none() | st.integers(1, 4),
)
counted = st.builds(
    lambda some, least, window, scope, once, breadth, share: _clean(
        {
            "kinds": some,
            "least": least,
            "window": window,
            "scope": scope,
            "once_per": once,
            "distinct": breadth,
            "share": share,
        }
    ),
    st.sampled_from([[], ["review"], ["talk", "review"]]),
    st.none() | st.integers(1, 8),
    st.sampled_from([None, "12 months", "3 weeks"]),
    st.sampled_from(["same", "within", "any"]),
    st.sampled_from([None, "about", "day", "link", "group"]),
    st.lists(
        st.fixed_dictionaries(
            {"by": st.sampled_from(["actor", "day", "group", "kind", "employer"]), "least": st.integers(1, 4)}
        ),
        max_size=2,
    ),
    st.sampled_from([None, None, 0.5]),
)
coverages = st.lists(
    st.builds(
        lambda some, span: {"kinds": some, "source": "s", "from": min(span), "until": max(span)},
        st.sampled_from([["review"], ["review", "talk"]]),
        st.tuples(st.sampled_from(["2025-01-01", *DAYS]), st.sampled_from(["2026-12-31", *DAYS])),
    ),
    max_size=3,
)
CAPPED = {
    "review": {"title": "Review", "code": True, "cap_per_day": 2},
    "talk": {"title": "Talk", "code": False},
}
TOTALS = [
    {"kind": kind, "from": "2025-01-01", "until": "2026-12-31", "count": 9, "source": "s"} for kind in CAPPED
]


def verdict_of(asked: dict[str, Any], done: dict[str, Any], evidence: list[dict[str, Any]]) -> str:
    community = {"contribution_kinds": CAPPED, "evidence": evidence, "totals": TOTALS}
    return ask({"id": "work", "contributions": asked}, ADA, done, community=community).verdict


@settings(max_examples=400)
@given(counted, st.lists(entries, max_size=6), st.lists(measures, max_size=4), coverages, entries | measures)
def test_more_evidence_never_turns_met_into_anything_else(
    asked: dict[str, Any],
    some: list[dict[str, Any]],
    spans: list[dict[str, Any]],
    evidence: list[dict[str, Any]],
    more: dict[str, Any],
) -> None:
    before = verdict_of(asked, {"entries": some, "measures": spans}, evidence)
    added = {
        "entries": [*some, more] if "date" in more else some,
        "measures": spans if "date" in more else [*spans, more],
    }

    if before == "met":
        assert verdict_of(asked, added, evidence) == "met"


@given(counted, st.lists(entries, max_size=6), st.lists(measures, max_size=4), coverages, st.randoms())
def test_the_order_of_entries_never_matters(
    asked: dict[str, Any],
    some: list[dict[str, Any]],
    spans: list[dict[str, Any]],
    evidence: list[dict[str, Any]],
    chance: random.Random,
) -> None:
    shuffled = {"entries": some[:], "measures": spans[:]}
    chance.shuffle(shuffled["entries"])
    chance.shuffle(shuffled["measures"])

    assert verdict_of(asked, shuffled, evidence) == verdict_of(
        asked, {"entries": some, "measures": spans}, evidence
    )


@given(counted, st.lists(entries, max_size=4), st.lists(measures, max_size=3), coverages, st.data())
def test_when_coverage_shrinks_only_what_is_known_becomes_unknown(
    asked: dict[str, Any],
    some: list[dict[str, Any]],
    spans: list[dict[str, Any]],
    evidence: list[dict[str, Any]],
    data: st.DataObject,
) -> None:
    done = {"entries": some, "measures": spans}
    fewer = [one for one in evidence if data.draw(st.booleans())]
    before, after = verdict_of(asked, done, evidence), verdict_of(asked, done, fewer)

    assert after in {before, "unknown"}
    assert before != "met" or after == "met"


LEAF = [
    {"id": "tenure", "tenure": {"role": "member", "least": "1 year"}},
    {
        "id": "work",
        "contributions": {"least": 2, "window": "12 months", "distinct": [{"by": "actor", "least": 1}]},
    },
    {"id": "holds", "holds": {"role": "member"}},
    {"id": "sponsors", "sponsors": {"least": 1, "role": "reviewer", "employers": "distinct-from-candidate"}},
    {"id": "word", "attestation": {"by": "lead", "what": "w"}},
    {"id": "agreement", "agreement": {"what": "conduct"}},
    {"id": "fact", "fact": {"what": "two-factor"}},
    {"id": "field", "field": {"path": "affiliations"}},
    {"id": "manual", "manual": {"question": "q"}},
]


@given(
    st.fixed_dictionaries({"name": st.just("Zoe")}, optional={"facts": st.just([])}),
    st.lists(st.sampled_from(["member", "reviewer", "lead", "steward"]), max_size=3),
    st.lists(entries, max_size=3),
    st.booleans(),
)
def test_an_unrelated_person_changes_nobodys_verdict(
    record: dict[str, Any], roles: list[str], done: list[dict[str, Any]], sponsored: bool
) -> None:
    parts = {name: dict(shelf) for name, shelf in STAFF.items()}
    stranger = {
        **record,
        "seats": [seat(role, "docs" if role in ("reviewer", "lead") else None) for role in roles],
    }
    said = {"sponsors": [{"by": "bob", "on": "2026-11-01"}]} if sponsored else {}
    mine = {"name": "Ada", "affiliations": [{"organization": "beta", "from": "2020-01-01"}]}
    for leaf in LEAF:
        alone = ask(leaf, mine, {}, said=said)
        among = ask(
            leaf,
            mine,
            {},
            said=said,
            records={**parts["records"], "zoe": stranger},
            contributions={"zoe": {"entries": done}},
        )
        assert alone.verdict == among.verdict


# --- random trees: the quick verdict is the judgement's, and asking more never helps ---

leaves = st.sampled_from([MET, UNMET, UNKNOWN])
trees = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"id": "all", "all_of": parts}),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"id": "any", "any_of": parts}),
        st.tuples(st.integers(1, 3), st.lists(inner, min_size=1, max_size=3)).map(
            lambda pair: {"id": "n", "n_of": {"least": pair[0], "of": pair[1]}}
        ),
        inner.map(lambda part: {"id": "not", "not": part}),
    ),
    max_leaves=8,
)


@given(trees)
def test_the_quick_verdict_is_that_of_the_judgement(tree: dict[str, Any]) -> None:
    judged = ask(tree, ADA)

    assert ask({"id": "twice", "not": {"id": "once", "not": tree}}, ADA).verdict == judged.verdict


def test_one_ladders_value_serves_many_judgements(make: Callable[..., Ladders]) -> None:
    ladders = make(**{**STAFF, "roles": {**STAFF["roles"], "rung": a_role(MET, scope="community")}})
    today = datetime.date(2026, 11, 22)

    assert judge(ladders, "bob", "rung", None, today).verdict == "unmet"
    assert verdict_on(ladders, "bob", "rung", None, today) == "unmet"


def test_the_leaves_of_a_judgement_come_in_the_order_of_the_role() -> None:
    judged = ask({"id": "root", "all_of": [MET, {"id": "turned", "not": UNMET}, UNKNOWN]}, ADA).judgement

    assert [leaf.id for leaf in judged.leaves()] == ["met", "unmet", "unknown"]
    assert [node.id for node in judged.nodes()] == ["root", "met", "turned", "unmet", "unknown"]
