"""Whom to ask: the nearest and least laden, never whoever is away; and who else there is."""

from datetime import date, datetime
from typing import Any

import msgspec
import pytest

from ladder_cli.directory.asking import Answer, whom_to_ask
from ladder_cli.directory.listing import View
from ladder_cli.directory.subject import Subject, subject
from ladder_cli.model.community import Community
from ladder_cli.model.group import Group
from ladder_cli.model.pairing import Pairing
from ladder_cli.model.person import Person
from ladder_cli.model.record import Record
from ladder_cli.model.registry import Registry
from ladder_cli.model.role import Role
from ladder_cli.roles.ladders import Ladders

TODAY = date(2026, 11, 22)  # a Sunday
NOON = datetime.fromisoformat("2026-11-22T12:00")
GROUPS: dict[str, dict[str, Any]] = {
    "docs": {
        "title": "Docs",
        "kind": "sig",
        "paths": ["docs/", "guide.md"],
        "meetings": [
            {
                "kind": "office-hours",
                "title": "Door",
                "anchor": "2026-11-10",
                "every": {"weeks": 2},
                "time_zone": "Asia/Tokyo",
                "time": "17:00",
                "room": "r",
                "skips": [{"on": "2026-11-24"}],
            },
            {
                "kind": "status",
                "title": "Status",
                "anchor": "2026-11-23",
                "time_zone": "UTC",
                "time": "09:00",
            },
            {"kind": "office-hours", "title": "Some day", "unplaced": {"text": "?", "ask": "?"}},
        ],
        "channels": [{"title": "Chat", "link": "x"}],
    },
    "docs/i18n": {
        "title": "I18n",
        "kind": "subproject",
        "within": "docs",
        "paths": ["./docs/i18n"],
        "topics": ["words"],
    },
    "old": {"title": "Old", "kind": "sig", "paths": ["docs/i18n/old/"], "retired": "2026-01-01"},
    "conduct": {
        "title": "Conduct",
        "kind": "committee",
        "conduct": {},
        "contact": {"private": "c@x.example"},
    },
}
SUNDAY = {"time_zone": "UTC", "availability": [{"days": ["sunday"], "from": "11:00", "to": "13:00"}]}
MONDAY = {"time_zone": "UTC", "availability": [{"days": ["monday"], "from": "11:00", "to": "13:00"}]}


def role(**more: Any) -> dict[str, Any]:
    base = {"title": "X", "ladder": "x", "scope": "group", "requires": {"id": "a", "seat_open": {}}}
    return {**base, "in_force": "2020-01-01", **more}


ROLES = {
    "member": role(scope="community"),
    "reviewer": role(follows=["member"]),
    "lead": role(grants=["lead"]),
    "steward": role(scope="community", grants=["steward"]),
}


def seats(*held: str) -> dict[str, Any]:
    found = [one.split("@") for one in held]
    return {
        "seats": [
            {"role": name, "since": "2024-01-01", **({"sig": sig[0]} if sig else {})} for name, *sig in found
        ]
    }


def offer(capacity: int = 1, **more: Any) -> dict[str, Any]:
    return {"mentoring": {"offer": {"capacity": capacity, **more}}}


def view(
    people: dict[str, Any] | None = None,
    records: dict[str, Any] | None = None,
    pairings: tuple[tuple[str, str], ...] = (),
    today: date = TODAY,
) -> View:
    about = {"name": "X", "conduct": {"version": "1", "report_to": "x"}, "contribution_kinds": {}}
    running = {"state": "active", "proposed": "2026-11-01"}

    def shelf(kind: Any, data: dict[str, Any]) -> dict[str, Any]:
        return {name: msgspec.convert(one, kind) for name, one in data.items()}

    return View(
        Ladders(
            Registry(
                msgspec.convert(about, Community),
                people=shelf(
                    Person, {who: {"name": who.title(), **one} for who, one in (people or {}).items()}
                ),
                records=shelf(Record, records or {}),
                groups=shelf(Group, GROUPS),
                roles=shelf(Role, ROLES),
                pairings=shelf(
                    Pairing,
                    {f"{one}-{two}": {"mentor": one, "mentee": two, **running} for one, two in pairings},
                ),
            )
        ),
        today,
    )


def ask(of: View, about: str, *, now: bool = False, at: datetime = NOON) -> Answer:
    found = subject(of, about)
    assert found is not None
    return whom_to_ask(of, found, at, now=now)


def asked(of: View, about: str, *, now: bool = False) -> list[str]:
    return [one.person for one in ask(of, about, now=now).helpers]


@pytest.mark.parametrize(
    ("path", "group"),
    [
        ("docs/a.md", "docs"),
        ("docs", "docs"),
        ("docs/i18n/pt.md", "docs/i18n"),
        ("./docs/i18n/", "docs/i18n"),
        ("docs/i18n2/pt.md", "docs"),
        ("docs/i18n/old/x.md", "docs/i18n"),
        ("guide.md", "docs"),
        ("guide.md.bak", None),
        ("src/x.c", None),
    ],
)
def test_the_longest_path_wins_by_whole_names(path: str, group: str | None) -> None:
    found = subject(view(), path)

    assert found is not None
    assert found.groups == (() if group is None else (group,))


