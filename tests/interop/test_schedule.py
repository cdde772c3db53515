"""Meetings are placed where the text says enough, and otherwise asked about."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladder_cli.interop.schedule import Written, meeting, place, time_of, zone_of
from ladder_cli.meetings.days import nth_weekday
from ladder_cli.pairing.overlap import WEEKDAYS

TODAY = date(2026, 11, 22)  # a Sunday


def nth(number: int, weekday: str) -> dict[str, object]:
    return {"months": 1, "nth": number, "weekday": weekday}


def every(day: str, frequency: str, today: date = TODAY) -> tuple[object, object]:
    found = place(Written(day, "9:00", "UTC", frequency), today)
    assert found.enough, found.asks
    return found.known["anchor"], found.known["every"]


@pytest.mark.parametrize(
    ("day", "frequency", "anchor", "rhythm"),
    [
        ("Sunday", "weekly", "2026-11-22", {"weeks": 1}),
        ("Saturdays", "every week", "2026-11-28", {"weeks": 1}),
        ("Monday", "weekly, you must bring a cup", "2026-11-23", {"weeks": 1}),
        ("Thursdays (starting February 15th 2024)", "weekly", "2024-02-15", {"weeks": 1}),
        ("Tuesday", "biweekly starting Tuesday Oct 28, 2025", "2025-10-28", {"weeks": 2}),
        ("Friday", "biweekly 2019 start date: Jan. 11th", "2019-01-11", {"weeks": 2}),
        ("Tuesday", "every four weeks from 2026-11-24", "2026-11-24", {"weeks": 4}),
        ("Tuesday", "every 3 weeks since 24 November 2026", "2026-11-24", {"weeks": 3}),
        ("Wednesday", "First Wednesday of the month", "2026-12-02", nth(1, "wednesday")),
        ("third Wednesday", "monthly", "2026-12-16", nth(3, "wednesday")),
        ("Thursday", "Monthly on 4th Thursday", "2026-11-26", nth(4, "thursday")),
        ("Wednesday", "monthly - last Wednesday every month", "2026-11-25", nth(-1, "wednesday")),
        ("Tuesday", "monthly 2020 start date: Jan. 7th", "2020-01-07", nth(1, "tuesday")),
    ],
)  # fmt: skip
def test_a_text_that_says_enough_is_placed(day: str, frequency: str, anchor: str, rhythm: object) -> None:
    assert every(day, frequency) == (anchor, rhythm)


@pytest.mark.parametrize(
    ("day", "frequency", "ask"),
    [
        ("Tuesday", "biweekly", "on which date was or is one of these meetings (a Tuesday)?"),
        ("Tuesday", "every four weeks", "on which date was or is one of these meetings (a Tuesday)?"),
        ("Thursday", "monthly", "which Thursday of the month?"),
        ("Tuesday", "biweekly starting March 20, 2019", "2019-03-20 is a Wednesday: is that the right date?"),
        ("Tuesday", "monthly starting October 27, 2026", "which Tuesday of the month?"),
        (
            "Tuesday",
            "first Tuesday of the month from 2026-11-10",
            "2026-11-10 is another Tuesday of its month: which is right?",
        ),
        *(
            (day, frequency, "on which date is one of these meetings, and how do they go on from there?")
            for day, frequency in [
                ("", "weekly"),
                ("Tuesday", ""),
                ("Tuesday", "ad hoc"),
                ("Tuesday", "daily"),
                ("Tuesday, Thursday", "weekly"),
                ("Tuesday", "weekly, except in August"),
                ("Tuesday", "weekly (every other Tuesday in summer)"),
                ("Tuesday", "Biweekly, interleaved with the other meeting"),
                ("Wednesday", "monthly - Wednesday, after the fourth Tuesday, every month"),
                ("Tuesday", "every third Tuesday"),
                ("Tuesday", "first and third Tuesday of the month"),
                ("Tuesday", "biweekly starting February 30, 2026"),
                ("Tuesday", "biweekly starting January 7"),
                ("Tuesday", "weekly, monthly"),
            ]
        ),
    ],
)  # fmt: skip
def test_a_text_that_leaves_something_open_is_asked_about(day: str, frequency: str, ask: str) -> None:
    assert place(Written(day, "9:00", "UTC", frequency), TODAY).asks == [ask]


def test_an_unplaced_meeting_keeps_its_text_and_what_is_sure() -> None:
    base = {"kind": "status", "title": "Sync", "agenda": None, "room": "https://meet.example.org"}

    data, notes = meeting(base, Written("Thursday", "14:00", "IST", "biweekly, bring a cup"), TODAY)

    assert data == {
        "kind": "status",
        "title": "Sync",
        "every": {"weeks": 2},
        "time": "14:00",
        "room": "https://meet.example.org",
        "unplaced": {
            "text": "Thursday 14:00 IST, biweekly, bring a cup",
            "ask": "which time zone is `IST`: India's, Ireland's or Israel's?; "
            "on which date was or is one of these meetings (a Thursday)?",
        },
    }
    assert notes == ["bring a cup"]


def test_a_meeting_of_which_nothing_is_known_is_asked_about_too() -> None:
    data, _ = meeting({"kind": "status", "title": "Sync"}, Written(), TODAY)

    assert list(data) == ["kind", "title", "unplaced"]


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("PT (Pacific Time)", "America/Los_Angeles"),
        ("Eastern Time (ET)", "America/New_York"),
        ("EST (Eastern Time)", "America/New_York"),
        ("ET", "America/New_York"),
        ("CET (Central European Time)", "Europe/Berlin"),
        ("CET", "Europe/Berlin"),
        ("UTC", "UTC"),
        ("Poland", "Poland"),
        ("Asia/Tokyo", "Asia/Tokyo"),
        ("IST", None),
        ("EST", None),
        ("PT/ET", None),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_a_zone_is_a_place_or_nothing(text: str, zone: str | None) -> None:
    assert zone_of(text) == zone


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("9:00", "09:00"), ("09:00", "09:00"), ("2PM", "14:00"), ("12 a.m.", "00:00"), ("12:30 PM", "12:30"),
        ("17:05", "17:05"), ("9", None), ("24:00", None), ("13PM", None), ("9:60", None), ("noonish", None),
        ("", None),
    ],
)  # fmt: skip
def test_a_time_is_hours_and_minutes_or_nothing(text: str, time: str | None) -> None:
    assert time_of(text) == time


@given(
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    st.sampled_from(WEEKDAYS),
    st.sampled_from([("first", 1), ("second", 2), ("third", 3), ("4th", 4), ("last", -1)]),
)
def test_an_nth_weekday_starts_at_the_next_such_day(
    today: date, weekday: str, ordinal: tuple[str, int]
) -> None:
    word, number = ordinal

    anchor, _ = every(weekday.title(), f"{word} {weekday} of each month", today)

    start = date.fromisoformat(str(anchor))
    assert start >= today
    assert (start - today).days <= 41
    assert WEEKDAYS[start.weekday()] == weekday
    assert start == nth_weekday(start.year, start.month, weekday, number)


@given(st.text(max_size=40), st.text(max_size=12), st.text(max_size=12), st.text(max_size=60))
def test_any_text_is_placed_or_asked_about(day: str, time: str, zone: str, frequency: str) -> None:
    data, _ = meeting({"kind": "status", "title": "Sync"}, Written(day, time, zone, frequency), TODAY)

    assert ("anchor" in data) != ("unplaced" in data)
