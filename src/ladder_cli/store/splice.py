"""Edits by splice: replace the characters in question, keep every other, and prove it.

Each edit is found in the text, written in the style of its neighbours, and read back: the
data must differ from the data before in exactly the path that was to change.
"""

import json
import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from ladder_cli.model.finding import Append, Delete, Edit, Keys, Plain, Problem, Put, Quote, Replace
from ladder_cli.store import blocks, flows
from ladder_cli.store.edits import EditError, applied, held, spoken
from ladder_cli.store.node import Node
from ladder_cli.store.places import Document, compose, line_column
from ladder_cli.store.style import entries, flow, named, quoted, style_of

__all__ = ["EditError", "applied", "splice"]

_HARMLESS: Final = frozenset({"yaml11", "key-not-text", "number-range"})
_HIDDEN_BREAK = re.compile("\r(?!\n)|[\x85\u2028\u2029]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def splice(text: str, edits: Sequence[Edit]) -> str:
    """The text with the edits made and every other character kept.

    The offsets of every `Replace` are those of the text as given, and they come first. The
    other edits follow in order, each on the result of the one before. Raises EditError, and
    changes nothing, where an edit has no place or would change anything but its path.
    """
    document = compose(text)
    spans = [edit for edit in edits if isinstance(edit, Replace)]
    if spans:
        after = compose(_replaced(text, spans))
        _refuse_new_problems(document, after)
        document = after
    for edit in edits:
        if not isinstance(edit, Replace):
            document = _spliced(document, edit)
    return document.text


def _spliced(document: Document, edit: Put | Append | Delete | Quote) -> Document:
    """The document with one edit made and proved."""
    _refuse_unsafe(document, edit)
    if isinstance(edit, Quote):
        return _quoted(document, edit)
    expected = applied(document.data, [edit])
    if _same(expected, document.data):
        return document
    if isinstance(edit, Put):
        patches = _put(document, edit.keys, edit.value)
    elif isinstance(edit, Append):
        patches = _append(document, edit.keys, edit.value)
    else:
        patches = _delete(document, edit.keys)
    return _proved(document, patches, expected, edit.keys)


def _quoted(document: Document, edit: Quote) -> Document:
    node = document.node(edit.keys)
    source = document.text[node.start : node.end] if node else ""
    if node is None or not source or node.keys is not None or node.items is not None or source[0] in "|>":
        raise EditError(f"`{spoken(edit.keys)}` is not a value that quotes can go around")
    if source[0] in "\"'":
        return document
    value = held(document.data, edit.keys)
    words = value if isinstance(value, str) else source
    patch = Replace(node.start, node.end, quoted(words, style_of(document).quote))
    return _proved(document, [patch], applied(document.data, [Put(edit.keys, words)]), edit.keys)


def _put(document: Document, keys: Keys, value: Plain) -> list[Replace]:
    *above, last = keys
    owner = document.node(tuple(above))
    if owner is None:
        return _put(document, tuple(above), {str(last): value})
    text, style = document.text, style_of(document)
    node = owner.child(last)
    if node is not None:
        return (
            blocks.replace(text, owner, last, value, style)
            if owner.block
            else flows.replace(text, node, value, style)
        )
    if not owner.names():
        return _fill(document, tuple(above), owner, {str(last): value})
    if not owner.block:
        return flows.insert(text, owner, f"{named(str(last), style, flow=True)}: {flow(value, style)}")
    return blocks.put(text, owner, str(last), value, style)


def _append(document: Document, keys: Keys, value: Plain) -> list[Replace]:
    node = document.node(keys)
    if node is None:
        return _put(document, keys, [value])
    text, style = document.text, style_of(document)
    if not node.items:
        return _fill(document, keys, node, [value])
    if not node.block:
        return flows.insert(text, node, flow(value, style))
    return blocks.append(text, node, value, style)


def _fill(document: Document, keys: Keys, node: Node, value: dict[str, Plain] | list[Plain]) -> list[Replace]:
    """Give an empty list, an empty mapping or a null its first entry."""
    text, style = document.text, style_of(document)
    inside = text[node.start + 1 : node.end - 1] if node.end > node.start else ""
    if "#" in inside:
        return flows.insert(text, node, flow(value, style)[1:-1])
    if not keys:
        return [Replace(node.start, node.end, style.eol.join(entries(value, 0, style)))]
    return _put(document, keys, value)


def _delete(document: Document, keys: Keys) -> list[Replace]:
    parent = document.node(keys[:-1])
    if parent is None:
        raise EditError(f"`{spoken(keys)}` is not there")
    if not parent.block:
        return flows.delete(document.text, parent, keys[-1])
    if len(parent.names()) > 1:
        return blocks.delete(document.text, parent, keys[-1])
    owner = document.node(keys[:-2]) if len(keys) > 1 else None
    return blocks.empty(document.text, owner, keys[-2] if owner else 0, parent)


def _replaced(text: str, patches: Sequence[Replace]) -> str:
    """The text with the characters replaced; insertions at one place follow in their order."""
    pieces: list[str] = []
    end = 0
    for patch in sorted(patches, key=lambda patch: (patch.start, patch.end)):
        if not end <= patch.start <= patch.end <= len(text):
            raise EditError("two edits would change the same characters")
        pieces += text[end : patch.start], patch.text
        end = patch.end
    return "".join(pieces) + text[end:]


def _proved(document: Document, patches: list[Replace], expected: Plain, keys: Keys) -> Document:
    text = _replaced(document.text, patches)
    after = compose(text)
    if not _same(after.data, expected) and not document.text.endswith("\n"):
        # a block scalar at the very end holds the line end that the file is without
        after = compose(text + style_of(document).eol)
    _refuse_new_problems(document, after)
    if not _same(after.data, expected):
        raise EditError(
            f"`{spoken(keys)}` cannot be changed without changing something else: edit it by hand"
        )
    return after


def _same(one: Plain, other: Plain) -> bool:
    """Equal to the type and to the order of keys: 1 is neither true nor 1.0."""
    return json.dumps(one) == json.dumps(other)


def _refuse_new_problems(before: Document, after: Document) -> None:
    new = Counter(problem.kind for problem in after.problems) - Counter(
        problem.kind for problem in before.problems
    )
    for problem in after.problems:
        if problem.kind in new:
            raise EditError(f"the edit would break the file: {_named(problem, after.text)}")


def _refuse_unsafe(document: Document, edit: Put | Append | Delete | Quote) -> None:
    hidden = _HIDDEN_BREAK.search(document.text)
    if hidden:
        line = line_column(document.text, hidden.start())[0]
        raise EditError(f"line {line} holds a line break that editors do not show: take it out first")
    for problem in document.problems:
        if problem.kind not in _HARMLESS:
            raise EditError(f"a file with problems is not edited: {_named(problem, document.text)}")
    if isinstance(edit, Put | Append) and _SURROGATE.search(json.dumps(edit.value, ensure_ascii=False)):
        raise EditError(f"`{spoken(edit.keys)}` cannot hold half of a character")


def _named(problem: Problem, text: str) -> str:
    line = line_column(text, problem.start)[0]
    return f"line {line}, {problem.kind.replace('-', ' ')}{f': {problem.detail}' if problem.detail else ''}"
