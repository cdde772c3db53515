"""What a command that writes was about, kept until it is done: the next one undoes what was cut off.

The journal holds the bytes that were there before. It lies in the work tree's git dir, and beside the
registry only where there is no git. It may name files of the registry and nothing else, whoever wrote it.
"""

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from ladder_cli.model.stop import Stop

if TYPE_CHECKING:
    from ladder_cli.store.plans.root import Root

VERSION: Final = 1
_MAX_BYTES: Final = 1 << 30
_BESIDE: Final = ".ladder-journal"
_IN_GIT: Final = "ladder"


class Line(Struct, frozen=True):
    """A file that is about to change: its bytes and permission bits before, the digest of what comes.

    None stands for no file.
    """

    path: str
    old: bytes | None
    mode: int | None
    new: str | None


class Home(Struct, frozen=True):
    """Where a registry's journal and lock lie."""

    folder: Path
    key: str

    @property
    def journal(self) -> Path:
        """The journal, there only while something is being written or was cut off."""
        return self.folder / f"{self.key}.journal"

    @property
    def checked(self) -> Path | None:
        """Where what a check has found is kept; nowhere but in a git dir."""
        return self.folder / f"{self.key}.checked" if self.folder.name == _IN_GIT else None

    @property
    def read(self) -> Path | None:
        """Where the values of files that were read are kept; nowhere but in a git dir."""
        return self.folder / f"{self.key}.read" if self.folder.name == _IN_GIT else None

    @contextmanager
    def locked(self) -> Iterator[None]:
        """The right to write, with the folder there for as long; Stop (status 3) where another has it."""
        from ladder_cli.store.plans.lock import locked

        made = self.folder.name == _BESIDE
        self.folder.mkdir(exist_ok=True)
        if made:
            _refuse_foreign(self.folder)
        try:
            with locked(self.folder / f"{self.key}.lock"):
                yield
        finally:
            if made:
                _remove_empty(self.folder)


def home(registry: Path) -> Home:
    """Where the journal of the registry in that folder lies, or would."""
    root = registry.resolve()
    for folder in (root, *root.parents):
        git_dir = _git_dir(folder)
        if git_dir is not None:
            return Home(git_dir / _IN_GIT, _key(os.path.relpath(root, folder)))
    return Home(root.parent / _BESIDE, _key(root.name))


def is_pending(registry: Path) -> bool:
    """Whether a command that wrote to this registry is at work or was cut off; costs a look or two."""
    return os.path.lexists(home(registry).journal)


def recover(registry: Path, prefix: str) -> tuple[str, ...]:
    """Undo what was cut off, and say which files were put back.

    May itself be cut off and done again. Raises Stop (status 3) where a command is still at work, where
    the journal is not one of ours, and where a file was changed by hand since: nothing is touched then.
    """
    place = home(registry)
    with place.locked():
        return undo_pending(place, registry, prefix)


def undo_pending(place: Home, registry: Path, prefix: str) -> tuple[str, ...]:
    """Undo what the journal tells of, if there is one; for whoever holds the lock."""
    from ladder_cli.store.plans.root import opened

    if not os.path.lexists(place.journal):
        return ()
    lines = _read(place.journal, registry)
    with opened(registry, prefix) as root:
        restored = _undo(root, lines, place.journal)
    close(place)
    return restored


