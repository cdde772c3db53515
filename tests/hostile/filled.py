"""Files as full as they may be: each list and each mapping of each schema, to its bound or the file's."""

import json
from collections.abc import Iterator
from typing import Any, Final

from ladder_cli.store.documents.guard import MAX_NODES
from ladder_cli.store.documents.schemas import schema
from tests.hostile.shapes import FULL

Path = tuple[str, ...]
LIST, MAPPING = "[]", ".*"
SPARE: Final = 80
"""Nodes left for what stands around the list or mapping, and so many bytes for each of them."""


def containers(kind: str) -> list[Path]:
    """The path of each list and of each mapping of any keys in the schema of a kind."""
    return list(dict.fromkeys(_containers(schema(kind), schema(kind).get("$defs", {}), (), ())))


def _containers(node: Any, defs: Any, path: Path, within: tuple[str, ...]) -> Iterator[Path]:
    name = str(node.get("$ref", "")).rpartition("/")[2]
    if name:
        if name in within:
            return
        node, within = {**defs[name], **node}, (*within, name)
    if node.get("type") == "array":
        yield (*path, LIST)
        yield from _containers(node["items"], defs, (*path, LIST), within)
    if isinstance(node.get("additionalProperties"), dict):
        yield (*path, MAPPING)
        yield from _containers(node["additionalProperties"], defs, (*path, MAPPING), within)
    for key, value in node.get("properties", {}).items():
        if isinstance(value, dict):
            yield from _containers(value, defs, (*path, key), within)


def filled(kind: str, path: Path, *, own: bool, share: float = 1.0) -> bytes:
    """A file whose list or mapping at the path is as full as may be, or to that share of it.

    Each entry names others than the one before if it is `own`, else what the examples' registry has.
    """
    maker = _Maker(schema(kind).get("$defs", {}), own)
    room = int(share * (FULL - 40 * SPARE)), int(share * (MAX_NODES - SPARE))
    return _written(maker.around(schema(kind), path, room))


class _Maker:
    """Makes values that a schema takes, each another one where that is asked for."""

    def __init__(self, defs: Any, own: bool) -> None:
        self._defs = defs
        self._own = own

    def around(self, node: Any, path: Path, room: tuple[int, int]) -> Any:
        """A value of that form with the container at the path filled."""
        node = self._plain(node)
        step, *rest = path
        if step in (LIST, MAPPING) and not rest:
            return self._full(node, room)
        if step == LIST:
            return [self.around(node["items"], tuple(rest), room)]
        if step == MAPPING:
            return {"reviewer": self.around(node["additionalProperties"], tuple(rest), room)}
        return {
            **self._mapping(node, 0, (step,)),
            step: self.around(node["properties"][step], tuple(rest), room),
        }

    def _full(self, node: Any, room: tuple[int, int]) -> Any:
        is_list = node.get("type") == "array"
        part = node["items"] if is_list else node["additionalProperties"]
        most = node.get("maxItems" if is_list else "maxProperties", MAX_NODES)
        entries: list[tuple[str, Any]] = []
        left, nodes = room
        while len(entries) < most:
            entry = self._key(node, len(entries)), self._value(part, len(entries), unique=is_list)
            left -= len(json.dumps(entry)) + 4
            nodes -= _nodes(entry[1]) + (not is_list)
            if left < 0 or nodes < 0:
                break
            entries.append(entry)
        return [value for _, value in entries] if is_list else dict(entries)

    def _key(self, node: Any, number: int) -> str:
        names = self._plain(node.get("propertyNames", {}))
        return f"L{number:03}" if "L[0-9]" in names.get("pattern", "") else f"k{number}"

    def _plain(self, node: Any) -> Any:
        return {**self._defs[node["$ref"].rpartition("/")[2]], **node} if "$ref" in node else node

    def _value(self, node: Any, number: int, *, unique: bool = False) -> Any:
        node = self._plain(node)
        if "enum" in node:
            return node["enum"][number % len(node["enum"])]
        if node.get("type") == "array":
            return [self._value(node["items"], number)]
        if node.get("type") == "object":
            return self._mapping(node, number, ())
        if "x-names" in node:
            return f"n{number}" if self._own or unique else KNOWN[node["x-names"]]
        if "examples" in node and not unique:
            example = node["examples"][0]
            is_day = isinstance(example, str) and len(example) == 10 and example[4] + example[7] == "--"
            return f"{2000 + number % 26}-{1 + number // 26 % 12:02}-01" if is_day and self._own else example
        return _text(node, number)

    def _mapping(self, node: Any, number: int, given: Path) -> dict[str, Any]:
        """What must be there, and in an entry of its own what may be; of forms the first that fits."""
        forms = [form for key in ("oneOf", "anyOf") for form in node.get(key, ()) if "required" in form]
        form = next((form for form in forms if {*form["required"]} & {*given}), forms[0] if forms else {})
        chosen = {*form.get("required", ()), *next(iter(form.get("anyOf", ())), {}).get("required", ())}
        barred = {key for other in forms for key in other["required"]} - chosen
        barred |= {key for key, field in form.get("properties", {}).items() if field is False}
        wanted = chosen | {*node.get("required", ())}
        fields = node.get("properties", {})
        if (self._own and not forms and not given) or "minProperties" in node:
            wanted |= fields.keys()
        return {
            key: form.get("properties", {}).get(key, {}).get("const") or self._value(field, number)
            for key, field in fields.items()
            if key in wanted - barred and key not in given and field is not False
        }


KNOWN: Final = {
    "person": "bob",
    "role": "member",
    "group": "docs",
    "organization": "acme",
    "contribution-kind": "review",
    "grant-or-role": "lead",
}
"""What the examples' registry has, by what a field names."""


def _text(node: Any, number: int) -> Any:
    pattern = node.get("pattern", "")
    if node.get("type") in ("integer", "number"):
        return node.get("minimum", 0)
    if "https" in pattern:
        return f"https://a.b/{number}"
    if "day|week" in pattern:
        return f"{1 + number} days"
    if pattern.startswith("^[a-z]{2,3}"):
        return "".join(chr(97 + number // step % 26) for step in (676, 26, 1))
    return f"t{number}"


def _nodes(value: Any) -> int:
    if isinstance(value, dict):
        return 1 + sum(1 + _nodes(one) for one in value.values())
    return 1 + sum(map(_nodes, value)) if isinstance(value, list) else 1


def _written(data: dict[str, Any]) -> bytes:
    """A line for each entry of a list at the top, as people write it."""
    lines: list[str] = []
    for key, value in data.items():
        if isinstance(value, list) and value:
            lines += [f"{key}:", *(f"- {json.dumps(entry)}" for entry in value)]
        else:
            lines.append(f"{key}: {json.dumps(value)}")
    return ("\n".join(lines) + "\n").encode()
