"""A table as CSV: its headings, its rows with their lines, and which column holds which field."""

import csv
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from io import StringIO
from itertools import chain
from typing import Final

from ladder_cli.interop.foreign import decoded, refused
from ladder_cli.interop.names import line
from ladder_cli.model.stop import usage

_SEPARATORS: Final = (",", ";", "\t")


class Table:
    """A CSV file: its headings, and its rows with their places. It is read as its rows are asked for."""

    def __init__(self, file: str, lines: Iterable[str]) -> None:
        self.file = file
        rest = iter(lines)
        first = next(rest, "")
        self.separator = max(_SEPARATORS, key=first.count)
        self.reader = csv.reader(chain((first,), rest), delimiter=self.separator, strict=True)
        self.headings = [line(cell) for cell in next(self._read(), (0, []))[1]]
        if not any(self.headings):
            raise refused(file, 0, "empty: the first line should hold the headings")

    def rows(self) -> Iterator[tuple[str, list[str]]]:
        """Every row that is not blank, with the place where it begins."""
        for number, cells in self._read():
            if any(cell.strip() for cell in cells):
                yield f"{self.file}:{number}", cells

    def _read(self) -> Iterator[tuple[int, list[str]]]:
        while True:
            number = self.reader.line_num + 1
            try:
                yield number, next(self.reader)
            except StopIteration:
                return
            except csv.Error as error:
                raise refused(self.file, number, f"not CSV: {error}") from error


def held(file: str, raw: bytes) -> Table:
    """The table that a whole file holds; Stop where it is no text."""
    return Table(file, StringIO(decoded(file, raw), newline=""))


def columns(
    table: Table, fields: Sequence[str], named: Mapping[str, str], needed: Collection[str]
) -> dict[str, int]:
    """The position of every field that a table has, by its heading: the one named, else the field's own.

    Stop (status 2) where a needed or named column is missing, and for a name that is no field.
    """
    headings = [heading.casefold() for heading in table.headings]
    where: dict[str, int] = {}
    for field in fields:
        heading = line(named.get(field, field)).casefold()
        if headings.count(heading) > 1:
            raise refused(table.file, 1, f"two columns are called `{heading}`")
        if heading in headings:
            where[field] = headings.index(heading)
        elif field in named or field in needed:
            listed = ", ".join(f"`{name}`" for name in table.headings)
            raise usage(
                f"`{table.file}` has no column `{named.get(field, field)}` (it has {listed})",
                f"name the right one: --column {field}=HEADER",
            )
    for unknown in sorted(set(named) - set(fields)):
        raise usage(f"`{unknown}` is not a field", f"one of: {', '.join(fields)}")
    return where


def unasked(table: Table, where: Mapping[str, int]) -> Iterator[str]:
    """The columns that no field is in, each in words."""
    for index, heading in enumerate(table.headings):
        if index not in where.values():
            yield f"the column `{heading}`" if heading else f"column {index + 1}, without a heading"
