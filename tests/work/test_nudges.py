"""This week's short list: who is on it, why, in which order; and nobody who listens or is away."""

import pytest

from ladder_cli.render.nudges import as_markdown
from ladder_cli.roles.ladders import Ladders
from ladder_cli.store.loading import open_registry
from ladder_cli.store.source import Folder
from ladder_cli.work.nudges import MOST, Nudge, nudges
from tests.conftest import ROOT
from tests.work.quay import TODAY, item, quay, record

NOBODY: dict[str, str | None] = {f"people/{name}.yaml": None for name in ("ada", "bob", "eve", "gus")}
DONE = "  - {kind: review, date: %s, group: %s, what: %s, recorded_by: %s%s}\n"


def of(sort: str, changes: dict[str, str | None], group: str = "docs") -> list[str]:
    """Who is on the list, of one sort."""
    return [one.person for one in listed(sort, changes, group)]


def listed(sort: str, changes: dict[str, str | None], group: str = "docs") -> tuple[Nudge, ...]:
    (found,) = [one for one in nudges(quay({**NOBODY, **changes}), group, TODAY).sorts if one.name == sort]
    return found.nudges


def done(what: str, day: str = "2026-11-20", group: str = "docs", by: str = "one", more: str = "") -> str:
    return "entries:\n" + DONE % (day, group, what, by, more)


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        (done("a page"), ["one"]),
        (done("a page", more=", witnesses: [bob]"), []),
        (done("a page", by="bob"), []),
        (done("a page", day="2026-10-24"), ["one"]),
        (done("a page", day="2026-10-23"), []),
        (done("a page", group="docs/site"), ["one"]),
        (done("a page", group="node"), []),
    ],
)
def test_unthanked_is_what_nobody_else_has_put_a_name_to_within_a_month(
    kept: str, expected: list[str]
) -> None:
    changes: dict[str, str | None] = {"records/one.yaml": record("one"), "contributions/one.yaml": kept}

    assert of("unthanked", changes) == expected


@pytest.mark.parametrize(
    ("more", "state", "expected"),
    [
        ("owner: ada\nmoved: 2026-11-20\n", "done", ["ada"]),
        ("owner: ada\nmoved: 2026-11-20\nnotes: [{by: ada, on: 2026-11-20, text: done}]\n", "done", ["ada"]),
        ("owner: ada\nmoved: 2026-11-20\nnotes: [{by: bob, on: 2026-11-20, text: thanks}]\n", "done", []),
        ("owner: ada\nmoved: 2026-11-20\n", "taken", []),
        ("owner: ada\nmoved: 2026-09-20\n", "done", []),
    ],
)
def test_a_done_item_is_unthanked_until_somebody_else_writes_a_note(
    more: str, state: str, expected: list[str]
) -> None:
    assert of("unthanked", {"items/a.yaml": item("A", state, more)}) == expected


def test_a_story_is_unthanked_until_somebody_is_named_to_have_read_it() -> None:
    story = "title: T\nauthor: ada\non: 2026-11-20\ngroup: docs\nbroke: b\nlearnt: l\n"

    assert of("unthanked", {"stories/t.yaml": story}) == ["ada"]
    assert of("unthanked", {"stories/t.yaml": f"{story}witnesses: [bob]\n"}) == []


NEW = "name: New\nfollows: [{group: %s, since: %s%s}]\n"


@pytest.mark.parametrize(
    ("group", "since", "asked", "expected"),
    [
        ("docs", "2026-11-01", ", introduce: true", ["one"]),
        ("docs/site", "2026-11-01", ", introduce: true", ["one"]),
        ("node", "2026-11-01", ", introduce: true", []),
        ("docs", "2026-11-01", "", []),
        ("docs", "2026-08-01", ", introduce: true", []),
    ],
)
def test_newcomers_who_asked_for_it_are_named(
    group: str, since: str, asked: str, expected: list[str]
) -> None:
    assert of("asked_for_contact", {"people/one.yaml": NEW % (group, since, asked)}) == expected


def test_beside_a_newcomer_stands_an_item_that_fits_and_with_a_mentor_they_are_left_alone() -> None:
    changes: dict[str, str | None] = {
        "people/one.yaml": NEW % ("docs", "2026-11-01", ", introduce: true"),
        "people/bob.yaml": "name: Bob\nslots: 4\n",
        "items/a.yaml": item("A", "open", "level: newcomer\nshepherd: bob\n"),
    }
    pair = "mentor: bob\nmentee: one\ngroup: docs\nstate: active\nproposed: 2026-11-01\n"

    assert listed("asked_for_contact", changes) == (
        Nudge(
            "one",
            "follows `docs` since 2026-11-01 and asked to be introduced; an item that fits: `a`",
            "ladder show item/a",
        ),
    )
    assert of("asked_for_contact", {**changes, "pairings/p.yaml": pair}) == []


