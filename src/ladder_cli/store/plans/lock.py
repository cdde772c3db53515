"""The lock of whoever writes: the operating system's own, gone with the process that held it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ladder_cli.model.stop import Stop


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock on a file, which is made for it and taken away after it.

    Raises Stop (status 3) at once where another process holds it: it is busy, not cut off.
    """
    handle = _taken(path)
    try:
        yield
    finally:
        try:
            path.unlink(missing_ok=True)
        finally:
            os.close(handle)


def _taken(path: Path) -> int:
    """The locked file; one that was taken away while it was being locked is locked anew."""
    import fcntl

    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(handle)
            if isinstance(error, BlockingIOError):
                raise Stop("another `ladder` is writing to this registry", "wait until it is done") from error
            raise
        if _is_still(path, handle):
            return handle
        os.close(handle)


def _is_still(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(os.lstat(path), os.fstat(handle))
    except FileNotFoundError:
        return False
