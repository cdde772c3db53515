"""A group full of meetings, however they are placed, says little."""

from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest

from ladder_cli.store.checks.checking import check
from ladder_cli.store.checks.examples import base
from ladder_cli.store.source import Texts
from tests.hostile.effort import calls
from tests.hostile.meetings import both, crowd, group, hosted, skipping, spread, turning, zones

MOST = 50
"""So many meetings may a group have."""

SHAPES = (crowd, zones, spread, both, hosted, skipping, turning)


def source(line: Callable[[int], str], count: int = MOST, groups: int = 1) -> Texts:
    """The examples' registry with so many groups, each with so many meetings."""
    return Texts({**base(), **{f"sigs/full-{number}.yaml": group(line, count) for number in range(groups)}})


@pytest.mark.parametrize("line", SHAPES)
def test_a_crowd_of_meetings_is_one_finding_and_each_meeting_few(
    line: Callable[[int], str], today: date
) -> None:
    found = Counter(one.rule for one in check(source(line), today, ["sigs/full-0.yaml"]).findings)

    assert found["L502"] >= 1
    assert found["L502"] <= MOST // 8
    assert found["L501"] <= 31
    assert found["L503"] <= MOST


@pytest.mark.parametrize("line", [zones, spread, hosted])
def test_four_times_as_many_groups_in_one_room_take_four_times_the_work(
    line: Callable[[int], str], today: date
) -> None:
    few, many = (calls(lambda groups=groups: check(source(line, 12, groups), today)) for groups in (2, 8))

    assert many < 5 * few


def test_more_meetings_than_a_group_may_have_are_refused_by_that_name(today: date) -> None:
    (found,) = check(source(crowd, MOST + 1), today, ["sigs/full-0.yaml"]).findings

    assert (found.rule, found.message) == (
        "L112",
        "`meetings` has too many entries: 51, and 50 are the most",
    )
