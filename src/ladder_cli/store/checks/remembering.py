"""What files said, kept in the git dir: one whose bytes git's index vouches for is not read again."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct, field

from ladder_cli.model.value import Value
from ladder_cli.store.checks import cache
from ladder_cli.store.checks.sweeping import blob_id
from ladder_cli.store.git.index import Index
from ladder_cli.store.source import Listing, Source


class Memory(msgspec.Struct, gc=False):
    """What files said when git's index was like that; each surely had the bytes of its blob."""

    key: str
    entries: bytes
    """Git's index, as it prints it."""
    values: dict[str, msgspec.Raw]


def recalled(path: Path, index: Index) -> dict[str, msgspec.Raw]:
    """By path, the values of files that are as they were; none where nothing trustworthy is kept."""
    memory = cache.load(path, Memory)
    if memory is None or memory.key != _key():
        return {}
    for changed in index.differing(memory.entries) | index.touched:
        memory.values.pop(changed, None)
    return memory.values


def remember(path: Path, index: Index, known: Mapping[str, msgspec.Raw], fresh: Iterable["Read"]) -> None:
    """Keep what is known already, and of what was read now all that has the bytes that git says."""
    blobs = index.blobs()
    sure = {one.path: msgspec.Raw(one.encoded) for one in fresh if blobs.get(one.path) == one.blob}
    cache.write(path, Memory(_key(), index.entries, {**known, **sure}))


def _key() -> str:
    """Changes with the program: what a file says depends on nothing else."""
    return cache.key("", ())


class Read(Struct, frozen=True):
    """A file that was read: its path, the blob of its bytes, and its value."""

    path: str
    blob: str
    value: Value

    @property
    def encoded(self) -> bytes:
        """The value as MessagePack."""
        return msgspec.msgpack.encode(self.value)


class Identifying(Struct, frozen=True):
    """Another source, noting the blob of every file that is read."""

    base: Source
    blobs: dict[str, str] = field(default_factory=dict)

    @property
    def prefix(self) -> str:
        """The base's."""
        return self.base.prefix

    def listing(self) -> Listing:
        """The base's."""
        return self.base.listing()

    def read(self, path: str) -> bytes:
        """The base's bytes."""
        raw = self.base.read(path)
        self.blobs[path] = blob_id(raw)
        return raw
