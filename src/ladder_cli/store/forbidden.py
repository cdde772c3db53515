"""Where forbidden content stands in a file: in its text, comments included, or behind an escape."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from ladder_cli.model.finding import Keys, Plain, Problem
from ladder_cli.rules.redaction import forbidden
from ladder_cli.store.guard import MAX_PROBLEMS
from ladder_cli.store.places import Document

ALLOWED: Final[dict[str, Keys]] = {"community": ("conduct", "report_to"), "group": ("contact", "private")}
"""By kind, the one field that may hold an address."""


def problems(document: Document, kind: str | None) -> Iterator[Problem]:
    """A problem (`address`, `phone`, `secret`) for each thing that may stand nowhere, up to `MAX_PROBLEMS`.

    The address in a kind's one allowed field is none. Where the text could not be read as YAML,
    the allowed field is known by its key alone.
    """
    found = list(islice(forbidden(document.text), MAX_PROBLEMS))
    for what, start, end in found:
        if not (what == "address" and _is_allowed(document, kind, start, end)):
            yield Problem(what, start, end)
    if document.root is None:
        return
    for keys, value in _texts(document.data, ()):
        node = document.node(keys)
        if (
            node is None
            or "\\" not in document.text[node.start : node.end]
            or keys == ALLOWED.get(kind or "")
        ):
            continue
        if not any(node.start < end and start < node.end for _, start, end in found):
            for what, _, _ in forbidden(value):
                yield Problem(what, node.start, node.end)


def _is_allowed(document: Document, kind: str | None, start: int, end: int) -> bool:
    keys = ALLOWED.get(kind or "")
    if keys is None:
        return False
    node = document.node(keys)
    if node is not None:
        return node.start <= start and end <= node.end
    before = document.text[document.text.rfind("\n", 0, start) + 1 : start]
    return document.root is None and before.strip(" \"'") == f"{keys[-1]}:"


def _texts(data: Plain, keys: Keys) -> Iterator[tuple[Keys, str]]:
    if isinstance(data, str):
        yield keys, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _texts(value, (*keys, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _texts(value, (*keys, index))
