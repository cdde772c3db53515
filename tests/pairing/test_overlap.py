import random
import zoneinfo
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladder_cli.model.person import Hours, Person
from ladder_cli.pairing.overlap import (
    DAY,
    NEVER,
    WEEK,
    WEEKDAYS,
    bits,
    calendar,
    moved,
    offset,
    overlap_minutes,
    reference_days,
    usual_week,
)

TODAY = date(2026, 11, 22)


def person(zone: str | None, *hours: tuple[str, str, str]) -> Person:
    """Somebody in that zone with `("monday tuesday", "18:00", "20:00")` and so on."""
    return Person(
        name="Ada",
        time_zone=zone,
        availability=tuple(
            Hours(days=tuple(days.split()), from_=start, to=end) for days, start, end in hours
        ),
    )


def oracle(one: Person, other: Person, today: date) -> int:
    """Minute by minute, with the calendar's own arithmetic and none of the module's."""
    return min(
        len(minutes_in_utc(one, day) & minutes_in_utc(other, day))
        for day in (today, date(today.year, 6, 21), date(today.year, 12, 21))
    )


def minutes_in_utc(who: Person, day: date) -> set[int]:
    zone = zoneinfo.ZoneInfo(who.time_zone)
    ahead = datetime(day.year, day.month, day.day, 12, tzinfo=UTC).astimezone(zone).utcoffset()
    found: set[int] = set()
    for hours in who.availability:
        for name in hours.days:
            start = clock(hours.from_)
            end = clock(hours.to)
            minutes = (end - start) % timedelta(days=1) if end < start else end - start
            first = timedelta(days=WEEKDAYS.index(name)) + start - ahead
            found.update(
                (first // timedelta(minutes=1) + minute) % WEEK
                for minute in range(minutes // timedelta(minutes=1))
            )
    return found


def clock(text: str) -> timedelta:
    return timedelta(hours=int(text[:2]), minutes=int(text[3:]))


def test_hours_over_midnight_go_on_the_next_day():
    assert usual_week(person(None, ("tuesday", "22:30", "01:00")).availability) == (
        (DAY + 22 * 60 + 30, 2 * DAY + 60),
    )


def test_sunday_night_goes_on_on_monday_morning():
    assert usual_week(person(None, ("sunday", "23:00", "02:00")).availability) == (
        (0, 120),
        (WEEK - 60, WEEK),
    )


def test_a_day_until_24_00_ends_with_the_day():
    assert usual_week(person(None, ("monday", "00:00", "24:00")).availability) == ((0, DAY),)


def test_an_end_at_the_start_is_no_time_at_all():
    assert usual_week(person(None, ("monday", "09:00", "09:00")).availability) == ()


def test_hours_that_touch_or_lie_over_each_other_are_counted_once():
    twice = person(
        None, ("monday", "09:00", "11:00"), ("monday", "10:00", "12:00"), ("monday", "12:00", "13:00")
    )

    assert usual_week(twice.availability) == ((9 * 60, 13 * 60),)


def test_a_week_that_is_full_stays_full_wherever_it_is_moved():
    full = usual_week(person(None, (" ".join(WEEKDAYS), "00:00", "24:00")).availability)

    assert moved(full, -345) == ((0, WEEK),)


def test_summer_time_takes_the_hour_that_only_winter_has():
    berlin = person("Europe/Berlin", ("monday", "18:00", "20:00"))
    lagos = person("Africa/Lagos", ("monday", "18:00", "20:00"))

    assert overlap_minutes(berlin, lagos, TODAY) == 60


def test_two_zones_whose_clocks_change_together_keep_all_of_it():
    berlin = person("Europe/Berlin", ("monday", "18:00", "20:00"))
    lisbon = person("Europe/Lisbon", ("monday", "17:00", "19:00"))

    assert overlap_minutes(berlin, lisbon, TODAY) == 120


def test_north_and_south_drift_apart_by_two_hours():
    berlin = person("Europe/Berlin", ("monday", "08:00", "11:00"))
    sydney = person("Australia/Sydney", ("monday", "18:00", "21:00"))

    assert overlap_minutes(berlin, sydney, TODAY) == 60


def test_today_counts_where_clocks_differ_from_both_solstices():
    morocco = person("Africa/Casablanca", ("monday", "10:00", "12:00"))
    lagos = person("Africa/Lagos", ("monday", "10:00", "12:00"))
    ramadan = date(2026, 3, 1)  # an hour back for a month

    assert (overlap_minutes(morocco, lagos, TODAY), overlap_minutes(morocco, lagos, ramadan)) == (120, 60)


def test_half_hour_zones_keep_their_half_hour():
    kolkata = person("Asia/Kolkata", ("monday", "18:00", "19:00"))
    kathmandu = person("Asia/Kathmandu", ("monday", "18:00", "19:00"))

    assert overlap_minutes(kolkata, kathmandu, TODAY) == 45


def test_across_the_date_line_sunday_meets_monday():
    honolulu = person("Pacific/Honolulu", ("sunday", "14:00", "16:00"))
    kiritimati = person("Pacific/Kiritimati", ("monday", "14:00", "16:00"))

    assert overlap_minutes(honolulu, kiritimati, TODAY) == 120


@pytest.mark.parametrize("zone", [None, "Mars/Olympus", "America", "../etc/passwd", ""])
def test_without_a_known_zone_there_is_no_week_and_nothing_in_common(zone):
    lost = person(zone, ("monday", "18:00", "20:00"))
    always = person("UTC", (" ".join(WEEKDAYS), "00:00", "24:00"))

    assert "lost" not in calendar({"lost": lost}, TODAY).weeks
    assert overlap_minutes(lost, always, TODAY) == 0


def test_without_hours_there_is_nothing_in_common():
    assert calendar({"ada": person("UTC")}, TODAY).of("ada") == NEVER


def test_the_unit_is_the_greatest_that_divides_every_edge():
    people = {
        "ada": person("UTC", ("monday", "18:00", "20:00")),
        "bob": person("Asia/Kathmandu", ("monday", "18:30", "20:00")),
    }

    assert calendar(people, TODAY).unit == 15
    assert calendar({**people, "eve": person("UTC", ("monday", "18:01", "20:00"))}, TODAY).unit == 1


def test_an_offset_is_that_of_the_day():
    assert [offset("America/St_Johns", day) for day in reference_days(TODAY)] == [-210, -150, -210]


clocks = st.builds(lambda h, m: f"{h:02}:{m:02}", st.integers(0, 23), st.integers(0, 59))
weekly = st.lists(
    st.builds(
        lambda days, start, end: Hours(days=tuple(days), from_=start, to=end),
        st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=3, unique=True),
        clocks,
        clocks | st.just("24:00"),
    ),
    max_size=3,
).map(tuple)
ODD_ZONES = (
    "UTC", "Europe/Berlin", "Africa/Lagos", "Africa/Casablanca", "America/New_York", "America/St_Johns",
    "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe", "Australia/Adelaide", "Pacific/Chatham",
    "Pacific/Marquesas", "Pacific/Kiritimati", "Pacific/Honolulu", "Asia/Tehran", "America/Santiago",
)  # fmt: skip
somebody = st.builds(
    lambda zone, hours: Person(name="Ada", time_zone=zone, availability=hours),
    st.sampled_from(ODD_ZONES),
    weekly,
)
days = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@given(somebody, somebody, days)
def test_the_overlap_is_what_counting_minute_by_minute_gives(one, other, day):
    assert overlap_minutes(one, other, day) == oracle(one, other, day)


@given(weekly, st.integers(-WEEK, WEEK))
def test_moving_there_and_back_changes_nothing(hours, minutes):
    spans = usual_week(hours)

    assert moved(moved(spans, minutes), -minutes) == spans
    assert bits(moved(spans, minutes), 1).bit_count() == bits(spans, 1).bit_count()


@pytest.mark.long
@pytest.mark.timeout(600)
def test_the_overlap_holds_over_a_year_of_random_zones():
    dice = random.Random(2026)
    zones = sorted(zoneinfo.available_timezones() - {"localtime"})
    for number in range(365):
        day = date(2026, 1, 1) + timedelta(days=number)
        for _ in range(4):
            one, other = (random_person(dice, dice.choice(zones)) for _ in range(2))
            assert overlap_minutes(one, other, day) == oracle(one, other, day)


def random_person(dice: random.Random, zone: str) -> Person:
    def at() -> str:
        return f"{dice.randrange(24):02}:{dice.choice((0, 15, 30, 45, dice.randrange(60))):02}"

    hours = tuple(
        (" ".join(dice.sample(WEEKDAYS, dice.randint(1, 4))), at(), dice.choice((at(), "24:00")))
        for _ in range(dice.randint(0, 4))
    )
    return person(zone, *hours)
