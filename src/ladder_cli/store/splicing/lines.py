"""Where lines begin and end, and how far an entry's own lines reach."""

import re

from ladder_cli.store.documents.events import BOM
from ladder_cli.store.documents.node import Node

_KEEPING = re.compile(r"[|>][0-9]?\+")
_COLON = re.compile(r"\s*:")


def line_start(text: str, offset: int) -> int:
    """The offset of the first character of the line, after a byte order mark."""
    start = text.rfind("\n", 0, offset) + 1
    return 1 if start == 0 and text.startswith(BOM) else start


def line_end(text: str, offset: int) -> int:
    """The offset where the line ends, before its LF or CRLF."""
    end = text.find("\n", offset)
    if end < 0:
        return len(text)
    return end - 1 if end > 0 and text[end - 1] == "\r" else end


def next_line(text: str, offset: int) -> int:
    """The offset where the next line begins, or the text ends."""
    end = text.find("\n", offset)
    return len(text) if end < 0 else end + 1


def line_at(text: str, offset: int) -> str:
    """The line that holds the offset, without its line end."""
    return text[line_start(text, offset) : line_end(text, offset)]


def column(text: str, offset: int) -> int:
    """The column of the offset, from 0."""
    return offset - line_start(text, offset)


def content_end(text: str, node: Node) -> int:
    """Where the value's own last line ends, with its end-of-line comment, before the line end.

    The blank lines after a block scalar are not its own unless it keeps them (`|+`).
    """
    if text[node.end - 1 : node.end] != "\n":
        return line_end(text, node.end)
    end = _before_break(text, node.end)
    if keeps_blanks(text, node):
        return end
    start = last_scalar(node).start
    while end > start and text[end - 1 : end] == "\n":
        end = _before_break(text, end)
    return end


def keeps_blanks(text: str, node: Node) -> bool:
    """Whether the value ends with a block scalar that the blank lines after it belong to."""
    return bool(_KEEPING.match(text, last_scalar(node).start))


def _before_break(text: str, end: int) -> int:
    return end - 2 if text[end - 2 : end] == "\r\n" else end - 1


def last_scalar(node: Node) -> Node:
    """The scalar, or the empty list or mapping, that ends the value."""
    while node.keys or node.items:
        node = node.entry(node.names()[-1])
    return node


def header(text: str, parent: Node, which: str | int) -> tuple[int, int]:
    """The span of an entry's head in block style: from its key to the colon's end, or its dash."""
    if isinstance(which, int) and parent.items is not None:
        start = _dash(text, parent, which)
        return start, start + 1
    key = parent.entry(which).key or (0, 0)
    colon = _COLON.match(text, key[1])
    return _with_question_mark(text, key[0]), colon.end() if colon else key[1]


def _dash(text: str, parent: Node, index: int) -> int:
    """Each dash of a list stands in one column; between a dash and its item only comments do."""
    if index == 0:
        return parent.start
    across = column(text, parent.start)
    start = line_start(text, parent.entry(index).start)
    while start > parent.start and (
        text[start + across : start + across + 1] != "-" or text[start : start + across].strip()
    ):
        start = line_start(text, start - 1)
    return start + across


def _with_question_mark(text: str, start: int) -> int:
    before = text[line_start(text, start) : start].rstrip()
    return line_start(text, start) + len(before) - 1 if before.endswith("?") else start
