"""What is wrong with a document that its schema refuses, in the words of the `jsonschema` package.

The compiled validator has the verdict on long lists and mappings, entry by entry: the package looks only
at entries that are refused, and at none of a list that is too long. This is the only module that imports it.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from ladder_cli.model.file import Mismatch
from ladder_cli.model.finding import Keys, Plain
from ladder_cli.store.documents.guard import MAX_ALIKE
from ladder_cli.store.documents.schemas import accepting, described, schema

if TYPE_CHECKING:
    import jsonschema

SHORT: Final = 16
"""Entries that are looked at one by one without asking which of them are refused."""

Schema = Mapping[str, Any]
Errors = Iterator[Any]
Check = Callable[..., Errors | None]


def mismatches(kind: str, data: Plain) -> tuple[Mismatch, ...]:
    """Every place where the data and the schema of that kind disagree, in the order of the paths.

    Empty where `jsonschema` accepts the data, which makes it the authority. No more than `MAX_ALIKE`.
    """
    found = islice(_flat(_explaining(kind).iter_errors(data)), MAX_ALIKE)
    unique = {(one.keys, one.keyword): one for one in found}
    return tuple(
        replace(mismatch, described=described(kind, mismatch.keys))
        for _, mismatch in sorted(
            unique.items(), key=lambda item: ([str(key) for key in item[0][0]], item[0][1])
        )
    )


@cache
def _explaining(kind: str) -> "jsonschema.protocols.Validator":
    import jsonschema

    full, defs = jsonschema.Draft202012Validator, schema(kind).get("$defs", {})
    sparing: Any = jsonschema.validators.extend(  # type: ignore[no-untyped-call]  # the stubs leave that open
        full,
        {
            "items": partial(_items, defs),
            "additionalProperties": partial(_additional, defs, full.VALIDATORS["additionalProperties"]),
            "uniqueItems": _unique,
            "oneOf": partial(_one_of, full.VALIDATORS["oneOf"]),
        },
    )
    made: jsonschema.protocols.Validator = sparing(
        _inlined(schema(kind), defs), format_checker=full.FORMAT_CHECKER
    )
    return made


def _inlined(node: Any, defs: Schema, within: tuple[str, ...] = ()) -> Any:
    """The schema with what it refers to in place, but for what refers to itself: looking up takes long."""
    if isinstance(node, list):
        return [_inlined(item, defs, within) for item in node]
    if not isinstance(node, dict):
        return node
    name = str(node.get("$ref", "")).rpartition("/")[2]
    if name and name not in within:
        node = {**defs[name], **{key: value for key, value in node.items() if key != "$ref"}}
        return _inlined(node, defs, (*within, name))
    if node is defs:
        return {name: _inlined(part, defs, (name,)) for name, part in defs.items()}
    return {key: _inlined(value, defs, within) for key, value in node.items()}


def _items(defs: Schema, validator: Any, items: Schema, instance: Any, schema: Schema) -> Errors:
    if isinstance(instance, list) and len(instance) <= schema.get("maxItems", len(instance)):
        for index, item in _refused(enumerate(instance), len(instance), items, defs):
            yield from validator.descend(item, items, path=index)


def _additional(
    defs: Schema, usual: Check, validator: Any, extra: Any, instance: Any, schema: Schema
) -> Errors:
    if not isinstance(extra, dict) or not isinstance(instance, dict):
        yield from usual(validator, extra, instance, schema) or ()
    elif len(instance) <= schema.get("maxProperties", len(instance)):
        for key, value in _refused(instance.items(), len(instance), extra, defs):
            yield from validator.descend(value, extra, path=key)


def _refused(
    entries: Iterable[tuple[str | int, Any]], count: int, part: Schema, defs: Schema
) -> Iterable[tuple[str | int, Any]]:
    """The entries that the compiled validator refuses; all of them where they are few."""
    if count <= SHORT:
        return entries
    accepts = accepting(json.dumps({**part, "$defs": defs}))
    return ((key, value) for key, value in entries if not accepts(value))


def _unique(_validator: Any, _wanted: bool, instance: Any, schema: Schema) -> Errors:
    """Texts alone: whatever else stands in such a list is of the wrong type there."""
    import jsonschema

    if isinstance(instance, list) and len(instance) <= schema.get("maxItems", len(instance)):
        texts = [item for item in instance if isinstance(item, str)]
        if len(set(texts)) < len(texts):
            yield jsonschema.ValidationError("twice")


def _one_of(usual: Check, validator: Any, branches: Any, instance: Any, schema: Schema) -> Errors:
    """Where branches only ask for a key each, the keys are counted."""
    import jsonschema

    keys = [branch["required"][0] for branch in branches if set(branch) == {"required"}]
    if len(keys) < len(branches) or not isinstance(instance, dict):
        yield from usual(validator, branches, instance, schema) or ()
    elif sum(key in instance for key in keys) != 1:
        yield jsonschema.ValidationError("one of them")


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
