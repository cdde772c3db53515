"""Edits of lists and mappings in block style, as replacements of characters."""

import re

from msgspec import structs

from ladder_cli.model.finding import Plain, Replace
from ladder_cli.store.documents.node import Node
from ladder_cli.store.splicing.lines import (
    column,
    content_end,
    header,
    keeps_blanks,
    last_scalar,
    line_at,
    line_end,
    line_start,
    next_line,
)
from ladder_cli.store.splicing.style import Style, block, entries, flow, quoted

_BLOCK_MARK = re.compile(r"[|>][-+0-9]*")


def append(text: str, parent: Node, value: Plain, style: Style) -> list[Replace]:
    """Put an item at the end of the list: as far from its dash, and as much in braces, as the last one."""
    last = parent.names()[-1]
    item, dash = parent.entry(last), header(text, parent, last)[0]
    if item.end > item.start > dash + 1 and line_start(text, item.start) == line_start(text, dash):
        style = structs.replace(style, gap=item.start - dash)
    at = column(text, parent.start)
    if value and isinstance(value, dict | list) and item.names() and not item.block:
        return _insert(text, parent, [" " * at + "-" + " " * (style.gap - 1) + flow(value, style)], style)
    return _insert(text, parent, entries([value], at, style), style)


def put(text: str, parent: Node, key: str, value: Plain, style: Style) -> list[Replace]:
    """Put a key that is not there yet at the end of the mapping."""
    return _insert(text, parent, entries({key: value}, column(text, parent.start), style), style)


def _insert(text: str, parent: Node, lines: list[str], style: Style) -> list[Replace]:
    """Put lines after the parent's last entry, before what follows it: a blank line, a comment."""
    end = content_end(text, parent)
    at = next_line(text, end)
    if at == len(text) and not text.endswith("\n"):
        return [*_closed(text, parent), Replace(at, at, style.eol + style.eol.join(lines))]
    return [Replace(at, at, "".join(line + style.eol for line in lines))]


def _closed(text: str, parent: Node) -> list[Replace]:
    """Let a block scalar that ends the text without a line end stay without (`|-`)."""
    start = last_scalar(parent).start
    mark = _BLOCK_MARK.match(text, start)
    if mark is None or "-" in mark[0]:
        return []
    return [Replace(start, mark.end(), mark[0].replace("+", "") + "-")]


def replace(text: str, parent: Node, which: str | int, value: Plain, style: Style) -> list[Replace]:
    """Write another value after the entry's colon or dash; the comment on that line stays."""
    node = parent.entry(which)
    start, after = header(text, parent, which)
    if node.names() and not node.block and isinstance(value, dict | list):
        return [Replace(node.start, node.end, flow(value, style))]
    rest, more = block(value, column(text, start), style, which)
    on_one_line = not node.block and text[node.start : node.start + 1] not in ("|", ">")
    if on_one_line and not more:
        return [_in_place(text, node, value, rest)]
    end = content_end(text, node)
    comment = _comment(text, node, after, end, on_one_line=on_one_line).rstrip()
    return [Replace(after, end, style.eol.join([rest + comment, *more]))]


def _in_place(text: str, node: Node, value: Plain, rest: str) -> Replace:
    """The value on one line, between the quotes that the old one had."""
    if node.start == node.end:
        end = line_end(text, node.end)
        return Replace(node.start, node.end if text[node.end : end].strip() else end, rest)
    quote = text[node.start]
    written = quoted(value, quote) if isinstance(value, str) and quote in "\"'" else rest.lstrip(" ")
    return Replace(node.start, node.end, written)


def _comment(text: str, node: Node, after: int, end: int, *, on_one_line: bool) -> str:
    """The comment that stays beside the head, whose colon or dash ends at `after`."""
    if node.start > line_end(text, after):
        beside = text[after : line_end(text, after)]
        return text[node.end : end] if on_one_line and not beside.strip() else beside
    if on_one_line:
        return text[node.end : end]
    if node.block:
        return ""
    line = text[node.start : line_end(text, node.start)]
    mark = line.find(" #")
    return line[mark:] if mark >= 0 else ""


def delete(text: str, parent: Node, which: str | int) -> list[Replace]:
    """Take an entry out: its lines, and the comment lines right above it in its own column.

    The comments above the first entry stay, for they may speak of all that follows. Where
    blank lines stood on both sides, those above go too (those below, with the first entry).
    """
    siblings = parent.names()
    index = siblings.index(which)
    start = header(text, parent, which)[0]
    end = content_end(text, parent.entry(which))
    if text[line_start(text, start) : start].strip():
        return _delete_beside_dash(text, start, end, header(text, parent, siblings[index + 1])[0])
    first, last = line_start(text, start), next_line(text, end)
    if index == 0:
        last = _past_blanks(text, first, last)
    else:
        before = parent.entry(siblings[index - 1])
        floor = next_line(text, content_end(text, before))
        last = _past_blanks(text, first, last) if keeps_blanks(text, before) else last
        first = _with_comments(text, first, floor, column(text, start))
        first = _with_blanks(text, first, floor, last)
    return [_lines(text, first, last)]


def _lines(text: str, first: int, last: int) -> Replace:
    """Take whole lines out; a text without a final line end stays without."""
    if last == len(text) and not text.endswith("\n") and first > 0:
        first = line_end(text, first - 1)
    return Replace(first, last, "")


def _delete_beside_dash(text: str, start: int, end: int, following: int) -> list[Replace]:
    """Take out the first entry of a mapping or list that begins beside its item's dash."""
    between = text[next_line(text, end) : line_start(text, following)]
    if not between:
        return [Replace(start, following, "")]
    before = text[line_start(text, start) : start]
    return [Replace(start - len(before) + len(before.rstrip()), end, "")]


def _with_comments(text: str, first: int, floor: int, across: int) -> int:
    while first > floor:
        above = line_start(text, first - 1)
        line = line_at(text, above)
        if not line.lstrip().startswith("#") or len(line) - len(line.lstrip()) != across:
            break
        first = above
    return first


def _with_blanks(text: str, first: int, floor: int, after: int) -> int:
    if after < len(text) and line_at(text, after).strip():
        return first
    while first > floor and not line_at(text, first - 1).strip():
        first = line_start(text, first - 1)
    return first


def _past_blanks(text: str, first: int, last: int) -> int:
    """Where the next entry begins, unless a comment above would then stand right over it."""
    if first > 0 and line_at(text, first - 1).lstrip().startswith("#"):
        return last
    while last < len(text) and not line_at(text, last).strip():
        last = next_line(text, last)
    return last


def empty(text: str, owner: Node | None, which: str | int, parent: Node) -> list[Replace]:
    """Take the only entry out of a list or mapping, and write `[]` or `{}` in its stead.

    `owner` holds the parent under `which`; it is None for the root.
    """
    nothing = "{}" if parent.keys is not None else "[]"
    only = parent.names()[0]
    end = content_end(text, parent.entry(only))
    start = header(text, parent, only)[0]
    if owner is None or text[line_start(text, start) : start].strip():
        return [Replace(start, end, nothing)]
    after = header(text, owner, which)[1]
    return [Replace(after, after, f" {nothing}"), _lines(text, line_start(text, start), next_line(text, end))]
