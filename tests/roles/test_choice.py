"""The cheapest way up, and the one that needs no code."""

from typing import Any

from hypothesis import given

from ladder_cli.roles.choice import routes
from tests.roles.conftest import ask
from tests.roles.test_requirement import ADA, trees

CODE = {"id": "code", "contributions": {"kinds": ["review"], "least": 1}}
TALKS = {"id": "talks", "contributions": {"kinds": ["talk"], "least": 9}}
FEW_TALKS = {"id": "few-talks", "contributions": {"kinds": ["talk"], "least": 2}}
WORD = {"id": "word", "attestation": {"by": "lead", "what": "w"}}
GUIDE = {"id": "guide", "agreement": {"what": "guide"}}
WAIT = {"id": "wait", "tenure": {"role": "member", "least": "1 year"}}
NAME = {"id": "name", "field": {"path": "name"}}


def ways(tree: dict[str, Any]) -> list[list[str]]:
    return [
        [leaf.id for leaf in route.leaves] for route in routes(ask({"id": "root", **tree}, ADA).judgement)
    ]


def test_a_route_begins_with_a_word_then_agreements_then_work_then_waiting() -> None:
    assert ways({"all_of": [WAIT, TALKS, FEW_TALKS, GUIDE, WORD, NAME]}) == [
        ["word", "guide", "few-talks", "talks", "wait"]
    ]


def test_of_several_branches_the_one_with_the_fewest_open_leaves_is_taken() -> None:
    pair = {"id": "pair", "all_of": [WORD, GUIDE]}

    assert ways({"any_of": [pair, TALKS]}) == [["talks"]]
    assert ways({"any_of": [GUIDE, WORD]}) == [["word"]]
    assert ways({"any_of": [TALKS, FEW_TALKS]}) == [["few-talks"]]


def test_n_of_takes_the_cheapest_and_what_is_met_counts() -> None:
    assert ways({"n_of": {"least": 2, "of": [WAIT, NAME, GUIDE]}}) == [["guide"]]


def test_a_route_without_code_is_given_where_there_is_one() -> None:
    assert ways({"any_of": [CODE, TALKS]}) == [["code"], ["talks"]]
    assert ways({"all_of": [CODE, GUIDE]}) == [["guide", "code"]]
    assert ways(
        {"all_of": [GUIDE, {"id": "either", "any_of": [CODE, {"id": "both", "all_of": [TALKS, WORD]}]}]}
    ) == [
        ["guide", "code"],
        ["word", "guide", "talks"],
    ]


def test_nothing_is_open_where_all_is_met() -> None:
    assert ways({"all_of": [NAME]}) == [[]]


def test_ties_go_by_id() -> None:
    assert ways({"any_of": [{**WORD, "id": "b"}, {**WORD, "id": "a"}]}) == [["a"]]


@given(trees)
def test_a_route_is_empty_exactly_where_the_tree_is_met(tree: dict[str, Any]) -> None:
    judged = ask(tree, ADA).judgement
    found = routes(judged)

    assert (judged.verdict == "met") == (bool(found) and not found[0].leaves)
    assert all(leaf.verdict != "met" for route in found for leaf in route.leaves)
