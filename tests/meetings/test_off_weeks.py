"""Off weeks by the expanded recurrence: over year ends, time zones, skips, and runs of several."""

from datetime import date, timedelta

import pytest

from ladder_cli.meetings.off_weeks import middles, off_weeks, week_of
from ladder_cli.model.group import LocalTime, Meeting, Skip
from tests.meetings.meetings import meeting


def between(of: list[Meeting], first: str, last: str) -> list[str]:
    return [week.isoformat() for week in off_weeks(of, date.fromisoformat(first), date.fromisoformat(last))]


@pytest.mark.parametrize(
    ("anchor", "first", "last", "expected"),
    [
        # 2026 has a week 53: by parity of numbers the two weeks about its end would both be odd
        ("2026-12-17", "2026-12-14", "2027-01-24", ["2026-12-21", "2027-01-04", "2027-01-18"]),
        # 2025 has 52
        ("2025-12-18", "2025-12-15", "2026-01-25", ["2025-12-22", "2026-01-05", "2026-01-19"]),
    ],
)
def test_every_other_week_is_off_over_the_end_of_a_year(
    anchor: str, first: str, last: str, expected: list[str]
) -> None:
    assert between([meeting(anchor, weeks=2)], first, last) == expected


def test_a_weekly_meeting_leaves_no_week_off() -> None:
    assert between([meeting("2026-01-01", weeks=1)], "2026-01-01", "2027-12-31") == []
    assert between([meeting("2026-01-01", weeks=1, until="2027-05-31")], "2026-01-01", "2027-12-31") == []


def test_a_skipped_meeting_still_counts_as_one() -> None:
    skipping = meeting("2026-12-17", weeks=2, skips=(Skip(on="2026-12-31"),))

    assert between([skipping], "2026-12-14", "2027-01-10") == ["2026-12-21", "2027-01-04"]


def test_weeks_are_those_of_the_meetings_zone() -> None:
    sunday_evening = meeting("2026-11-22", weeks=2, zone="America/Los_Angeles", time="20:00")

    assert between([sunday_evening], "2026-11-16", "2026-12-06") == ["2026-11-23"]


def test_a_turn_elsewhere_counts_where_the_meeting_is_at_home() -> None:
    one = meeting(
        "2026-11-23",  # a Monday morning in Auckland is Sunday where the meeting is at home
        weeks=2,
        zone="Europe/Berlin",
        rotation=(
            LocalTime(time_zone="Pacific/Auckland", time="08:00"),
            LocalTime(time_zone="Europe/Berlin", time="08:00"),
        ),
    )

    assert between([one], "2026-11-16", "2026-12-13") == ["2026-11-23", "2026-11-30"]


def test_a_week_with_one_of_several_meetings_is_not_off() -> None:
    first, second = meeting("2026-11-02", weeks=4), meeting("2026-11-11", weeks=4)

    assert between([first, second], "2026-11-02", "2026-11-29") == ["2026-11-16", "2026-11-23"]


def test_no_week_is_off_before_the_first_meeting_nor_after_the_end() -> None:
    one = meeting("2026-11-19", weeks=2, until="2026-12-20")

    assert between([one], "2026-01-01", "2027-12-31") == ["2026-11-23", "2026-12-07"]
    assert between([one], "2026-12-18", "2027-12-31") == []
    assert between([meeting(None)], "2026-01-01", "2027-12-31") == []


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        # the first Mondays of November, December and January leave runs of four and of three
        ("2026-11-02", ["2026-11-16", "2026-12-21", "2027-01-18"]),
        # the same when one begins to look inside a run
        ("2026-11-16", ["2026-11-16", "2026-12-21", "2027-01-18"]),
        ("2026-11-23", ["2026-12-21", "2027-01-18"]),
    ],
)
def test_of_a_run_the_middle_one_and_of_two_the_earlier(first: str, expected: list[str]) -> None:
    monthly = meeting("2026-11-02", months=1, nth=1, weekday="monday")

    found = middles([monthly], date.fromisoformat(first), date(2027, 1, 31))

    assert [week.isoformat() for week in found] == expected


def test_the_longest_rhythm_there_is_has_a_middle_too() -> None:
    yearly = meeting("2026-01-05", weeks=52)

    assert middles([yearly], date(2026, 1, 1), date(2026, 12, 31)) == [date(2026, 7, 6)]


def test_a_week_begins_on_monday() -> None:
    assert {week_of(date(2026, 11, 23) + timedelta(days=days)) for days in range(7)} == {date(2026, 11, 23)}
