"""The clock: a nudge after 7 days, both after 14, over after 28; leave and pauses stop it."""

from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladder_cli.model.community import Community
from ladder_cli.model.pairing import Pairing
from ladder_cli.model.person import Person
from ladder_cli.model.record import Leave, Record
from ladder_cli.model.registry import Registry
from ladder_cli.model.role import Role
from ladder_cli.pairing.clock import due, due_of, silence
from ladder_cli.pairing.letters import letter
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.leave import away

START = date(2026, 9, 1)
RUNNING = {
    "mentor": "bob",
    "mentee": "ada",
    "group": "docs",
    "state": "active",
    "proposed": "2026-08-01",
    "accepted": {"mentor": "2026-08-02", "mentee": "2026-08-03"},
    "last_contact": {"mentor": "2026-09-01", "mentee": "2026-08-30"},
}
ROLE = {
    "title": "Member",
    "ladder": "x",
    "scope": "group",
    "requires": {"id": "free", "seat_open": {}},
    "in_force": "2020-01-01",
}


def pairing(**more: Any) -> Pairing:
    return msgspec.convert({**RUNNING, **more}, Pairing)


def ladders(one: Pairing, records: dict[str, Any] | None = None, listening: str = "") -> Ladders:
    about = {"name": "X", "conduct": {"version": "1", "report_to": "x"}, "contribution_kinds": {}}
    return Ladders(
        Registry(
            msgspec.convert(about, Community),
            people={
                who: Person(name=who.title(), listening=who in listening.split()) for who in ("ada", "bob")
            },
            records={who: msgspec.convert(record, Record) for who, record in (records or {}).items()},
            roles={"member": msgspec.convert(ROLE, Role)},
            pairings={"bob-ada": one},
        )
    )


def told(days: int, one: Pairing, **more: Any) -> tuple[str, tuple[str, ...]] | None:
    """What is due so many days after the first of September, and whom it is to be told."""
    found = due_of(ladders(one, **more), "bob-ada", START + timedelta(days=days))
    return None if found is None else (found.what, found.to)


def test_whoever_has_been_silent_longer_is_asked_first_then_both_then_it_is_over() -> None:
    both = ("bob", "ada")
    expected = [None] * 7 + [("nudge", ("ada",))] * 7 + [("both", both)] * 14 + [("expired", both)] * 5

    assert [told(days, pairing()) for days in range(33)] == expected


def test_of_two_who_spoke_of_the_same_day_the_mentee_is_asked() -> None:
    same = pairing(last_contact={"mentor": "2026-09-01", "mentee": "2026-09-01"})
    none = pairing(last_contact={}, accepted={"mentor": "2026-08-30", "mentee": "2026-09-01"})
    mentors = pairing(last_contact={"mentor": "2026-08-20", "mentee": "2026-09-01"})

    assert [told(9, one) for one in (same, none, mentors)] == [
        ("nudge", ("ada",)),
        ("nudge", ("ada",)),
        ("nudge", ("bob",)),
    ]


def test_a_proposal_asks_whoever_has_not_answered_and_lapses_by_itself() -> None:
    half = pairing(state="proposed", last_contact={}, accepted={"mentee": "2026-09-01"})
    none = pairing(state="proposed", last_contact={}, accepted={}, proposed="2026-09-01")

    assert [told(days, half) for days in (6, 7, 14, 28)] == [
        None,
        ("answer", ("bob",)),
        ("answer", ("bob", "ada")),
        ("expired", ("bob", "ada")),
    ]
    assert told(7, none) == ("answer", ("bob", "ada"))


def test_what_both_said_yes_to_begins() -> None:
    assert told(0, pairing(state="proposed", last_contact={})) == ("begin", ("bob", "ada"))


def test_a_pause_stands_still_until_its_last_day_and_the_clock_runs_on_from_there() -> None:
    paused = pairing(state="paused", paused_until="2026-10-01")

    assert [told(days, paused) for days in (29, 30, 36)] == [None, None, None]
    assert [told(days, paused) for days in (37, 44, 58)] == [
        ("nudge", ("ada",)),
        ("both", ("bob", "ada")),
        ("expired", ("bob", "ada")),
    ]
    assert told(400, pairing(state="paused")) is None


