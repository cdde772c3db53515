"""The earliest day an open nomination could pass."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.outlook import earliest
from ladder_cli.roles.promotion import due
from ladder_cli.roles.words import open_case

TODAY = datetime.date(2026, 11, 22)
Make = Callable[..., Ladders]
OPEN = {"id": "open", "days_open": {"least": 14}}
VOTE = {"id": "vote", "vote": {"by": "lead", "days": 7}}
YES = {"id": "yes", "acceptance": {}}
TENURE = {"id": "tenure", "tenure": {"role": "member", "least": "1 month"}}
ANYTHING = {"id": "name", "field": {"path": "name"}}


def day(
    make: Make, process: dict[str, Any] | None, requires: dict[str, Any] = ANYTHING, on: str = "2026-11-15"
) -> str:
    role = {"title": "Rung", "ladder": "x", "scope": "community", "in_force": "2020-01-01"}
    rung = {**role, "requires": requires, **({"process": process} if process else {})}
    ada = {
        "seats": [{"role": "member", "since": "2026-11-12"}],
        "nominations": [{"role": "rung", "by": "bob", "on": on}],
    }
    found = make(roles={"member": {**role, "requires": ANYTHING}, "rung": rung}, records={"ada": ada})
    case = open_case(found, "ada", "rung", None)
    assert case is not None
    return earliest(found, case, due(found, "ada", "rung", None, TODAY), TODAY)


@pytest.mark.parametrize(
    ("process", "first"),
    [
        (None, "2026-11-22"),
        (YES, "2026-11-22"),
        (OPEN, "2026-11-29"),
        ({"id": "all", "all_of": [YES, OPEN, VOTE]}, "2026-11-29"),
        ({"id": "any", "any_of": [OPEN, VOTE]}, "2026-11-22"),
        ({"id": "told", "vote": {"by": "lead", "announced": 14, "days": 7}}, "2026-12-06"),
        ({"id": "two", "n_of": {"least": 2, "of": [YES, OPEN, VOTE]}}, "2026-11-22"),
        ({"id": "three", "n_of": {"least": 3, "of": [YES, OPEN, VOTE]}}, "2026-11-29"),
    ],
)
def test_the_days_of_the_process_count_from_the_nomination(
    make: Make, process: dict[str, Any] | None, first: str
) -> None:
    assert day(make, process) == first


def test_a_clock_that_runs_is_waited_for(make: Make) -> None:
    assert day(make, OPEN, TENURE) == "2026-12-12"
    assert day(make, OPEN, {"id": "either", "any_of": [TENURE, ANYTHING]}) == "2026-11-29"


def test_what_is_over_is_not_waited_for(make: Make) -> None:
    assert day(make, OPEN, on="2026-01-01") == "2026-11-22"
