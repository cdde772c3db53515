"""A throw-away copy of the sample community in git, and commands that are run in it as a reader would."""

import contextlib
import io
import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from docs.play import set_up, surroundings, today

WIDTH = "100"
PLACE = "/srv/community"
"""Where the stage is said to be: a page does not tell in which folder it was made."""


class Stage:
    """The stage's folder, and what a command line prints there."""

    def __init__(self, folder: Path, *, color: bool = False) -> None:
        self.folder = folder
        self._color = color

    def run(self, line: str) -> str:
        """What `ladder …` or `git …` prints, talk and answer as a terminal would show them, and the status.

        Raises ValueError for a line that is neither.
        """
        program, *words = shlex.split(line)
        if program == "ladder":
            said, status = self._ladder(words)
        elif program == "git":
            done = subprocess.run(
                ["git", *words], cwd=self.folder, capture_output=True, text=True, check=False
            )
            said, status = done.stdout + done.stderr, done.returncode
        else:
            raise ValueError(f"neither `ladder …` nor `git …`: `{line}`")
        ended = f"(status {status})\n" if status else ""
        return said.replace(str(self.folder), PLACE) + ended

    def _ladder(self, words: list[str]) -> tuple[str, int]:
        from ladder_cli.cli import main

        painted = ["--color", "always"] if self._color else []
        raw = io.BytesIO()
        stream = io.TextIOWrapper(raw, encoding="utf-8", newline="", write_through=True)
        before = sys.stdin, sys.stdout, sys.stderr
        sys.stdin, sys.stdout, sys.stderr = io.StringIO(), stream, stream
        try:
            with contextlib.chdir(self.folder):
                status = main(["--today", today(), *painted, *words])
        finally:
            sys.stdin, sys.stdout, sys.stderr = before
        return raw.getvalue().decode(), status


@contextlib.contextmanager
def staged(*, color: bool = False) -> Iterator[Stage]:
    """A stage with one commit, in surroundings that are the same on every machine."""
    with tempfile.TemporaryDirectory(prefix="ladder-docs-") as folder, _surrounded(surroundings()):
        set_up(Path(folder), dict(os.environ))
        yield Stage(Path(folder).resolve(), color=color)


@contextlib.contextmanager
def _surrounded(environment: Mapping[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.clear()
    os.environ.update(environment, COLUMNS=WIDTH, TERM="dumb")
    for name in ("CI", "GITHUB_ACTIONS", "NO_COLOR", "FORCE_COLOR"):
        os.environ.pop(name, None)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
