"""A registry in git's objects of which only the folders that an answer needs are read."""

import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from ladder_cli.model.kinds import COMMUNITY_FILE, KINDS, SUFFIX, Kind, named
from ladder_cli.store.git.asking import Asking
from ladder_cli.store.git.tree import Tree, tree_of
from ladder_cli.store.layout import POLICY, Layout, layout, ledgers
from ladder_cli.store.source import Listing

PLAIN: Final = ("100644", "100755")
FOLDER: Final = "40000"


@dataclass(frozen=True, slots=True)
class Held(Mapping[str, tuple[str, str]]):
    """By name, mode and id of what a folder holds; of the many that are there, few are ever made text."""

    _entries: Mapping[bytes, tuple[bytes, bytes, bytes]]

    def __getitem__(self, name: str) -> tuple[str, str]:
        try:
            mode, _, oid = self._entries[os.fsencode(name)]
        except UnicodeEncodeError as error:
            raise KeyError(name) from error
        return _mode(mode.decode()), oid.hex()

    def __iter__(self) -> Iterator[str]:
        return map(os.fsdecode, self._entries)

    def __len__(self) -> int:
        return len(self._entries)


@dataclass(frozen=True)
class Glimpse:
    """The registry at a folder of a commit or tree, as a source."""

    repo: Asking = field(repr=False, compare=False)
    commit: str
    prefix: str
    root: str
    """The id of the registry's own tree."""
    trees: dict[str, Held] = field(default_factory=dict, repr=False, compare=False)
    """By id, tree objects that were read; another glimpse of the same repository may share them."""
    _folders: dict[str, Held] = field(default_factory=dict, repr=False, compare=False)

    def listing(self) -> Listing:
        """All files of the registry; this reads all folders."""
        return self.whole.listing()

    def read(self, path: str) -> bytes:
        """The bytes of that path; FileNotFoundError where there is no plain file."""
        folder, _, name = path.rpartition("/")
        mode, oid = self.entries(folder).get(name, ("", ""))
        if mode not in PLAIN:
            raise FileNotFoundError(path)
        return self.repo.blob(oid)

    @cached_property
    def whole(self) -> Tree:
        """The same, listed as a whole."""
        found = tree_of(self.repo, self.commit, self.prefix)
        return found or Tree(self.repo, self.commit, self.prefix, {})

    @cached_property
    def laid(self) -> Layout:
        """What all paths name."""
        return layout(self.whole)

    def entries(self, folder: str) -> Held:
        """By name, mode and id of what a folder of the registry holds; nothing where there is no folder."""
        if folder not in self._folders:
            above, _, name = folder.rpartition("/")
            mode, oid = self.entries(above).get(name, ("", "")) if folder else (FOLDER, self.root)
            self._folders[folder] = self._tree(oid) if mode == FOLDER else Held({})
        return self._folders[folder]

    def _tree(self, oid: str) -> Held:
        if oid not in self.trees:
            self.trees[oid] = _entries(self.repo.blob(oid), len(oid) // 2)
        return self.trees[oid]

    @cached_property
    def layout(self) -> Layout:
        """What the paths name, found as it is asked for; it knows of no misplaced, hidden or strange file."""
        paths: dict[str, Mapping[str, str]] = {
            kind.name: dict(sorted(self._under(kind))) if kind.name in POLICY else Paths(self, kind)
            for kind in KINDS.values()
        }
        return Layout(paths, (), (), stems=Ledgers(self))

    def _under(self, kind: Kind) -> Iterator[tuple[str, str]]:
        if not kind.folder:
            yield from (("community", name) for name in self.entries("") if name == COMMUNITY_FILE)
            return
        open_ = [kind.folder]
        while open_:
            folder = open_.pop()
            for name, (mode, _) in self.entries(folder).items():
                path = f"{folder}/{name}"
                if mode == FOLDER and not name.startswith("."):
                    open_.append(path)
                found = named(path) if mode in PLAIN and not name.startswith(".") else None
                if found is not None:
                    yield found.id, path


@dataclass(frozen=True)
class Paths(Mapping[str, str]):
    """By id, the path of each file of one kind, looked up in the folders where it could be."""

    source: Glimpse
    kind: Kind

    def __getitem__(self, key: str) -> str:
        found = self.every(key)
        if not found:
            raise KeyError(key)
        return found[0]

    def every(self, key: str) -> list[str]:
        """All paths that name it; the first is read, the others it hides."""
        return sorted(self._candidates(self.kind.folder, key)) if "/" not in key else []

    def _candidates(self, folder: str, key: str) -> Iterator[str]:
        held = self.source.entries(folder)
        if held.get(f"{key}{SUFFIX}", ("",))[0] in PLAIN:
            yield f"{folder}/{key}{SUFFIX}"
        if self.kind.sharded:
            for length in range(1, len(key) + 1):
                if held.get(key[:length], ("",))[0] == FOLDER:
                    yield from self._candidates(f"{folder}/{key[:length]}", key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    @property
    def _all(self) -> Mapping[str, str]:
        return self.source.laid.paths[self.kind.name]


@dataclass(frozen=True)
class Ledgers(Mapping[str, tuple[str, ...]]):
    """By handle, the stems of somebody's contributions files."""

    source: Glimpse

    @cached_property
    def _all(self) -> dict[str, tuple[str, ...]]:
        return ledgers(self.source.layout.paths["contributions"])

    def __getitem__(self, key: str) -> tuple[str, ...]:
        found = {*self._in(KINDS["contributions"].folder, key)} if "/" not in key else set()
        if not found:
            raise KeyError(key)
        return tuple(sorted(found))

    def _in(self, folder: str, key: str) -> Iterator[str]:
        """The stems in a folder and in those within that could be shards of one."""
        for name, (mode, _) in self.source.entries(folder).items():
            stem = name.removesuffix(SUFFIX)
            is_theirs = stem == key or stem.startswith(f"{key}.")
            if mode in PLAIN and name.endswith(SUFFIX) and is_theirs:
                yield stem
            if mode == FOLDER and (key.startswith(name) or name.startswith(f"{key}.")):
                yield from self._in(f"{folder}/{name}", key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


def glimpse(repo: Asking, commit: str, prefix: str, beside: Glimpse | None = None) -> Glimpse | None:
    """The registry at a folder of a commit or tree, by its id; None where it has no such folder.

    What the glimpse `beside` it has read of the same repository is not read again.
    """
    root = repo.tree_id(f"{commit}:{prefix.strip('/')}")
    return (
        None if root is None else Glimpse(repo, commit, prefix, root, {} if beside is None else beside.trees)
    )


def _entries(raw: bytes, size: int) -> Held:
    """A tree object's entries, whose ids are of that many bytes."""
    found: list[tuple[bytes, bytes, bytes]] = re.findall(
        rb"([0-7]+) ([^\0]+)\0(.{%d})" % size, raw, re.DOTALL
    )
    return Held({entry[1]: entry for entry in found})


def _mode(mode: str) -> str:
    """The mode as git takes it: some trees have other bits of a plain file, or a nought before it."""
    if mode in (*PLAIN, FOLDER):
        return mode
    bits = int(mode, 8)
    if stat.S_ISREG(bits):
        return PLAIN[bool(bits & stat.S_IXUSR)]
    return FOLDER if stat.S_ISDIR(bits) else f"{bits:06o}"
