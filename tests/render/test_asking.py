"""Whom to ask, as text: what is not known is said, and nothing steers a terminal."""

from datetime import datetime
from typing import Any

import pytest

from ladder_cli.directory.asking import Answer, Fallback, Helper, OpenDoor
from ladder_cli.directory.presence import Presence
from ladder_cli.directory.subject import Subject
from ladder_cli.model.group import Channel
from ladder_cli.render.asking import as_text
from ladder_cli.work.load import Carried, Load

NOON = datetime.fromisoformat("2026-11-22T12:00")


def helper(name: str, presence: Presence, load: Load, **more: Any) -> Helper:
    plain = {"rank": 0, "why": ("mentors in `tea`",), "languages": (), "time_zone": None, "seats": 0}
    return Helper(name.lower(), name, presence=presence, load=load, **{**plain, **more})


def told(*helpers: Helper, other: Fallback | None = None, most: int = 9) -> list[str]:
    about = Subject("tea", (), "tea")
    return as_text(Answer(about, NOON, helpers, other or Fallback((), (), ())), most).splitlines()


def test_what_somebody_has_not_stated_is_said() -> None:
    nothing = helper("Ada", Presence(), Load("ada", None, None, ()))
    zone = helper("Bob", Presence(NOON), Load("bob", 2, 0, ()), time_zone="UTC", seats=1)

    assert told(nothing, zone)[2:8] == [
        "Ada (ada): mentors in `tea`",
        "  no time zone stated",
        "  0 mentees; 0 seats; 0 slots used",
        "",
        "Bob (bob): mentors in `tea`",
        "  Sunday 12:00 in UTC; no hours stated",
    ]
    assert told(zone)[4] == "  0 mentees, no room for more; 1 seat; 0 of 2 slots used"


def test_whoever_is_on_release_duty_is_said_to_be() -> None:
    load = Load("ada", 4, 1, (Carried("mentee", "bob", 1), Carried("duty", "hand", 3)), on_release=True)

    assert told(helper("Ada", Presence(), load, languages=("en", "pt")))[4] == (
        "  speaks en, pt; 1 of 1 mentee; 0 seats; 4 of 4 slots used; on release duty"
    )


@pytest.mark.parametrize(
    ("declared", "carried", "said"),
    [(None, 1, "1 slot used"), (1, 0, "0 of 1 slot used"), (2, 1, "1 of 2 slots used")],
)
def test_slots_are_counted_in_one_and_many(declared: int | None, carried: int, said: str) -> None:
    load = Load("ada", declared, None, (Carried("item", "tea", 1),) * carried)

    assert told(helper("Ada", Presence(), load))[4].endswith(f"; {said}")


def test_those_beyond_the_most_are_counted() -> None:
    ada, bob = (helper(name, Presence(), Load(name, None, None, ())) for name in ("Ada", "Bob"))

    assert "and 1 more (--most 2)" in told(ada, bob, most=1)
    assert not [line for line in told(ada, bob, most=2) if "more" in line]


def test_where_nobody_is_to_be_named_there_is_a_way_on() -> None:
    assert told()[2:] == ["nobody is named here yet: see who there is with `ladder query people`"]
    assert told(other=Fallback((), ("sam",), ()))[2:] == ["ask: stewards sam"]


def test_office_hours_are_told_in_both_times_and_in_one_where_they_are_the_same() -> None:
    start, local = (datetime.fromisoformat(f"2026-12-08T{hour}:00") for hour in ("08", "17"))
    tokyo = Fallback((), (), (), door=OpenDoor("Door", start, local, "Asia/Tokyo", "https://x.example"))
    utc = Fallback((), (), (), door=OpenDoor("Door", start, start, "UTC", None))

    assert told(other=tokyo)[2:] == [
        "Door: Tuesday 2026-12-08 08:00 UTC (17:00 in Asia/Tokyo), https://x.example"
    ]
    assert told(other=utc)[2:] == ["Door: Tuesday 2026-12-08 08:00 UTC"]


def test_nothing_of_the_registry_steers_a_terminal() -> None:
    evil = "A\x1b[31m\u202eda\n# not a heading"
    lines = told(
        helper(evil, Presence(), Load("x", None, None, ()), why=(evil,), languages=(evil,)),
        other=Fallback((evil,), (evil,), (Channel(title=evil, link=evil),)),
    )

    assert not [line for line in lines if line.startswith("#") or "\x1b" in line or "\u202e" in line]
