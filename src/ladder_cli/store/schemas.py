"""The schemas: what a document of each kind may hold, who accepts it, and what is wrong when nobody does.

A compiled validator accepts; the `jsonschema` package explains the few documents it refuses. This
is the only module that imports either.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from msgspec.structs import replace

from ladder_cli.model.file import Mismatch, Property
from ladder_cli.model.finding import Keys, Plain

if TYPE_CHECKING:
    import jsonschema
    import jsonschema_rs


def folder() -> Path:
    """Where the schemas are: in the installed package, else at the top of the checkout."""
    packaged = Path(__file__).parents[1] / "schemas"
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "schemas"


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


@cache
def _explaining(kind: str) -> "jsonschema.Draft202012Validator":
    import jsonschema

    return jsonschema.Draft202012Validator(
        schema(kind), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )


def accepts(kind: str, data: Plain) -> bool:
    """Whether the schema of that kind accepts the data."""
    try:
        return _compiled(kind).is_valid(data)
    except ValueError:
        return False


def mismatches(kind: str, data: Plain) -> tuple[Mismatch, ...]:
    """Every place where the data and the schema of that kind disagree, in the order of the paths.

    Empty where `jsonschema` accepts the data, which makes it the authority.
    """
    unique = {(found.keys, found.keyword): found for found in _flat(_explaining(kind).iter_errors(data))}
    return tuple(
        replace(mismatch, described=described(kind, mismatch.keys))
        for _, mismatch in sorted(
            unique.items(), key=lambda item: ([str(key) for key in item[0][0]], item[0][1])
        )
    )


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


def _flat(errors: Iterable[Any]) -> Iterator[Mismatch]:
    for error in errors:
        if error.validator in ("oneOf", "anyOf"):
            yield from _alternatives(error)
        elif error.validator == "additionalProperties" and error.validator_value is False:
            allowed = sorted(error.schema["properties"])
            for key in sorted(set(error.instance) - set(allowed)):
                yield _mismatch(error, (*_keys(error), key), "additionalProperties", allowed)
        elif error.validator == "required":
            for key in error.validator_value:
                if key not in error.instance:
                    yield _mismatch(error, (*_keys(error), key), "required", error.validator_value)
        else:
            yield _mismatch(error, _keys(error), str(error.validator), error.validator_value)


def _alternatives(error: Any) -> Iterator[Mismatch]:
    """Of several forms none fits: say which keys choose, or what the nearest form lacks."""
    choosing = [branch["required"] for branch in error.validator_value if set(branch) == {"required"}]
    if len(choosing) == len(error.validator_value):
        yield _mismatch(error, _keys(error), "one-key-of", [keys[0] for keys in choosing])
        return
    branches: dict[int, list[Any]] = {}
    for inner in error.context or ():
        branches.setdefault(inner.schema_path[0], []).append(inner)
    if not branches:
        yield _mismatch(error, _keys(error), "one-key-of", sorted(_chosen_by(error)))
        return
    nearest = min(branches.values(), key=_distance)
    yield from _flat(fault for fault in nearest if fault.validator is not None)
    if any(fault.validator is None for fault in nearest):
        yield from _barred(error, error.validator_value[nearest[0].schema_path[0]]["properties"])


def _distance(faults: Sequence[Any]) -> tuple[bool, int, int]:
    """How far the data is from a form: one whose `const` it has is nearer than any whose it has not."""
    is_another = any(fault.validator == "const" for fault in faults)
    return is_another, len(faults), -max(len(fault.path) for fault in faults)


def _barred(error: Any, form: dict[str, Any]) -> Iterator[Mismatch]:
    """The keys that may not stand in this form; of such a key the library says neither name nor place."""
    allowed = sorted(key for key in error.schema["properties"] if form.get(key) is not False)
    for key in sorted(error.instance):
        if form.get(key) is False:
            yield _mismatch(error, (*_keys(error), key), "barred", allowed)


def _chosen_by(error: Any) -> set[str]:
    return {key for branch in error.validator_value for key in branch.get("required", ())}


def _keys(error: Any) -> Keys:
    return tuple(error.absolute_path)


def _mismatch(error: Any, keys: Keys, keyword: str, limit: Any) -> Mismatch:
    return Mismatch(keys, keyword, error.instance, limit)
