"""The earliest day on which an open nomination could pass."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.outlook import earliest
from ladder_cli.roles.promotion import due
from ladder_cli.roles.words import open_case
from tests.roles.conftest import STAFF, a_role

TODAY = datetime.date(2026, 11, 22)
YES = {"id": "yes", "acceptance": {}}
WEEK = {"id": "week", "days_open": {"least": 7}}
POLL = {"id": "poll", "vote": {"by": "lead", "days": 5, "business": True}}


@pytest.mark.parametrize(
    ("process", "day"),
    [
        (YES, "2026-11-22"),
        (WEEK, "2026-11-28"),
        ({"id": "open", "days_open": {"least": 5, "business": True}}, "2026-11-27"),
        (POLL, "2026-11-27"),
        ({"id": "both", "all_of": [WEEK, POLL]}, "2026-11-28"),
        ({"id": "either", "any_of": [WEEK, POLL]}, "2026-11-27"),
        ({"id": "two", "n_of": {"least": 2, "of": [YES, WEEK, POLL]}}, "2026-11-27"),
    ],
)
def test_what_stays_open_counts_from_the_nomination_on(
    make: Callable[..., Ladders], process: dict[str, Any], day: str
) -> None:
    nomination = {"role": "rung", "sig": "docs", "by": "bob", "on": "2026-11-21"}
    ladders = make(
        **{
            **STAFF,
            "records": {**STAFF["records"], "ada": {"nominations": [nomination]}},
            "roles": {**STAFF["roles"], "rung": a_role(process=process)},
        }
    )
    case = open_case(ladders, "ada", "rung", "docs")

    assert case is not None
    assert earliest(ladders, case, due(ladders, "ada", "rung", "docs", TODAY), TODAY) == day
