"""Honest changes: allowed, or in need of exactly the words that are listed."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.review.corners import CORNERS_HONEST
from tests.review.town import Case, Town, judge, missing
from tests.review.twins import TWINS as PLAIN
from tests.stage import Ran

TWINS = (*PLAIN, *CORNERS_HONEST)


@pytest.fixture(scope="module")
def settled(town: Town) -> Town:
    """The town with every twin made."""
    town.make(TWINS)
    return town


@pytest.mark.parametrize("case", TWINS, ids=lambda case: case.name)
def test_an_honest_change_needs_no_more_than_it_should(
    case: Case, settled: Town, ladder: Callable[..., Ran], tmp_path: Path
) -> None:
    ran = judge(settled, case, ladder, tmp_path)

    answer = json.loads(ran.out) if ran.out else pytest.fail(ran.err)
    assert answer["verdict"] == {"needs": "needs-approval"}.get(case.verdict, case.verdict), ran.out
    assert ran.status == (0 if case.verdict == "allowed" else 1)
    assert missing(answer) == set(case.of.split()), ran.out
    assert case.says in ran.out


def test_at_least_thirty_twins_are_allowed() -> None:
    assert sum(case.verdict == "allowed" for case in TWINS) >= 30
