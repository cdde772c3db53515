"""The schemas: what a document of each kind may hold, and who accepts it.

A compiled validator accepts; `explaining` says what is wrong with the few documents that it refuses.
This is the only module that imports it.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from ladder_cli.model.file import Property
from ladder_cli.model.finding import Keys, Plain

if TYPE_CHECKING:
    import jsonschema_rs


def folder() -> Path:
    """Where the schemas are: in the installed package, else at the top of the checkout."""
    packaged = Path(__file__).parents[2] / "schemas"
    return packaged if packaged.is_dir() else Path(__file__).parents[4] / "schemas"


@cache
def text(kind: str) -> str:
    """The schema of a kind as the file has it."""
    return (folder() / f"{kind}.json").read_text(encoding="utf-8")


@cache
def schema(kind: str) -> dict[str, Any]:
    """The schema of a kind (`person`, `record`, …) as plain data."""
    return cast("dict[str, Any]", json.loads(text(kind)))


@cache
def _compiled(kind: str) -> "jsonschema_rs.Draft202012Validator":
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(schema(kind), validate_formats=True)


def accepts(kind: str, data: Plain) -> bool:
    """Whether the schema of that kind accepts the data."""
    return _is_valid(_compiled(kind), data)


@cache
def accepting(part: str) -> Callable[[Plain], bool]:
    """What says whether a part of a schema, given as JSON with its definitions, accepts some data."""
    import jsonschema_rs

    return partial(_is_valid, jsonschema_rs.Draft202012Validator(json.loads(part), validate_formats=True))


def _is_valid(validator: "jsonschema_rs.Draft202012Validator", data: Plain) -> bool:
    try:
        return validator.is_valid(data)
    except ValueError:
        return False


def described(kind: str, keys: Keys) -> Property:
    """What the schema of that kind says of the place the keys lead to, or of the nearest one above it."""
    best = schema(kind)
    node: dict[str, Any] | None = best
    for key in keys:
        node = _inside(node, key, schema(kind).get("$defs", {})) if node else None
        best = node if node and "description" in node else best
    return Property(best["description"], (best.get("examples") or [None])[0], best.get("x-may-change", ""))


def naming(kind: str, data: Plain, what: str) -> Iterator[tuple[Keys, str]]:
    """Every place in the data that names such a thing, as the schema's `x-names` says, and the name."""
    yield from _naming(schema(kind), data, (), what, schema(kind).get("$defs", {}))


def _naming(
    node: dict[str, Any], data: Plain, keys: Keys, what: str, defs: dict[str, Any]
) -> Iterator[tuple[Keys, str]]:
    if "$ref" in node:
        node = {**defs[node["$ref"].rsplit("/", 1)[1]]}
    if isinstance(data, str):
        if node.get("x-names") == what:
            yield keys, data
        return
    within: Iterable[tuple[str | int, Plain]] = ()
    if isinstance(data, dict):
        within = data.items()
    elif isinstance(data, list):
        within = enumerate(data)
    for key, value in within:
        inner = _inside(node, key, defs)
        if inner is not None:
            yield from _naming(inner, value, (*keys, key), what, defs)


def _inside(node: dict[str, Any], key: str | int, defs: dict[str, Any]) -> dict[str, Any] | None:
    if "$ref" in node:
        node = {**defs[node["$ref"].rsplit("/", 1)[1]]}
    inner = node.get("items") if isinstance(key, int) else node.get("properties", {}).get(key)
    if inner is None and isinstance(node.get("additionalProperties"), dict):
        inner = node["additionalProperties"]
    return cast("dict[str, Any] | None", inner)
