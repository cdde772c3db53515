"""Documents with places: the reference parser, which knows where every value stands.

The events are libyaml's. Its marks are trimmed here to what an editor would select: a block
list or mapping ends with its last value, not where the next token begins.
"""

import re
from bisect import bisect_right
from typing import Final, Literal

from msgspec import Struct

from ladder_cli.model.finding import Keys, Plain, Problem
from ladder_cli.store.documents.events import BOM, Composer
from ladder_cli.store.documents.node import Node

MAX_DEPTH: Final = 32
MAX_NODES: Final = 100_000


class Place(Struct, frozen=True):
    """Offsets in characters; `depth` says how many keys of the path exist, `exact` whether all do."""

    start: int
    end: int
    exact: bool
    depth: int


class Document(Struct, frozen=True):
    """A text read: what is wrong with it, what it holds (None where that is not usable), and where."""

    text: str
    problems: tuple[Problem, ...]
    data: Plain
    root: Node | None

    def place(self, keys: Keys, on: Literal["value", "key"] = "value") -> Place | None:
        """Where the path leads, or its nearest existing ancestor; None where nothing was read.

        With `on="key"` the key that names the value; an item of a list and the root have
        none, so their value stands in.
        """
        node = self.root
        if node is None:
            return None
        depth = 0
        for key in keys:
            child = node.child(key)
            if child is None:
                break
            node, depth = child, depth + 1
        start, end = (node.key or (node.start, node.end)) if on == "key" else (node.start, node.end)
        return Place(start, end, depth == len(keys), depth)

    def node(self, keys: Keys) -> Node | None:
        """The node at exactly this path, None where there is none."""
        node = self.root
        for key in keys:
            if node is None:
                return None
            node = node.child(key)
        return node


class Lines:
    """Where the lines of a text begin, to look up many places in it.

    Lines end with LF or CRLF alone, as editors and code hosts count them. A byte order mark
    takes no column.
    """

    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self._marked = text.startswith(BOM)

    def line_column(self, offset: int) -> tuple[int, int]:
        """The line and column of an offset, both from 1, the column in characters."""
        line = bisect_right(self._starts, offset)
        start = self._starts[line - 1]
        if line == 1 and self._marked:
            start = min(1, offset)
        return line, offset - start + 1


def line_column(text: str, offset: int) -> tuple[int, int]:
    """The line and column of one offset in a text, both from 1."""
    return Lines(text).line_column(offset)


def compose(text: str, *, max_depth: int = MAX_DEPTH, max_nodes: int = MAX_NODES) -> Document:
    """The document that the text holds, with its problems in the order of the text.

    Reads YAML 1.2's core schema, in the registry's subset. A second document is not read. An
    alias is null, a tag is passed over, and what stands under a merge key, a key that is not
    text but a list or mapping, or a second key of the same name is dropped: of two keys the
    first counts. After a syntax error or at a bound there is no data.
    """
    # The extension takes 30 ms to load, and most runs never ask for a place.
    from ruamel.yaml.error import YAMLError

    from ladder_cli.store.documents.syntax import refusal

    composer = Composer(text, max_depth, max_nodes)
    try:
        composer.run()
    except YAMLError as error:
        composer.stop(refusal(error, text, composer.shift))
    except UnicodeEncodeError as error:
        composer.stop(Problem("syntax", error.start, error.end, "half of a character that needs two"))
    problems = sorted(composer.problems, key=lambda problem: (problem.start, problem.end, problem.kind))
    return Document(text, tuple(problems), composer.data, composer.root)
