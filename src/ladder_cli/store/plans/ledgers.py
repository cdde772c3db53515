"""Where new evidence goes: the person's file, or one of its year before a file meets the bounds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import msgspec

from ladder_cli.model.finding import Append, Edit, Plain
from ladder_cli.model.kinds import KINDS, Name, placed
from ladder_cli.model.registry import Registry
from ladder_cli.model.stop import Stop
from ladder_cli.store.documents.guard import MAX_BYTES, MAX_NODES
from ladder_cli.store.documents.reading import must_read
from ladder_cli.store.source import Source
from ladder_cli.store.splicing.style import render

KIND = "contributions"
Shelf = Literal["entries", "measures"]
_DATED: dict[Shelf, str] = {"entries": "date", "measures": "until"}
"""By list of a file, the key that says of which year one of its things is."""
_MARGIN = 64
"""Bytes kept free in a file: for a head, and for a list in another style than a new file's."""


@dataclass(slots=True)
class _Room:
    """What a file holds so far, in bytes and in nodes."""

    size: int
    nodes: int

    def takes(self, size: int, nodes: int) -> bool:
        return self.size + size <= MAX_BYTES - _MARGIN and self.nodes + nodes <= MAX_NODES


@dataclass(slots=True)
class Ledgers:
    """New entries and measures on their way into files; what is written already stays where it stands."""

    source: Source
    registry: Registry
    edits: dict[str, list[Edit]] = field(default_factory=dict)
    """By path of a file that is there."""
    files: dict[str, dict[str, Plain]] = field(default_factory=dict)
    """By path of a file to be made."""
    _rooms: dict[str, _Room] = field(default_factory=dict)

    def add(self, person: str, given: Mapping[str, Plain], shelf: Shelf = "entries") -> str:
        """Put an entry or a measure into the first file with room for it, and give that file's path.

        A person with one file keeps to it until it is full; then, or where there are files of years,
        the file of its year. Raises Stop (status 1) where that one is full as well.
        """
        size = len(render({shelf: [dict(given)]}).encode()) * 2
        nodes = counted(dict(given))
        for stem in self._stems(person, str(given[_DATED[shelf]])[:4]):
            path = self.registry.path(KIND, stem) if self._is_there(stem) else self._new(person, stem)
            room = self._room(path, stem)
            if room.takes(size, nodes):
                room.size += size
                room.nodes += nodes
                self._put(path, stem, shelf, dict(given))
                return path
        raise Stop(
            f"the contributions of `{person}` fill their file of the year",
            "count many of one kind as a measure: kind, from, until, count, source",
            1,
        )

    def _stems(self, person: str, year: str) -> Iterator[str]:
        known = self.registry.ledgers.get(person, ())
        of_years = any(stem != person for stem in known)
        if not of_years:
            yield person
        yield f"{person}.{year}"

    def _is_there(self, stem: str) -> bool:
        return (KIND, stem) in self.registry.paths

    def _new(self, person: str, stem: str) -> str:
        """The path of a new file: beside the person's others, else sharded as any other is."""
        known = self.registry.ledgers.get(person) or next(iter(self.registry.ledgers.values()), ())
        return placed(KIND, stem, self.registry.path(KIND, known[0]) if known else "")

    def _room(self, path: str, stem: str) -> _Room:
        if path not in self._rooms:
            self._rooms[path] = self._measured(path, stem) if self._is_there(stem) else _Room(_MARGIN, 3)
        return self._rooms[path]

    def _measured(self, path: str, stem: str) -> _Room:
        name = Name(KINDS[KIND], stem)
        value = must_read(self.source, path, name)
        return _Room(len(self.source.read(path)), counted(msgspec.to_builtins(value)))

    def _put(self, path: str, stem: str, shelf: Shelf, given: dict[str, Plain]) -> None:
        if self._is_there(stem):
            self.edits.setdefault(path, []).append(Append((shelf,), given))
            return
        several: Any = self.files.setdefault(path, {}).setdefault(shelf, [])
        several.append(given)


def counted(data: Any) -> int:
    """How many nodes data has, as the bound counts them: keys, values, lists and mappings."""
    if isinstance(data, dict):
        return 1 + len(data) + sum(map(counted, data.values()))
    if isinstance(data, list | tuple):
        return 1 + sum(map(counted, data))
    return 1
