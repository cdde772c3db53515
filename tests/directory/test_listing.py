"""Lists: what each filter lets through, alone and with others."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladder_cli.directory.listing import View, Wanted, arranged
from ladder_cli.directory.listings import LISTINGS
from ladder_cli.roles.ladders import Ladders
from ladder_cli.store.loading import open_registry
from ladder_cli.store.source import Folder
from tests.conftest import ROOT
from tests.directory.handful import FILES, TODAY, view

HAMLET = view()
SAMPLE = View(Ladders(open_registry(Folder(ROOT / "registry"))), TODAY)


def found(kind: str, asked: Wanted, where: View = HAMLET) -> list[str]:
    """The first column of a list."""
    first = next(iter(LISTINGS[kind].fields))
    return [row[first] for row in LISTINGS[kind].rows(where, asked, [first])]


PEOPLE: list[tuple[dict[str, Any], list[str]]] = [
    ({}, ["ada", "bob", "cyd", "dan", "eve"]),
    ({"role": "reviewer"}, ["ada", "eve"]),
    ({"role": "lead"}, ["dan"]),
    ({"at_least": "reviewer"}, ["ada", "bob", "eve"]),
    ({"sig": "docs"}, ["ada", "bob", "cyd", "dan", "eve"]),
    ({"sig": "docs/site"}, ["ada"]),
    ({"sig": "ops"}, ["cyd"]),
    ({"within": "docs"}, ["ada", "bob", "cyd", "dan", "eve"]),
    ({"role": "reviewer", "sig": "docs"}, ["eve"]),
    ({"role": "reviewer", "within": "docs"}, ["ada", "eve"]),
    ({"person": "ada"}, ["ada"]),
    ({"class_": "operator"}, ["bob", "cyd"]),
    ({"interest": "words"}, ["ada"]),
    ({"time_zone": "Africa"}, ["ada", "bob"]),
    ({"time_zone": "africa/lagos"}, ["ada"]),
    ({"time_zone": "Afri"}, []),
    ({"speaks": "en"}, ["ada", "bob"]),
    ({"speaks": "pt"}, ["ada"]),
    ({"speaks": "pt-PT"}, []),
    ({"employer": "acme"}, ["ada", "dan"]),
    ({"employer": "acme-labs"}, ["ada", "dan"]),
    ({"employer": "independent"}, ["bob"]),
    ({"employer": "zinc"}, []),
    ({"mentor": True}, ["ada"]),
    ({"since": "2026-01-01"}, ["dan", "eve"]),
    ({"on_leave": True}, ["bob"]),
    ({"listening": True}, ["eve"]),
    ({"newcomer": True}, ["cyd"]),
    ({"newcomer": True, "sig": "ops"}, ["cyd"]),
    ({"newcomer": True, "sig": "docs"}, []),
    ({"time_zone": "Africa", "class_": "operator", "on_leave": True}, ["bob"]),
]


@pytest.mark.parametrize(("asked", "handles"), PEOPLE, ids=[str(asked) for asked, _ in PEOPLE])
def test_people_are_found_by_what_is_asked(asked: dict[str, Any], handles: list[str]) -> None:
    assert found("people", Wanted(**asked)) == handles


OTHERS: list[tuple[str, dict[str, Any], list[str]]] = [
    ("sigs", {}, ["docs", "docs/site", "ops"]),
    ("sigs", {"kind": "team"}, ["docs-writers"]),
    ("sigs", {"kind": "sig"}, ["docs"]),
    ("sigs", {"within": "docs"}, ["docs", "docs/site"]),
    ("sigs", {"sig": "ops"}, ["ops"]),
    ("sigs", {"interest": "words"}, ["docs"]),
    ("roles", {}, ["approver", "lead", "member", "reviewer"]),
    ("roles", {"at_least": "reviewer"}, ["approver", "reviewer"]),
    ("roles", {"ladder": "offices"}, ["lead"]),
    ("roles", {"person": "ada"}, ["member", "reviewer"]),
    ("roles", {"role": "member"}, ["member"]),
    ("organizations", {}, ["acme", "acme-labs", "zinc"]),
    ("organizations", {"employer": "acme"}, ["acme", "acme-labs"]),
    ("seats", {"person": "bob"}, ["bob", "bob"]),
    ("seats", {"ended": True}, ["bob"]),
    ("seats", {"since": "2026-01-01"}, ["dan", "eve"]),
    ("seats", {"employer": "acme"}, ["ada", "ada", "dan"]),
    ("seats", {"at_least": "reviewer", "within": "docs"}, ["ada", "bob", "eve"]),
    ("contributions", {}, ["ada", "ada", "bob"]),
    ("contributions", {"kind": "talk"}, ["ada"]),
    ("contributions", {"within": "docs"}, ["ada", "bob"]),
    ("contributions", {"sig": "ops"}, ["ada"]),
    ("contributions", {"since": "2026-06-30"}, ["ada"]),
    ("contributions", {"role": "approver"}, ["bob"]),
    ("contributions", {"employer": "acme"}, ["ada", "ada"]),
    ("contributions", {"person": "bob"}, ["bob"]),
    ("items", {}, ["first", "second"]),
    ("items", {"sig": "docs"}, ["first"]),
    ("items", {"within": "docs"}, ["first", "second"]),
    ("items", {"person": "eve"}, ["second"]),
    ("items", {"interest": "writing"}, ["first"]),
    ("items", {"since": "2026-11-01"}, ["second"]),
    ("items", {"open": True}, ["first"]),
    ("items", {"state": "taken"}, ["second"]),
    ("items", {"level": "newcomer"}, ["first"]),
    ("items", {"owner": "eve"}, ["second"]),
    ("items", {"shepherd": "ada"}, ["second"]),
    ("items", {"unshepherded": True}, ["first"]),
    ("items", {"idle": True}, ["first"]),
    ("ideas", {}, ["fair", "play", "show"]),
    ("ideas", {"sig": "docs"}, ["show"]),
    ("ideas", {"within": "docs"}, ["play", "show"]),
    ("ideas", {"person": "bob"}, ["show"]),
    ("ideas", {"interest": "words"}, ["play"]),
    ("ideas", {"since": "2026-11-01"}, ["show"]),
    ("ideas", {"open": True}, ["fair", "play", "show"]),
    ("ideas", {"state": "raised"}, ["fair"]),
    ("ideas", {"shepherd": "ada"}, ["play"]),
    ("ideas", {"unshepherded": True}, ["show"]),
    ("pairings", {}, ["bob-cyd", "eve-bob"]),
    ("pairings", {"role": "reviewer"}, ["eve-bob"]),
    ("pairings", {"sig": "docs/site"}, ["eve-bob"]),
    ("pairings", {"within": "docs"}, ["bob-cyd", "eve-bob"]),
    ("pairings", {"person": "cyd"}, ["bob-cyd"]),
    ("pairings", {"since": "2026-10-01"}, ["bob-cyd"]),
    ("pairings", {"open": True}, ["bob-cyd"]),
    ("pairings", {"ended": True}, ["eve-bob"]),
    ("pairings", {"state": "ended"}, ["eve-bob"]),
    ("stories", {}, ["flood", "frost"]),
    ("stories", {"person": "ada"}, ["flood"]),
    ("stories", {"sig": "docs"}, ["frost"]),
    ("stories", {"within": "docs"}, ["frost"]),
    ("stories", {"interest": "words"}, ["frost"]),
    ("stories", {"since": "2026-02-02"}, ["frost"]),
    ("signals", {}, ["poll", "song"]),
    ("signals", {"kind": "mention"}, ["song"]),
    ("signals", {"sig": "docs"}, ["poll"]),
    ("signals", {"within": "docs"}, ["poll"]),
    ("signals", {"interest": "words"}, ["poll"]),
    ("signals", {"since": "2026-08-02"}, ["poll"]),
]


@pytest.mark.parametrize(
    ("kind", "asked", "first"), OTHERS, ids=[f"{kind} {asked}" for kind, asked, _ in OTHERS]
)
def test_everything_else_is_found_by_what_is_asked(
    kind: str, asked: dict[str, Any], first: list[str]
) -> None:
    assert found(kind, Wanted(**asked)) == first


def test_every_filter_of_every_list_is_among_these_examples() -> None:
    shown = {("people", name) for asked, _ in PEOPLE for name in asked}
    shown |= {(kind, name) for kind, asked, _ in OTHERS for name in asked}
    seats = {("seats", "role"), ("seats", "sig"), ("contributions", "at_least")}

    assert {(kind, name) for kind, listing in LISTINGS.items() for name in listing.filters} - shown == seats


VALUES: dict[str, list[Any]] = {
    "role": sorted(SAMPLE.registry.roles),
    "at_least": sorted(SAMPLE.registry.roles),
    "sig": sorted(SAMPLE.registry.groups),
    "within": sorted(SAMPLE.registry.groups),
    "kind": sorted(SAMPLE.registry.community.contribution_kinds),
    "ladder": ["user", "operator", "contributor"],
    "person": SAMPLE.registry.handles(),
    "class_": ["user", "operator", "contributor"],
    "interest": sorted({topic for person in SAMPLE.registry.people.values() for topic in person.interests}),
    "time_zone": ["Africa", "Asia", "Europe", "America/Toronto"],
    "speaks": ["en", "fr", "pt", "sw"],
    "employer": [*sorted(SAMPLE.registry.organizations), "independent"],
    "since": ["2022-01-01", "2025-06-01", "2026-09-01"],
    "state": ["open", "taken", "done", "raised", "seconded", "parked"],
    "level": ["newcomer", "some-experience"],
    "owner": ["kofi", "arjun"],
    "shepherd": ["hana", "aroha", "wren"],
    **{name: [True] for name in ("mentor", "on_leave", "listening", "newcomer", "ended")},
    **{name: [True] for name in ("open", "unshepherded", "idle")},
}
ONE_SEAT = {"role", "at_least", "sig", "within"}
"""Of people and contributions these speak of one seat; `newcomer` with `sig` asks for that group."""


def together(kind: str) -> set[str]:
    """The filters that ask one thing when they are set together."""
    return {"people": {*ONE_SEAT, "newcomer"}, "contributions": {"role", "at_least"}}.get(kind, set())


@given(st.data())
def test_filters_that_compose_give_what_each_alone_gives(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(sorted(LISTINGS)))
    names = data.draw(st.sets(st.sampled_from(sorted(LISTINGS[kind].filters)), min_size=1, max_size=4))
    asked = {name: data.draw(st.sampled_from(VALUES[name])) for name in sorted(names)}
    rows = LISTINGS[kind].rows(SAMPLE, Wanted(**asked))
    alone = {name: LISTINGS[kind].rows(SAMPLE, Wanted(**{name: value})) for name, value in asked.items()}
    joint = {name: value for name, value in asked.items() if name in together(kind)}
    parts = [alone[name] for name in names - joint.keys()]
    parts += [LISTINGS[kind].rows(SAMPLE, Wanted(**joint))] if joint else []

    assert all(row in each for row in rows for each in alone.values())
    assert rows == [row for row in parts[0] if all(row in part for part in parts)]


@pytest.mark.parametrize("kind", LISTINGS)
def test_a_row_has_the_fields_that_are_asked_for_and_the_same_values(kind: str) -> None:
    every = LISTINGS[kind].rows(SAMPLE, Wanted())

    for field in LISTINGS[kind].fields:
        assert LISTINGS[kind].rows(SAMPLE, Wanted(), [field]) == [{field: row[field]} for row in every]


def test_a_file_that_no_field_needs_is_not_read() -> None:
    broken = view({**FILES, "records/ada.yaml": "seats: ["})

    assert found("sigs", Wanted(), broken) == ["docs", "docs/site", "ops"]


def test_related_companies_count_the_same_people() -> None:
    rows = LISTINGS["organizations"].rows(HAMLET, Wanted(), ["id", "people", "seats"])

    assert rows == [
        {"id": "acme", "people": 2, "seats": ["lead 1", "member 1", "reviewer 1"]},
        {"id": "acme-labs", "people": 2, "seats": ["lead 1", "member 1", "reviewer 1"]},
        {"id": "zinc", "people": 0, "seats": []},
    ]


def test_a_group_counts_its_followers_and_names_its_leads() -> None:
    rows = LISTINGS["sigs"].rows(HAMLET, Wanted(sig="docs"), ["leads", "followers"])

    assert rows == [{"leads": ["dan"], "followers": 3}]


def test_rows_without_a_value_come_last_whichever_way_they_are_sorted() -> None:
    rows = [{"a": None}, {"a": "x"}, {"a": []}, {"a": "z"}]

    assert [row["a"] for row in arranged(rows, ("a",))] == ["x", "z", None, []]
    assert [row["a"] for row in arranged(rows, ("-a",))] == ["z", "x", None, []]


def test_the_first_field_sorts_before_the_second() -> None:
    rows = [{"a": 2, "b": "x"}, {"a": 1, "b": "y"}, {"a": 2, "b": "w"}]

    assert arranged(rows, ("-a", "b")) == [{"a": 2, "b": "w"}, {"a": 2, "b": "x"}, {"a": 1, "b": "y"}]
