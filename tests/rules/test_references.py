"""The tables of references and dates are what the schemas say, and walking them finds every value."""

from collections.abc import Iterator
from typing import Any

import pytest

from ladder_cli.model.file import Document
from ladder_cli.model.kinds import KINDS
from ladder_cli.rules.days import DATES
from ladder_cli.rules.references import PARTS, REFERENCES, ROLE, names, strange
from ladder_cli.rules.values import FORMS, KEYWORDS
from ladder_cli.store.documents import schemas
from ladder_cli.store.documents.reading import document

Node = dict[str, Any]


def paths(node: Any, defs: Node, path: str = "") -> Iterator[tuple[str, Node]]:
    """Every place of a schema with what stands there, references followed; parts by their name."""
    if not isinstance(node, dict):
        return
    if "$ref" in node:
        name = node["$ref"].rpartition("/")[2]
        if name in PARTS and path:
            yield path, {"part": f"@{name}"}
            return
        node = {**defs[name], **node}
    yield path, node
    for name, inner in node.get("properties", {}).items():
        yield from paths(inner, defs, f"{path}.{name}".lstrip("."))
    yield from paths(node.get("items"), defs, f"{path}[]")
    yield from paths(node.get("additionalProperties"), defs, f"{path}.*")
    yield from paths(node.get("propertyNames"), defs, f"{path}.KEY")
    for key in ("anyOf", "oneOf"):
        for choice in node.get(key, ()):
            yield from paths(choice, defs, path)


def naming(node: Node, defs: Node) -> dict[str, str]:
    found = {}
    for path, inner in paths(node, defs):
        if "x-names" in inner or "part" in inner:
            found[path] = inner.get("x-names") or inner["part"]
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_the_references_of_a_kind_are_those_of_its_schema(kind: str) -> None:
    schema = schemas.schema(kind)

    assert REFERENCES.get(kind, {}) == naming(schema, schema["$defs"])


@pytest.mark.parametrize(
    ("part", "kind"), [("requirement", "role"), ("step", "role"), ("requirement", "group")]
)
def test_the_references_of_a_part_are_those_of_its_definition(part: str, kind: str) -> None:
    defs = schemas.schema(kind)["$defs"]

    assert PARTS[part] == naming(defs[part], defs)


@pytest.mark.parametrize("kind", KINDS)
def test_every_date_of_a_kind_is_in_the_table_of_dates(kind: str) -> None:
    schema = schemas.schema(kind)
    dated = {path for path, inner in paths(schema, schema["$defs"]) if inner.get("format") == "date"}

    assert set(DATES.get(kind, {})) == dated


def keywords(node: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(node, list):
        for inner in node:
            yield from keywords(inner)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key in ("properties", "$defs"):
                for inner in value.values():
                    yield from keywords(inner)
            elif key != "examples":
                yield key, value
                yield from keywords(value)


SAYING_NOTHING = {
    *("$schema", "$id", "$ref", "title", "description", "x-names", "x-may-change"),
    *("items", "oneOf", "anyOf", "propertyNames"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_way_in_which_a_schema_refuses_has_a_rule(kind: str) -> None:
    found = list(keywords(schemas.schema(kind)))

    assert {key for key, _ in found} - SAYING_NOTHING <= KEYWORDS
    assert {value for key, value in found if key == "pattern"} <= set(FORMS)


def role(text: dict[str, Any]) -> Document:
    from ladder_cli.model.kinds import Name

    return document("roles/it.yaml", Name(KINDS["role"], "it"), text)


def test_names_deep_in_a_tree_of_requirements_are_found_with_their_places() -> None:
    leaf = {"id": "a", "holds": {"role": "member", "sig": "docs"}}
    tree = {"id": "b", "n_of": {"least": 1, "of": [{"id": "c", "not": leaf}]}}
    it = role(
        {
            "title": "It",
            "ladder": "l",
            "scope": "group",
            "follows": ["x"],
            "requires": {"id": "d", "all_of": [tree, {"id": "e", "tenure": {"least": "1 day", "role": "y"}}]},
            "in_force": "2026-01-01",
        }
    )

    assert sorted(names(it, ROLE)) == ["member", "x", "y"]
    assert [at.keys for at, _ in strange(it, ROLE, {"x", "y"})] == [
        ("requires", "all_of", 0, "n_of", "of", 0, "not", "holds", "role")
    ]
