"""Whatever two say and however long they wait, a pairing moves as the table of moves has it."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladder_cli.model.community import Community
from ladder_cli.model.file import Document
from ladder_cli.model.finding import Edit
from ladder_cli.model.moves import MOVES
from ladder_cli.model.pairing import OVER, Pairing
from ladder_cli.model.person import Person
from ladder_cli.model.registry import Registry
from ladder_cli.model.stop import Stop
from ladder_cli.pairing import course, ending
from ladder_cli.pairing.clock import LIMIT, TIMERS, due_of
from ladder_cli.pairing.turn import Turn, turn
from ladder_cli.roles.case import Line, Speaker
from ladder_cli.roles.ladders import Ladders
from ladder_cli.rules import pairings as rules
from ladder_cli.store.documents import schemas
from ladder_cli.store.splicing.edits import applied

BEGIN = date(2026, 11, 23)
PATH = "pairings/bob-ada.yaml"
PROPOSED = {"mentor": "bob", "mentee": "ada", "group": "docs", "state": "proposed", "proposed": "2026-11-23"}
VERBS: dict[str, Callable[[Turn], Sequence[Line]]] = {
    "accept": lambda one: [course.acceptance(one)],
    "check in": lambda one: [course.contact(one, one.speaker.today)],
    "check in late": lambda one: [course.contact(one, one.speaker.today - timedelta(days=5))],
    "pause": lambda one: [course.pause(one)],
    "complete": ending.completion,
    "end": lambda one: [ending.end(one, "no-time")],
    "resign": lambda one: ending.resignation(one.speaker),
}
STEP = st.tuples(st.sampled_from([*VERBS, "wait"]), st.sampled_from(["bob", "ada"]), st.integers(0, 20))


def ladders(data: Any) -> Ladders:
    about = {"name": "X", "conduct": {"version": "1", "report_to": "x"}, "contribution_kinds": {}}
    people = {
        "ada": {"name": "Ada", "mentoring": {"wish": {"since": "2026-10-01"}}},
        "bob": {"name": "Bob", "mentoring": {"offer": {"capacity": 1}}},
    }
    return Ladders(
        Registry(
            msgspec.convert(about, Community),
            people={name: msgspec.convert(one, Person) for name, one in people.items()},
            pairings={"bob-ada": msgspec.convert(data, Pairing)},
        )
    )


def edits_of(data: Any, verb: str, who: str, today: date) -> tuple[Edit, ...]:
    """What a verb changes in the pairing's file; nothing where it is refused."""
    try:
        lines = VERBS[verb](turn(Speaker(ladders(data), who, today), "bob-ada"))
    except Stop:
        return ()
    return tuple(edit for line in lines if line.path == PATH for edit in line.edits)


def timers(data: Any, today: date) -> tuple[Edit, ...]:
    """What time changes that day."""
    found = due_of(ladders(data), "bob-ada", today)
    return () if found is None else ending.turned(msgspec.convert(data, Pairing), found, today)


@given(st.lists(STEP, max_size=25))
def test_any_winter_keeps_to_the_table_of_moves(steps: list[tuple[str, str, int]]) -> None:
    data: Any = PROPOSED
    today = BEGIN
    for verb, who, days in steps:
        for _ in range(days if verb == "wait" else 0):
            today += timedelta(days=1)
            data = moved(data, timers(data, today), "timer", today)
        if verb != "wait":
            data = moved(
                data, edits_of(data, verb, who, today), "mentor" if who == "bob" else "mentee", today
            )


def moved(data: Any, edits: tuple[Edit, ...], actor: str, today: date) -> Any:
    """The data after the edits, which may do no more than the actor may, and leave nothing in disorder."""
    if not edits:
        return data
    after: Any = applied(data, edits)
    assert schemas.accepts("pairing", after)
    before, now = data["state"], after["state"]
    actors = (actor,) if before == now else MOVES["pairing"].get((before, now), ())
    assert actor in actors or (now == "active" and "mentor and mentee" in actors)
    document = Document(PATH, "pairing", "bob-ada", msgspec.convert(after, Pairing))
    for rule in (rules.state_without_its_days, rules.contact_kept_after_the_end, rules.begun_without_both):
        assert not list(rule(document, today))
    if now in OVER:
        assert not {"last_contact", "paused_until"} & after.keys()
        assert after["ended"]["on"] == today.isoformat()
        assert all(after.get(key) == data.get(key) for key in ("accepted", "contacts", "first_contact"))
    else:
        assert after.get("contacts", 0) - data.get("contacts", 0) in (0, 1)
    assert data.get("first_contact") in (None, after.get("first_contact"))
    return after