def test_on_the_last_day_of_a_pause_the_clock_stands_still_and_then_counts() -> None:
    paused = pairing(state="paused", paused_until="2026-10-01")

    assert [silence(paused, (), date(2026, 10, day)) for day in (1, 2, 3)] == [None, 1, 2]


@pytest.mark.parametrize("state", ["completed", "ended"])
def test_of_what_is_over_nothing_is_due(state: str) -> None:
    assert told(100, pairing(state=state)) is None


def test_whoever_is_happy_to_listen_is_not_asked_and_the_other_is() -> None:
    assert told(8, pairing(), listening="ada") == ("nudge", ("bob",))
    assert told(8, pairing(), listening="ada bob") is None
    assert told(20, pairing(), listening="ada") == ("both", ("bob",))
    assert told(28, pairing(), listening="ada bob") == ("expired", ("bob", "ada"))


def test_leave_of_either_stops_the_clock_and_nothing_is_due_while_it_lasts() -> None:
    leave = {"bob": {"leave": [{"from": "2026-09-05", "until": "2026-10-04"}]}}

    assert [told(days, pairing(), records=leave) for days in (10, 33)] == [None, None]
    assert told(36, pairing(), records=leave) is None
    assert told(37, pairing(), records=leave) == ("nudge", ("ada",))
    assert told(58, pairing(), records=leave) == ("expired", ("bob", "ada"))


def test_a_goal_that_is_reached_is_said_to_both_before_any_silence() -> None:
    seat = {"ada": {"seats": [{"role": "member", "sig": "docs", "since": "2026-09-03"}]}}
    heading = pairing(goal="member")

    assert told(1, heading, records=seat) is None
    assert told(3, heading, records=seat) == ("goal", ("bob", "ada"))
    assert told(20, heading, records=seat) == ("goal", ("bob", "ada"))
    assert told(28, heading, records=seat) == ("expired", ("bob", "ada"))


def test_days_on_no_calendar_stop_nothing_and_break_nothing() -> None:
    assert told(28, pairing(last_contact={"mentor": "2026-02-30", "mentee": "2026-09-01"})) == (
        "expired",
        ("bob", "ada"),
    )
    nowhere = pairing(proposed="2026-02-30", accepted={}, last_contact={})
    assert told(28, nowhere) is None


DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
LEAVES = st.lists(st.tuples(DAYS, st.none() | DAYS), max_size=3)


@given(last=DAYS, today=DAYS, leaves=LEAVES)
def test_silence_is_what_one_would_count_on_a_calendar(
    last: date, today: date, leaves: list[tuple[date, date | None]]
) -> None:
    kept = [Leave(from_=start.isoformat(), until=end and end.isoformat()) for start, end in leaves]
    one = pairing(
        proposed="2025-01-01", accepted={}, last_contact={"mentor": last.isoformat(), "mentee": None}
    )

    def is_away(day: date) -> bool:
        return any(leave.covers(day.isoformat()) and leave.from_ <= (leave.until or "9") for leave in kept)

    counted = [last + timedelta(days=n) for n in range(1, max(0, (today - last).days) + 1)]
    expected = None if is_away(today) else sum(not is_away(day) for day in counted)
    assert silence(one, away(kept), today) == expected


def test_every_letter_names_whom_it_is_for_and_blames_nobody() -> None:
    one = pairing(state="proposed", last_contact={}, accepted={})
    for days in (200, 35):
        for kept in (pairing(goal="member"), one, pairing(state="proposed", last_contact={})):
            seat = {"ada": {"seats": [{"role": "member", "sig": "docs"}]}}
            of = ladders(kept, seat)
            for found in due(of, START + timedelta(days=days)):
                words = letter(of.registry, found)
                assert words.startswith("Hello ")
                assert all(of.registry.name_of(handle) in words.partition("!")[0] for handle in found.to)
                assert "inactive" not in words
