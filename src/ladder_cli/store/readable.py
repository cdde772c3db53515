"""A registry of what can be read: a file in disorder is there, and says nothing."""

from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from ladder_cli.model.file import Document
from ladder_cli.model.kinds import COMMUNITY_FILE, KINDS, Name
from ladder_cli.model.registry import Registry
from ladder_cli.model.value import Value
from ladder_cli.store.documents.reading import must_read, read_from
from ladder_cli.store.layout import Layout
from ladder_cli.store.loading import shelved
from ladder_cli.store.source import Source


class Readable(Mapping[str, Value]):
    """The files of one kind, each read when it is first asked for; one in disorder is not given."""

    def __init__(self, source: Source, paths: Mapping[str, str], kind: str, unread: set[str]) -> None:
        self._source = source
        self._paths = paths
        self._kind = KINDS[kind]
        self._unread = unread
        self._read: dict[str, Value | None] = {}

    def __getitem__(self, key: str) -> Value:
        if key not in self._read:
            path = self._paths[key]
            found = read_from(self._source, path, Name(self._kind, key))
            self._read[key] = found.value if isinstance(found, Document) else None
            if self._read[key] is None:
                self._unread.add(path)
        value = self._read[key]
        if value is None:
            raise KeyError(key)
        return value

    def __contains__(self, key: object) -> bool:
        return key in self._paths

    def __iter__(self) -> Iterator[str]:
        return (key for key in self._paths if self.get(key) is not None)

    def __len__(self) -> int:
        return len(self._paths)


class Opened(Struct, frozen=True):
    """A registry read as far as an answer needs it; `unread` are the paths that were found in disorder."""

    registry: Registry
    unread: set[str] = field(default_factory=set)


def readable(source: Source, found: Layout) -> Opened:
    """The registry of a source; Stop (status 3) where its `community.yaml` is missing or in disorder."""
    community = must_read(source, COMMUNITY_FILE, Name(KINDS["community"], "community"))
    unread: set[str] = set()
    return Opened(
        shelved(found, community, lambda kind: Readable(source, found.paths[kind], kind, unread)), unread
    )
