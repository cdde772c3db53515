"""Rows of evidence, as CSV or as JSON lines: one dictionary of cells each, read one at a time."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from ladder_cli.interop.coverage import Statement
from ladder_cli.interop.evidence import Cells, Intake, day_of
from ladder_cli.interop.foreign import refused
from ladder_cli.interop.names import line
from ladder_cli.interop.table import Table, columns, unasked
from ladder_cli.model.community import Coverage
from ladder_cli.model.stop import usage

COVERAGE: Final = "coverage"
"""The key of a JSON line that says what the source covers."""


def of_csv(
    file: str,
    lines: Iterable[str],
    fields: Sequence[str],
    named: Mapping[str, str],
    needed: Sequence[str],
    intake: Intake,
) -> Iterator[tuple[str, Cells]]:
    """Every row with its place; rows with more cells than headings, and columns nobody asked for, are noted.

    Raises Stop (status 2) where a needed or named column is missing.
    """
    table = Table(file, lines)
    where = columns(table, fields, named, needed)
    for what in unasked(table, where):
        intake.roster.leave(what, f"{file}:1", "not asked for", "is it one of the fields? Use --column")
    for at, cells in table.rows():
        if len(cells) > len(table.headings):
            intake.read += 1
            intake.leave(at, "have more cells than headings")
        else:
            yield at, {name: line(cells[index]) for name, index in where.items() if index < len(cells)}


def of_json_lines(
    file: str, lines: Iterable[str], fields: Sequence[str], named: Mapping[str, str], intake: Intake
) -> Iterator[tuple[str, Cells]]:
    """The same of JSON lines; a line `{"coverage": {…}}` is a statement of the source, and no row.

    Raises Stop (status 3) with the line that is no object.
    """
    for unknown in sorted(set(named) - set(fields)):
        raise usage(f"`{unknown}` is not a field", f"one of: {', '.join(fields)}")
    for number, text in enumerate(lines, 1):
        if not text.strip():
            continue
        at = f"{file}:{number}"
        row = _object(file, number, text)
        if COVERAGE in row:
            statement(row[COVERAGE], at, intake)
            continue
        for key in sorted(set(row) - {named.get(field, field) for field in fields}):
            why = "not asked for"
            intake.roster.tally(
                f"the key `{line(key, 60)}`", at, why, "is it one of the fields? Use --column"
            )
        yield at, {field: _cell(row.get(named.get(field, field))) for field in fields}


def _object(file: str, number: int, text: str) -> dict[str, Any]:
    try:
        row = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise refused(file, number, f"not JSON: {str(error)[:80]}") from error
    if not isinstance(row, dict):
        raise refused(file, number, "should be an object")
    return row


def _cell(value: Any) -> str:
    """A value as a cell: a list with commas between; nothing for what is no text or number."""
    if isinstance(value, list):
        return ", ".join(_cell(one) for one in value)
    return line(str(value), 2000) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def statement(given: Any, at: str, intake: Intake) -> None:
    """Note what a source says of its coverage: kinds, source, from (ever when missing) and until."""
    data = given if isinstance(given, dict) else {}
    kinds, source = data.get("kinds"), data.get("source")
    start, end = _cell(data.get("from")), _cell(data.get("until"))
    named = isinstance(kinds, list) and kinds and all(isinstance(one, str) for one in kinds)
    first, last = day_of(start), day_of(end)
    if not named or not isinstance(source, str) or not line(source) or last is None or (start and not first):
        why = "it says not of which kinds, by which source, from when and until when"
        intake.roster.leave("a statement of coverage", at, why, "write kinds, source, from and until")
    elif last > intake.today.isoformat() or (first or "") > last:
        intake.roster.leave("a statement of coverage", at, "its days lie ahead, or are reversed", "mend them")
    else:
        kept = Coverage(kinds=tuple(kinds or ()), source=line(source), from_=first, until=last)
        intake.statements.append(Statement(kept, at))