def test_who_looks_for_a_mentor_longest_comes_first_and_the_rest_is_counted() -> None:
    wish = "name: W\nmentoring: {wish: {since: 2026-%02d-01, group: docs}}\n"
    people: dict[str, str | None] = {f"people/w{month}.yaml": wish % month for month in range(1, 9)}

    (found,) = [
        one for one in nudges(quay({**NOBODY, **people}), "docs", TODAY).sorts if one.name == "unpaired"
    ]

    assert [one.person for one in found.nudges] == ["w1", "w2", "w3", "w4", "w5"][:MOST]
    assert found.more == 3
    assert found.nudges[0].what == "has looked for a mentor for 325 days"


ROLE = """\
title: Reader
ladder: quay
scope: group
follows: [member]
in_force: 2020-01-01
requires:
  id: all
  all_of:
    - {id: read, contributions: {kinds: [review], least: 1, scope: within}}
    - {id: vouched, label: A reviewer vouches for you, sponsors: {least: 1, role: reviewer}}
"""


@pytest.mark.parametrize(
    ("sponsor", "what"),
    [
        ("", "lacks only words as `reader` in `docs`: A reviewer vouches for you"),
        ("sponsors: [{by: dan, on: 2026-11-20}]", "is due as `reader` in `docs`"),
    ],
)
def test_near_a_promotion_is_who_is_due_or_lacks_only_a_word(sponsor: str, what: str) -> None:
    case = f"nominations: [{{role: reader, sig: docs, by: dan, on: 2026-11-19, {sponsor}}}]\n"
    changes: dict[str, str | None] = {
        "roles/reader.yaml": ROLE,
        "records/fay.yaml": record("fay", "member", more=case if sponsor else ""),
        "contributions/fay.yaml": done("a page", by="dan"),
    }

    assert listed("near_promotion", changes) == (Nudge("fay", what, "ladder next fay reader --sig docs"),)
    assert listed("near_promotion", changes, "node") == ()


def test_what_somebody_wrote_can_neither_steer_a_terminal_nor_make_markup() -> None:
    what = "'](https://e.example.org) <b> | `x`'"
    changes: dict[str, str | None] = {"records/one.yaml": record("one"), "contributions/one.yaml": done(what)}
    found = nudges(quay({**NOBODY, **changes, "people/one.yaml": "name: '*One*'\n"}), "docs", TODAY)

    page = as_markdown(found, lambda _: "*One*", "Docs")

    assert "- \\*One\\*: \\](https://e.example.org) \\<b\\> \\| `x` (review, 2026-11-20)" in page


LISTENS = "listening: true\n"


@pytest.mark.parametrize("quiet", ["listening", "leave"])
def test_nobody_who_listens_or_is_away_is_on_any_list(quiet: str) -> None:
    leave = "leave: [{from: 2026-11, until: 2026-12}]\n" if quiet == "leave" else ""
    listens = LISTENS if quiet == "listening" else ""
    wish = "mentoring: {wish: {since: 2026-11-01, group: docs}}\n"
    changes: dict[str, str | None] = {
        "roles/reader.yaml": ROLE,
        "records/fay.yaml": record("fay", "member", more=leave),
        "contributions/fay.yaml": done("a page", by="fay"),
        "people/fay.yaml": NEW % ("docs", "2026-11-01", ", introduce: true") + wish + listens,
    }
    heard = {
        **changes,
        "people/fay.yaml": (changes["people/fay.yaml"] or "").replace(LISTENS, ""),
        "records/fay.yaml": record("fay", "member"),
    }

    loud, silent = (nudges(quay({**NOBODY, **one}), "docs", TODAY) for one in (heard, changes))

    assert {sort.name for sort in loud.sorts if sort.nudges} == {
        *("near_promotion", "unthanked", "asked_for_contact", "unpaired")
    }
    assert [sort.nudges for sort in silent.sorts] == [(), (), (), ()]


def test_no_list_of_the_sample_names_anybody_who_listens() -> None:
    registry = open_registry(Folder(ROOT / "registry"))
    ladders = Ladders(registry)
    listeners = {handle for handle, person in registry.people.items() if person.listening}

    named = {
        nudge.person
        for group in registry.groups
        for sort in nudges(ladders, group, TODAY).sorts
        for nudge in sort.nudges
    }

    assert listeners
    assert named
    assert named & listeners == set()
