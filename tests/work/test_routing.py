"""Which groups could be somebody's: what speaks for one, what to know before, whom to ask, in which order."""

import json
from collections.abc import Callable

import pytest

from ladder_cli.work.routing import Route, routes
from tests.conftest import ROOT
from tests.stage import Ran
from tests.work.quay import TODAY, item, quay, record

NOBODY: dict[str, str | None] = {
    f"people/{name}.yaml": None for name in ("ada", "bob", "carol", "eve", "gus")
}
WORDS = "title: Docs\nkind: sig\ntopics: [words, maps]\n"
WEEKLY = "time_zone: UTC\n    time: '%s'\n    minutes: 60\n    every: {weeks: 1}\n"


def of(profile: str, changes: dict[str, str | None] | None = None) -> dict[str, Route]:
    """The groups that fit somebody called Kit, by id, in their order."""
    files = {**NOBODY, "people/kit.yaml": f"name: Kit\n{profile}", **(changes or {})}
    return {one.sig: one for one in routes(quay(files), "kit", TODAY)}


def meeting(time: str, anchor: str = "2026-11-02", kind: str = "status") -> str:
    """A weekly meeting of docs in UTC, an hour long; that anchor is a Monday."""
    return f"{WORDS}meetings:\n  - kind: {kind}\n    title: Weekly\n    anchor: {anchor}\n    {WEEKLY % time}"


def test_a_topic_in_common_is_a_reason() -> None:
    found = of("interests: [words, tea]\n", {"sigs/docs.yaml": WORDS})

    assert list(found) == ["docs"]
    assert found["docs"].reasons == ("it is about `words`",)
    assert found["docs"].ask == ("carol",)


def test_an_open_item_of_the_very_group_is_a_reason_and_is_named() -> None:
    changes = {
        "items/a.yaml": item("A", "open", "topics: [tea]\nshepherd: bob\n"),
        "people/bob.yaml": "name: Bob\nslots: 4\n",
        "sigs/docs/site.yaml": "title: Site\nkind: subproject\nwithin: docs\n",
    }

    found = of("interests: [tea]\n", changes)  # type: ignore[arg-type] # no file is taken away

    assert list(found) == ["docs"]
    assert found["docs"].items == ("a",)
    assert "`a` is open and fits" in found["docs"].reasons


@pytest.mark.parametrize(
    ("hours", "time", "reason", "but"),
    [
        ("monday]", "18:00", "Weekly lies in your hours: Monday 2026-11-23, 19:00", ""),
        ("monday]", "19:30", "", "none of its meetings lies in your hours"),
        ("monday]", "17:30", "Weekly lies in your hours: Monday 2026-11-23, 18:30", ""),
        ("monday]", "16:59", "", "none of its meetings lies in your hours"),
        ("tuesday]", "18:00", "", "none of its meetings lies in your hours"),
    ],
)
def test_a_meeting_lies_in_ones_hours_from_beginning_to_end(
    hours: str, time: str, reason: str, but: str
) -> None:
    week = f"availability: [{{days: [{hours}, from: '18:00', to: '20:30'}}]\n"
    profile = f"interests: [words]\ntime_zone: Europe/Berlin\n{week}"

    found = of(profile, {"sigs/docs.yaml": meeting(time)})["docs"]

    assert found.reasons == ("it is about `words`", *([reason] if reason else []))
    assert found.but == ((but,) if but else ())


@pytest.mark.parametrize(
    ("zone", "reasons", "but"),
    [
        ("time_zone: Asia/Tokyo\n", 2, 0),  # 18:00 UTC is 03:00 there, 06:00 is 15:00
        ("time_zone: America/New_York\n", 1, 1),
        ("", 1, 0),
    ],
)
def test_without_hours_the_day_where_one_is_counts_and_without_a_zone_nothing(
    zone: str, reasons: int, but: int
) -> None:
    found = of(f"interests: [words]\n{zone}", {"sigs/docs.yaml": meeting("06:00")})["docs"]

    assert (len(found.reasons), len(found.but)) == (reasons, but)


@pytest.mark.parametrize(
    ("mine", "theirs", "reason", "but"),
    [
        (
            "languages: [pt-BR]\n",
            "languages: [pt, en]\n",
            "you can speak `pt` with those who welcome you there",
            "",
        ),
        ("languages: [fr]\n", "languages: [en]\n", "", "those who welcome you there speak `en`"),
        ("", "languages: [en]\n", "", ""),
        ("languages: [fr]\n", "", "", ""),
    ],
)
def test_a_language_in_common_with_those_who_welcome_is_a_reason(
    mine: str, theirs: str, reason: str, but: str
) -> None:
    changes = {"sigs/docs.yaml": WORDS, "people/carol.yaml": f"name: Carol\n{theirs}"}

    found = of(f"interests: [words]\n{mine}", changes)["docs"]  # type: ignore[arg-type] # as above

    assert found.reasons[1:] == ((reason,) if reason else ())
    assert found.but == ((but,) if but else ())


