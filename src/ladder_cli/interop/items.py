"""A table of open work as CSV, the spreadsheet that stewards keep: new items, and what could not come in.

An item that the registry has stays as it is, so that importing twice changes nothing; where the table says
otherwise of it, that is listed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final

import msgspec
from msgspec.structs import replace

from ladder_cli.interop.item_cells import READERS, WANTED, bare
from ladder_cli.interop.names import line, slug
from ladder_cli.interop.peribolos import File
from ladder_cli.interop.roster import Came, Data, Import, Roster
from ladder_cli.interop.table import columns, held, unasked
from ladder_cli.model.finding import Plain
from ladder_cli.model.moves import LIVE_ITEMS
from ladder_cli.model.registry import Registry
from ladder_cli.model.work import Item, Size
from ladder_cli.roles.ladders import Ladders
from ladder_cli.work.limits import has_room
from ladder_cli.work.load import SLOTS, Carried, Load, Loads

PEOPLE: Final = ("shepherd", "owner", "raised_by")
FIELDS: Final = ("id", "title", "what", "group", *READERS, *PEOPLE, "raised_on")
SCHEMA: Final = tuple(Item.__struct_fields__)
"""The order of the keys in a file."""


def import_items(
    file: File, today: date, registry: Registry, named: Mapping[str, str] | None = None
) -> Import:
    """What a table would bring into a registry.

    `named` gives the heading of a field where it is another than the field's name. The id is that of the
    column `id`, else made of the title. A row without a title is left out as a whole; a cell that cannot be
    read is left out alone.
    """
    table = held(*file)
    where = columns(table, FIELDS, named or {}, ("title",))
    intake = _Intake(registry, today)
    for what in unasked(table, where):
        intake.roster.leave(what, f"{table.file}:1", "not asked for", "is it one of the fields? Use --column")
    for at, cells in table.rows():
        row = {name: bare(cells[index]) for name, index in where.items() if index < len(cells)}
        if len(cells) > len(table.headings):
            intake.leave(line(row.get("title", "")), at, "more cells than headings")
        else:
            intake.take(row, at)
    return intake.brought()


@dataclass
class _Intake:
    """What came in so far: new files by id, with the place of the row of each."""

    registry: Registry
    today: date
    roster: Roster = field(default_factory=Roster)
    files: dict[str, Data] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    loads: dict[str, Load] = field(default_factory=dict)

    @cached_property
    def names(self) -> Mapping[str, list[str]]:
        """By login and by name, in small letters, whose it is; reads all records and profiles."""
        found: dict[str, list[str]] = {}
        for handle in self.registry.handles():
            account = self.registry.record(handle).account
            for word in {self.registry.name_of(handle), account.login if account else handle}:
                found.setdefault(word.casefold(), []).append(handle)
        return found

    @cached_property
    def base(self) -> Loads:
        """What everybody carries already."""
        return Loads(Ladders(self.registry), self.today.isoformat())

    def leave(self, title: str, at: str, why: str) -> None:
        """Note a row that is left out."""
        self.roster.leave(f"the row of `{title}`", at, why, "mend it and import again")

    def take(self, row: Mapping[str, str], at: str) -> None:
        """Take a row in, or note why it is left."""
        title = self.roster.prose(row.get("title"), at, 120)
        name = slug(row.get("id") or title)
        if not title or not name:
            self.leave(title, at, "no title" if not title else "its title gives no id: add a column `id`")
        elif name in self.places:
            self.leave(title, at, f"its id `{name}` is that of {self.places[name]}")
        else:
            self.places[name] = at
            data = self._data(title, row, at)
            if name in self.registry.items:
                self._compare(name, data, at)
            else:
                self._find_room(name, data, at)
                self.files[name] = data

    def _data(self, title: str, row: Mapping[str, str], at: str) -> Data:
        """The file of a row; each cell that cannot be read is noted."""
        data: Data = {"title": title, "what": self.roster.prose(row.get("what"), at, 4000)}
        data["group"] = self._group(row.get("group", ""), title, at)
        for name, read in READERS.items():
            text = row.get(name, "")
            data[name] = read(text) if text else None
            if text and data[name] is None:
                self._cell(name, text, title, at, WANTED[name])
        people = {name: self._person(name, row.get(name, ""), title, at) for name in PEOPLE}
        data |= {"owner": people["owner"], "shepherd": people["shepherd"]}
        self._settle_state(data, title, at)
        raised_on = READERS["moved"](row.get("raised_on", ""))
        if people["raised_by"] and raised_on:
            data["raised"] = {"by": people["raised_by"], "on": raised_on}
        data["moved"] = data.get("moved") or self.today.isoformat()
        return {key: data[key] for key in SCHEMA if data.get(key) not in (None, "", [], False)}

    def _settle_state(self, data: Data, title: str, at: str) -> None:
        """Taken where somebody does it, open where nobody does."""
        state = str(data.get("state") or "open")
        if state in LIVE_ITEMS:
            data["state"] = "taken" if data["owner"] else "open"
            if state == "taken" and not data["owner"]:
                self._cell("state", state, title, at, "who does it? It is open until then")
        else:
            data["state"] = state

    def _find_room(self, name: str, data: Data, at: str) -> None:
        """Take the slots of its shepherd, or take the shepherd out where none is free."""
        shepherd = data.get("shepherd")
        if not isinstance(shepherd, str) or data["state"] not in LIVE_ITEMS:
            return
        if shepherd not in self.loads:
            self.loads[shepherd] = self.base.of(shepherd)
        load, slots = self.loads[shepherd], SLOTS[_size(data.get("size"))]
        if has_room(load, self.registry.community.limits, slots):
            self.loads[shepherd] = replace(load, carried=(*load.carried, Carried("item", name, slots)))
        else:
            del data["shepherd"]
            ask = "they have no free slot: who has? ladder workload --free"
            self._cell("shepherd", shepherd, str(data["title"]), at, ask)

    def _group(self, text: str, title: str, at: str) -> str | None:
        name = "/".join(slug(part) for part in text.split("/"))
        if not text or name in self.registry.groups:
            return name or None
        found = [
            each for each, group in self.registry.groups.items() if group.title.casefold() == text.casefold()
        ]
        if len(found) == 1:
            return found[0]
        self._cell("group", text, title, at, "which group is it? ladder query sigs")
        return None

    def _person(self, name: str, text: str, title: str, at: str) -> str | None:
        """The handle that a cell names: a handle, a login, or the name of one person alone."""
        if not text:
            return None
        found = list(dict.fromkeys(self._called(text.removeprefix("@"))))
        if len(found) == 1:
            return found[0]
        why = "several people are called so" if found else "nobody here is called so"
        self._cell(name, text, title, at, f"{why}: which handle is it?")
        return None

    def _called(self, text: str) -> Iterator[str]:
        asked = text.casefold()
        if self.registry.exists(asked):
            yield asked
        else:
            yield from self.names.get(asked, ())

    def _cell(self, name: str, text: str, title: str, at: str, ask: str) -> None:
        what = f"{name.replace('_', ' ')} `{line(text, 60)}` of `{line(title, 60)}`"
        self.roster.leave(what, at, "not taken over", ask)

    def _compare(self, name: str, data: Data, at: str) -> None:
        """Note where the table says otherwise of an item that is there, which stays as it is."""
        there = msgspec.structs.asdict(self.registry.items[name])
        for key, value in data.items():
            has = [*there[key]] if isinstance(there[key], tuple) else there[key]
            if key not in ("moved", "raised") and line(str(has), 4000) != line(str(value), 4000):
                why = f"the registry has `{line(str(has or 'nothing'), 60)}`"
                self.roster.leave(f"{key} `{line(str(value), 60)}` of {name}", at, why, "which is right?")

    def brought(self) -> Import:
        """The import: new files, and the table."""
        files = {f"items/{name}.yaml": data for name, data in sorted(self.files.items())}
        came = (Came("items", len(self.places), len(files)),)
        return Import(files, {}, came, tuple(self.roster.remains()), ())


def _size(value: Plain) -> Size:
    return "large" if value == "large" else "medium" if value == "medium" else "small"
