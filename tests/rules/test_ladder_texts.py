"""What a ladder's text asks and nobody could have: told where it is, and only there."""

from datetime import date

import pytest

from ladder_cli.store.checks.checking import check
from ladder_cli.store.checks.examples import base
from ladder_cli.store.source import Texts

OLD = {"roles/old.yaml": "requires: {id: a, manual: {question: q}}\nretired: 2026-01-01\n"}
CODER = {"roles/coder.yaml": "requires: {id: a, contributions: {kinds: [patch], least: 3}}\n"}

ASKED: dict[str, tuple[str, dict[str, str], list[str]]] = {
    "a role that takes nobody new": ("holds: {role: old}", OLD, ["climber L330"]),
    "time in it": ("tenure: {role: old, least: 1 month}", OLD, ["climber L330"]),
    "sponsors who hold it": ("sponsors: {role: old, least: 1}", OLD, ["climber L330"]),
    "it or another": ("any_of: [{id: b, holds: {role: old}}, {id: c, holds: {role: member}}]", OLD, []),
    "it, or a waiver": ("all_of: [{id: b, holds: {role: old}, waivable_by: steward}]", OLD, []),
    "it, above which another stands": (
        "holds: {role: old}",
        OLD | {"roles/new.yaml": "requires: {id: a, manual: {question: q}}\nfollows: [old]\n"},
        [],
    ),
    "a role that asks for this one": (
        "holds: {role: other}",
        {"roles/other.yaml": "requires: {id: a, tenure: {role: climber, least: 1 month}}\n"},
        ["climber L241"],
    ),
    "one of three that ask for each other": (
        "holds: {role: other}",
        {
            "roles/other.yaml": "requires: {id: a, holds: {role: third}}\n",
            "roles/third.yaml": "requires: {id: a, holds: {role: climber}}\n",
        },
        ["climber L241"],
    ),
    "a role that asks for this one or another": (
        "holds: {role: other}",
        {
            "roles/other.yaml": "requires: {id: a, any_of: "
            "[{id: b, holds: {role: climber}}, {id: c, holds: {role: member}}]}\n"
        },
        [],
    ),
    "a role that asks for this one, below one that does not": (
        "holds: {role: other}",
        {
            "roles/other.yaml": "requires: {id: a, holds: {role: climber}}\n",
            "roles/upper.yaml": "requires: {id: a, manual: {question: q}}\nimplies: [other]\n",
        },
        [],
    ),
    "a role that does not want holders of this one": (
        "holds: {role: other}",
        {"roles/other.yaml": "requires: {id: a, not: {id: b, holds: {role: climber}}}\n"},
        [],
    ),
    "what is not to be": (
        "all_of: [{id: b, holds: {role: member}}, {id: c, not: {id: d, holds: {role: member}}}]",
        {},
        ["climber L330"],
    ),
    "more sponsors than there are seats": (
        "sponsors: {role: few, least: 3}",
        {"roles/few.yaml": "requires: {id: a, manual: {question: q}}\nseats: {most: 2}\n"},
        ["climber L330"],
    ),
    "as many sponsors as there are seats": (
        "sponsors: {role: few, least: 2}",
        {"roles/few.yaml": "requires: {id: a, manual: {question: q}}\nseats: {most: 2}\n"},
        [],
    ),
    "a role whose file is in disorder": (
        "holds: {role: other}",
        {"roles/other.yaml": "requires: {id: a}\n"},
        ["other L106"],
    ),
    "a role that only code leads to": ("holds: {role: coder}", CODER, ["coder L331"]),
    "contributions since code began": (
        "tenure: {since: first-contribution, kinds: [patch], least: 1 month}",
        {},
        ["climber L331"],
    ),
    "contributions of any kind": ("contributions: {least: 3}", {}, []),
}
"""What a role asks, the other roles there are, and what is found of the text of all."""

ROLE = "title: A role\nladder: contributor\nscope: community\nin_force: 2025-01-01\n"


@pytest.mark.parametrize("what", ASKED)
def test_a_role_asks_for(what: str, today: date) -> None:
    asked, others, expected = ASKED[what]
    roles = {"roles/climber.yaml": f"requires: {{id: a, {asked}}}\n", **others}
    files = {**base(), **{path: f"{ROLE}{text}".encode() for path, text in roles.items()}}

    found = [one for one in check(Texts(files), today).findings if one.rule != "L357"]
    assert [f"{one.at.path[6:-5]} {one.rule}" for one in found] == expected


def test_of_a_role_that_takes_nobody_new_one_rule_tells(today: date) -> None:
    text = f"{ROLE}requires: {{id: a, sponsors: {{role: old, least: 1}}}}\n"
    files = {
        **base(),
        "roles/climber.yaml": text.encode(),
        "roles/old.yaml": f"{ROLE}{OLD['roles/old.yaml']}".encode(),
    }

    assert [one.rule for one in check(Texts(files), today).findings] == ["L330"]


def test_nobody_excludes_what_they_imply_by_another(today: date) -> None:
    mid = f"{ROLE}requires: {{id: a, manual: {{question: q}}}}\nimplies: [member]\n"
    top = f"{ROLE}requires: {{id: a, manual: {{question: q}}}}\nimplies: [mid]\nexcludes: [member]\n"
    files = {**base(), "roles/mid.yaml": mid.encode(), "roles/top.yaml": top.encode()}

    assert [one.rule for one in check(Texts(files), today).findings] == ["L333"]


def test_a_group_that_asks_for_code_alone_is_told_unless_the_role_does(today: date) -> None:
    files = dict(base())
    files["sigs/docs.yaml"] += b"tightened:\n  reviewer: {id: a, contributions: {kinds: [patch], least: 3}}\n"
    coder = files["roles/reviewer.yaml"].replace(b"[review]", b"[patch]")

    first = [f"{one.at.path} {one.rule}" for one in check(Texts(files), today).findings]
    then = check(Texts({**files, "roles/reviewer.yaml": coder}), today).findings
    assert first == ["sigs/docs.yaml L331"]
    assert [f"{one.at.path} {one.rule}" for one in then] == ["roles/reviewer.yaml L331"]
