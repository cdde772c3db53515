import random
from datetime import date

import msgspec
import pytest

from ladder_cli.pairing.overlap import WEEKDAYS, offsets, overlap_minutes
from ladder_cli.pairing.window import window
from tests.pairing.communities import ZONES, hours, person

TODAY = date(2026, 11, 22)


def widened(who, hours_more):
    return msgspec.structs.replace(who, availability=(*who.availability, hours_more))


def test_a_window_names_day_part_of_the_day_and_hours_in_ones_own_time():
    berlin = person(zone="Europe/Berlin", availability=(hours("tuesday", "18:45", "20:00"),))
    other = person(zone="Europe/Lisbon", availability=(hours("tuesday", "16:00", "18:00"),))

    found = window(berlin, other, TODAY, 60)

    assert found is not None
    assert found.said == "45 minutes more on Tuesday evening (18:00 to 18:45)"


def test_no_window_without_a_zone_or_hours_on_either_side():
    known, lost, idle = person(), person(zone=None), person(availability=())

    assert [
        window(*two, TODAY, 600) for two in ((known, lost), (lost, known), (known, idle), (idle, known))
    ] == [None] * 4


def test_no_window_where_the_other_does_not_have_the_time():
    assert window(person(), person(), TODAY, 200) is None


@pytest.mark.parametrize(
    ("start", "end", "part"),
    [("01:00", "02:00", "night"), ("09:00", "10:00", "morning"), ("13:00", "14:00", "afternoon"),
     ("18:00", "19:00", "evening"), ("23:00", "24:00", "night")],
)  # fmt: skip
def test_the_parts_of_the_day_have_their_names(start, end, part):
    mine = person(availability=(hours("monday", "11:00", "12:00"),))

    found = window(mine, person(availability=(hours("friday", start, end),)), TODAY, 60)

    assert found is not None
    assert found.said == f"60 minutes more on Friday {part} ({start} to {end})"


def test_whoever_adds_the_window_has_the_time():
    dice = random.Random(9)
    given = 0
    for _ in range(400):
        one, other = (
            person(
                zone=dice.choice(ZONES),
                availability=tuple(
                    hours(
                        " ".join(dice.sample(WEEKDAYS, 2)),
                        f"{dice.randrange(24):02}:{dice.choice((0, 10, 30)):02}",
                        f"{dice.randrange(24):02}:00",
                    )
                    for _ in range(2)
                ),
            )
            for _ in range(2)
        )
        before = overlap_minutes(one, other, TODAY)
        least = before + dice.choice((15, 45, 60))
        found = window(one, other, TODAY, least)
        if found is not None:
            given += 1
            assert overlap_minutes(widened(one, found.hours), other, TODAY) >= least
            assert found.minutes >= least - before
        else:
            assert overlap_minutes(other, other, TODAY) < least or drifts(one, other)
    assert given > 300


def drifts(one, other) -> bool:
    """Whether clocks drift apart over the year, so that one window may not do."""
    return len({a - b for a, b in zip(*(offsets(p.time_zone, TODAY) for p in (one, other)), strict=True)}) > 1
