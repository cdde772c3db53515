"""What the paths of a source name, told from the paths alone."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct, field

from ladder_cli.model.file import Stray
from ladder_cli.model.kinds import FOLDERS, KINDS, SUFFIX, Name, named
from ladder_cli.store.source import Source

POLICY = ("community", "role", "group", "organization")
"""The small kinds that every rule may go through; the others are looked up by id."""


class Layout(Struct, frozen=True):
    """What a source's paths name: per kind the path of each id, and the paths that name nothing.

    `shadowed` are paths whose id another path has already, in another shard.
    """

    paths: Mapping[str, Mapping[str, str]]
    nameless: tuple[str, ...]
    shadowed: tuple[tuple[str, str], ...]
    strays: tuple[Stray, ...] = ()
    files: tuple[str, ...] = ()
    """Every path, sorted."""
    stems: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By handle, the stems of that person's contributions files, sorted."""

    def names(self) -> Iterator[tuple[str, Name]]:
        """Every path with what it names, by kind and id; contributions come beside their person's record."""
        for kind, ids in self.paths.items():
            if kind not in ("record", "contributions"):
                for name, path in ids.items():
                    yield path, Name(KINDS[kind], name)
        yield from self._evidence()

    def _evidence(self) -> Iterator[tuple[str, Name]]:
        records, evidence = self.paths["record"], self.paths["contributions"]
        for handle, path in records.items():
            yield path, Name(KINDS["record"], handle)
            for stem in self.stems.get(handle, ()):
                yield evidence[stem], Name(KINDS["contributions"], stem)
        for handle, stems in self.stems.items():
            for stem in stems if handle not in records else ():
                yield evidence[stem], Name(KINDS["contributions"], stem)


def layout(source: Source) -> Layout:
    """Sort a source's paths by what they name; reads no file."""
    paths: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
    nameless: list[str] = []
    shadowed: list[tuple[str, str]] = []
    listing = source.listing()
    folders: dict[str, tuple[dict[str, str], str] | None] = {}
    for path in sorted(listing.files):
        folder, _, file = path.rpartition("/")
        # Nearly all files lie beside very many others of their kind.
        if folder not in folders:
            folders[folder] = _plain_folder(folder, paths)
        place = folders[folder]
        if place is not None and file.endswith(SUFFIX) and file.startswith(place[1]):
            ids, name = place[0], file[: -len(SUFFIX)]
        elif (found := named(path)) is not None:
            ids, name = paths[found.kind.name], found.id
        else:
            nameless.append(path)
            continue
        first = ids.setdefault(name, path)
        if first is not path:
            shadowed.append((path, first))
    sorted_paths = {kind: dict(sorted(ids.items())) for kind, ids in paths.items()}
    stems = ledgers(sorted_paths["contributions"])
    return Layout(sorted_paths, tuple(nameless), tuple(shadowed), listing.strays, listing.files, stems)


def _plain_folder(folder: str, paths: dict[str, dict[str, str]]) -> tuple[dict[str, str], str] | None:
    """Where a folder's ids are kept that are the stems of its files, and how these must begin."""
    top, _, shard = folder.partition("/")
    kind = FOLDERS.get(top)
    if kind is None or "/" in shard or (shard and not kind.sharded):
        return None
    return paths[kind.name], shard


def ledgers(stems: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """By handle, the stems of the contributions files (`ada`, `ada.2026`)."""
    found: dict[str, list[str]] = {}
    for stem in stems:
        found.setdefault(stem.partition(".")[0], []).append(stem)
    return {handle: tuple(sorted(mine)) for handle, mine in found.items()}


class Paths(Mapping[tuple[str, str], str]):
    """The path of every file by its kind and id, as a layout has them."""

    def __init__(self, paths: Mapping[str, Mapping[str, str]]) -> None:
        self._paths = paths

    def __getitem__(self, key: tuple[str, str]) -> str:
        return self._paths[key[0]][key[1]]

    def get(self, key: tuple[str, str], default: Any = None) -> Any:
        """The path, else the default; asked for every seat there is, and so without an error on the way."""
        return self._paths[key[0]].get(key[1], default)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return ((kind, name) for kind, ids in self._paths.items() for name in ids)

    def __len__(self) -> int:
        return sum(len(ids) for ids in self._paths.values())


def places_of(found: Layout) -> dict[str, Any]:
    """The fields of a registry that say where its files are."""
    return {"paths": Paths(found.paths), "ledgers": found.stems}
