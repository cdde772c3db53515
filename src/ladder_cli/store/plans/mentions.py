"""Files of a registry that are somebody's or may speak of them, and what they say with another handle."""

import re
from collections.abc import Iterator

from msgspec import Struct

from ladder_cli.model.finding import Edit, Keys, Plain, Put
from ladder_cli.model.kinds import Name, named, placed
from ladder_cli.model.stop import Stop
from ladder_cli.store.documents import places, schemas
from ladder_cli.store.source import Source
from ladder_cli.store.splicing.splice import EditError, splice


class Mention(Struct, frozen=True):
    """A file that is somebody's or may speak of them, with its bytes and its data."""

    path: str
    name: Name
    raw: bytes
    data: Plain

    def belongs_to(self, handle: str) -> bool:
        """Whether the file is named for that person."""
        return _is_named_for(self.name, handle)

    def references(self, old: str, new: str) -> Iterator[Edit]:
        """The edits that name somebody else wherever the file names `old`."""
        return (Put(keys, new) for keys, handle in self._named() if handle == old)

    def people(self) -> Iterator[str]:
        """Everyone whom the file names."""
        return (handle for _, handle in self._named())

    def _named(self) -> Iterator[tuple[Keys, str]]:
        return schemas.naming(self.name.kind.name, self.data, "person")

    def place(self, old: str, new: str) -> str:
        """Where the file goes: one named for the handle, or a pairing named for its two sides."""
        name = self.name
        if self.belongs_to(old):
            return placed(name.kind.name, new + name.id.removeprefix(old), self.path)
        if name.kind.name == "pairing" and isinstance(self.data, dict):
            sides = [str(self.data.get(side)) for side in ("mentor", "mentee")]
            if name.id == _joined(sides):
                return placed("pairing", _joined([new if side == old else side for side in sides]), self.path)
        return self.path


def mentions(source: Source, handle: str) -> Iterator[Mention]:
    """Every file named for somebody, and every one that may name them, in the source's order.

    Raises Stop (status 3) where one of them cannot be edited safely.
    """
    for path in source.listing().files:
        name = named(path)
        if name is None:
            continue
        raw = source.read(path)
        if _is_named_for(name, handle) or handle.encode() in raw or b"\\" in raw:
            yield Mention(path, name, raw, _data(source, path, name, raw))


def spliced(source: Source, mention: Mention, edits: list[Edit]) -> bytes:
    """The file's bytes with the edits made; Stop (status 3) where that cannot be done safely."""
    try:
        return splice(mention.raw.decode(), edits).encode()
    except EditError as error:
        raise Stop(f"cannot edit `{source.prefix}{mention.path}`: {error}", "nothing was written") from error


def _is_named_for(name: Name, handle: str) -> bool:
    return name.kind.by_handle and name.id.partition(".")[0] == handle


def _joined(sides: list[str]) -> str:
    return re.sub(r"[^a-z0-9]+", "-", "-".join(sides)).strip("-")


def _data(source: Source, path: str, name: Name, raw: bytes) -> Plain:
    try:
        data = places.compose(raw.decode()).data
    except UnicodeDecodeError:
        data = None
    if not schemas.accepts(name.kind.name, data):
        raise Stop(
            f"`{source.prefix}{path}` is in disorder, so nothing in it can be changed safely",
            f"see what is wrong: ladder validate {source.prefix}{path}",
        )
    return data
