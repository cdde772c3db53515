"""Who has a meeting by day, and who has none all year."""

from datetime import date

import pytest

from ladder_cli.meetings.regions import unserved
from ladder_cli.model.group import LocalTime, Skip
from tests.meetings.meetings import meeting

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("zone", "time", "minutes", "served"),
    [
        ("UTC", "07:00", 60, True),
        ("UTC", "06:59", 60, False),
        ("UTC", "21:00", 60, True),
        ("UTC", "21:01", 60, False),
        ("UTC", "21:59", None, True),
        ("UTC", "23:30", 60, False),
    ],
)
def test_a_meeting_lies_by_day_or_not(zone: str, time: str, minutes: int | None, served: bool) -> None:
    one = meeting("2026-11-01", weeks=1, time=time, zone="UTC", minutes=minutes)

    assert unserved([one], [zone], TODAY) == ([] if served else [zone])


def test_only_zones_without_any_meeting_by_day_are_named() -> None:
    one = meeting("2026-11-03", weeks=1, time="09:00")

    assert unserved([one], ["Pacific/Auckland", "America/Toronto", "Asia/Tokyo"], TODAY) == [
        "Asia/Tokyo",
        "Pacific/Auckland",
    ]


def test_a_rotation_serves_whoever_one_of_its_turns_serves() -> None:
    turns = (
        LocalTime(time_zone="America/Toronto", time="09:00"),
        LocalTime(time_zone="Asia/Tokyo", time="09:00"),
    )

    assert unserved([meeting("2026-11-03", weeks=1, rotation=turns)], ["Asia/Tokyo"], TODAY) == []


def test_one_half_of_the_year_by_day_is_enough() -> None:
    # seven o'clock in Berlin while it has summer time
    one = meeting("2026-11-03", weeks=1, time="05:00", zone="UTC")

    assert unserved([one], ["Europe/Berlin"], TODAY) == []


def test_where_nothing_meets_nobody_is_served_worse() -> None:
    over = meeting("2026-01-01", weeks=1, time="03:00", zone="UTC", until="2026-03-01")
    skipped = meeting("2026-12-01", time="03:00", zone="UTC", skips=(Skip(on="2026-12-01"),))

    assert unserved([over, skipped], ["UTC"], TODAY) == []