def test_a_word_may_be_a_group_and_a_topic_and_an_unknown_one_is_nothing() -> None:
    of = view({"ada": {"interests": ["docs", "tea"]}})

    assert subject(of, "docs") == Subject("docs", ("docs",), "docs")
    assert subject(of, "sig/docs") == Subject("sig/docs", ("docs",))
    assert subject(of, "words") == Subject("words", ("docs/i18n",), "words")
    assert subject(of, "tea") == Subject("tea", (), "tea")
    assert subject(of, "coffee") is None


def test_the_nearest_come_first() -> None:
    of = view(
        {
            "above": offer(groups=["docs"]),
            "here": {**offer(), "follows": [{"group": "docs/i18n"}]},
            "stands": {},
            "higher": {},
        },
        {"stands": seats("reviewer@docs/i18n"), "higher": seats("reviewer@docs"), "member": seats("member")},
    )

    assert asked(of, "docs/i18n") == ["here", "stands", "above", "higher"]
    assert [one.why for one in ask(of, "docs/i18n").helpers] == [
        ("mentors in `docs/i18n`",),
        ("`reviewer` in `docs/i18n`",),
        ("mentors in `docs`",),
        ("`reviewer` in `docs`",),
    ]


def test_a_topic_is_asked_of_those_who_offer_it_then_of_its_groups() -> None:
    of = view(
        {
            "topic": offer(topics=["words"]),
            "group": offer(groups=["docs/i18n"]),
            "other": offer(topics=["tea"]),
        },
        {"seat": seats("reviewer@docs/i18n"), "above": seats("reviewer@docs")},
    )

    assert asked(of, "words")[0] == "topic"
    assert set(asked(of, "words")[1:]) == {"group", "seat"}


def test_whoever_carries_least_comes_first() -> None:
    one = offer(3, groups=["docs"])
    of = view(
        {"busy": {**one, "slots": 2}, "free": {**one, "slots": 2}, "full": {**one, "slots": 1}},
        pairings=(("busy", "x"), ("full", "y")),
    )

    assert asked(of, "docs") == ["free", "busy", "full"]
    assert [(len(one.load.mentees), one.load.places) for one in ask(of, "docs").helpers] == [
        (0, 3),
        (1, 3),
        (1, 3),
    ]


def test_among_equals_it_is_another_ones_turn_on_another_day() -> None:
    people = {name: offer(groups=["docs"]) for name in ("ada", "bob", "cyd")}
    firsts = {asked(view(people, today=date(2026, 11, day)), "docs")[0] for day in range(1, 15)}

    assert firsts == set(people)
    assert asked(view(people), "docs") == asked(view(dict(reversed(people.items()))), "docs")


def test_who_can_answer_now_comes_first_when_that_is_asked() -> None:
    of = view(
        {
            "near": {**offer(groups=["docs"]), **MONDAY},
            "unknown": offer(groups=["docs"]),
            "awake": {**SUNDAY},
        },
        {"awake": seats("reviewer@docs")},
    )

    assert asked(of, "docs")[-1] == "awake"
    assert asked(of, "docs", now=True) == ["awake", "unknown", "near"]


def test_nobody_who_is_away_or_only_listens_is_named() -> None:
    away = {"leave": [{"from": "2026-11", "until": "2026-12"}]}
    of = view(
        {
            "away": offer(groups=["docs"]),
            "listens": {"listening": True},
            "listens-and-offers": {"listening": True, **offer(groups=["docs"])},
            "rests": offer(0, groups=["docs"]),
        },
        {"away": away, "listens": seats("reviewer@docs"), "lead": {**seats("lead@docs"), **away}},
    )

    assert asked(of, "docs") == ["listens-and-offers"]
    assert ask(of, "docs").fallback.leads == ()


def test_who_else_there_is_leads_here_and_above_then_stewards_then_the_nearest_channels() -> None:
    of = view(records={"lea": seats("lead@docs"), "sam": seats("steward"), "ida": seats("lead@docs/i18n")})
    other = ask(of, "docs/i18n").fallback

    assert (other.leads, other.stewards) == (("ida", "lea"), ("sam",))
    assert [channel.title for channel in other.channels] == ["Chat"]
    assert ask(of, "src/x.c").fallback.stewards == ("sam",)


def test_the_next_office_hours_of_the_group_or_the_one_above_are_an_open_door() -> None:
    of = view()
    other = ask(of, "docs/i18n").fallback.door

    assert other is not None
    assert (other.title, other.start, other.local, other.room) == (
        "Door",
        datetime.fromisoformat("2026-12-08T08:00"),
        datetime.fromisoformat("2026-12-08T17:00"),
        "r",
    ), "the day that is skipped is passed over"
    assert ask(of, "src/x.c").fallback.door is None


def test_where_conduct_is_kept_nobody_is_named_but_the_private_address() -> None:
    of = view({"con": offer(groups=["conduct"])}, {"con": seats("reviewer@conduct"), "sam": seats("steward")})
    found = ask(of, "conduct")

    assert found.helpers == ()
    assert (found.fallback.private, found.fallback.stewards) == ("c@x.example", ())
