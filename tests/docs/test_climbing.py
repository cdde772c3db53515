"""Which roles need no code: worked out over all that a role asks, and what the roles below it ask."""

from typing import Any

import pytest

from docs import climbing, comparison_page, encodings
from ladder_cli.roles.ladders import Ladders
from tests.roles.conftest import a_role, make

CODE = {"id": "code", "contributions": {"kinds": ["review"], "least": 1}}
TALK = {"id": "talk", "contributions": {"kinds": ["talk"], "least": 1}}
EITHER = {"id": "either", "contributions": {"kinds": ["review", "talk"], "least": 1}}
SINCE_CODE = {
    "id": "since",
    "tenure": {"since": "first-contribution", "kinds": ["review"], "least": "1 year"},
}
SAT = {"id": "sat", "tenure": {"role": "coder", "least": "1 year"}}
HOLDS = {"id": "holds", "holds": {"role": "coder"}}
COLLEAGUE = {"id": "colleague", "holds": {"role": "coder", "who": "colleague"}}


def reached(requires: dict[str, Any], **more: Any) -> bool:
    """Whether a role that asks that, beside one that only code reaches, can be reached without code."""
    ladders: Ladders = make(roles={"coder": a_role(CODE), "rung": a_role(requires, **more)})
    return "rung" in climbing.without_code(ladders.registry)


@pytest.mark.parametrize(
    ("requires", "answer"),
    [
        (CODE, False),
        (TALK, True),
        (EITHER, True),
        (SINCE_CODE, False),
        (SAT, False),
        (HOLDS, False),
        (COLLEAGUE, True),
        ({"id": "all", "all_of": [TALK, CODE]}, False),
        ({"id": "any", "any_of": [TALK, CODE]}, True),
        ({"id": "any", "any_of": [HOLDS, CODE]}, False),
        ({"id": "two", "n_of": {"least": 2, "of": [TALK, CODE, EITHER]}}, True),
        ({"id": "two", "n_of": {"least": 2, "of": [TALK, CODE, HOLDS]}}, False),
        ({"id": "not", "not": CODE}, True),
    ],
)
def test_a_role_can_be_reached_where_some_way_asks_for_no_code(
    requires: dict[str, Any], answer: bool
) -> None:
    assert reached(requires) is answer


def test_the_rung_below_has_to_be_reached_as_well() -> None:
    assert reached(TALK, follows=["coder"]) is False
    assert reached(TALK, follows=["rung-below", "coder"]) is False


def test_a_role_above_the_one_that_is_asked_for_will_do() -> None:
    above = a_role(TALK, implies=["coder"])
    ladders = make(roles={"coder": a_role(CODE), "host": above, "rung": a_role(HOLDS)})

    assert climbing.without_code(ladders.registry) == {"host", "rung"}


def test_what_the_sources_say_of_code_comes_out() -> None:
    only_code = {
        name: {*encodings.registry(name).roles} - climbing.without_code(encodings.registry(name))
        for name in ("kubernetes", "debian", "wikipedia", "discourse", "python")
    }

    assert "member" in only_code["kubernetes"]  # one merged change is asked of everyone
    assert only_code["debian"] == {"uploading-developer"}
    assert only_code["wikipedia"] == only_code["discourse"] == only_code["python"] == set()


def test_every_ladder_stands_in_every_table() -> None:
    rows = [line for line in comparison_page.page().splitlines() if line.startswith("| [")]

    assert len(encodings.names()) == 16
    for name in encodings.names():
        assert sum(f"]({name}.md)" in row for row in rows) == 4
