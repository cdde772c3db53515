"""Measures of the programme: medians and counts, and what the files do not say is unknown."""

from datetime import date
from typing import Any

import msgspec

from ladder_cli.model.community import Community
from ladder_cli.model.contributions import Contributions
from ladder_cli.model.pairing import Pairing
from ladder_cli.model.person import Person
from ladder_cli.model.record import Record
from ladder_cli.model.registry import Registry
from ladder_cli.pairing.measures import Measure, Measures, measures
from ladder_cli.roles.ladders import Ladders

TODAY = date(2026, 11, 22)


def pairing(mentor: str, mentee: str, yes: str = "2025-10-01", **more: Any) -> Pairing:
    accepted = {"mentor": yes, "mentee": yes} if yes else {}
    base = {"mentor": mentor, "mentee": mentee, "state": "active", "proposed": yes or "2026-11-20"}
    return msgspec.convert({**base, "accepted": accepted, **more}, Pairing)


def measured(*pairings: Pairing, **shelves: Any) -> Measures:
    about = {"name": "X", "conduct": {"version": "1", "report_to": "x"}, "contribution_kinds": {}}
    kinds = {"people": Person, "records": Record, "contributions": Contributions}
    read = {
        name: {who: msgspec.convert(data, kinds[name]) for who, data in shelf.items()}
        for name, shelf in shelves.items()
    }
    ledgers = {who: (who,) for who in read.get("contributions", {})}
    named = {f"{number}": one for number, one in enumerate(pairings)}
    registry = Registry(msgspec.convert(about, Community), pairings=named, ledgers=ledgers, **read)
    return measures(Ladders(registry), TODAY)


def one(found: Measures, name: str) -> Measure:
    (measure,) = [measure for measure in found.measures if measure.id == name]
    return measure


def told(found: Measures, name: str) -> tuple[float | None, int, int]:
    measure = one(found, name)
    return measure.value, measure.of, measure.unknown


def test_a_programme_that_has_not_begun_has_nothing_to_tell() -> None:
    found = measured()

    assert [(measure.value, measure.of, measure.unknown) for measure in found.measures] == [
        (None, 0, 0),
        (0, 0, 0),
        (0, 0, 0),
        (0, 0, 0),
        (0, 0, 0),
        (0, 0, 0),
        (None, 0, 0),
        (None, 0, 0),
    ]
    assert (found.states, found.loads, found.reasons) == ({}, {}, None)


def test_the_first_contact_is_counted_from_the_second_yes() -> None:
    late = pairing("bob", "ada", accepted={"mentor": "2026-09-01", "mentee": "2026-09-05"})
    known = [
        msgspec.structs.replace(late, first_contact=day) for day in ("2026-09-07", "2026-09-15", "2026-09-06")
    ]

    assert told(measured(*known, pairing("bob", "cyd")), "first-contact") == (2, 3, 1)


def test_only_what_both_said_yes_to_counts_as_met() -> None:
    pairs = [
        pairing("bob", "ada", contacts=3),
        pairing("bob", "cyd", contacts=2),
        pairing("bob", "dan", yes="", contacts=9),
    ]

    assert told(measured(*pairs), "three-contacts") == (1, 2, 0)


def test_a_next_role_counts_within_six_months_and_no_first_day_is_unknown() -> None:
    people = ("ada", "cyd", "dan", "eve", "fay", "new")
    records = {
        "ada": {"seats": [{"role": "member", "since": "2026-04-01"}]},
        "cyd": {"seats": [{"role": "member", "since": "2026-04-02"}]},
        "dan": {"seats": [{"role": "member", "since": "2025-10-01"}]},
        "eve": {"seats": [{"role": "member"}, {"role": "user", "since": "2024-01-01"}]},
        "new": {"seats": [{"role": "member", "since": "2026-10-02"}]},
    }
    pairs = [pairing("bob", who, "2026-10-01" if who == "new" else "2025-10-01") for who in people]

    assert told(measured(*pairs, records=records), "next-role") == (1, 3, 2)


def test_who_was_seen_in_the_three_months_after_is_still_active_and_others_are_unknown() -> None:
    def did(day: str) -> dict[str, Any]:
        return {"entries": [{"kind": "talk", "date": day, "what": "x", "recorded_by": "bob"}]}

    counts = {"kind": "review", "from": "2025-01-01", "until": "2026-04-20", "count": 3, "source": "log"}
    contributions = {
        "ada": did("2026-04-01"),
        "cyd": did("2026-07-01"),
        "dan": did("2026-07-02"),
        "eve": {"measures": [counts]},
    }
    pairs = [pairing("bob", who) for who in ("ada", "cyd", "dan", "eve")]
    found = measured(*pairs, contributions=contributions)

    assert told(found, "active-after-6") == (3, 3, 1)
    assert told(found, "active-after-12") == (0, 0, 4)
    assert "need not mean" in one(found, "active-after-12").because


def test_a_mentee_becomes_a_mentor_by_a_later_pairing_or_an_offer() -> None:
    pairs = [
        pairing("bob", "ada", "2025-01-01"),
        pairing("ada", "cyd", "2026-01-01"),
        pairing("eve", "fay", "2025-01-01"),
        pairing("bob", "eve", "2026-01-01"),
    ]
    offer = {"name": "Cyd", "mentoring": {"offer": {"capacity": 1}}}
    resting = {"name": "Fay", "mentoring": {"offer": {"capacity": 0}}}

    assert told(measured(*pairs), "became-mentors") == (1, 4, 0)
    assert told(measured(*pairs, people={"cyd": offer, "fay": resting}), "became-mentors") == (2, 4, 0)


def test_waits_are_known_while_the_wish_stands() -> None:
    def wish(since: str) -> dict[str, Any]:
        return {"name": "X", "mentoring": {"wish": {"since": since}}}

    people = {"ada": wish("2025-09-21"), "cyd": wish("2026-10-01"), "dan": wish("2026-11-12")}
    pairs = [pairing("bob", "ada"), pairing("bob", "cyd", state="ended"), pairing("bob", "eve")]
    found = measured(*pairs, people=people)

    assert told(found, "wait") == (10, 1, 2)
    assert told(found, "waiting") == (31, 2, 0)


def test_a_pairing_remembers_the_day_of_a_wish_that_is_fulfilled() -> None:
    pairs = [pairing("bob", "ada", wished="2025-09-01"), pairing("bob", "cyd", wished="2025-09-11")]

    assert told(measured(*pairs), "wait") == (25, 2, 0)


def test_the_load_is_told_by_numbers_and_reasons_only_from_three_ends_on() -> None:
    people = {"dan": {"name": "Dan", "mentoring": {"offer": {"capacity": 1}}}}
    ends = [
        pairing("eve", f"m{number}", state="ended", ended={"on": "2026-01-01", **why})
        for number, why in enumerate(({"why": "no-time"}, {"why": "no-time"}, {}))
    ]
    running = [pairing("bob", "ada"), pairing("bob", "cyd")]

    assert measured(*running, *ends, people=people).loads == {0: 1, 2: 1}
    assert measured(*ends[:2]).reasons is None
    assert measured(*ends).reasons == {"no reason given": 1, "no-time": 2}


def test_nobody_is_named() -> None:
    found = measured(pairing("bob", "ada", contacts=4), people={"ada": {"name": "Ada"}})

    assert not {"bob", "ada"} & set(str(found).replace("'", " ").split())
