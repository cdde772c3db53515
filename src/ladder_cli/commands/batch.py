"""What one command says of one person or of many: lines of a file, or the words of the command line."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ladder_cli.commands.call import Call
from ladder_cli.commands.given_file import text_of
from ladder_cli.directory.answers import link
from ladder_cli.model.stop import Stop, usage

PERSON = "person"


@dataclass(frozen=True, slots=True)
class Row:
    """One person and what is said of them, by name of column; `place` is empty for the command line."""

    values: Mapping[str, str]
    place: str = ""

    def __getitem__(self, column: str) -> str:
        return self.values.get(column, "")

    @property
    def link(self) -> str:
        """Where it can be seen, empty where nothing says so; Stop (status 2) for what is no link."""
        return link(self["link"]) if self["link"] else ""

    def needed(self, column: str, message: str, hint: str) -> str:
        """What stands in a column; Stop (status 2) with that message where nothing does."""
        if not self[column]:
            raise usage(message, hint)
        return self[column]


def rows(call: Call, file: Path | None, given: Mapping[str, str], columns: Sequence[str]) -> list[Row]:
    """The lines of a file, each with what the command line gives for all; without a file that one alone.

    A file holds one handle a line, or is a CSV whose head names columns (`person` and any of `columns`).
    Empty lines and those that start with `#` say nothing. Raises Stop (status 2) for anything else.
    """
    if file is None:
        if not given.get(PERSON):
            raise usage("say for whom", "name a PERSON, or many with --from FILE")
        return [Row(given)]
    if given.get(PERSON):
        raise usage("`--from` names the people already", "leave PERSON out")
    lines = _lines(call, file)
    if not lines:
        raise usage(f"`{file}` names nobody", "one handle a line, or a CSV with a head")
    head = [cell.strip().lower() for cell in _cells(file, *lines[0])]
    if len(head) == 1 and head[0] != PERSON:
        return [Row({**given, PERSON: text.strip()}, f"{file}:{number}") for number, text in lines]
    return _table(file, head, lines[1:], given, columns)


def _table(
    file: Path,
    head: list[str],
    lines: list[tuple[int, str]],
    given: Mapping[str, str],
    columns: Sequence[str],
) -> list[Row]:
    known = (PERSON, *columns)
    strange = [cell for cell in head if cell not in known]
    if strange or PERSON not in head:
        raise usage(
            f"`{file}` has no column `{PERSON}`" if not strange else f"`{strange[0]}` is not a column here",
            f"the head names `{PERSON}` and any of: {', '.join(columns)}",
        )
    found: list[Row] = []
    for number, text in lines:
        cells = _cells(file, number, text)
        if len(cells) > len(head):
            raise usage(f"{file}:{number} has more cells than the head", "put text with commas in quotes")
        said = {name: cell.strip() for name, cell in zip(head, cells, strict=False) if cell.strip()}
        if not said.get(PERSON):
            raise usage(f"{file}:{number} names nobody", f"fill in `{PERSON}`")
        found.append(Row({**given, **said}, f"{file}:{number}"))
    if not found:
        raise usage(f"`{file}` names nobody", "there is a head and no line below it")
    return found


def _cells(file: Path, number: int, text: str) -> list[str]:
    try:
        return next(csv.reader([text]))
    except csv.Error as error:
        raise usage(
            f"{file}:{number} is not a line of CSV", "one person a line, commas between cells"
        ) from error


def _lines(call: Call, file: Path) -> list[tuple[int, str]]:
    text = text_of(call, file, "--from takes one handle a line, or a CSV with a head")
    lines = enumerate(text.split("\n"), start=1)
    return [(number, line.rstrip("\r")) for number, line in lines if line.strip() and line[:1] != "#"]


def refused(stops: Sequence[tuple[Row, Stop]], number: int) -> Stop:
    """Why nothing was written, line by line; a single refusal of the command line as it is."""
    if len(stops) == 1 and not stops[0][0].place:
        return stops[0][1]
    told = [f"{row.place}: {stop.message}" + (f" ({stop.hint})" if stop.hint else "") for row, stop in stops]
    lines = "line cannot" if len(told) == 1 else "lines cannot"
    return Stop(
        f"{len(told)} of {number} {lines} be written:\n" + "\n".join(f"  {line}" for line in told),
        "nothing was written; mend or take out these lines",
        max(stop.status for _, stop in stops),
    )
