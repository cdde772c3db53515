"""A registry in git's objects of which only files are listed whose names could be in each other's way."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from ladder_cli.model.kinds import named
from ladder_cli.store.git.glimpse import FOLDER, Glimpse, Paths
from ladder_cli.store.layout import POLICY
from ladder_cli.store.source import Listing


class Nearby(Struct, frozen=True):
    """The policy, and the files that are near some paths, as a source."""

    source: Glimpse
    files: tuple[str, ...]

    @property
    def prefix(self) -> str:
        """The registry's."""
        return self.source.prefix

    def listing(self) -> Listing:
        """The files that are near."""
        return Listing(self.files)

    def read(self, path: str) -> bytes:
        """A file's bytes, also of one that is not listed."""
        return self.source.read(path)


def nearby(source: Glimpse, paths: Iterable[str]) -> Nearby:
    """Of each path: the file itself, those that differ in capitals alone, and those of the same id.

    People's files are also near the other files of that person.
    """
    found = {path for kind in POLICY for path in source.layout.paths[kind].values()}
    for path in paths:
        found.update(_alike(source, "", path.split("/")))
        name = named(path)
        if name is not None:
            handle = name.id.partition(".")[0]
            others = [(kind, handle) for kind in ("person", "record") if name.kind.by_handle]
            for kind, one in {(name.kind.name, name.id), *others}:
                found.update(_of_id(source, kind, one))
    return Nearby(source, tuple(sorted(found)))


def _alike(source: Glimpse, folder: str, parts: list[str]) -> Iterator[str]:
    """The paths that are that one but for capitals."""
    first, *rest = parts
    for name, (mode, _) in source.entries(folder).items():
        if name.startswith(".") or name.lower() != first.lower():
            continue
        path = f"{folder}/{name}".lstrip("/")
        if rest and mode == FOLDER:
            yield from _alike(source, path, rest)
        elif not rest and mode != FOLDER:
            yield path


def _of_id(source: Glimpse, kind: str, name: str) -> Iterator[str]:
    """Every path that names that file, in whichever shard."""
    paths = source.layout.paths[kind]
    if isinstance(paths, Paths):
        yield from paths.every(name)
