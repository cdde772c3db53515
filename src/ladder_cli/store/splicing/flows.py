"""Edits of lists and mappings in flow style, between brackets or braces, as replacements."""

import re

from ladder_cli.model.finding import Plain, Replace
from ladder_cli.store.documents.node import Node
from ladder_cli.store.splicing.lines import line_end, line_start, next_line
from ladder_cli.store.splicing.style import Style, flow

# What may stand between a value and its comma: spaces, line ends, comments.
_TO_COMMA = re.compile(r"(?:\s|(?<=\s)#[^\n]*+)*+,")


def insert(text: str, parent: Node, written: str) -> list[Replace]:
    """Put an entry at the end: on a line of its own where the last one has one."""
    names = parent.names()
    closing = parent.end - 1
    if not names:
        within = text[parent.start + 1 : closing]
        return [
            Replace(closing, closing, written)
            if within.strip()
            else Replace(parent.start + 1, closing, written)
        ]
    last = parent.entry(names[-1])
    comma = _TO_COMMA.match(text, last.end, closing)
    start = _start(last)
    indent = text[line_start(text, start) : start]
    if indent.strip() or line_start(text, start) <= parent.start:
        return [
            Replace(comma.end(), comma.end(), f" {written}")
            if comma
            else Replace(last.end, last.end, f", {written}")
        ]
    end = line_end(text, comma.end() if comma else last.end)
    eol = "\r\n" if text[end : end + 1] == "\r" else "\n"
    if closing < end:
        return [
            Replace(
                comma.end() if comma else last.end, closing, f"{'' if comma else ','}{eol}{indent}{written}"
            )
        ]
    added = Replace(end, end, f"{eol}{indent}{written}{',' if comma else ''}")
    return [added] if comma else [Replace(last.end, last.end, ","), added]


def replace(text: str, node: Node, value: Plain, style: Style) -> list[Replace]:
    """Write another value where the old one stands, between the quotes that it had."""
    quote = text[node.start : node.start + 1]
    written = flow(value, style, quote if quote in ("'", '"') and node.end > node.start else "")
    if node.start == node.end:
        before = text[line_start(text, node.start) : node.start]
        colon = "" if before.rstrip().endswith(":") else ":"
        written = f"{colon}{'' if before.endswith(' ') and not colon else ' '}{written}"
    return [Replace(node.start, node.end, written)]


def delete(text: str, parent: Node, which: str | int) -> list[Replace]:
    """Take an entry out with its comma; with its whole lines where it has them to itself."""
    names = parent.names()
    index = names.index(which)
    node = parent.entry(which)
    start, closing = _start(node), parent.end - 1
    comma = _TO_COMMA.match(text, node.end, closing)
    end = comma.end() if comma else node.end
    if len(names) == 1:
        within = text[parent.start + 1 : start] + text[end:closing]
        return [Replace(start, end, "") if within.strip() else Replace(parent.start + 1, closing, "")]
    previous = parent.entry(names[index - 1]) if index else None
    if _has_lines(text, start, end):
        lines = Replace(line_start(text, start), next_line(text, end), "")
        loose = None if comma or previous is None else _TO_COMMA.match(text, previous.end, start)
        return [Replace(loose.end() - 1, loose.end(), ""), lines] if loose else [lines]
    if index + 1 < len(names):
        following = _start(parent.entry(names[index + 1]))
        return [Replace(start, end if "#" in text[end:following] else following, "")]
    gap = text[previous.end : start] if previous else ""
    if previous is None or "#" in gap:
        return [Replace(start, node.end, "")]
    return [Replace(previous.end, node.end, "")]


def _start(node: Node) -> int:
    return node.key[0] if node.key else node.start


def _has_lines(text: str, start: int, end: int) -> bool:
    """Whether nothing but a comment shares the lines with what stands from `start` to `end`."""
    before = text[line_start(text, start) : start].strip()
    after = text[end : line_end(text, end)].strip()
    return not before and (not after or after.startswith("#"))
