"""Files beside a registry, from the top of its repository: those that exports write."""

import os
import tempfile
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from ladder_cli.model.stop import Stop
from ladder_cli.store.git.tree import Tree
from ladder_cli.store.source import Changed, Folder, Source, Texts, read_plain

LARGEST = 4_000_000
"""Bytes of such a file that is read: more than any tool would."""


def committed(source: Source, places: Collection[str]) -> dict[str, bytes]:
    """The files at these places, by path from the top of the repository; those that are there and plain.

    Nothing where nobody knows where the top is.
    """
    match source:
        case Changed():
            return committed(source.base, places)
        case Folder() if not source.prefix.startswith("../"):
            top = Path(os.path.normpath(source.root.absolute() / from_registry(source.prefix, "")))
            found = {place: _plain(top, place) for place in places}
            return {place: raw for place, raw in found.items() if raw is not None}
        case Tree():
            return _of_commit(source, places)
        case Texts():
            inside = {place: from_registry(source.prefix, place) for place in places}
            return {place: source.texts[path] for place, path in inside.items() if path in source.texts}
        case _:
            return {}


def from_registry(prefix: str, place: str) -> str:
    """The path of a place from the registry's own folder."""
    return f"{'../' * prefix.count('/')}{place}"


def _plain(top: Path, place: str) -> bytes | None:
    path = top / place
    if any(part.is_symlink() for part in (path, *list(path.parents)[: place.count("/")])):
        return None
    try:
        return read_plain(path, place, LARGEST)
    except (FileNotFoundError, NotADirectoryError, Stop):
        return None


def _of_commit(tree: Tree, places: Collection[str]) -> dict[str, bytes]:
    listed = tree.repo.ask("ls-tree", "-z", tree.commit, "--", *places) or b""
    found: dict[str, bytes] = {}
    for line in listed.split(b"\0")[:-1]:
        about, _, path = line.partition(b"\t")
        mode, _, oid = about.decode().split(" ")
        if mode == "100644":
            with suppress(Stop):
                found[os.fsdecode(path)] = tree.repo.blob(oid)
    return found


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