def begin(place: Home, lines: Sequence[Line]) -> None:
    """Keep on the disk what is about to change."""
    import json

    drafted = place.journal.with_suffix(".draft")
    drafted.unlink(missing_ok=True)
    handle = os.open(drafted, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        rest = memoryview(
            json.dumps({"version": VERSION, "files": [_plain(line) for line in lines]}).encode()
        )
        while rest:
            rest = rest[os.write(handle, rest) :]
        os.fsync(handle)
        drafted.replace(place.journal)
    except OSError:
        drafted.unlink(missing_ok=True)
        raise
    finally:
        os.close(handle)
    _sync(place.folder)


def close(place: Home) -> None:
    """What was begun is done: from here on the new files stand."""
    place.journal.unlink()
    _sync(place.folder)


def digest(raw: bytes) -> str:
    """How the journal knows bytes again."""
    import hashlib

    return hashlib.sha256(raw).hexdigest()


def _undo(root: "Root", lines: Sequence[Line], journal: Path) -> tuple[str, ...]:
    for line in lines:
        root.unstage(line.path)
    changed = [line for line in lines if not _is_old(root, line, journal)]
    for line in changed:
        if line.old is not None:
            root.stage(line.path, line.old, line.mode)
    for line in changed:
        if line.old is not None:
            root.settle(line.path)
        else:
            root.remove(line.path)
    root.sync(line.path for line in lines)
    return tuple(sorted(line.path for line in changed))


def _is_old(root: "Root", line: Line, journal: Path) -> bool:
    kept = root.read(line.path)
    now = None if kept is None else kept.raw
    if now == line.old:
        return True
    if (None if now is None else digest(now)) == line.new:
        return False
    raise Stop(
        f"`{root.prefix}{line.path}` was changed by hand after a `ladder` command had been cut off",
        f"undo that change, or delete `{journal}` to keep all files as they are now",
    )


def _plain(line: Line) -> dict[str, Any]:
    from base64 import b64encode

    old = None if line.old is None else b64encode(line.old).decode()
    return {"path": line.path, "old": old, "mode": line.mode, "new": line.new}


def _read(journal: Path, registry: Path) -> tuple[Line, ...]:
    import json
    from base64 import b64decode

    from ladder_cli.store.source import read_plain

    status = os.lstat(journal)
    if not stat.S_ISREG(status.st_mode) or status.st_uid not in (os.geteuid(), os.stat(registry).st_uid):
        raise _strange(journal, "it is not a file of yours")
    if status.st_size > _MAX_BYTES:
        raise _strange(journal, "it is too large")
    try:
        told = json.loads(read_plain(journal, str(journal), _MAX_BYTES))
        if told["version"] != VERSION:
            raise _strange(journal, "another version of ladder wrote it")
        return tuple(
            Line(
                _named(file["path"], journal),
                None if file["old"] is None else b64decode(file["old"], validate=True),
                None if file["mode"] is None else int(file["mode"]) & 0o777,
                None if file["new"] is None else str(file["new"]),
            )
            for file in told["files"]
        )
    except (ValueError, TypeError, KeyError) as error:
        raise _strange(journal, "it is not written as ladder writes it") from error


def _named(path: object, journal: Path) -> str:
    from ladder_cli.store.plans.root import is_writable_name

    if not isinstance(path, str) or not is_writable_name(path):
        raise _strange(journal, f"it names `{path}`, which is no file of the registry")
    return path


def _strange(journal: Path, why: str) -> Stop:
    return Stop(
        f"cannot use the journal `{journal}`: {why}",
        "no file was touched; look at the registry's files, then delete the journal",
    )


def _git_dir(folder: Path) -> Path | None:
    """The git dir of the work tree whose top this folder is."""
    entry = folder / ".git"
    try:
        if entry.is_file():
            named = entry.read_text(encoding="utf-8", errors="surrogateescape")
            entry = folder / named.removeprefix("gitdir:").strip() if named.startswith("gitdir:") else entry
    except OSError:
        return None
    return entry if os.path.lexists(entry / "HEAD") else None


def _key(relative: str) -> str:
    """A file's name for a registry's place below its top."""
    return relative.replace("%", "%25").replace("/", "%2F")


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _refuse_foreign(folder: Path) -> None:
    """In a folder that everyone may write to, somebody else could have laid a trap."""
    status = os.lstat(folder)
    if not stat.S_ISDIR(status.st_mode) or status.st_uid not in (os.geteuid(), os.stat(folder.parent).st_uid):
        raise Stop(f"cannot write beside the registry: `{folder}` is not a folder of yours", "take it away")


def _remove_empty(folder: Path) -> None:
    try:
        folder.rmdir()
    except OSError:
        # a journal that was cut off, or another registry's
        return
