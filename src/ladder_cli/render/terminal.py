"""Tables and paragraphs for a terminal; the one module that imports rich."""

from collections.abc import Sequence
from io import StringIO
from typing import Any

from ladder_cli.render.plain_text import visible

NARROW = 24
"""A column no wider than this is never broken; wider ones are, at words, where the terminal is too small."""
LEAST = 12
GAP = 2
"""Columns of a terminal between two of a table."""


def table(fields: Sequence[str], rows: Sequence[dict[str, Any]], *, width: int | None, colored: bool) -> str:
    """Rows under their fields' names, broken to the width; a line a row where there is no width.

    A terminal too narrow for all columns breaks the lines itself: none is left out.
    """
    from rich.cells import cell_len
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    grid = Table(box=None, pad_edge=False, show_edge=False)
    cells = [[cell(row[field]) for field in fields] for row in rows]
    needed = -GAP
    for index, field in enumerate(fields):
        widest = max(cell_len(text) for text in (field, *(line[index] for line in cells)))
        needed += GAP + (widest if widest <= NARROW else LEAST)
        grid.add_column(
            Text(field, style="bold"),
            overflow="fold",
            no_wrap=widest <= NARROW,
            min_width=widest if widest <= NARROW else LEAST,
        )
    for line in cells:
        grid.add_row(*map(Text, line))
    stream = StringIO()
    console = Console(
        file=stream,
        width=max(width, needed) if width else 100_000,
        color_system="standard" if colored else None,
        force_terminal=colored,
        legacy_windows=False,
    )
    console.print(grid)
    return "".join(f"{line.rstrip()}\n" for line in stream.getvalue().splitlines())


def columns(text: str) -> int:
    """How many columns of a terminal a text takes: wide characters two, combining marks none."""
    from rich.cells import cell_len

    return cell_len(text)


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
    from rich.cells import cell_len

    if width is None or cell_len(head) + cell_len(text) <= width:
        return (head + text).rstrip()
    indent = min(cell_len(head), width // 2)
    lines, line, taken = [], head, cell_len(head)
    for word in text.split(" "):
        size = cell_len(word)
        if word and taken + size > width and line.strip() and line != head:
            lines.append(line.rstrip())
            line, taken = " " * indent, indent
        line += f"{word} "
        taken += size + 1
    return "\n".join([*lines, line.rstrip()])
