"""Writing files of a registry so that all change or none does."""

import os
from collections.abc import Mapping
from contextlib import ExitStack

from msgspec import Struct
from msgspec.structs import replace

from ladder_cli.model.stop import Stop
from ladder_cli.store.plans import journal
from ladder_cli.store.plans.journal import Home, Line
from ladder_cli.store.plans.root import Root, is_writable_name, opened
from ladder_cli.store.source import Folder


class Change(Struct, frozen=True):
    """One file: its bytes before and after, None where there is no file.

    `like` is the path of the file whose permission bits one that is made here takes.
    """

    path: str
    old: bytes | None
    new: bytes | None
    like: str = ""


class Plan(Struct, frozen=True):
    """Changes to files, one a path, to be made together; each method gives a longer plan."""

    changes: tuple[Change, ...] = ()

    def write(self, path: str, old: bytes, new: bytes) -> "Plan":
        """Replace a file's bytes, unless somebody else has changed them meanwhile."""
        return self._with(Change(path, old, new, like=path))

    def create(self, path: str, new: bytes) -> "Plan":
        """Make a file where there is none."""
        return self._with(Change(path, None, new))

    def delete(self, path: str, old: bytes) -> "Plan":
        """Take a file away."""
        return self._with(Change(path, old, None))

    def move(self, path: str, to: str, old: bytes, new: bytes) -> "Plan":
        """Take a file away and make one elsewhere, with the same permission bits."""
        return self._with(Change(path, old, None, like=to), Change(to, None, new, like=path))

    def reversed(self) -> "Plan":
        """What would undo this plan."""
        return Plan(tuple(replace(change, old=change.new, new=change.old) for change in self.changes))

    @property
    def after(self) -> Mapping[str, bytes | None]:
        """By path the bytes after, for `Changed`."""
        return {change.path: change.new for change in self.changes}

    @property
    def moves(self) -> Mapping[str, str]:
        """By the path of each file that is taken away, where it goes."""
        made = {change.like: change.path for change in self.changes if change.old is None and change.like}
        return {change.path: made[change.path] for change in self.changes if change.path in made}

    def _with(self, *changes: Change) -> "Plan":
        taken = {change.path for change in self.changes}
        for change in changes:
            if change.path in taken or not is_writable_name(change.path):
                raise ValueError(f"a plan cannot change {change.path!r}, or not twice")
        return Plan((*self.changes, *changes))


def commit(source: Folder, plan: Plan) -> None:
    """Make all changes of a plan, or none: also when cut off, then with the next `ladder` command.

    Raises Stop (status 3), every byte as it was, where a file has changed since it was read, is
    read-only or no plain file, where the disk is full, and where another process is writing.
    """
    if not plan.changes:
        return
    place = journal.home(source.root)
    with ExitStack() as open_:
        open_.enter_context(place.locked())
        journal.undo_pending(place, source.root, source.prefix)
        root = open_.enter_context(opened(source.root, source.prefix))
        lines = [_line(root, change) for change in plan.changes]
        modes = {line.path: line.mode for line in lines}
        open_.callback(_undo_unless_done, place, source)
        journal.begin(place, lines)
        _make(root, plan, modes)
        journal.close(place)


def _undo_unless_done(place: Home, source: Folder) -> None:
    if os.path.lexists(place.journal):
        journal.undo_pending(place, source.root, source.prefix)


def _line(root: Root, change: Change) -> Line:
    kept = root.read(change.path)
    if (None if kept is None else kept.raw) != change.old:
        raise Stop(
            f"`{root.prefix}{change.path}` has changed while this command was at work",
            "nothing was written; run it again",
        )
    root.refuse_read_only(change.path)
    new = None if change.new is None else journal.digest(change.new)
    return Line(change.path, change.old, kept.mode if kept else None, new)


def _make(root: Root, plan: Plan, modes: Mapping[str, int | None]) -> None:
    """Everything that can fail for want of space comes before the first file is touched."""
    for change in plan.changes:
        if change.new is not None:
            root.stage(change.path, change.new, modes.get(change.like))
    for change in plan.changes:
        if change.new is not None:
            root.settle(change.path)
        else:
            root.remove(change.path)
    root.sync(change.path for change in plan.changes)
