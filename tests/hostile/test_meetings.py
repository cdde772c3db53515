"""A group full of meetings, however they are placed, says little and takes no time."""

from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest

from ladder_cli.store.checking import check
from ladder_cli.store.examples import base
from ladder_cli.store.source import Texts
from tests.hostile.effort import calls, least

MOST = 50
"""So many meetings may a group have."""
ALLOWED = 0.050
"""Processor seconds that such a file may add to a check."""
SLOWER = 4
"""So many times slower may a shared machine be than the one that was measured."""

ZONES = ("UTC", "Europe/Berlin", "America/Toronto", "Australia/Lord_Howe")


def crowd(number: int) -> str:
    """All on one day in one room, each for half of it."""
    return (
        f"- {{kind: social, title: a, anchor: 2026-01-01, every: {{weeks: 1}}, time_zone: UTC, "
        f'time: "0{number % 10}:00", minutes: 720, room: "https://a.b", until: 2027-10-01}}\n'
    )


def zones(number: int) -> str:
    """The same in four zones whose clocks change on different days."""
    return crowd(number).replace("UTC", ZONES[number % 4])


def spread(number: int) -> str:
    """The same over the days of a month, so that few overlap many others."""
    return zones(number).replace("2026-01-01", f"2026-01-{1 + number % 28:02}")


def both(number: int) -> str:
    """Status meetings and office hours in turn, each in the others' weeks."""
    kind = ("status", "office-hours")[number % 2]
    return zones(number).replace("social", kind).replace("weeks: 1", "weeks: 2")


def hosted(number: int) -> str:
    """The same in three rooms, each with ten of thirty-one people, who are together in none."""
    hosts = ", ".join(f"h{(number * 3 + host * 7) % 31}" for host in range(10))
    return (
        zones(number)
        .replace("https://a.b", f"https://a.b/{number % 3}")
        .replace("}\n", f", hosts: [{hosts}]}}\n")
    )


def skipping(number: int) -> str:
    """Monthly since long ago, with days that it does not take place on."""
    days = ", ".join(f"{{on: 2{year}-01-01}}" for year in range(900, 920))
    return (
        "- {kind: social, title: a, anchor: 1970-01-01, every: {months: 1, nth: 1, weekday: thursday}, "
        f'time_zone: UTC, time: "09:00", minutes: 720, room: "https://a.b", skips: [{days}]}}\n'
    )


def turning(number: int) -> str:
    """In twelve turns."""
    turns = ", ".join(f'{{time_zone: {ZONES[turn % 4]}, time: "{turn:02}:00"}}' for turn in range(12))
    return zones(number).replace("}\n", f", rotation: [{turns}]}}\n")


SHAPES = (crowd, zones, spread, both, hosted, skipping, turning)


def source(line: Callable[[int], str], count: int = MOST, groups: int = 1) -> Texts:
    """The examples' registry with so many groups, each with so many meetings."""
    text = "title: Full\nkind: sig\nmeetings:\n" + "".join(line(number) for number in range(count))
    return Texts({**base(), **{f"sigs/full-{group}.yaml": text.encode() for group in range(groups)}})


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


@pytest.mark.long
@pytest.mark.parametrize("line", SHAPES)
def test_a_full_group_adds_next_to_nothing_to_a_check(line: Callable[[int], str], today: date) -> None:
    full, empty = source(line), Texts(base())
    check(full, today)

    assert least(lambda: check(full, today)) - least(lambda: check(empty, today)) < ALLOWED * SLOWER
