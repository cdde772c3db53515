"""When meetings take place: in local time, through summer-time changes, year ends, turns and skips."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import WEEKLY, rrule
from hypothesis import given
from hypothesis import strategies as st

from ladder_cli.meetings.days import recurring
from ladder_cli.meetings.recurrence import (
    is_on_its_rhythm,
    is_placed,
    meets_on,
    occurrences,
    parts,
    starting,
)
from ladder_cli.model.group import Every, LocalTime, Meeting, Skip
from ladder_cli.pairing.overlap import WEEKDAYS
from tests.meetings.meetings import meeting

YEAR = date(2026, 1, 1), date(2026, 12, 31)


def days(of: Meeting, first: date = YEAR[0], last: date = YEAR[1]) -> list[str]:
    return [one.day.isoformat() for one in occurrences(of, first, last) if not one.skipped]


def test_a_meeting_stays_at_its_local_time_through_summer_time_changes() -> None:
    starts = [one.start for one in occurrences(meeting("2026-03-05", weeks=2, time="09:00"), *YEAR)][:3]

    assert starts == [
        datetime(2026, 3, 5, 14, tzinfo=UTC),
        datetime(2026, 3, 19, 13, tzinfo=UTC),
        datetime(2026, 4, 2, 13, tzinfo=UTC),
    ]


def test_every_two_weeks_goes_on_over_the_end_of_a_year_of_53_weeks() -> None:
    one = meeting("2026-12-17", weeks=2)

    assert days(one, date(2026, 12, 1), date(2027, 2, 1)) == [
        "2026-12-17",
        "2026-12-31",
        "2027-01-14",
        "2027-01-28",
    ]


def test_every_two_weeks_goes_on_over_the_end_of_a_year_of_52_weeks() -> None:
    one = meeting("2025-12-18", weeks=2)

    assert days(one, date(2025, 12, 1), date(2026, 1, 31)) == [
        "2025-12-18",
        "2026-01-01",
        "2026-01-15",
        "2026-01-29",
    ]


@pytest.mark.parametrize(
    ("nth", "weekday", "expected"),
    [
        (1, "monday", ["2026-10-05", "2026-11-02", "2026-12-07"]),
        (4, "thursday", ["2026-10-22", "2026-11-26", "2026-12-24"]),
        (-1, "thursday", ["2026-10-29", "2026-11-26", "2026-12-31"]),
    ],
)
def test_the_nth_weekday_of_a_month(nth: int, weekday: str, expected: list[str]) -> None:
    one = meeting(expected[0], months=1, nth=nth, weekday=weekday)

    assert days(one) == expected


def test_every_so_many_months_counts_from_the_anchors() -> None:
    assert days(meeting("2026-01-29", months=3, nth=-1, weekday="thursday")) == [
        "2026-01-29",
        "2026-04-30",
        "2026-07-30",
        "2026-10-29",
    ]


def test_a_single_meeting_takes_place_once() -> None:
    one = meeting("2026-05-05")

    assert days(one) == ["2026-05-05"]
    assert days(one, date(2026, 5, 6)) == []
    assert [day for day in (4, 5, 6) if meets_on(one, date(2026, 5, day))] == [5]


def test_the_last_day_counts() -> None:
    assert days(meeting("2026-01-01", weeks=1, until="2026-01-15")) == [
        "2026-01-01",
        "2026-01-08",
        "2026-01-15",
    ]
    assert not meets_on(meeting("2026-01-01", weeks=1, until="2026-01-15"), date(2026, 1, 22))


def test_turns_are_taken_in_order_also_over_a_day_that_is_skipped() -> None:
    one = meeting(
        "2026-03-04",
        weeks=1,
        until="2026-03-25",
        rotation=(
            LocalTime(time_zone="Asia/Tokyo", time="10:00"),
            LocalTime(time_zone="Europe/Berlin", time="17:00"),
        ),
        skips=(Skip(on="2026-03-11", why="a fair"),),
    )

    found = [(one.start.isoformat(), one.time_zone, one.why) for one in occurrences(one, *YEAR)]

    assert found == [
        ("2026-03-04T01:00:00+00:00", "Asia/Tokyo", ""),
        ("2026-03-11T16:00:00+00:00", "Europe/Berlin", "a fair"),
        ("2026-03-18T01:00:00+00:00", "Asia/Tokyo", ""),
        ("2026-03-25T16:00:00+00:00", "Europe/Berlin", ""),
    ]


def test_a_turn_is_the_same_wherever_one_begins_to_look() -> None:
    one = meeting(
        "2020-01-01",
        weeks=1,
        rotation=tuple(LocalTime(time_zone="UTC", time=f"{hour:02}:00") for hour in (1, 2, 3)),
    )
    whole = occurrences(one, date(2020, 1, 1), YEAR[1])

    assert occurrences(one, *YEAR) == [found for found in whole if found.day >= YEAR[0]]


def test_a_time_that_clocks_skip_is_read_by_the_clock_before() -> None:
    (one,) = occurrences(meeting("2026-03-08", time="02:30"), *YEAR)

    assert one.start == datetime(2026, 3, 8, 7, 30, tzinfo=UTC)
    assert one.local.strftime("%H:%M") == "03:30"


def test_a_time_that_clocks_show_twice_is_its_first() -> None:
    (one,) = occurrences(meeting("2026-11-01", time="01:30"), *YEAR)

    assert one.start == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "one",
    [
        meeting(None),
        meeting("2026-01-01", time=None),
        meeting("2026-01-01", zone="Europe/Nowhere"),
        meeting("2026-01-01", zone="America"),
        meeting("2026-02-30"),
        meeting("0001-01-01"),
        meeting("9999-12-31"),
    ],
)
def test_what_cannot_be_placed_has_no_days(one: Meeting) -> None:
    assert not is_placed(one)
    assert occurrences(one, *YEAR) == []
    assert parts(one) == ()


def test_starting_reads_days_in_the_readers_order_of_instants() -> None:
    one = meeting("2026-01-01", weeks=1, time="23:30", zone="Pacific/Honolulu")
    since = datetime(2026, 1, 2, 9, 30, tzinfo=UTC)

    assert [found.day for found in starting(one, since, since + timedelta(weeks=1))] == [date(2026, 1, 1)]


@pytest.mark.parametrize(
    ("anchor", "nth", "weekday", "fits"),
    [
        ("2026-11-26", 4, "thursday", True),
        ("2026-11-26", -1, "thursday", True),
        ("2026-10-22", -1, "thursday", False),
        ("2026-11-19", 4, "thursday", False),
        ("2026-11-26", 4, "friday", False),
    ],
)
def test_an_anchor_is_on_its_rhythm_or_not(anchor: str, nth: int, weekday: str, fits: bool) -> None:
    assert is_on_its_rhythm(meeting(anchor, months=1, nth=nth, weekday=weekday)) == fits


RHYTHMS = st.one_of(
    st.builds(lambda weeks: Every(weeks=weeks), st.integers(1, 52)),
    st.builds(
        lambda months, nth, weekday: Every(months=months, nth=nth, weekday=weekday),
        st.integers(1, 12),
        st.sampled_from((1, 2, 3, 4, -1)),
        st.sampled_from(WEEKDAYS),
    ),
)
TURNS = st.lists(
    st.builds(
        LocalTime,
        time_zone=st.sampled_from(("UTC", "America/Toronto", "Australia/Lord_Howe", "Pacific/Apia")),
        time=st.sampled_from(("00:00", "02:30", "12:15", "23:59")),
    ),
    min_size=2,
    max_size=4,
)


@given(RHYTHMS, TURNS, st.dates(date(2020, 1, 1), date(2028, 1, 1)))
def test_the_parts_of_a_rotation_together_are_the_whole(
    every: Every, turns: list[LocalTime], anchor: date
) -> None:
    whole = Meeting(
        kind="status",
        title="t",
        anchor=anchor.isoformat(),
        every=every,
        time_zone="UTC",
        rotation=tuple(turns),
    )
    last = anchor + timedelta(weeks=200)
    singly = [
        one.start
        for turn, first, rhythm in parts(whole)
        for one in occurrences(
            Meeting(
                kind="status",
                title="t",
                anchor=first.isoformat(),
                every=rhythm,
                time_zone=turn.time_zone,
                time=turn.time,
            ),
            anchor,
            last,
        )
    ]

    assert sorted(singly) == sorted(one.start for one in occurrences(whole, anchor, last))


@given(RHYTHMS, st.dates(date(2020, 1, 1), date(2028, 1, 1)), st.integers(0, 400), st.integers(0, 400))
def test_a_piece_of_the_time_holds_what_the_whole_has_there(
    every: Every, anchor: date, begin: int, length: int
) -> None:
    one = meeting(anchor.isoformat(), zone="Europe/Dublin", every=every)
    first = anchor + timedelta(days=begin)
    last = first + timedelta(days=length)
    whole = occurrences(one, anchor, last)
    around = [anchor + timedelta(days=day) for day in range(-40, begin + length + 1)]

    assert occurrences(one, first, last) == [found for found in whole if found.day >= first]
    assert [day for day in around if meets_on(one, day)] == [found.day for found in whole]
    assert all(
        found.local.replace(tzinfo=None) == datetime.combine(found.day, found.local.time())
        and found.local.tzinfo == ZoneInfo("Europe/Dublin")
        for found in whole
    )


@given(
    st.integers(1, 52),
    st.dates(date(2020, 1, 1), date(2028, 1, 1)),
    st.dates(date(2019, 1, 1)),
    st.integers(0, 900),
)
def test_every_so_many_weeks_is_what_dateutil_makes_of_it(
    weeks: int, anchor: date, first: date, length: int
) -> None:
    first = min(first, date(2030, 1, 1))
    last = first + timedelta(days=length)
    rule = rrule(
        WEEKLY, interval=weeks, dtstart=datetime.combine(anchor, time()), until=datetime.combine(last, time())
    )

    assert list(recurring(Every(weeks=weeks), anchor, first, last)) == [
        (number, at.date()) for number, at in enumerate(rule) if at.date() >= first
    ]
