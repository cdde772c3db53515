"""The files of one kind, by their ids: read when they are asked for, or only those in order."""

from collections.abc import ItemsView, Iterable, Iterator, Mapping
from typing import Any, Generic, TypeVar, cast

import msgspec

from ladder_cli.model.kinds import KINDS, Name
from ladder_cli.model.value import Value
from ladder_cli.store.documents.reading import must_read
from ladder_cli.store.source import Source

V = TypeVar("V", bound=Value)


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

    def __init__(
        self, values: Mapping[str, V], known: Mapping[str, str], torn: Mapping[str, str] | None = None
    ) -> None:
        self._values = values
        self._known = known
        self._torn = torn or {}

    def __getitem__(self, key: str) -> V:
        return self._values[key]

    def __contains__(self, key: object) -> bool:
        return key in self._known

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def may_say(self, words: Iterable[str]) -> bool:
        """Whether the text of one in disorder holds one of these words, or nobody knows what it holds."""
        if len(self._values) == len(self._known):
            return False
        texts = [self._torn.get(key, "") for key in self._known if key not in self._values]
        return any(not text or any(word in text for word in words) for text in texts)

    def get(self, key: str, default: Any = None) -> Any:
        """The file's value, else the default; rules ask this of everybody, and so it goes no way around."""
        return self._values.get(key, default)

    def items(self) -> ItemsView[str, V]:
        """Every id with its value, as directly."""
        return self._values.items()
