"""Attacks on a town, with real git repositories: none passes, each beside the honest change it imitates."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.review.attacks import EVIDENCE, IDENTITY, PROMOTION, VOICES
from tests.review.corners import CORNERS, CORNERS_HONEST
from tests.review.disguises import DISGUISES, WORK
from tests.review.shared_work import SLY
from tests.review.town import Case, Town, judge, missing
from tests.review.twins import TWINS
from tests.stage import Ran

ATTACKS = (*PROMOTION, *IDENTITY, *VOICES, *EVIDENCE, *DISGUISES, *WORK, *SLY, *CORNERS)


@pytest.fixture(scope="module")
def settled(town: Town) -> Town:
    """The town with every attack made."""
    town.make(ATTACKS)
    return town


@pytest.mark.parametrize("case", ATTACKS, ids=lambda case: case.name)
def test_an_attack_does_not_pass(
    case: Case, settled: Town, ladder: Callable[..., Ran], tmp_path: Path
) -> None:
    ran = judge(settled, case, ladder, tmp_path)

    answer = json.loads(ran.out) if ran.out else pytest.fail(ran.err)
    assert answer["verdict"] == {"needs": "needs-approval"}.get(case.verdict, case.verdict), ran.out
    assert ran.status == 1
    assert not case.of or missing(answer) == set(case.of.split()), ran.out
    assert case.says in ran.out


def test_every_attack_stands_beside_an_honest_twin() -> None:
    names = {case.name for case in (*TWINS, *CORNERS_HONEST)}

    assert {case.twin for case in ATTACKS} <= names


def test_there_are_at_least_eighty_attacks() -> None:
    assert len({case.name for case in ATTACKS}) == len(ATTACKS)
    assert len(ATTACKS) == 251
