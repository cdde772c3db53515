"""A source as a registry: read whole, or file by file as an answer needs it."""

from collections.abc import ItemsView, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar, cast

import msgspec

from ladder_cli.model.community import Community, Conduct
from ladder_cli.model.file import Document, File, Stray
from ladder_cli.model.finding import Problem
from ladder_cli.model.kinds import COMMUNITY_FILE, FOLDERS, KINDS, SUFFIX, Name, named
from ladder_cli.model.registry import Registry
from ladder_cli.model.stop import Stop
from ladder_cli.model.value import Value
from ladder_cli.store.reading import examine, read
from ladder_cli.store.source import Source

V = TypeVar("V", bound=Value)

COLLECTIONS = {
    "people": "person",
    "records": "record",
    "contributions": "contributions",
    "roles": "role",
    "groups": "group",
    "organizations": "organization",
    "items": "item",
    "ideas": "idea",
    "pairings": "pairing",
    "stories": "story",
    "signals": "signal",
}
"""Field of `Registry` and the kind it holds."""


class Shelf(Mapping[str, V], Generic[V]):
    """The files of one kind, each read when it is first asked for.

    A file that is there but in disorder is contained, and stops the run when it is read.
    """

    def __init__(self, source: Source, paths: Mapping[str, str], kind: str) -> None:
        self._source = source
        self._paths = paths
        self._kind = KINDS[kind]
        self._read: dict[str, V] = {}
        self._packed: Mapping[str, msgspec.Raw] = {}

    def __getitem__(self, key: str) -> V:
        found = self._read.get(key)
        if found is None:
            found = self._read[key] = self._value(key, self._paths[key])
        return found

    def _value(self, key: str, path: str) -> V:
        packed = self._packed.get(path)
        if packed is not None:
            return cast(V, msgspec.msgpack.decode(packed, type=self._kind.type))
        return cast(V, must_read(self._source, path, Name(self._kind, key)))

    def take(self, values: Mapping[str, V]) -> None:
        """Take in what another process has read of these files."""
        self._read.update(values)

    def recall(self, packed: Mapping[str, msgspec.Raw], source: Source) -> None:
        """Have values by path, as MessagePack; read other files from that source from now on."""
        self._packed = packed
        self._source = source

    def held(self) -> Iterator[tuple[str, str, V]]:
        """Id, path and value of what is at hand already."""
        return ((key, self._paths[key], value) for key, value in self._read.items())

    def __contains__(self, key: object) -> bool:
        return key in self._paths

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


class Sound(Mapping[str, V], Generic[V]):
    """The files of one kind that are in order; one in disorder is contained, but neither listed nor given."""

    def __init__(self, values: Mapping[str, V], known: Mapping[str, str]) -> None:
        self._values = values
        self._known = known

    def __getitem__(self, key: str) -> V:
        return self._values[key]

    def __contains__(self, key: object) -> bool:
        return key in self._known

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def get(self, key: str, default: Any = None) -> Any:
        """The file's value, else the default; rules ask this of everybody, and so it goes no way around."""
        return self._values.get(key, default)

    def items(self) -> ItemsView[str, V]:
        """Every id with its value, as directly."""
        return self._values.items()


def must_read(source: Source, path: str, name: Name) -> Value:
    """The value of a file; Stop (status 3) where it is in disorder or gone."""
    try:
        found = read(path, name, source.read(path))
    except FileNotFoundError as error:
        raise Stop(f"`{source.prefix}{path}` is gone", "run the command again") from error
    if isinstance(found, Document):
        return found.value
    shown = f"{source.prefix}{path}"
    raise Stop(
        f"`{shown}` cannot be read as {name.kind.in_words}", f"see what is wrong: ladder validate {shown}"
    )


@dataclass(frozen=True, slots=True)
class Layout:
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


def open_registry(source: Source) -> Registry:
    """The registry, each file read when an answer needs it.

    Raises Stop (status 3) where `community.yaml` is missing or in disorder; later, reading a
    file in disorder raises the same.
    """
    found = layout(source)
    if COMMUNITY_FILE not in found.paths["community"].values():
        raise Stop(f"`{source.prefix or './'}` holds no {COMMUNITY_FILE}", "make a registry: ladder init DIR")
    community = must_read(source, COMMUNITY_FILE, Name(KINDS["community"], "community"))
    shelves: dict[str, Any] = {
        collection: Shelf(source, found.paths[kind], kind) for collection, kind in COLLECTIONS.items()
    }
    return Registry(cast(Community, community), **shelves, **places_of(found))


@dataclass(frozen=True, slots=True)
class Loaded:
    """A source read whole: the files in order, those in disorder, and the registry of the former."""

    layout: Layout
    documents: tuple[Document, ...]
    broken: tuple[File, ...]
    registry: Registry
    unread: frozenset[tuple[str, str]] = field(default_factory=frozenset)


NOBODYS_COMMUNITY = Community(name="", conduct=Conduct(version="", report_to=""), contribution_kinds={})
"""Stands in where `community.yaml` is missing or in disorder, so that the other files are still looked at."""


def load(source: Source) -> Loaded:
    """Read every file; what is wrong with one never hides another."""
    found = layout(source)
    documents: list[Document] = []
    broken: list[File] = []
    for path, name in found.names():
        result = read_from(source, path, name)
        if isinstance(result, Document):
            documents.append(result)
        elif result is not None:
            broken.append(result)
    hidden = (examine_from(source, path) for path, _ in found.shadowed)
    broken.extend(file for file in hidden if file is not None)
    return assembled(found, documents, broken)


def read_from(source: Source, path: str, name: Name) -> Document | File | None:
    """What a source holds at a path, also where it cannot be read; None where it is gone."""
    try:
        return read(path, name, source.read(path))
    except FileNotFoundError:
        return None
    except Stop as stop:
        return File(path, name, "", None, (Problem("unreadable", detail=stop.message),))


def examine_from(source: Source, path: str) -> File | None:
    """What is wrong with a file that names nothing; None where it is gone."""
    try:
        return examine(path, None, source.read(path))
    except FileNotFoundError:
        return None
    except Stop as stop:
        return File(path, None, "", None, (Problem("unreadable", detail=stop.message),))


def assembled(found: Layout, documents: list[Document], broken: list[File]) -> Loaded:
    """Documents as a registry."""
    values: dict[str, dict[str, Value]] = {kind: {} for kind in KINDS}
    for document in documents:
        values[document.kind][document.id] = document.value
    community = cast(Community, values["community"].get("community", NOBODYS_COMMUNITY))
    shelves: dict[str, Any] = {
        collection: Sound(values[kind], found.paths[kind]) for collection, kind in COLLECTIONS.items()
    }
    registry = Registry(community, **shelves, **places_of(found))
    unread = frozenset((file.name.kind.name, file.name.id) for file in broken if file.name)
    return Loaded(found, tuple(documents), tuple(broken), registry, unread)


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
