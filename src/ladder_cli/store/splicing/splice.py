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
from ladder_cli.store.documents.node import Node
from ladder_cli.store.documents.places import Document, compose, line_column
from ladder_cli.store.splicing import blocks, flows
from ladder_cli.store.splicing.edits import EditError, applied, held, spoken
from ladder_cli.store.splicing.style import Style, entries, flow, named, quoted, style_of

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
    rest = [edit for edit in edits if not isinstance(edit, Replace)]
    while rest:
        several = _in_place(document, rest)
        document = _rewritten(document, several) if several else _spliced(document, rest[0])
        rest = rest[len(several) or 1 :]
    return document.text


def _in_place(document: Document, edits: Sequence[Edit]) -> list[Put | Quote]:
    """The first of the edits, as far as each writes another scalar where there is one, no two the same."""
    found: dict[Keys, Put | Quote] = {}
    for edit in edits:
        if not isinstance(edit, Put | Quote) or edit.keys in found or not edit.keys:
            break
        node = document.node(edit.keys)
        if node is None or node.start == node.end or node.keys is not None or node.items is not None:
            break
        if document.text[node.start] in "|>" or isinstance(getattr(edit, "value", None), dict | list):
            break
        found[edit.keys] = edit
    return list(found.values())


def _rewritten(document: Document, edits: Sequence[Put | Quote]) -> Document:
    """The document with all of these edits made in place, and proved at once."""
    _refuse_unsafe(document, edits)
    style = style_of(document)
    puts = [_quoting(document, edit) if isinstance(edit, Quote) else edit for edit in edits]
    expected = applied(document.data, puts)
    patches = []
    for edit, put in zip(edits, puts, strict=True):
        if isinstance(edit, Quote):
            patches += _quotes(document, put, style)
        elif not _same(held(document.data, put.keys), put.value):
            patches += _written(document, put, style)
    return _proved(document, patches, expected, puts[0].keys) if patches else document


def _spliced(document: Document, edit: Put | Append | Delete | Quote) -> Document:
    """The document with one edit made and proved."""
    _refuse_unsafe(document, [edit])
    if isinstance(edit, Quote):
        raise EditError(f"`{spoken(edit.keys)}` is not a value that quotes can go around")
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


def _quoting(document: Document, edit: Quote) -> Put:
    """What the data says once a scalar is between quotes."""
    node, value = document.node(edit.keys), held(document.data, edit.keys)
    source = document.text[node.start : node.end] if node else ""
    return Put(edit.keys, value if isinstance(value, str) else source)


def _quotes(document: Document, put: Put, style: Style) -> list[Replace]:
    node = document.node(put.keys)
    if node is None or document.text[node.start] in "\"'":
        return []
    return [Replace(node.start, node.end, quoted(str(put.value), style.quote))]


def _written(document: Document, put: Put, style: Style) -> list[Replace]:
    """Another value for what is there."""
    owner, last = document.node(put.keys[:-1]), put.keys[-1]
    if owner is None:
        raise EditError(f"`{spoken(put.keys)}` is not there")
    if owner.block:
        return blocks.replace(document.text, owner, last, put.value, style)
    return flows.replace(document.text, owner.entry(last), put.value, style)


def _put(document: Document, keys: Keys, value: Plain) -> list[Replace]:
    *above, last = keys
    owner = document.node(tuple(above))
    if owner is None:
        return _put(document, tuple(above), {str(last): value})
    text, style = document.text, style_of(document)
    if owner.child(last) is not None:
        return _written(document, Put(keys, value), style)
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


def _refuse_unsafe(document: Document, edits: Sequence[Put | Append | Delete | Quote]) -> None:
    hidden = _HIDDEN_BREAK.search(document.text)
    if hidden:
        line = line_column(document.text, hidden.start())[0]
        raise EditError(f"line {line} holds a line break that editors do not show: take it out first")
    for problem in document.problems:
        if problem.kind not in _HARMLESS:
            raise EditError(f"a file with problems is not edited: {_named(problem, document.text)}")
    for edit in edits:
        if isinstance(edit, Put | Append) and _SURROGATE.search(json.dumps(edit.value, ensure_ascii=False)):
            raise EditError(f"`{spoken(edit.keys)}` cannot hold half of a character")


def _named(problem: Problem, text: str) -> str:
    line = line_column(text, problem.start)[0]
    return f"line {line}, {problem.kind.replace('-', ' ')}{f': {problem.detail}' if problem.detail else ''}"
