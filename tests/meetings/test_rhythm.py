"""Rhythms, read off days and put into words."""

from datetime import date

import pytest

from ladder_cli.meetings.rhythm import rhythm, said
from ladder_cli.model.group import Every


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (["2026-11-02", "2026-11-16", "2026-11-30"], Every(weeks=2)),
        (["2026-11-16", "2026-12-21", "2027-01-18"], Every(months=1, nth=3, weekday="monday")),
        (["2026-11-16", "2027-01-18", "2027-03-15"], Every(months=2, nth=3, weekday="monday")),
        (["2026-11-02", "2026-11-16"], None),
        (["2026-11-30", "2026-12-28", "2027-02-01"], None),
        (["2026-11-29", "2027-01-29", "2027-03-29"], None),
        (["2026-11-02", "2026-11-03", "2026-11-04"], None),
    ],
)
def test_the_rhythm_of_days(days: list[str], expected: Every | None) -> None:
    assert rhythm([date.fromisoformat(day) for day in days]) == expected


@pytest.mark.parametrize(
    ("every", "words"),
    [
        (None, "once"),
        (Every(weeks=1), "every week"),
        (Every(weeks=2), "every 2 weeks"),
        (Every(months=1, nth=1, weekday="monday"), "first Monday of the month"),
        (Every(months=1, nth=-1, weekday="friday"), "last Friday of the month"),
        (Every(months=3, nth=4, weekday="sunday"), "fourth Sunday of every 3 months"),
    ],
)
def test_a_rhythm_in_words(every: Every | None, words: str) -> None:
    assert said(every) == words
