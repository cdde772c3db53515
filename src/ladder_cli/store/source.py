"""Where a registry's bytes come from: a folder, opened without following links."""

import errno
import os
import posixpath
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final, Protocol

from msgspec import Struct

from ladder_cli.model.file import Stray
from ladder_cli.model.stop import Stop

LARGEST: Final = 1 << 20
"""Bytes of a file that is read at all, far above the bound that a file of a registry has to keep."""


def shown_path(prefix: str, path: str) -> str:
    """A path as it is shown: registry-relative, or beside the registry where it begins with `../`."""
    return posixpath.normpath(prefix + path) if path.startswith("../") else prefix + path


class Listing(Struct, frozen=True):
    """Every path of a registry, relative to it and sorted, and what is no plain file."""

    files: tuple[str, ...]
    strays: tuple[Stray, ...] = ()


class Source(Protocol):
    """Something that holds a registry: a folder on disk, or a tree of git objects."""

    @property
    def prefix(self) -> str:
        """What stands before a registry-relative path when it is shown (`registry/`, or nothing)."""

    def listing(self) -> Listing:
        """All files, hidden ones left out."""

    def read(self, path: str) -> bytes:
        """A file's bytes; FileNotFoundError where there is none, Stop where it cannot be read."""


class Folder(Struct, frozen=True):
    """A registry in a folder."""

    root: Path
    prefix: str = ""

    def listing(self) -> Listing:
        """Walk the folder, following no link; hidden files and folders are not the registry's."""
        files: list[str] = []
        strays: list[Stray] = []
        folders = [""]
        while folders:
            folders += _listed(self.root, folders.pop(), files, strays)
        return Listing(tuple(sorted(files)), tuple(sorted(strays, key=lambda stray: stray.path)))

    def read(self, path: str) -> bytes:
        """Read a plain file; a link, a device or a pipe is refused unopened.

        The folders above it are those of the listing. Hidden ones are not listed, and looked at here.
        """
        if path.startswith("."):
            self._refuse_linked(path)
        return read_plain(f"{self.root}/{path}", self.prefix + path, LARGEST)

    def _refuse_linked(self, path: str) -> None:
        for folder in list(PurePosixPath(path).parents)[:-1]:
            if (self.root / folder).is_symlink():
                raise Stop(
                    f"cannot read `{self.prefix}{path}`: `{folder}` is a link", "make it a plain folder"
                )


def _listed(root: Path, prefix: str, files: list[str], strays: list[Stray]) -> list[str]:
    """Add what a folder holds to the files and the strays; gives the folders within it."""
    try:
        entries = list(os.scandir(f"{root}/{prefix}"))
    except OSError as error:
        strays.append(Stray(prefix.rstrip("/"), f"cannot be listed: {reason(error)}"))
        return []
    folders = []
    for entry in entries:
        name = entry.name
        if name.startswith("."):
            continue
        path = prefix + name
        if entry.is_file(follow_symlinks=False):
            files.append(path)
        elif entry.is_dir(follow_symlinks=False):
            if name.endswith(".yaml"):
                strays.append(Stray(path, "is a folder named like a file"))
            folders.append(path + "/")
        else:
            strays.append(Stray(path, "is a link" if entry.is_symlink() else "is not a plain file"))
    return folders


def read_plain(path: str | Path, shown: str, most: int) -> bytes:
    """The bytes of a plain file, opened without following a link at its end and without waiting.

    Raises FileNotFoundError where there is nothing, Stop (status 3) for anything that is not a
    plain file, cannot be read, or has more bytes than asked for.
    """
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        raise
    except OSError as error:
        why = "it is a link" if error.errno == errno.ELOOP else reason(error)
        raise Stop(f"cannot read `{shown}`: {why}", "the registry's files are plain files") from error
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise Stop(
                f"cannot read `{shown}`: it is not a plain file", "the registry's files are plain files"
            )
        raw = _all(handle, status.st_size, most)
    except OSError as error:
        raise Stop(f"cannot read `{shown}`: {reason(error)}") from error
    finally:
        os.close(handle)
    if len(raw) > most:
        raise too_large(shown, most)
    return raw


def too_large(shown: str, most: int) -> Stop:
    """The refusal of something larger than any file of its kind."""
    return Stop(f"cannot read `{shown}`: more than {most // 1024} KiB", "take it out, or split it")


def _all(handle: int, size: int, most: int) -> bytes:
    """Everything up to the end, or a little beyond the bound; one read where the file keeps its length."""
    parts = []
    while part := os.read(handle, min(size, most) + 1):
        parts.append(part)
        if sum(map(len, parts)) > most:
            break
        if len(part) <= size and len(parts) == 1:
            break
    return b"".join(parts)


def reason(error: OSError) -> str:
    """An operating system's reason in lower case."""
    text = error.strerror or str(error)
    return text[:1].lower() + text[1:]


class Texts(Struct, frozen=True):
    """A registry in memory, by path: what an edit would make of another source."""

    texts: Mapping[str, bytes]
    prefix: str = ""

    def listing(self) -> Listing:
        """Every path."""
        return Listing(tuple(sorted(self.texts)))

    def read(self, path: str) -> bytes:
        """The bytes of that path."""
        if path not in self.texts:
            raise FileNotFoundError(path)
        return self.texts[path]


class Changed(Struct, frozen=True):
    """Another source with some files replaced, added, or taken out (None)."""

    base: Source
    changes: Mapping[str, bytes | None]

    @property
    def prefix(self) -> str:
        """The base's."""
        return self.base.prefix

    def listing(self) -> Listing:
        """The base's files and the added ones, without those taken out."""
        base = self.base.listing()
        kept = [path for path in base.files if self.changes.get(path, b"") is not None]
        added = [path for path, raw in self.changes.items() if raw is not None]
        return Listing(tuple(sorted({*kept, *added})), base.strays)

    def read(self, path: str) -> bytes:
        """The changed bytes where there are any, else the base's."""
        if path not in self.changes:
            return self.base.read(path)
        raw = self.changes[path]
        if raw is None:
            raise FileNotFoundError(path)
        return raw


@dataclass(slots=True)
class Noting:
    """Another source, with the bytes that were read last; None where that failed."""

    base: Source
    raw: bytes | None = None

    @property
    def prefix(self) -> str:
        """The base's."""
        return self.base.prefix

    def listing(self) -> Listing:
        """The base's."""
        return self.base.listing()

    def read(self, path: str) -> bytes:
        """The base's bytes."""
        self.raw = None
        self.raw = self.base.read(path)
        return self.raw