def test_every_move_of_the_table_is_one_that_the_two_or_time_make() -> None:
    yes = {"mentor": "2026-11-23", "mentee": "2026-11-23"}
    made: dict[tuple[str, str], set[str]] = {}
    for data in (
        {**PROPOSED, "accepted": {"mentor": "2026-11-23"}},
        {**PROPOSED, "accepted": {"mentee": "2026-11-23"}},
        {**PROPOSED, "accepted": yes},
        {**PROPOSED, "state": "active", "accepted": yes},
        {**PROPOSED, "state": "paused", "accepted": yes, "paused_until": "2026-12-21"},
    ):
        ways = [
            ("mentor" if who == "bob" else "mentee", edits_of(data, verb, who, BEGIN))
            for verb in VERBS
            for who in ("bob", "ada")
        ]
        ways += [("timer", timers(data, BEGIN + timedelta(days=days))) for days in (0, 100)]
        for actor, edits in ways:
            after: Any = applied(data, edits)
            if after["state"] != data["state"]:
                both = actor != "timer" and after["state"] == "active" and data["state"] == "proposed"
                move = (str(data["state"]), str(after["state"]))
                made.setdefault(move, set()).add("mentor and mentee" if both else actor)

    assert made == {move: set(actors) for move, actors in MOVES["pairing"].items()}


@pytest.mark.parametrize("state", ["proposed", "active", "paused"])
def test_nothing_outlives_four_weeks_of_silence_after_its_pause(state: str) -> None:
    yes = {"mentor": "2026-11-23", "mentee": "2026-11-23"}
    data: Any = {**PROPOSED, "state": state, **({} if state == "proposed" else {"accepted": yes})}
    data |= {"paused_until": "2026-12-21"} if state == "paused" else {}
    last = BEGIN + timedelta(days=LIMIT * (2 if state == "paused" else 1))

    assert not timers(data, last - timedelta(days=1))
    assert applied(data, timers(data, last))["state"] == "ended"  # type: ignore[index,call-overload] # a mapping


@pytest.mark.parametrize(
    ("told", "is_first"),
    [({}, True), ({"contacts": 4}, False), ({"last_contact": {"mentor": "2026-11-24"}}, False)],
)
def test_a_contact_is_the_first_where_nothing_tells_of_an_earlier_one(told: Any, is_first: bool) -> None:
    yes = {"mentor": "2026-11-23", "mentee": "2026-11-23"}
    data: Any = {**PROPOSED, "state": "active", "accepted": yes, **told}

    after: Any = applied(data, edits_of(data, "check in", "ada", date(2026, 11, 25)))

    assert after["last_contact"]["mentee"] == "2026-11-25"
    assert ("first_contact" in after) == is_first


@pytest.mark.parametrize("side", ["mentor", "mentee"])
@pytest.mark.parametrize("verb", ["end", "complete", "resign"])
def test_of_what_is_over_no_day_stays_but_the_last_also_where_one_alone_had_spoken(
    side: str, verb: str
) -> None:
    yes = {"mentor": "2026-11-23", "mentee": "2026-11-23"}
    told: Any = {**PROPOSED, "state": "active", "accepted": yes, "last_contact": {side: "2026-11-30"}}

    after: Any = applied(told, edits_of(told, verb, "bob", date(2026, 12, 1)))

    assert "last_contact" not in after
    assert after["ended"]["on"] == "2026-12-01"


def test_a_mentor_takes_no_wish_out_of_somebody_elses_profile() -> None:
    yes = {"mentor": "2026-11-23", "mentee": "2026-11-23"}
    of = ladders({**PROPOSED, "state": "active", "accepted": yes})
    paths = {
        who: [line.path for line in ending.completion(turn(Speaker(of, who, BEGIN), "bob-ada"))]
        for who in ("bob", "ada")
    }

    assert paths == {"bob": [PATH], "ada": [PATH, "people/ada.yaml"]}


def test_only_what_time_decides_changes_a_file_by_itself() -> None:
    assert TIMERS == ("begin", "expired")
    yes = {"mentor": "2026-11-23", "mentee": "2026-11-23"}
    silent: Any = {**PROPOSED, "state": "active", "accepted": yes}

    for days, what in ((7, "nudge"), (14, "both")):
        found = due_of(ladders(silent), "bob-ada", BEGIN + timedelta(days=days))
        assert found is not None
        assert (found.what, timers(silent, BEGIN + timedelta(days=days))) == (what, ())
