"""What a check has found, kept in the git dir; never trusted for more than it proves to be.

A snapshot is used only if it is this user's own file, whole to the last byte, and made by the same program
on the same day under the same policy. Whatever else it may be, it is passed over.
"""

import os
import stat
import sys
import tempfile
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Final, TypeVar
from zoneinfo import TZPATH

import msgspec

from ladder_cli import __version__
from ladder_cli.store.checks.columns import KIND_OF, Columns
from ladder_cli.store.checks.packing import Row
from ladder_cli.store.documents import schemas

S = TypeVar("S", bound=msgspec.Struct)

_MARK: Final = b"ladder checked 1\n"
_MOST: Final = 1 << 30
_SUM: Final = 16


class Snapshot(msgspec.Struct, gc=False):
    """The findings of a registry's state, and what is needed to find those of another state near it."""

    key: str
    entries: bytes
    """Git's index, as it prints it."""
    files: bytes
    """Every path of the registry."""
    strays: list[tuple[str, str]]
    uncertain: list[str]
    """Paths of which git could not say which bytes they have."""
    unread: list[tuple[str, str]]
    findings: dict[str, list[Row]]
    whole: dict[str, list[Row]]
    """By column, what the rules say that look at the whole registry."""
    links: msgspec.Raw
    columns: dict[str, msgspec.Raw]

    def all_links(self) -> dict[str, list[str]]:
        """By path, what was looked up for it beside its own."""
        return msgspec.msgpack.decode(self.links, type=dict[str, list[str]])

    def altered(self, gone: Collection[tuple[str, str]], fresh: Columns) -> set[str]:
        """The fields of the columns in which these kinds and ids say something else than they did."""
        found: set[str] = set()
        for field, kind in KIND_OF.items():
            names = [name for of, name in gone if of == kind]
            if names:
                rows = msgspec.msgpack.decode(self.columns[field], type=dict[str, msgspec.Raw])
                before = {name: bytes(rows[name]) for name in names if name in rows}
                new = getattr(fresh, field)
                if before != {name: msgspec.msgpack.encode(row) for name, row in new.items()}:
                    found.add(field)
        return found

    def columns_after(
        self, fields: Collection[str], gone: Collection[tuple[str, str]], fresh: Columns
    ) -> Columns:
        """These fields of the columns, with what was found now in place of what these kinds and ids said."""
        found = Columns(**{field: {} for field in KIND_OF})
        for field in fields:
            rows = msgspec.msgpack.decode(self.columns[field], type=Columns.__annotations__[field])
            for kind, name in gone:
                if kind == KIND_OF[field]:
                    rows.pop(name, None)
            setattr(found, field, rows | getattr(fresh, field))
        return found


def read(path: Path) -> Snapshot | None:
    """The snapshot in a file; None where there is none that can be trusted."""
    return load(path, Snapshot)


def load(path: Path, kind: type[S]) -> S | None:
    """What is kept in a file, of that kind; None where there is nothing that can be trusted."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return None
    with open(handle, "rb") as file:
        status = os.fstat(handle)
        ours = stat.S_ISREG(status.st_mode) and status.st_uid == os.geteuid()
        if not ours or status.st_mode & 0o022 or status.st_size > _MOST:
            return None
        raw = memoryview(file.read())
    start = len(_MARK) + _SUM
    if bytes(raw[:start]) != _MARK + _sum(raw[start:]):
        return None
    try:
        return msgspec.msgpack.decode(raw[start:], type=kind)
    except msgspec.DecodeError:
        return None


def write(path: Path, snapshot: msgspec.Struct) -> None:
    """Put a snapshot in its place, whole or not at all; where it cannot be written there is just none."""
    body = msgspec.msgpack.encode(snapshot)
    try:
        path.parent.mkdir(exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}.")
    except OSError:
        return
    try:
        with open(handle, "wb") as file:
            file.writelines((_MARK, _sum(body), body))
        os.replace(name, path)
    except OSError:
        os.unlink(name)


def _sum(body: bytes | memoryview) -> bytes:
    return blake2b(body, digest_size=_SUM).digest()


def key(today: str, policy: Iterable[tuple[str, bytes]]) -> str:
    """Changes with the program, the day, and every byte of policy."""
    found = blake2b(digest_size=20)
    for part in (
        _program(),
        today.encode(),
        *(part for path, raw in policy for part in (path.encode(), raw)),
    ):
        found.update(b"%d:" % len(part))
        found.update(part)
    return found.hexdigest()


@cache
def _program() -> bytes:
    """Changes with the program, with what it is built on, and with the zones that the system knows."""
    package = Path(__file__).parents[2]
    shipped = [*_files(package), *schemas.folder().glob("*.json")]
    site = Path(msgspec.__file__).parents[1]
    installed = sorted(entry.name for entry in os.scandir(site) if entry.name.endswith(".dist-info"))
    zones = [Path(folder) for folder in TZPATH if os.path.isdir(folder)]
    seen = [f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in (*sorted(shipped), *zones)]
    return "\n".join([__version__, sys.version, *installed, *seen]).encode()


def _files(folder: Path) -> Iterator[Path]:
    for above, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__"]
        yield from (Path(above, name) for name in names)
