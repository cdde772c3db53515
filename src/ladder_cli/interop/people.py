"""A table of people as CSV: who they are, where they work, and the seats they hold."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from msgspec import Struct

from ladder_cli.interop.merge import Options, bring_in
from ladder_cli.interop.names import line, login_of, slug
from ladder_cli.interop.peribolos import File
from ladder_cli.interop.roster import Import, Roster
from ladder_cli.interop.table import columns as positions
from ladder_cli.interop.table import held, unasked
from ladder_cli.model.registry import Registry

FIELDS: Final = ("login", "id", "name", "employer", "role", "group", "since")


def import_people(
    file: File,
    today: date,
    registry: Registry | None = None,
    options: Options | None = None,
    columns: Mapping[str, str] | None = None,
) -> Import:
    """What a table would bring into a registry, None where there is none yet.

    `columns` gives the heading of a field where it is another than the field's name. A row that
    cannot be right is left out as a whole, with its line. Several rows may speak of one person.
    """
    roster = Roster()
    table = held(*file)
    where = positions(table, FIELDS, columns or {}, ("login",))
    for what in unasked(table, where):
        roster.leave(what, f"{table.file}:1", "not asked for", "is it one of the fields? Use --column")
    groups = registry.groups if registry else {}
    for at, cells in table.rows():
        row = _Row(at, {field: line(cells[index]) for field, index in where.items() if index < len(cells)})
        why = "more cells than headings" if len(cells) > len(table.headings) else row.wrong(today)
        if why:
            roster.leave(f"the row of `{row.cell('login')}`", at, why, "mend it and import again")
        else:
            _take(row, roster, groups)
    return bring_in(roster, today, registry, options or Options())


class _Row(Struct, frozen=True):
    """One row: its place, and its cells by field."""

    at: str
    cells: Mapping[str, str]

    def cell(self, field: str) -> str:
        return self.cells.get(field, "")

    @property
    def group(self) -> str:
        """The id of its group: a path, each part an id."""
        return "/".join(slug(part) for part in self.cell("group").split("/"))

    def wrong(self, today: date) -> str:
        """Why the row cannot be right, empty where it can."""
        number, since = self.cell("id"), self.cell("since")
        if login_of(self.cell("login")) is None:
            return "no login" if not self.cell("login") else "not a person's login"
        if number and not (number.isascii() and number.isdigit() and 0 < int(number[:19]) < 2**63):
            return f"`{number}` is not an account number"
        if since and not _is_day(since):
            return f"`{since}` is not a day (YYYY-MM-DD)"
        if since > today.isoformat():
            return f"`{since}` is still to come"
        if self.cell("group") and not all(self.group.split("/")):
            return f"`{self.cell('group')}` gives no id"
        if self.cell("role") and not slug(self.cell("role")):
            return f"`{self.cell('role')}` gives no id"
        if not self.cell("role") and (self.cell("group") or since):
            return "a group or a day, but no role"
        return ""


def _take(row: _Row, roster: Roster, groups: Mapping[str, object]) -> None:
    number = row.cell("id")
    login = roster.meet(
        row.cell("login"),
        row.at,
        name=row.cell("name"),
        employer=row.cell("employer"),
        number=int(number) if number else None,
    )
    if not row.cell("role"):
        return
    office = slug(row.cell("role"))
    roster.titles.setdefault(office, roster.prose(row.cell("role"), row.at, 120))
    group = row.group or None
    if group is not None:
        _found(group, row, roster, groups)
    roster.seat(login, office, group, row.at, since=row.cell("since") or None)


def _found(group: str, row: _Row, roster: Roster, groups: Mapping[str, object]) -> None:
    """Make the groups that neither the registry nor the roster has, those around them first."""
    parts = row.cell("group").split("/")
    for depth, id_ in enumerate(_within(group)):
        if id_ in groups or id_ in roster.groups:
            continue
        within = id_.rpartition("/")[0] or None
        kind = "subproject" if within else "sig"
        roster.add_group(
            id_, {"title": roster.prose(parts[depth], row.at, 120), "kind": kind, "within": within}, row.at
        )
        roster.counts["SIGs" if kind == "sig" else "subprojects"] += 1
        roster.leave(f"what kind of group {id_} is", row.at, f"a {kind} for now", "is it one?")


def _within(group: str) -> list[str]:
    """The group and those it lies within by its path, outermost first."""
    parts = group.split("/")
    return ["/".join(parts[: depth + 1]) for depth in range(len(parts))]


def _is_day(text: str) -> bool:
    try:
        return len(text) == 10 and date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