QUAY = """\
title: Quay
kind: user-group
onboarding:
  curriculum: [{title: Hello}, {title: Bye}]
  hosts: [bob, dan]
"""
FOLLOWER = "name: F\nclasses: [user]\nfollows: [{group: quay}]\n"


@pytest.mark.parametrize(
    ("profile", "changes", "fits"),
    [
        ("", {}, True),
        ("classes: [user]\n", {}, True),
        ("classes: [operator]\n", {}, False),
        ("", {"records/kit.yaml": record("kit", "member")}, False),
        ("", {"sigs/quay.yaml": f"{QUAY}  until: 2026-11-21\n"}, False),
        ("", {"sigs/quay.yaml": f"{QUAY}retired: 2026-11-22\n"}, False),
        ("", {"sigs/quay.yaml": QUAY.replace("user-group", "committee")}, False),
    ],
)
def test_who_is_new_everywhere_is_shown_around_where_their_like_are(
    profile: str, changes: dict[str, str | None], fits: bool
) -> None:
    found = of(profile, {"sigs/quay.yaml": QUAY, "people/one.yaml": FOLLOWER, **changes})

    assert list(found) == (["quay"] if fits else [])
    if fits:
        assert found["quay"].reasons[0] == "it shows newcomers around, in 2 steps"
        assert found["quay"].ask == ("bob", "dan")


def test_a_handoff_that_waits_comes_first_and_one_that_was_welcomed_is_past() -> None:
    handed = "  handoffs: [{person: kit, to: node, on: 2026-11-15%s}]\n"
    changes: dict[str, str | None] = {"sigs/docs.yaml": WORDS}

    waits = of("interests: [words]\n", {**changes, "sigs/quay.yaml": QUAY + handed % ""})
    past = of("interests: [words]\n", {**changes, "sigs/quay.yaml": QUAY + handed % ", accepted: 2026-11-16"})

    assert next(iter(waits)) == "node"
    assert waits["node"].reasons == ("`quay` handed you on to it on 2026-11-15",)
    assert "node" not in past


def test_where_nothing_fits_those_groups_come_in_question_whose_people_are_alike() -> None:
    changes: dict[str, str | None] = {
        "people/one.yaml": "name: One\nclasses: [operator]\nfollows: [{group: node}, {group: docs}]\n",
        "people/two.yaml": "name: Two\nclasses: [user]\nfollows: [{group: docs}]\n",
    }

    found = of("classes: [operator]\n", changes)

    assert list(found) == ["node"]
    assert found["node"].reasons == ("most people there operate it, as you do",)
    assert list(of("classes: [contributor]\n", changes)) == []


def test_more_reasons_come_first_and_a_followed_group_says_so() -> None:
    changes: dict[str, str | None] = {
        "sigs/docs.yaml": WORDS,
        "sigs/node.yaml": "title: Node\nkind: sig\ntopics: [tea, words]\n",
    }

    found = of("interests: [words, tea]\nfollows: [{group: docs}]\n", changes)

    assert [(one.sig, one.follows) for one in found.values()] == [("node", False), ("docs", True)]


def test_nobody_without_a_profile_is_routed() -> None:
    assert routes(quay({"records/kit.yaml": record("kit")}), "kit", TODAY) == ()


@pytest.mark.parametrize(("form", "end"), [("text", "txt"), ("json", "json")])
def test_the_samples_answer_has_the_same_bytes_as_ever(
    ladder: Callable[..., Ran], golden: Callable[[str, str], None], form: str, end: str
) -> None:
    ran = ladder("sig", "route", "salma", "--format", form, cwd=ROOT)

    assert (ran.status, ran.err) == (0, "")
    golden(f"sig/route.{end}", ran.out)


def test_no_number_stands_for_a_person(ladder: Callable[..., Ran]) -> None:
    """What an answer holds: words, dates and ids; a fit or a rank is nowhere."""
    answer = json.loads(ladder("sig", "route", "salma", "--format", "json", cwd=ROOT).out)

    assert set(answer) == {"version", "person", "routes"}
    for route in answer["routes"]:
        assert not any(
            isinstance(value, int | float) and not isinstance(value, bool) for value in route.values()
        )


def test_where_nothing_fits_the_answer_says_what_to_do(ladder: Callable[..., Ran]) -> None:
    ran = ladder("sig", "route", "bethan", cwd=ROOT)

    assert ran.status == 0
    assert ran.out == (
        "no group fits what the profile of bethan says yet\n"
        "  = say what you care about, and when you have time: ladder me\n"
    )
