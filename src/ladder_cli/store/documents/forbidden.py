"""Where forbidden content stands in a file: in its text, comments included, or behind an escape."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from ladder_cli.model.finding import Keys, Plain, Problem
from ladder_cli.rules.causes import held
from ladder_cli.rules.redaction import forbidden, is_suspect, redacted, stars
from ladder_cli.store.documents.guard import MAX_DEPTH, MAX_NODES, MAX_PROBLEMS
from ladder_cli.store.documents.node import Node
from ladder_cli.store.documents.places import Document, compose

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
    allowed = document.node(ALLOWED.get(kind or "", ())) if kind in ALLOWED else None
    for what, start, end in islice(_hidden(document, found), MAX_PROBLEMS):
        if allowed is None or start != allowed.start:
            yield Problem(what, start, end)


def covered(text: str) -> str:
    """A file's text with stars over what may stand nowhere, also over what only a parser reads as that."""
    if "\\" not in text and not is_suspect(text.encode(errors="surrogatepass")):
        return text
    document = compose(text, max_depth=MAX_DEPTH, max_nodes=MAX_NODES)
    found = list(islice(forbidden(text), MAX_PROBLEMS))
    at, pieces = 0, list[str]()
    for start, end in sorted({(start, end) for _, start, end in _hidden(document, found)}):
        pieces += text[at:start], stars(text[start:end])
        at = end
    return redacted("".join((*pieces, text[at:])))


def _hidden(document: Document, found: Sequence[tuple[str, int, int]]) -> Iterator[tuple[str, int, int]]:
    """What may stand nowhere and is read only behind an escape, or over the end of a line."""
    for text, start, end in _scalars(document.root, document.data):
        written = document.text[start:end]
        if ("\\" in written or "\n" in written) and not any(
            start < last and first < end for _, first, last in found
        ):
            for what, _, _ in forbidden(text):
                yield what, start, end


def _is_allowed(document: Document, kind: str | None, start: int, end: int) -> bool:
    keys = ALLOWED.get(kind or "")
    if keys is None:
        return False
    node = document.node(keys)
    if node is not None:
        return node.start <= start and end <= node.end
    before = document.text[document.text.rfind("\n", 0, start) + 1 : start]
    return document.root is None and before.strip(" \"'") == f"{keys[-1]}:"


def _scalars(node: Node | None, data: Plain) -> Iterator[tuple[str, int, int]]:
    """Every text in the data, keys too, with its span."""
    if node is None:
        return
    if isinstance(data, str):
        yield data, node.start, node.end
    for name in node.names():
        child = node.entry(name)
        if isinstance(name, str) and child.key is not None:
            yield name, *child.key
        if isinstance(data, dict | list):
            yield from _scalars(child, held(data, (name,)))
