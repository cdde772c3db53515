"""What other tools get out of a registry: on no day, without owners of profiles, and back in again."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ladder_cli.interop.codeowners import codeowners
from ladder_cli.interop.exported import marker
from ladder_cli.interop.exports import EXPORTS, PLACES, stale
from ladder_cli.interop.foreign import Node, read_yaml
from ladder_cli.interop.owners_aliases import owners_aliases
from ladder_cli.interop.peribolos import import_peribolos
from ladder_cli.interop.peribolos_teams import peribolos
from ladder_cli.model.registry import Registry
from ladder_cli.model.stop import Stop
from ladder_cli.roles.ladders import Ladders
from ladder_cli.store.loading import open_registry
from ladder_cli.store.source import Folder
from ladder_cli.store.splicing.style import render
from tests.interop.entered import entered, load_texts

TODAY = date(2026, 11, 22)
SAMPLE = Path(__file__).parents[2] / "registry"

COMMUNITY = "name: T\nconduct: {version: '1', report_to: c@t.example.org}\ncontribution_kinds: {}\n"
ROLE = "title: R\nladder: o\nscope: group\nrequires: {id: a, manual: {question: q}}\nin_force: 2020-01-01\n"
BASE = {
    "community.yaml": COMMUNITY,
    "roles/lead.yaml": ROLE + "grants: [lead]\n",
    "roles/steward.yaml": ROLE.replace("group", "community") + "grants: [steward]\n",
    "roles/old.yaml": ROLE + "grants: [lead]\nretired: 2030-01-01\n",
    "sigs/docs.yaml": "title: Docs\nkind: sig\npaths: [docs/]\n",
    "sigs/docs/site.yaml": "title: Site\nkind: subproject\nwithin: docs\npaths: [docs/site/, www]\n",
    "sigs/gone.yaml": "title: Gone\nkind: sig\npaths: [gone/]\nretired: 2020-01-01\n",
    "records/sue.yaml": "account: {login: Sue}\nseats:\n  - {role: steward}\n",
}


def seat(login: str, *seats: str, role: str = "lead") -> str:
    """A record with seats; each is a group and what else stands in the line."""
    lines = "".join(f"  - {{role: {role}, sig: {one}}}\n" for one in seats)
    return f"account: {{login: {login}}}\nseats:\n{lines}"


def ladders(**records: str) -> Ladders:
    """The base with more records."""
    return Ladders(load_texts({**BASE, **{f"records/{who}.yaml": text for who, text in records.items()}}))


def owned(text: str) -> list[str]:
    """The lines of a CODEOWNERS file that are no comments."""
    return [line for line in text.splitlines() if not line.startswith("#")]


def test_stewards_own_everything_leads_their_paths_and_nobody_profiles() -> None:
    found = codeowners(
        ladders(ada=seat("Ada", "docs"), bob=seat("bob", "docs"), cy=seat("cy", "docs/site")), "reg/"
    )

    assert owned(found.text) == [
        "* @Sue",
        "/docs/ @Ada @bob",
        "/www @Ada @bob @cy",
        "/docs/site/ @Ada @bob @cy",
        "/reg/people/",
    ]
    assert found.left_out == ()


def test_a_lead_alone_has_the_stewards_beside_them() -> None:
    found = codeowners(ladders(ada=seat("ada", "docs")), "")

    assert owned(found.text) == [
        "* @Sue",
        "/docs/ @ada @Sue",
        "/www @ada @Sue",
        "/docs/site/ @ada @Sue",
        "/people/",
    ]


@pytest.mark.parametrize(
    "more",
    [
        "docs, ended: {why: stepped-down}",
        "docs, ended: {on: 2999-01-01, why: stepped-down}",
        "gone",
        "nowhere",
    ],
)
def test_a_seat_that_was_ended_owns_nothing_whatever_the_day(more: str) -> None:
    assert owned(codeowners(ladders(ada=seat("ada", more)), "").text) == ["* @Sue", "/people/"]


@pytest.mark.parametrize(
    "more", ["docs, until: 2000-01-01", "docs, since: 2999-01-01", "docs, since: 2020-01-01"]
)
def test_a_seat_whose_end_nobody_wrote_owns_whatever_the_day(more: str) -> None:
    assert "/docs/ @ada @Sue" in owned(codeowners(ladders(ada=seat("ada", more)), "").text)


def test_a_retired_role_owns_nothing() -> None:
    assert owned(codeowners(ladders(ada=seat("ada", "docs", role="old")), "").text) == ["* @Sue", "/people/"]


def test_who_has_no_account_is_left_out_and_named() -> None:
    found = codeowners(ladders(ada="seats:\n  - {role: lead, sig: docs}\n", app=seat("'x[bot]'", "docs")), "")

    assert "/docs/ @Sue" not in found.text
    assert found.left_out == ("ada", "app")


@pytest.mark.parametrize("path", ["/", "a[b]/", "../etc/", "./x", "!x", "a//b", "#x"])
def test_a_path_that_a_pattern_cannot_say_stays_the_stewards(path: str) -> None:
    texts = {
        **BASE,
        "sigs/docs.yaml": f'title: Docs\nkind: sig\npaths: ["{path}"]\n',
        "records/ada.yaml": seat("ada", "docs"),
    }
    del texts["sigs/docs/site.yaml"]

    assert owned(codeowners(Ladders(load_texts(texts)), "").text) == ["* @Sue", "/people/"]


def test_a_file_that_a_forge_would_ignore_is_never_written(monkeypatch: pytest.MonkeyPatch) -> None:
    text = codeowners(ladders(ada=seat("ada", "docs")), "").text
    monkeypatch.setattr("ladder_cli.interop.codeowners.LARGEST", len(text))
    assert codeowners(ladders(ada=seat("ada", "docs")), "").text == text
    monkeypatch.setattr("ladder_cli.interop.codeowners.LARGEST", len(text) - 1)

    with pytest.raises(Stop, match="a forge ignores such a file"):
        codeowners(ladders(ada=seat("ada", "docs")), "")


def test_an_alias_names_the_role_and_its_place() -> None:
    found = owners_aliases(ladders(ada=seat("Ada", "docs", "docs/site"), bob=seat("bob", "docs")), "")

    assert values(read_yaml("OWNERS_ALIASES", found.text.encode())) == {
        "aliases": {"docs-lead": ["Ada", "bob"], "docs-site-lead": ["Ada"], "steward": ["Sue"]}
    }


def test_two_places_that_would_be_spelled_alike_stay_two() -> None:
    texts = {
        **BASE,
        "roles/site-lead.yaml": ROLE,
        "records/ada.yaml": seat("ada", "docs/site"),
        "records/bob.yaml": seat("bob", "docs", role="site-lead"),
    }

    found = owners_aliases(Ladders(load_texts(texts)), "")

    assert values(read_yaml("o", found.text.encode())) == {
        "aliases": {"docs-site-lead": ["bob"], "docs/site-lead": ["ada"], "steward": ["Sue"]}
    }


def values(node: Node) -> Any:
    """A node as plain data."""
    if isinstance(node.value, tuple):
        return [values(one) for one in node.value]
    return (
        node.value
        if isinstance(node.value, str) or node.value is None
        else {key: values(one) for key, one in node.value.items()}
    )


LOGINS = st.from_regex(r"[A-Za-z][A-Za-z0-9-]{0,5}", fullmatch=True).filter(
    lambda text: not text.lower().startswith("left-")
)
NAMES = st.from_regex(r"[a-z0-9]{1,6}", fullmatch=True)
TITLES = st.one_of(NAMES, st.from_regex(r"[A-Z][a-z]{1,5} [A-Z:#'][a-z]{1,5}", fullmatch=True))
LINES = st.from_regex(r"[A-Za-z:#'\"&*-]{1,8}( [a-z:#'-]{1,8}){0,3}", fullmatch=True)
PERMISSIONS = st.sampled_from(["read", "triage", "write", "maintain", "admin"])


def distinct(names: Iterable[str]) -> bool:
    """Whether names give distinct ids."""
    slugs = ["".join(letter for letter in name.lower() if letter.isalnum()) for name in names]
    return len(set(slugs)) == len(slugs) and all(slugs)


@st.composite
def organizations(draw: st.DrawFn, least: int, most: int) -> dict[str, Any]:
    """What both peribolos and a registry can say: people, teams within teams, and what teams may do."""
    people = draw(st.lists(LOGINS, min_size=1, max_size=6, unique_by=str.lower))
    some = st.lists(st.sampled_from(people), unique=True)
    names = draw(st.lists(NAMES, min_size=least, max_size=most, unique=True))
    titles = iter(
        draw(
            st.lists(TITLES, min_size=len(names), max_size=len(names) + 5, unique_by=str.lower).filter(
                distinct
            )
        )
    )

    def team(depth: int) -> dict[str, Any]:
        maintainers = draw(some)
        data = {
            "description": draw(st.none() | LINES),
            "privacy": draw(st.sampled_from([None, "closed", "secret"])),
            "previously": draw(st.lists(TITLES, max_size=2, unique=True)),
            "maintainers": maintainers,
            "members": [one for one in draw(some) if one not in maintainers],
            "repos": draw(st.dictionaries(NAMES, PERMISSIONS, max_size=2)),
            "teams": teams(depth + 1) if depth < 3 else {},
        }
        return {key: value for key, value in data.items() if value not in (None, [], {})}

    def teams(depth: int) -> dict[str, Any]:
        wanted = draw(st.integers(1 if not depth else 0, 2))
        return {title: team(depth) for title, _ in zip(titles, range(wanted), strict=False)}

    found: dict[str, Any] = {}
    for name in names:
        admins = draw(st.lists(st.sampled_from(people), unique=True, min_size=1))
        rest = [one for one in people if one not in admins]
        found[name] = {"admins": admins, "members": rest, "teams": teams(0)}
        if not found[name]["teams"]:
            del found[name]
    return {"orgs": found}


def ordered(data: Any) -> Any:
    """Lists of people in an order, empty lists left out: that is not what the format says."""
    if isinstance(data, dict):
        return {key: ordered(value) for key, value in data.items() if value not in ([], {})}
    return sorted(data) if isinstance(data, list) else data


def out_and_in(data: dict[str, Any]) -> tuple[Any, Registry]:
    """What an organization file says after it was imported and exported, and the registry between."""
    brought = import_peribolos([("o.yaml", render(data).encode())], TODAY)
    registry = entered(brought)
    return values(read_yaml("o.yaml", peribolos(Ladders(registry), "").text.encode())), registry


@given(organizations(1, 1))
def test_what_peribolos_and_a_registry_both_say_comes_out_as_it_went_in(data: dict[str, Any]) -> None:
    after, registry = out_and_in(data)

    assert ordered(after) == ordered(data)
    again = import_peribolos([("o.yaml", render(after).encode())], date(2027, 5, 1), registry)
    assert (again.files, again.merged) == ({}, {})


@settings(max_examples=12)
@given(organizations(2, 3).filter(lambda data: len(data["orgs"]) > 1))
def test_of_several_organizations_the_teams_come_out_and_no_people(data: dict[str, Any]) -> None:
    after, _ = out_and_in(data)

    assert ordered(after) == ordered(
        {"orgs": {name: {"teams": one["teams"]} for name, one in data["orgs"].items()}}
    )


def test_an_organization_whose_people_nobody_recorded_is_not_emptied() -> None:
    found = peribolos(Ladders(open_registry(Folder(SAMPLE))), "registry/")

    assert values(read_yaml("o", found.text.encode()))["orgs"]["ferrywake"].keys() == {"teams"}


def test_the_samples_teams_go_back_in_as_they_came_out() -> None:
    registry = open_registry(Folder(SAMPLE))
    raw = peribolos(Ladders(registry), "registry/").text.encode()

    again = import_peribolos([("peribolos.yaml", raw)], TODAY, registry)

    assert (again.files, again.merged) == ({}, {})


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ({}, "no team says which organization"),
        (
            {
                f"sigs/{name}.yaml": "title: T\nkind: team\nteam: {organization: o, name: same}\n"
                for name in ("one", "two")
            },
            "two teams of `o` are called `same`",
        ),
    ],
)
def test_what_cannot_be_written_is_refused(texts: dict[str, str], said: str) -> None:
    with pytest.raises(Stop, match=said):
        peribolos(Ladders(load_texts({**BASE, **texts})), "")


def test_only_files_that_an_export_wrote_are_out_of_date() -> None:
    now = ladders()
    text = codeowners(now, "").text
    old = text.replace("@Sue", "@sam").encode()

    assert list(stale({"CODEOWNERS": old, ".github/CODEOWNERS": text.encode()}, now, "")) == [
        ("CODEOWNERS", "codeowners")
    ]
    assert list(stale({"CODEOWNERS": b"* @sam\n"}, now, "")) == []
    assert (
        list(
            stale(
                {"org.yaml": f"{marker('peribolos')}\n".encode()},
                now,
                "",
            )
        )
        == []
    )


def test_no_place_belongs_to_two_exports() -> None:
    assert sum(len(export.places) for export in EXPORTS.values()) == len(PLACES)
