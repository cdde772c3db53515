"""The page on the data: a table a kind, from the schemas."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ladder_cli.model.kinds import COMMUNITY_FILE, KINDS, SUFFIX

SCHEMAS = Path(__file__).resolve().parent.parent / "schemas"
HEAD = "| field | type | meaning | example | who may change it |\n|---|---|---|---|---|"
OPENING = """\
# The data

Every kind of file in a registry, field by field, as `schemas/` has it. A field in bold must be there.
`[]` stands for each item of a list, `*` for each key of a mapping. Paths start at `registry/`.
A handle names a person; `left-1`, `left-2` and so on stand for people who left (`ladder forget`).
"""

Schema = dict[str, Any]

TELLING = {"$ref", "const", "enum", "type"}
"""What says of a schema's choice which type it is; the other choices only say which keys go together."""


def page() -> str:
    """`docs/data-model.md`."""
    files = sorted(SCHEMAS.glob("*.json"))
    kinds = [json.loads(file.read_text(encoding="utf-8")) for file in files]
    shared: dict[str, Schema] = {}
    for kind in kinds:
        shared |= {name: part for name, part in kind["$defs"].items() if "properties" in part}
    sections = [
        section(kind["title"], f"{lies(file.stem)} {kind['description']}", kind)
        for file, kind in zip(files, kinds, strict=True)
    ]
    sections += [section(f"`{name}`", "A part of other kinds.", part) for name, part in shared.items()]
    return "\n".join([OPENING, *sections])


def lies(name: str) -> str:
    """The path of a kind's files."""
    kind = KINDS[name]
    if not kind.folder:
        return f"`{COMMUNITY_FILE}`."
    within = f", or `{kind.folder}/OUTER/ID{SUFFIX}` for one within another" if kind.nested else ""
    return f"`{kind.folder}/{'HANDLE' if kind.by_handle else 'ID'}{SUFFIX}`{within}."


def section(title: str, description: str, schema: Schema) -> str:
    """One heading with its table."""
    owner = schema.get("x-may-change")
    made = f" Created, moved and deleted by: {owner}." if owner else ""
    table = "\n".join([HEAD, *rows(schema)])
    return f"## {title}\n\n{description}{made}\n\n{table}\n"


def rows(schema: Schema, within: str = "") -> Iterator[str]:
    """The table's rows for an object's fields, those of the objects inside it after their own.

    What a choice says once more of a field, to narrow it, has no description and no row.
    """
    for name, field in schema.get("properties", {}).items():
        if isinstance(field, bool) or "description" not in field:
            continue
        path = f"{within}{name}"
        shown = f"**`{path}`**" if name in schema.get("required", ()) else f"`{path}`"
        example = json.dumps(field["examples"][0], ensure_ascii=False)
        cells = (shown, kind_of(field), field["description"], f"`{example}`", field["x-may-change"])
        yield "| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |"
        yield from inner(field, path)


def inner(field: Schema, path: str) -> Iterator[str]:
    """The rows of the objects that a field holds."""
    yield from rows(field, f"{path}.")
    for key, mark in (("items", "[]"), ("additionalProperties", ".*")):
        if isinstance(field.get(key), dict):
            yield from inner(field[key], f"{path}{mark}")
    for key in ("oneOf", "anyOf"):
        for choice in field.get(key, ()):
            yield from inner(choice, path)


def kind_of(field: Schema) -> str:
    """A field's type in words."""
    if "$ref" in field:
        return str(field["$ref"].rpartition("/")[2])
    if "const" in field:
        return f"`{field['const']}`"
    if "enum" in field:
        return ", ".join(f"`{value}`" for value in field["enum"])
    for key in ("oneOf", "anyOf"):
        choices = [kind_of(choice) for choice in field.get(key, ()) if choice.keys() & TELLING]
        if choices:
            return " or ".join(choices)
    if field.get("type") == "array":
        most = "" if "enum" in field["items"] else at_most(field.get("maxItems"))
        return f"list of {kind_of(field['items'])}{most}"
    if field["type"] == "object":
        return f"mapping{at_most(field.get('maxProperties'))}"
    plain = str(field["type"])
    return {"string": "text"}.get(plain, plain)


def at_most(bound: int | None) -> str:
    """How many entries there may be, where that is bounded."""
    return "" if bound is None else f", at most {bound}"
