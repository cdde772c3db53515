"""Tables for a terminal; the one module that imports rich."""

from collections.abc import Sequence
from io import StringIO
from typing import Any

from ladder_cli.render.plain_text import visible


def table(fields: Sequence[str], rows: Sequence[dict[str, Any]], *, width: int | None, colored: bool) -> str:
    """Rows under their fields' names, cut to the width; whole lines where there is no width."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    grid = Table(box=SIMPLE_HEAD if colored else None, pad_edge=False, header_style="bold", show_edge=False)
    for field in fields:
        grid.add_column(Text(field), overflow="ellipsis", no_wrap=True)
    for row in rows:
        grid.add_row(*(Text(cell(row[field])) for field in fields))
    stream = StringIO()
    console = Console(
        file=stream,
        width=width or 100_000,
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
