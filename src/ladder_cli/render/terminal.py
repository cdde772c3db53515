"""Tables and paragraphs for a terminal; the one module that imports rich."""

import re
from collections.abc import Sequence
from io import StringIO
from typing import Any

from ladder_cli.render.plain_text import visible

NARROW = 24
"""A column no wider than this is never broken; wider ones are, at words, where the terminal is too small."""
LEAST = 12
_COLOUR = re.compile("\x1b\\[[0-9;]*m")
_HEAD = re.compile(" *(?:(?:\x1b\\[[0-9;]*m)?[✓✗?](?:\x1b\\[0m)? |[0-9]+\\. |[-+=*] |[a-z]+  +)?")
"""What a line begins with, and its further lines hang below."""
GAP = 2
"""Columns of a terminal between two of a table."""


def table(fields: Sequence[str], rows: Sequence[dict[str, Any]], *, width: int | None, colored: bool) -> str:
    """Rows under their fields' names, broken to the width; a line a row where there is no width.

    Where that would not do, narrow columns of several words are broken too; on a terminal too narrow even
    so each row is a block, a line a field. Nothing is ever left out or cut off.
    """
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    cells = [[cell(row[field]) for field in fields] for row in rows]
    widths = _widths([[field, *(line[index] for line in cells)] for index, field in enumerate(fields)], width)
    if widths is None:
        return "\n".join(_block(fields, line, width) for line in cells)
    grid = Table(box=None, pad_edge=False, show_edge=False)
    for field, wide in zip(fields, widths, strict=True):
        grid.add_column(Text(field, style="bold"), overflow="fold", width=wide)
    for line in cells:
        grid.add_row(*map(Text, line))
    stream = StringIO()
    console = Console(
        file=stream,
        width=sum(widths) + GAP * len(widths),
        color_system="standard" if colored else None,
        force_terminal=colored,
        legacy_windows=False,
    )
    console.print(grid)
    return "".join(f"{line.rstrip()}\n" for line in stream.getvalue().splitlines())


def _widths(held: Sequence[Sequence[str]], width: int | None) -> list[int] | None:
    """How wide each column is, by the texts that it holds; None where they do not fit beside each other."""
    found = [max(map(columns, texts)) for texts in held]
    if width is None:
        return found
    room = width - GAP * (len(found) - 1)
    least = [one if one <= NARROW else LEAST for one in found]
    if sum(least) > room:
        least = [min(one, _longest_word(texts)) for one, texts in zip(least, held, strict=True)]
    if sum(least) > room:
        return None
    while sum(found) > room:
        widest = max(range(len(found)), key=lambda index: (found[index] > least[index], found[index]))
        found[widest] -= 1
    return found


def _longest_word(texts: Sequence[str]) -> int:
    return max((columns(word) for text in texts for word in text.split()), default=0)


def _block(fields: Sequence[str], line: Sequence[str], width: int | None) -> str:
    """One row as a block: the first field as its head, the others that hold something below it."""
    label = max(map(columns, fields))
    lines = [line[0]]
    lines += [
        paragraph(f"  {padded(field, label)}  ", text, width)
        for field, text in zip(fields[1:], line[1:], strict=True)
        if text
    ]
    return "".join(f"{one}\n" for one in lines)


def columns(text: str) -> int:
    """How many columns of a terminal a text takes: wide characters two, combining marks and colour none."""
    from rich.cells import cell_len

    return cell_len(_COLOUR.sub("", text))


def cell(value: Any) -> str:
    """A value in a line: lists by commas, nothing for what is not there."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, list):
        return ", ".join(cell(part) for part in value)
    return visible(str(value))


def padded(text: str, width: int) -> str:
    """The text with spaces after it, up to so many columns of a terminal."""
    from rich.cells import cell_len

    return text + " " * (width - cell_len(text))


def paragraph(head: str, text: str, width: int | None) -> str:
    """The text after its head, broken at spaces to the width, every further line below the first's text.

    What is longer than a line, such as a link, is left whole. One line where there is no width.
    """
    if width is None or columns(head) + columns(text) <= width:
        return (head + text).rstrip()
    indent = min(columns(head), width // 2)
    lines, line, taken = [], head, columns(head)
    for word in _words(text):
        size = columns(word)
        if word and taken + size > width and line.strip() and line != head:
            lines.append(line.rstrip())
            line, taken = " " * indent, indent
        line += f"{word} "
        taken += size + 1
    return "\n".join([*lines, line.rstrip()])


def fitted(text: str, width: int | None) -> str:
    """Lines broken at spaces to the width, each hanging below its own head: a mark, a number, a label."""
    if width is None:
        return text
    return "".join(_broken(line, width) for line in text.splitlines(keepends=True))


def _broken(line: str, width: int) -> str:
    bare = line.rstrip("\n")
    head = _HEAD.match(bare)
    start = head.end() if head else 0
    return paragraph(bare[:start], bare[start:], width) + line[len(bare) :]


def _words(text: str) -> list[str]:
    """The words; a command at the end is one, so that it can be copied."""
    before, command, rest = text.partition(": ladder ")
    return [*f"{before}:".split(" "), f"ladder {rest}"] if command else text.split(" ")
