"""The schemas are the contract of the data; the model mirrors them."""

import json
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin

import jsonschema
import msgspec
import pytest

from ladder_cli.model.kinds import KINDS
from ladder_cli.model.value import Value

SCHEMAS = {path.stem: json.loads(path.read_text()) for path in Path("schemas").glob("*.json")}
WHO = {
    "self",
    "self-from-today",
    "anyone",
    "lead",
    "pair:mentor",
    "pair:mentee",
    "witness",
    "process",
    "stewards",
}


def properties(node: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every named property of a schema, with its path."""
    if isinstance(node, dict):
        for name, value in node.get("properties", {}).items():
            if isinstance(value, dict):
                yield f"{path}.{name}", value
        for key, value in node.items():
            if key not in ("examples", "oneOf"):
                yield from properties(value, f"{path}.{key}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from properties(value, f"{path}.{index}")


CASES = [(kind, path, node) for kind, schema in sorted(SCHEMAS.items()) for path, node in properties(schema)]
IDS = [f"{kind}{path}" for kind, path, _ in CASES]


def test_there_is_one_schema_a_kind() -> None:
    assert set(KINDS) == set(SCHEMAS)


@pytest.mark.parametrize("kind", sorted(SCHEMAS))
def test_a_schema_is_valid_and_says_who_may_create_the_file(kind: str) -> None:
    schema = SCHEMAS[kind]

    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["x-may-change"] in WHO
    assert schema["description"]


@pytest.mark.parametrize(("kind", "path", "node"), CASES, ids=IDS)
def test_a_property_has_a_description_an_example_that_holds_and_someone_who_may_change_it(
    kind: str, path: str, node: dict[str, Any]
) -> None:
    assert node.get("description"), "no description"
    assert node.get("x-may-change") in WHO
    assert node.get("examples"), "no example"
    validator = jsonschema.Draft202012Validator({**node, "$defs": SCHEMAS[kind].get("$defs", {})})
    for example in node["examples"]:
        validator.validate(example)


def objects(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if node.get("type") == "object":
            yield node
        for key, value in node.items():
            if key != "examples":
                yield from objects(value)
    elif isinstance(node, list):
        for value in node:
            yield from objects(value)


@pytest.mark.parametrize("kind", sorted(SCHEMAS))
def test_no_mapping_takes_keys_that_the_schema_does_not_name(kind: str) -> None:
    for node in objects(SCHEMAS[kind]):
        closed = node.get("additionalProperties")
        assert closed is False or isinstance(closed, dict)


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for key, value in node.items():
            if key != "examples":
                yield from nodes(value)
    elif isinstance(node, list):
        for value in node:
            yield from nodes(value)


@pytest.mark.parametrize("kind", sorted(SCHEMAS))
def test_a_list_of_plain_values_is_of_texts_that_differ_and_has_a_bound(kind: str) -> None:
    defs = SCHEMAS[kind].get("$defs", {})
    for node in nodes(SCHEMAS[kind]):
        if node.get("type") == "array":
            items = node["items"]
            items = defs[items["$ref"].rpartition("/")[2]] if "$ref" in items else items
            if items.get("type", "string") != "object":
                assert (node["uniqueItems"], node["maxItems"] <= 500) == (True, True), node["description"]


@pytest.mark.parametrize("kind", sorted(SCHEMAS))
def test_a_mapping_of_any_keys_has_a_bound(kind: str) -> None:
    for node in nodes(SCHEMAS[kind]):
        if isinstance(node.get("additionalProperties"), dict):
            assert node["maxProperties"] <= 1000, node["description"]


def test_definitions_of_one_name_are_the_same_everywhere() -> None:
    seen: dict[str, Any] = {}
    bare = {"requirement", "step"}
    for schema in SCHEMAS.values():
        for name, node in schema.get("$defs", {}).items():
            if name not in bare:
                assert seen.setdefault(name, node) == node, name


def mirrored(struct: type[Value], node: dict[str, Any], defs: dict[str, Any], seen: set[type]) -> None:
    if struct in seen:
        return
    seen.add(struct)
    fields = {field.encode_name: field for field in msgspec.structs.fields(struct)}
    assert list(fields) == list(node.get("properties", {})), struct.__name__
    assert {name for name, field in fields.items() if field.required} == set(node.get("required", [])), struct
    for name, field in fields.items():
        inner = node["properties"][name]
        for nested in structs_in(field.type):
            mirrored(nested, resolve(inner, defs), defs, seen)


def resolve(node: dict[str, Any], defs: dict[str, Any]) -> dict[str, Any]:
    while True:
        if "$ref" in node:
            node = defs[node["$ref"].rsplit("/", 1)[1]]
        elif node.get("type") == "array":
            node = node["items"]
        elif isinstance(node.get("additionalProperties"), dict):
            node = node["additionalProperties"]
        else:
            return node


def structs_in(annotation: Any) -> Iterator[type[Value]]:
    if isinstance(annotation, type) and issubclass(annotation, Value):
        yield annotation
    elif get_origin(annotation) in (tuple, Union, UnionType) or get_args(annotation):
        for inner in get_args(annotation):
            yield from structs_in(inner)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_model_has_the_fields_of_the_schema_in_its_order(kind: str) -> None:
    schema = SCHEMAS[kind]

    mirrored(KINDS[kind].type, schema, schema.get("$defs", {}), set())


@pytest.mark.parametrize(("people", "expected"), [(4, False), (5, True)])
def test_a_survey_is_of_five_people_at_least(people: int, expected: bool) -> None:
    survey = {"question": "Why?", "people": people, "answers": {"so": people}}
    signal = {"title": "S", "kind": "survey", "on": "2026-11-01", "link": "https://x.example.org"}

    assert (
        jsonschema.Draft202012Validator(SCHEMAS["signal"]).is_valid({**signal, "survey": survey}) == expected
    )
