"""How a value is written: in the style of its neighbours, or in the house style."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from ladder_cli.model.finding import Plain
from ladder_cli.store.documents.events import OWN_WORDS
from ladder_cli.store.documents.node import Node
from ladder_cli.store.documents.places import Document
from ladder_cli.store.documents.scalars import means_itself
from ladder_cli.store.splicing.lines import column, header, line_start

# Characters that a reader does not see, or sees elsewhere than they stand: controls, line and
# paragraph separators, marks of writing direction, byte order marks, non-characters.
_UNSEEN: Final = "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff"
_NOT_BARE = re.compile(f"[{_UNSEEN}\t\n]")
_NOT_LITERAL = re.compile(f"[{_UNSEEN}]|[ \t]$|^[ \t]+$", re.MULTILINE)
_ESCAPED = re.compile(f'[{_UNSEEN}\t\n"\\\\]')
_ESCAPES: Final = {"\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0", '"': '\\"', "\\": "\\\\"}
_INDICATORS: Final = frozenset("-?:,[]{}#&*!|>'\"%@`")
_FLOW_INDICATORS: Final = frozenset(",[]{}:?")


class Style(Struct, frozen=True):
    """The habits of a file: its line end and quote, and how far things are indented.

    `step` is the indent of a mapping under its key, `list_step` that of a list's dashes,
    `gap` the distance from a dash to its item; the keys of `inline` have their lists and
    mappings in brackets or braces. The defaults are the house style.
    """

    eol: str = "\n"
    quote: str = '"'
    step: int = 2
    list_step: int = 2
    gap: int = 2
    inline: frozenset[str] = frozenset()


def style_of(document: Document) -> Style:
    """The most common habits of a document, the house style where it shows none."""
    counts: dict[str, Counter[int]] = {"step": Counter(), "list_step": Counter(), "gap": Counter()}
    quotes: Counter[str] = Counter()
    brackets: Counter[str] = Counter()
    waiting = [document.root] if document.root else []
    while waiting:
        node = waiting.pop()
        if node.keys is not None:
            waiting += node.keys.values()
            for key, child in node.keys.items():
                brackets[key] += (-1 if child.block else 1) if child.names() else 0
        elif node.items is not None:
            waiting += node.items
        elif document.text[node.start : node.start + 1] in ("'", '"'):
            quotes[document.text[node.start]] += 1
        if node.block:
            _count_indents(document.text, node, counts)
    found = {habit: _commonest(counter) for habit, counter in counts.items()}
    first = document.text.find("\n")
    return Style(
        eol="\r\n" if first > 0 and document.text[first - 1] == "\r" else "\n",
        quote="'" if quotes["'"] > quotes['"'] else '"',
        step=found["step"] or 2,
        list_step=2 if found["list_step"] is None else found["list_step"],
        gap=found["gap"] or 2,
        inline=frozenset(key for key, lead in brackets.items() if lead > 0),
    )


def _commonest(counter: "Counter[int]") -> int | None:
    return min(counter, key=lambda size: (-counter[size], size), default=None)


def _count_indents(text: str, node: Node, counts: "dict[str, Counter[int]]") -> None:
    for child in (node.keys or {}).values():
        if child.block and child.key:
            habit = "step" if child.keys is not None else "list_step"
            counts[habit][column(text, child.start) - column(text, child.key[0])] += 1
    for index, item in enumerate(node.items or []):
        dash = header(text, node, index)[0]
        if item.start > item.end or line_start(text, item.start) != line_start(text, dash):
            continue
        if item.start - dash > 1:
            counts["gap"][item.start - dash] += 1


def flow(value: Plain, style: Style, quote: str = "") -> str:
    """The value on one line, as it stands inside brackets or braces."""
    if isinstance(value, Mapping):
        return (
            "{"
            + ", ".join(f"{named(key, style, flow=True)}: {flow(v, style)}" for key, v in value.items())
            + "}"
        )
    if isinstance(value, list):
        return "[" + ", ".join(flow(item, style) for item in value) + "]"
    return quoted(value, quote) if quote and isinstance(value, str) else bare(value, style, flow=True)


def bare(value: bool | int | float | str | None, style: Style, *, flow: bool = False) -> str:
    """A scalar on one line, without quotes where every reader takes it for what it is."""
    if isinstance(value, str):
        return value if _is_bare(value, flow=flow) else quoted(value, style.quote)
    if isinstance(value, float):
        mantissa, exponent, power = repr(value).partition("e")
        return mantissa + (".0" if exponent and "." not in mantissa else "") + exponent + power
    return "null" if value is None else str(value).lower()


def named(key: str, style: Style, *, flow: bool = False) -> str:
    """A key; the schemas' own `on` stands without quotes."""
    return key if key in OWN_WORDS else bare(key, style, flow=flow)


def quoted(text: str, quote: str = '"') -> str:
    """The text between quotes: single ones where asked for and nothing needs an escape."""
    if quote == "'" and not _NOT_BARE.search(text):
        return "'" + text.replace("'", "''") + "'"
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    code = ord(character)
    return _ESCAPES.get(character) or (f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}")


def _is_bare(text: str, *, flow: bool) -> bool:
    if not text or text != text.strip() or text[0] in _INDICATORS or text[-1] == ":":
        return False
    if ": " in text or " #" in text or _NOT_BARE.search(text) or not means_itself(text):
        return False
    return not flow or _FLOW_INDICATORS.isdisjoint(text)


def _is_literal(text: str) -> bool:
    """Whether the text of several lines can stand as it is under a `|`."""
    ends = text.endswith("\n\n")
    return "\n" in text and text[0] not in " \t\n" and not ends and not _NOT_LITERAL.search(text)


def block(value: Plain, at: int, style: Style, which: str | int) -> tuple[str, list[str]]:
    """The value after the key's colon (or, with a position, the dash) in column `at`.

    Gives the rest of that line, and more lines.

    The rest begins with its space; the lines are indented and without line ends.
    """
    dash = isinstance(which, int)
    pad = " " * (style.gap - 1) if dash else " "
    if value and isinstance(value, dict | list) and which not in style.inline:
        step = style.gap if dash else style.step if isinstance(value, dict) else style.list_step
        lines = entries(value, at + step, style)
        return (pad + lines[0][at + step :], lines[1:]) if dash else ("", lines)
    if isinstance(value, str) and _is_literal(value):
        indent = " " * (at + (style.gap if dash else style.step))
        body = value.removesuffix("\n").split("\n")
        return pad + ("|" if value.endswith("\n") else "|-"), [line and indent + line for line in body]
    if isinstance(value, dict | list):
        return pad + flow(value, style), []
    return pad + bare(value, style), []


def entries(value: dict[str, Plain] | list[Plain], at: int, style: Style) -> list[str]:
    """The lines of a mapping or list in block style, its keys or dashes in column `at`."""
    lines: list[str] = []
    for which, item in value.items() if isinstance(value, dict) else enumerate(value):
        head = f"{named(which, style)}:" if isinstance(which, str) else "-"
        rest, more = block(item, at, style, which)
        lines += [" " * at + head + rest, *more]
    return lines


def render(data: dict[str, Plain], modeline: str | None = None) -> str:
    """A whole new file in house style, keys in the order given, under the modeline's comment."""
    lines = entries(data, 0, Style()) if data else ["{}"]
    if modeline:
        lines.insert(0, modeline if modeline.startswith("#") else f"# {modeline}")
    return "\n".join(lines) + "\n"
