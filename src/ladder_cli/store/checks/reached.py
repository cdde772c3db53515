"""A registry whose files are read when a rule asks for one by id, and that knows what was asked for."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, cast

from ladder_cli.model.file import Document
from ladder_cli.model.kinds import KINDS, Name
from ladder_cli.model.registry import Registry
from ladder_cli.model.value import Value
from ladder_cli.store.documents.reading import read_from
from ladder_cli.store.layout import POLICY, Layout
from ladder_cli.store.loading import shelved
from ladder_cli.store.source import Source

BY_HANDLE = ("person", "record", "contributions")


class Reached(Mapping[str, Value]):
    """The files of one kind, each read when a rule asks for it, and each id noted that was asked for.

    A file in disorder is contained but not given. Nobody may go through all of them: that would be
    another registry's worth of reading for every file.
    """

    def __init__(self, source: Source, layout: Layout, kind: str, asked: set[str]) -> None:
        self._source = source
        self._paths = layout.paths[kind]
        self._kind = KINDS[kind]
        self._note = asked.add if kind in ("person", "record") else lambda key: asked.add(link(kind, key))
        self._read: dict[str, Value | None] = {}
        self._held: list[str] = []

    def __contains__(self, key: object) -> bool:
        self._note(cast(str, key))
        return key in self._paths

    def __getitem__(self, key: str) -> Value:
        value = self.get(key)
        if value is None:
            raise KeyError(key)
        return cast(Value, value)

    def get(self, key: str, default: Any = None) -> Any:
        """The file's value, else the default."""
        self._note(key)
        if key not in self._read:
            self._read[key] = self._value(key)
        value = self._read[key]
        return default if value is None else value

    def hold(self, documents: Collection[Document]) -> None:
        """Have these documents at hand until the next ones come."""
        for name in self._held:
            del self._read[name]
        self._held = [document.id for document in documents if document.id not in self._read]
        self._read.update((document.id, document.value) for document in documents)

    def _value(self, key: str) -> Value | None:
        path = self._paths.get(key)
        found = read_from(self._source, path, Name(self._kind, key)) if path else None
        return found.value if isinstance(found, Document) else None

    def __iter__(self) -> Iterator[str]:
        raise RuntimeError(f"a rule on one document goes through every {self._kind.name}")

    def __len__(self) -> int:
        return len(self._paths)


class Reach:
    """The registry as the rules on one document may look at it: the policy kinds, and whom it names by id."""

    def __init__(self, source: Source, layout: Layout, policy: Registry) -> None:
        self._asked: set[str] = set()
        self._shelves = {
            kind: Reached(source, layout, kind, self._asked) for kind in KINDS if kind not in POLICY
        }
        own = {"role": policy.roles, "group": policy.groups, "organization": policy.organizations}
        self.registry = shelved(layout, policy.community, {**own, **self._shelves}.__getitem__)

    def hold(self, documents: Mapping[str, Collection[Document]]) -> None:
        """Have some documents by kind at hand, which are then not read again, until the next ones come."""
        for kind, shelf in self._shelves.items():
            shelf.hold(documents.get(kind, ()))

    def look(self) -> None:
        """Forget what was asked for: another document looks from here."""
        self._asked.clear()

    def links(self, document: Document) -> list[str]:
        """What a document asked for since it looked, beside what is its own."""
        self._asked.discard(link(document.kind, document.id))
        return sorted(self._asked)


def link(kind: str, name: str) -> str:
    """What stands for a file where links are kept: the handle for what is somebody's, else kind and id."""
    return name.partition(".")[0] if kind in BY_HANDLE else f"{kind}/{name}"
