"""Where somebody's clock stands, and whether that is within their hours."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladder_cli.directory.presence import Presence, presence
from ladder_cli.model.person import Hours, Person

NIGHT = Hours(days=("sunday",), from_="22:00", to="02:00")
HOURS = (Hours(days=("tuesday", "thursday"), from_="18:00", to="20:30"), NIGHT)


def person(zone: str | None = "Asia/Kolkata", hours: tuple[Hours, ...] = HOURS) -> Person:
    return Person(name="Ada", time_zone=zone, availability=hours)


@pytest.mark.parametrize(
    ("utc", "within", "opens"),
    [
        ("2026-11-24T12:29", False, "2026-11-24T18:00"),
        ("2026-11-24T12:30", True, None),
        ("2026-11-24T14:59", True, None),
        ("2026-11-24T15:00", False, "2026-11-26T18:00"),
        ("2026-11-22T16:30", True, None),
        ("2026-11-22T20:29", True, None),
        ("2026-11-22T20:30", False, "2026-11-24T18:00"),
        ("2026-11-28T18:30", False, "2026-11-29T22:00"),
    ],
)
def test_hours_begin_and_end_to_the_minute_in_half_hour_zones_and_over_midnight(
    utc: str, within: bool, opens: str | None
) -> None:
    found = presence(person(), datetime.fromisoformat(utc))

    assert found.within is within
    assert found.opens == (opens and datetime.fromisoformat(opens))


def test_what_is_not_stated_is_not_known() -> None:
    at = datetime.fromisoformat("2026-11-22T12:00")

    assert presence(None, at) == Presence()
    assert presence(person(zone=None), at) == Presence()
    assert presence(person(zone="America"), at) == Presence()
    assert presence(person(zone="Nowhere/Land"), at) == Presence()
    assert presence(person(hours=()), at) == Presence(datetime.fromisoformat("2026-11-22T17:30"))
    assert [one.rank for one in (Presence(at, within=True), Presence(at), Presence(at, within=False))] == [
        0,
        1,
        2,
    ]


def test_clocks_that_change_are_read_at_the_moment_itself() -> None:
    at = (datetime.fromisoformat("2026-10-25T00:30"), datetime.fromisoformat("2026-10-25T01:30"))

    assert [presence(person(zone="Europe/Paris"), one).local for one in at] == [
        datetime.fromisoformat("2026-10-25T02:30")
    ] * 2


@given(
    zone=st.sampled_from(("UTC", "Asia/Kathmandu", "Pacific/Kiritimati", "America/St_Johns", "Europe/Paris")),
    at=st.datetimes(datetime.fromisoformat("2026-01-01T00:00"), datetime.fromisoformat("2027-12-31T00:00")),
    hours=st.lists(
        st.tuples(st.sampled_from(("monday", "wednesday", "sunday")), st.integers(0, 47), st.integers(0, 47)),
        min_size=1,
        max_size=3,
    ),
)
def test_within_is_what_one_reads_off_the_week(
    zone: str, at: datetime, hours: list[tuple[str, int, int]]
) -> None:
    stated = tuple(
        Hours(
            days=(day,), from_=f"{start // 2:02}:{start % 2 * 30:02}", to=f"{end // 2:02}:{end % 2 * 30:02}"
        )  # type: ignore[arg-type] # a weekday
        for day, start, end in hours
    )
    found = presence(person(zone, stated), at)
    local = at.replace(tzinfo=ZoneInfo("UTC")).astimezone(ZoneInfo(zone))

    def covers(one: Hours, moment: datetime) -> bool:
        name = moment.strftime("%A").lower()
        yesterday = (moment - timedelta(days=1)).strftime("%A").lower()
        clock = moment.strftime("%H:%M")
        if one.from_ <= one.to:
            return name in one.days and one.from_ <= clock < one.to
        return (name in one.days and clock >= one.from_) or (yesterday in one.days and clock < one.to)

    if all(one.from_ == one.to for one in stated):
        assert found.within is None
    else:
        assert found.within is any(covers(one, local) for one in stated)
    if found.opens is not None:
        assert any(covers(one, found.opens) for one in stated)
