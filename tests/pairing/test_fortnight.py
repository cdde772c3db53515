from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ladder_cli.model.person import Hours, Person
from ladder_cli.model.record import Leave
from ladder_cli.pairing.fortnight import DAYS, QUARTER, Fortnight, are_two, hours, starts
from ladder_cli.pairing.overlap import DAY, WEEKDAYS
from tests.pairing.test_overlap import ODD_ZONES, weekly

TODAY = date(2026, 11, 22)  # a Sunday


def free(profile: Person, today: date = TODAY, leave: tuple[Leave, ...] = ()) -> set[int]:
    bits = Fortnight(today).free(profile, leave)
    return {minute for minute in range(bits.bit_length()) if bits >> minute & 1}


def somebody(zone: str | None, *listed: tuple[str, str, str]) -> Person:
    return Person(
        name="Ada",
        time_zone=zone,
        availability=tuple(
            Hours(days=tuple(days.split()), from_=start, to=end) for days, start, end in listed
        ),
    )


def oracle(profile: Person, today: date) -> set[int]:
    """Each minute of the two weeks by its local time, with none of the module's arithmetic."""
    begin = datetime(today.year, today.month, today.day, tzinfo=UTC) + timedelta(days=1)
    zone = ZoneInfo(profile.time_zone)
    found = set()
    for minute in range(DAYS * DAY):
        local = (begin + timedelta(minutes=minute)).astimezone(zone)
        at = f"{local:%H:%M}"
        day, before = WEEKDAYS[local.weekday()], WEEKDAYS[local.weekday() - 1]
        for listed in profile.availability:
            over_midnight = listed.to < listed.from_
            same_day = day in listed.days and listed.from_ <= at and (over_midnight or at < listed.to)
            next_day = over_midnight and before in listed.days and at < listed.to
            if same_day or next_day:
                found.add(minute)
    return found


somebodies = st.builds(
    lambda zone, listed: Person(name="Ada", time_zone=zone, availability=listed),
    st.sampled_from(ODD_ZONES),
    weekly,
)
quiet_days = st.dates(date(2026, 4, 20), date(2026, 9, 1))


@settings(max_examples=15)
@given(somebodies, quiet_days)
def test_the_two_weeks_are_what_looking_at_each_minute_gives(profile, today):
    if profile.time_zone == "Africa/Casablanca":
        return  # its clocks change for a month that moves through the year
    assert free(profile, today) == oracle(profile, today)


def test_clocks_that_change_within_the_two_weeks_are_followed():
    """Berlin leaves summer time on 25 October: the hour moves in UTC, not on the wall."""
    begins = sorted(free(somebody("Europe/Berlin", ("friday", "18:00", "19:00")), date(2026, 10, 18)))

    assert [Fortnight(date(2026, 10, 18)).moment(minute).isoformat() for minute in begins[::60]] == [
        "2026-10-23T16:00:00+00:00",
        "2026-10-30T17:00:00+00:00",
    ]


def test_the_hour_that_a_spring_morning_leaves_out_is_nobodys():
    lost = free(somebody("Europe/Berlin", ("sunday", "02:00", "03:00")), date(2026, 3, 22))

    assert {minute // DAY for minute in lost} == {13}  # 5 April: on 29 March there is no such hour


def test_days_of_leave_are_left_out():
    listed = somebody("UTC", (" ".join(WEEKDAYS), "12:00", "13:00"))
    away = (Leave(from_="2026-11-24", until="2026-11-25"), Leave(from_="2026-12"))

    assert sorted({minute // DAY for minute in free(listed, leave=away)}) == [0, 3, 4, 5, 6, 7]


@pytest.mark.parametrize("zone", [None, "Mars/Olympus", "America"])
def test_without_a_known_zone_nobody_is_free(zone):
    assert free(somebody(zone, ("monday", "00:00", "24:00"))) == set()


minutes = st.sets(st.integers(0, 400))


@given(minutes)
def test_an_hour_begins_on_a_quarter_with_sixty_free_minutes(some):
    bits = sum(1 << minute for minute in some)
    expected = {at for at in range(0, 400, QUARTER) if set(range(at, at + 60)) <= some}

    assert {at for at in range(400) if starts(bits) >> at & 1} == expected


@given(st.sets(st.integers(0, 60).map(lambda quarter: quarter * QUARTER)))
def test_two_hours_are_two_that_do_not_touch_each_other(begins):
    expected = any(abs(one - other) >= 60 for one in begins for other in begins)

    assert are_two(sum(1 << minute for minute in begins)) == expected


@given(
    st.sets(st.integers(0, 14 * 96 - 1).map(lambda quarter: quarter * QUARTER), max_size=40),
    st.lists(st.integers(0, 14 * 96 - 1).map(lambda quarter: quarter * QUARTER), max_size=3),
)
@example({6 * 60 + 15, 7 * 60, 7 * 60 + 45}, [])
def test_two_or_three_hours_apart_from_each_other_and_from_what_is_taken(begins, taken):
    found = hours(sum(1 << minute for minute in begins), taken, (0, 60))

    assert list(found) == sorted(found)
    assert len(found) in (0, 2, 3)
    assert set(found) <= begins
    apart = [*found, *taken]
    assert all(abs(one - other) >= 60 for one in found for other in apart if other != one)
    if not taken and are_two(sum(1 << minute for minute in begins)):
        assert found
        days = {minute // DAY for minute in begins}
        assert len({minute // DAY for minute in found}) >= min(2, len(days))


def test_hours_by_day_for_both_come_before_earlier_ones_by_night():
    begins = [2 * 60, 12 * 60, DAY + 3 * 60, DAY + 13 * 60, 2 * DAY + 4 * 60]

    assert hours(sum(1 << minute for minute in begins), (), (0, 120)) == (
        12 * 60,
        DAY + 13 * 60,
        2 * DAY + 4 * 60,
    )
