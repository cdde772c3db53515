"""What tests stand on: a run of the program, and a real git repository."""

import contextlib
import io
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run of the program came to: its exit status, its answer, its talk."""

    status: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class GitRepo:
    """A git repository on the branch `main`, in a folder of the test's own."""

    root: Path

    def git(self, *words: str) -> str:
        """Run git in the repository; its output without the last line break."""
        done = subprocess.run(["git", *words], cwd=self.root, check=True, capture_output=True, text=True)
        return done.stdout.removesuffix("\n")

    def write(self, path: str, text: str) -> Path:
        """Write one file, every byte as given, and make the folders it needs."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
        return file

    def commit(self, message: str = "Change the registry") -> str:
        """Commit everything in the work tree; the commit's id."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
        return self.git("rev-parse", "HEAD")


@contextlib.contextmanager
def streams(stdin: str) -> Iterator[tuple[io.BytesIO, io.BytesIO]]:
    """Lay other standard streams under the program; what it wrote to stdout and stderr, in bytes."""
    out, err = io.BytesIO(), io.BytesIO()
    before = sys.stdin, sys.stdout, sys.stderr
    laid = tuple(
        io.TextIOWrapper(raw, encoding="utf-8", newline="", write_through=True)
        for raw in (io.BytesIO(stdin.encode()), out, err)
    )
    sys.stdin, sys.stdout, sys.stderr = laid
    try:
        yield out, err
    finally:
        sys.stdin, sys.stdout, sys.stderr = before
        for stream in laid:
            stream.flush()
            stream.detach()


def compare(file: Path, text: str, *, bless: bool) -> None:
    """Fail the test unless the golden file holds the text, byte for byte; under `bless` write it first."""
    if bless:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    if not file.is_file():
        pytest.fail(f"{file} does not exist: run `make bless`, read what it wrote, and commit it")
    assert text == file.read_bytes().decode(), f"differs from {file}: if that is meant, run `make bless`"
