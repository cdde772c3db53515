"""Cut a piece of work off at every step, and see what the next command makes of it.

Each system call that changes files, and each run of git, counts as a step. The work runs in a child that
kills itself with SIGKILL before its nth one; a write is torn: half of it is written first. This belongs
into a process of its own, for it forks and does not wait for disks:
`python -m tests.store.cutting FOLDER COMMAND…`.
"""

import io
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

STEPS = ("open", "write", "fsync", "replace", "rename", "unlink", "mkdir", "rmdir", "fchmod", "remove")
Files = dict[str, bytes]


def count_down(steps: int) -> None:
    """Kill this process before the step of that number, counted from 0."""
    from ladder_cli.store.git import repo as git

    left = [steps]

    def die_at_last(name: str, words: tuple[object, ...]) -> None:
        if name == "open" and not (int(words[1]) & os.O_CREAT):  # type: ignore[call-overload] # os.open's flags
            return
        if left[0] == 0:
            if name == "write":
                REAL["write"](words[0], bytes(words[1])[: len(bytes(words[1])) // 2])  # type: ignore[call-overload] # os.write's
            os.kill(os.getpid(), signal.SIGKILL)
        left[0] -= 1

    def cut(name: str, real: Callable[..., object]) -> Callable[..., object]:
        def step(*words: object, **options: object) -> object:
            die_at_last(name, words)
            return real(*words, **options)

        return step

    for name, real in REAL.items():
        setattr(os, name, cut(name, real))
    git._execute = cut("git", git._execute)  # type: ignore[assignment] # counts, then does the same


def _counted_only(_: object) -> None:
    """A kill loses nothing that the system was given, so waiting for the disk would prove nothing here."""


REAL: dict[str, Callable[..., object]] = {name: getattr(os, name) for name in STEPS}


def was_cut(work: Callable[[], object], step: int) -> bool:
    """Do the work in a child that is killed at that step; whether it got that far."""
    child = os.fork()
    if child == 0:
        sys.stdout = sys.stderr = io.StringIO()
        count_down(step)
        work()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def files(folder: Path) -> Files:
    """Everything below a folder, folders and hidden files too; of git's only what ladder keeps there."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else b""
        for path in sorted(folder.rglob("*"))
        if ".git/" not in f"{path}/" or ".git/ladder/" in f"{path}"
    }


def without_lock(found: Files) -> Files:
    """A lock's file that was left is held by nobody, and says nothing."""
    return {
        path: raw
        for path, raw in found.items()
        if not path.endswith((".lock", ".draft", ".ladder-journal", ".git/ladder"))
    }


def every_step(
    template: Path, work: Path, act: Callable[[Path], object], look: Callable[[Path], object]
) -> dict[str, int]:
    """Cut `act` at every step, then `look`: how often that gave the files before, and those after.

    Raises AssertionError where it gave anything else. At the step that leaves most to undo, the looking
    is cut at every step too.
    """

    REAL["fsync"] = _counted_only
    os.fsync = _counted_only  # type: ignore[assignment] # takes what the real one takes

    def afresh(source: Path) -> None:
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(source, work, symlinks=True)

    afresh(template)
    old = files(work)
    act(work)
    new = files(work)
    assert old != new, "the work changed nothing"
    counts = {"steps": 0, "old": 0, "new": 0, "looks_cut": 0}
    worst, most = work.with_name("worst"), -1
    for step in range(10_000):
        afresh(template)
        if not was_cut(lambda: act(work), step):
            break
        left = files(work)
        to_undo = len([path for path in {*left, *old} if left.get(path) != old.get(path)])
        if to_undo > most:
            most = to_undo
            shutil.rmtree(worst, ignore_errors=True)
            shutil.copytree(work, worst, symlinks=True)
        look(work)
        found = without_lock(files(work))
        assert found in (old, new), f"a mixture after step {step}: {sorted(found)}"
        counts["steps"] += 1
        counts["old" if found == old else "new"] += 1
    for step in range(10_000):
        afresh(worst)
        if not was_cut(lambda: look(work), step):
            break
        look(work)
        found = without_lock(files(work))
        assert found in (old, new), f"a mixture after a recovery cut at step {step}: {sorted(found)}"
        counts["looks_cut"] += 1
    return counts


def branch(work: Path) -> str:
    """The commit that the branch is at; nothing without git."""
    ref = work / ".git/refs/heads/main"
    return ref.read_text() if ref.exists() else ""


def main(folder: Path, command: list[str]) -> None:
    """Cut a command of the program at every step, then ask it something.

    The branch must not be ahead of the files: once it has moved, the new files stand.
    """
    from ladder_cli.cli import main as ladder

    def run(work: Path, words: list[str]) -> None:
        os.chdir(work)
        sys.stdout = sys.stderr = io.StringIO()
        try:
            status = ladder(["--today", "2026-11-22", *words])
        finally:
            sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
            os.chdir("/")
        assert status == 0, f"{words} gave {status}"

    before, after = branch(folder), files(folder)

    def look(work: Path) -> None:
        run(work, ["query", "people"])
        moved = branch(work) != before
        assert not moved or without_lock(files(work)) != after, "the branch moved without the files"

    counts = every_step(folder, folder.with_name("work"), lambda work: run(work, command), look)
    print(json.dumps(counts))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
