"""Nobody can store an incident: where conduct is near, no field of any kind takes a sentence.

The fields are found in the schemas and filled with their own examples, so that a new one is tried too.
"""

from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest

from ladder_cli.model.finding import Keys, Plain, Put
from ladder_cli.rules.table import RULES
from ladder_cli.store.checks.checking import check
from ladder_cli.store.checks.examples import base
from ladder_cli.store.documents import schemas
from ladder_cli.store.splicing.edits import applied, held
from ladder_cli.store.splicing.style import render
from tests.rules.registries import codes, laid_out

Data = dict[str, Any]

FILED: Final = RULES["L415"].kinds

INCIDENTS: Final = (
    "On 3 May Ada shouted at Bob in the docs meeting.",
    "Ada hit Bob",
    "Ada was warned,\nand Bob was heard",
)

NEAR: Final = {
    "community": ("conduct",),
    "group": ("conduct", "contact"),
    "record": (
        *("leave", "ties", "agreements", "vouches", "notices"),
        *("seats.ended", "nominations.closed", "affiliations", "account"),
    ),
    "pairing": ("",),
}
"""By kind, what is near conduct: parts of its schema, "" for all of it."""

SCAFFOLD: Final[dict[str, Data]] = {
    "community": {"name": "T", "conduct": {}, "contribution_kinds": {}},
    "group": {"title": "Conduct", "kind": "committee"},
    "record": {"name": "Ada"},
    "pairing": {},
}


def resolved(kind: str, node: Data) -> Data:
    """A node of a schema with what it refers to."""
    name = node.get("$ref", "").removeprefix("#/$defs/")
    return {**schemas.schema(kind)["$defs"][name], **node} if name else node


def filled(kind: str, node: Data) -> Any:
    """A value for a node in which every property has one."""
    node = resolved(kind, node)
    if "properties" in node:
        return {name: filled(kind, one) for name, one in node["properties"].items()}
    items = resolved(kind, node.get("items", {}))
    if "properties" in items:
        return [filled(kind, items)]
    return node["examples"][0]


def whole(kind: str, path: str) -> tuple[Data, Keys]:
    """A document with that part of it filled in, and where the part is."""
    schema = schemas.schema(kind)
    if not path:
        return filled(kind, schema), ()
    top, _, below = path.partition(".")
    data = deepcopy(SCAFFOLD[kind])
    node = schema["properties"][top]
    if not below:
        return {**data, top: filled(kind, node)}, (top,)
    items = resolved(kind, node["items"])
    line = {name: filled(kind, items["properties"][name]) for name in [*items["required"], below]}
    return {**data, top: [line]}, (top, 0, below)


def leaves(data: Plain, keys: Keys) -> Iterator[Keys]:
    """Where every single value is."""
    if isinstance(data, dict | list):
        pairs = data.items() if isinstance(data, dict) else enumerate(data)
        for key, value in pairs:
            yield from leaves(value, (*keys, key))
    else:
        yield keys


def mappings(data: Plain, keys: Keys) -> Iterator[Keys]:
    """Where every mapping is."""
    if isinstance(data, dict | list):
        if isinstance(data, dict):
            yield keys
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from mappings(value, (*keys, key))


PARTS: Final = [(kind, path) for kind, paths in NEAR.items() for path in paths]


def places(find: Any) -> list[tuple[str, str, Keys]]:
    """Kind, part and place of all that `find` finds near conduct."""
    found = []
    for kind, path in PARTS:
        data, keys = whole(kind, path)
        found += [(kind, path, place) for place in find(held(data, keys) if keys else data, keys)]
    return found


def named(case: Any) -> str:
    return ".".join(map(str, case)) if isinstance(case, tuple) else str(case)


@pytest.mark.parametrize(("kind", "path"), PARTS)
def test_a_document_with_every_field_near_conduct_is_in_order_before_anybody_tries(
    kind: str, path: str
) -> None:
    assert schemas.accepts(kind, whole(kind, path)[0])


@pytest.mark.parametrize(("kind", "path", "place"), places(leaves), ids=named)
@pytest.mark.parametrize("incident", INCIDENTS)
def test_no_field_near_conduct_takes_an_incident(kind: str, path: str, place: Keys, incident: str) -> None:
    data, _ = whole(kind, path)

    assert not schemas.accepts(kind, applied(data, [Put(place, incident)]))


@pytest.mark.parametrize(("kind", "path", "place"), places(mappings), ids=named)
@pytest.mark.parametrize("key", ["why", "note", "details", "reason", "text"])
def test_no_key_can_be_added_that_would(kind: str, path: str, place: Keys, key: str) -> None:
    data, _ = whole(kind, path)
    taken = (held(data, place) if place else data) or {}
    if key in taken:  # `why` of an ending is a closed list, and tried above
        return

    assert not schemas.accepts(kind, applied(data, [Put((*place, key), INCIDENTS[0])]))


WORDS: Final[dict[str, tuple[str, Data]]] = {
    "contributions": (
        "contributions/ada.yaml",
        {
            "entries": [
                {
                    "kind": "review",
                    "date": "2026-11-01",
                    "group": "conduct",
                    "what": "w",
                    "recorded_by": "ada",
                }
            ]
        },
    ),
    "idea": (
        "ideas/one.yaml",
        {
            "title": "T",
            "problem": "p",
            "proposal": "p",
            "for_whom": "f",
            "help_wanted": "h",
            "group": "conduct",
            "raised": {"by": "ada", "on": "2026-11-01"},
            "state": "raised",
        },
    ),
    "item": ("items/one.yaml", {"title": "T", "group": "conduct", "state": "open"}),
    "signal": (
        "signals/one.yaml",
        {
            "title": "T",
            "kind": "mention",
            "on": "2026-11-01",
            "link": "https://x.example.org",
            "group": "conduct",
        },
    ),
    "story": (
        "stories/one.yaml",
        {"title": "T", "author": "ada", "on": "2026-11-01", "group": "conduct", "broke": "b", "learnt": "l"},
    ),
}


def test_every_kind_that_has_words_and_names_a_group_is_tried() -> None:
    assert set(WORDS) == set(FILED)


@pytest.mark.parametrize("kind", FILED)
def test_nothing_with_words_of_its_own_is_filed_under_the_committee(
    kind: str, tmp_path: Path, today: date
) -> None:
    path, data = WORDS[kind]

    findings = check(laid_out(tmp_path, {**base(), path: render(data, "").encode()}), today).findings

    assert codes([one for one in findings if one.severity == "error"]) == ["L415"]
