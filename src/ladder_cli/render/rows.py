"""Rows in each format that `query` speaks: one table."""

import csv
from collections.abc import Callable, Sequence
from io import StringIO
from typing import Any

from ladder_cli.render.as_json import dumped
from ladder_cli.render.terminal import cell, table

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def as_text(
    _: str, fields: Sequence[str], rows: Sequence[dict[str, Any]], width: int | None, color: bool
) -> str:
    """A table; nothing at all where there are no rows."""
    return table(fields, rows, width=width, colored=color) if rows else ""


def as_json(
    kind: str, fields: Sequence[str], rows: Sequence[dict[str, Any]], _width: int | None, _color: bool
) -> str:
    """`{"version": 1, "kind": …, "rows": […]}`."""
    return dumped({"kind": kind, "rows": [{field: row[field] for field in fields} for row in rows]})


def as_csv(
    _: str, fields: Sequence[str], rows: Sequence[dict[str, Any]], _width: int | None, _color: bool
) -> str:
    """RFC 4180 with a head; a cell that a spreadsheet would run as a formula gets a `'` in front."""
    stream = StringIO()
    writer = csv.writer(stream)
    writer.writerow(fields)
    writer.writerows([_harmless(cell(row[field])) for field in fields] for row in rows)
    return stream.getvalue()


def _harmless(text: str) -> str:
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


Render = Callable[[str, Sequence[str], Sequence[dict[str, Any]], int | None, bool], str]

FORMATS: dict[str, Render] = {"text": as_text, "json": as_json, "csv": as_csv}
