"""A registry's folder held open for writing: every path is walked part by part, and no link is followed."""

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from msgspec import Struct

from ladder_cli.model.kinds import KINDS, SCHEMA_FOLDER, named
from ladder_cli.model.stop import Stop
from ladder_cli.store.source import reason

_STAGED: Final = ".ladder"
_READ: Final = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_FOLDER: Final = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_LINKS: Final = {errno.ELOOP: "it is a link", errno.ENOTDIR: "it is in no folder, or in a linked one"}
_ANY_WRITE: Final = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def is_writable_name(path: str) -> bool:
    """Whether a path names something that commands write: a registry's file, or its copy of a schema."""
    parts = path.split("/")
    if "\0" in path or "\\" in path or any(part in ("", ".", "..") for part in parts):
        return False
    if any(part.startswith(".") for part in parts):
        return parts[0] == SCHEMA_FOLDER and parts[1:] in [[f"{kind}.json"] for kind in KINDS]
    return named(path) is not None


class Kept(Struct, frozen=True):
    """A file as it stands: its bytes and its permission bits."""

    raw: bytes
    mode: int


class Root(Struct, frozen=True):
    """The open folder; `prefix` stands before its paths when they are shown."""

    handle: int
    prefix: str

    def read(self, path: str) -> Kept | None:
        """A plain file, None where there is nothing; Stop (status 3) for anything else."""
        with self._told("read", path):
            try:
                with self._within(path) as (folder, name):
                    return _kept(os.open(name, _READ, dir_fd=folder))
            except FileNotFoundError:
                return None

    def refuse_read_only(self, path: str) -> None:
        """Stop (status 3) where the file, or the folder it is in, is marked read-only."""
        with self._told("write", path):
            try:
                with self._within(path) as (folder, name):
                    self._refuse(path, os.fstat(folder), "its folder is read-only")
                    self._refuse(path, os.stat(name, dir_fd=folder, follow_symlinks=False), "it is read-only")
            except FileNotFoundError:
                return

    def _refuse(self, path: str, status: os.stat_result, why: str) -> None:
        if not status.st_mode & _ANY_WRITE:
            raise Stop(f"cannot write `{self.prefix}{path}`: {why}", "make it writable: chmod u+w")

    def stage(self, path: str, raw: bytes, mode: int | None) -> None:
        """Write bytes beside where they will stand, down to the disk; folders are made as needed."""
        with self._told("write", path), self._within(path, make=True) as (folder, name):
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
            handle = os.open(_staged(name), flags, 0o666, dir_fd=folder)
            try:
                rest = memoryview(raw)
                while rest:
                    rest = rest[os.write(handle, rest) :]
                if mode is not None:
                    os.fchmod(handle, mode)
                os.fsync(handle)
            finally:
                os.close(handle)

    def settle(self, path: str) -> None:
        """Put what was staged in its place, at one stroke."""
        with self._told("write", path), self._within(path) as (folder, name):
            os.replace(_staged(name), name, src_dir_fd=folder, dst_dir_fd=folder)

    def remove(self, path: str) -> None:
        """Take a file away."""
        with self._told("delete", path), self._within(path) as (folder, name):
            os.unlink(name, dir_fd=folder)

    def unstage(self, path: str) -> None:
        """Take away what was staged, where there is such a thing."""
        with self._told("clean up beside", path):
            try:
                with self._within(path) as (folder, name):
                    os.unlink(_staged(name), dir_fd=folder)
            except FileNotFoundError:
                return

    def sync(self, paths: Iterable[str]) -> None:
        """Bring the folders of these paths to the disk, after taking away those left empty."""
        for folder in sorted({path.rpartition("/")[0] for path in paths}, reverse=True):
            with self._told("write", folder):
                self._prune(folder)
                try:
                    with self._within(f"{folder}/." if folder else ".") as (handle, _):
                        os.fsync(handle)
                except FileNotFoundError:
                    continue

    def _prune(self, folder: str) -> None:
        while folder:
            try:
                with self._within(folder) as (above, name):
                    os.rmdir(name, dir_fd=above)
            except FileNotFoundError:
                pass
            except OSError:
                # it holds something, or must stay: an empty folder is no part of a registry
                return
            folder = folder.rpartition("/")[0]

    @contextmanager
    def _within(self, path: str, *, make: bool = False) -> Iterator[tuple[int, str]]:
        """The open folder that a path is in, and the path's last part."""
        *folders, name = path.split("/")
        handle = os.dup(self.handle)
        try:
            for part in folders:
                inner = _inner(handle, part, make)
                os.close(handle)
                handle = inner
            yield handle, name
        finally:
            os.close(handle)

    @contextmanager
    def _told(self, verb: str, path: str) -> Iterator[None]:
        """Turn the operating system's refusal into a Stop (status 3) that names the file."""
        try:
            yield
        except FileNotFoundError:
            raise
        except OSError as error:
            why = _LINKS.get(error.errno or 0) or reason(error)
            raise Stop(
                f"cannot {verb} `{self.prefix}{path}`: {why}",
                "the registry's files are plain files in plain folders, without links",
            ) from error


@contextmanager
def opened(folder: Path, prefix: str) -> Iterator[Root]:
    """The registry's folder, open until the end of the block."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield Root(handle, prefix)
    finally:
        os.close(handle)


def _inner(above: int, name: str, make: bool) -> int:
    try:
        return os.open(name, _FOLDER, dir_fd=above)
    except FileNotFoundError:
        if not make:
            raise
    os.mkdir(name, dir_fd=above)
    os.fsync(above)
    return os.open(name, _FOLDER, dir_fd=above)


def _kept(handle: int) -> Kept:
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise OSError("it is not a plain file")
        parts = []
        while part := os.read(handle, status.st_size + 1):
            parts.append(part)
        return Kept(b"".join(parts), stat.S_IMODE(status.st_mode))
    finally:
        os.close(handle)


def _staged(name: str) -> str:
    return f".{name}{_STAGED}"
