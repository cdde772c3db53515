"""A file full of meetings, however they are placed, costs seconds at most."""

import time
from collections.abc import Callable
from datetime import date

import pytest

from ladder_cli.store.checking import check
from ladder_cli.store.examples import base
from ladder_cli.store.source import Texts
from tests.hostile.shapes import FULL

ALLOWED = 4.0
"""Processor seconds that two such files may take to be checked."""
SLOWER = 4
"""So many times slower may a shared machine be than the one that was measured."""

ZONES = ("UTC", "Europe/Berlin", "America/Toronto", "Australia/Lord_Howe")
HEAD = "title: Full\nkind: sig\nmeetings:\n"


def crowd(number: int) -> str:
    """All at one time in one room, for half of a day."""
    return (
        f"- {{kind: social, title: a, anchor: 2026-01-01, every: {{weeks: 1}}, time_zone: UTC, "
        f'time: "0{number % 10}:00", minutes: 720, room: "https://a.b"}}\n'
    )


def zones(number: int) -> str:
    """The same in four zones whose clocks change on different days."""
    return crowd(number).replace("UTC", ZONES[number % 4])


def both(number: int) -> str:
    """Status meetings and office hours in turn, each in the others' weeks."""
    kind = ("status", "office-hours")[number % 2]
    return zones(number).replace("social", kind).replace("weeks: 1", "weeks: 2")


def skips(number: int) -> str:
    """Monthly since 1900, with days that it does not take place on."""
    days = ", ".join(f"{{on: 2{year}-01-01}}" for year in range(900, 905))
    return (
        "- {kind: social, title: a, anchor: 1970-01-01, every: {months: 1, nth: 1, weekday: thursday}, "
        f'time_zone: UTC, time: "09:00", skips: [{days}]}}\n'
    )


def full(line: Callable[[int], str]) -> bytes:
    text, number = HEAD, 0
    while len(text) + len(line(number)) <= FULL - 64 and number < 120:
        text += line(number)
        number += 1
    return text.encode()


@pytest.mark.long
@pytest.mark.parametrize("line", [crowd, zones, both, skips])
def test_a_full_file_of_meetings_is_checked_in_seconds(line: Callable[[int], str], today: date) -> None:
    raw = full(line)
    source = Texts(
        {
            **base(),
            "sigs/docs.yaml": raw,
            "sigs/docs/web.yaml": raw.replace(b"sig\n", b"subproject\nwithin: docs\n", 1),
        }
    )
    start = time.process_time()

    found = check(source, today).findings

    assert time.process_time() - start < ALLOWED * SLOWER
    assert {one.rule for one in found} & {"L502", "L516"}
    assert not {one.rule for one in found} & {"L003", "L005", "L006"}
    assert len(found) < 20_000
