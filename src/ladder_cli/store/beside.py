"""Files beside a registry, from the top of its repository: those that exports write."""

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from ladder_cli.model.stop import Stop
from ladder_cli.store.source import Changed, Folder, Source, read_plain
from ladder_cli.store.tree import Tree

LARGEST = 4_000_000
"""Bytes of such a file that is read: more than any tool would."""


def committed(source: Source, places: Iterable[str]) -> dict[str, bytes]:
    """The files at these places, by path from the top of the repository; those that are there and plain.

    Nothing where nobody knows where the top is.
    """
    found = {place: _read(source, place) for place in places}
    return {place: raw for place, raw in found.items() if raw is not None}


def from_registry(prefix: str, place: str) -> str:
    """The path of a place from the registry's own folder."""
    return f"{'../' * prefix.count('/')}{place}"


def _read(source: Source, place: str) -> bytes | None:
    match source:
        case Changed():
            return _read(source.base, place)
        case Folder() if not source.prefix.startswith("../"):
            top = Path(os.path.normpath(source.root.absolute() / from_registry(source.prefix, "")))
            return _plain(top, place)
        case Tree():
            return _of_commit(source, place)
        case _:
            return None


def _plain(top: Path, place: str) -> bytes | None:
    path = top / place
    if any(part.is_symlink() for part in (path, *list(path.parents)[: place.count("/")])):
        return None
    try:
        return read_plain(path, place, LARGEST)
    except (FileNotFoundError, NotADirectoryError, Stop):
        return None


def _of_commit(tree: Tree, place: str) -> bytes | None:
    entry = tree.repo.ask("ls-tree", "-z", tree.commit, "--", place) or b""
    mode, _, rest = entry.partition(b" ")
    if mode != b"100644":
        return None
    try:
        return tree.repo.blob(rest.split(b" ")[1].partition(b"\t")[0].decode())
    except Stop:
        return None


def write(path: Path, raw: bytes) -> None:
    """Write a file at one stroke, its folder made where it is missing; a link there is replaced."""
    path.parent.mkdir(parents=True, exist_ok=True)
    mode = path.stat().st_mode & 0o777 if path.is_file() else 0o666 & ~_mask()
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(name)
        raise


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
