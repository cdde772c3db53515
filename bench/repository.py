"""The community as a git repository in a cache folder outside of this one: made once, used by every row."""

import os
import shutil
import subprocess
from hashlib import sha256
from itertools import chain
from pathlib import Path

from bench import community

FORMAT = "2"
"""Counted up when a repository is made in another way from the same files."""


def cache() -> Path:
    """Where registries and contenders are kept between runs."""
    above = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(above) / "contributor-ladder-bench"


def repository(people: int) -> Path:
    """The top of a clean repository with a registry of so many people."""
    top = cache() / f"people-{people}-{_version()}"
    if not (top / ".git" / "made").exists():
        shutil.rmtree(top, ignore_errors=True)
        for old in cache().glob(f"people-{people}-*"):
            shutil.rmtree(old)
        _make(top, people)
    return top


def _version() -> str:
    """Changes with the files that are made."""
    parts = chain([FORMAT], *community.files(100))
    return sha256("\0".join(parts).encode()).hexdigest()[:8]


def _make(top: Path, people: int) -> None:
    top.mkdir(parents=True)
    git(top, "init", "--quiet", "--initial-branch=main")
    with subprocess.Popen(["git", "-C", top, "fast-import", "--quiet"], stdin=subprocess.PIPE) as importing:
        assert importing.stdin is not None
        importing.stdin.write(b"commit refs/heads/main\ncommitter Bench <> 1763769600 +0000\ndata 5\nBegin\n")
        for path, text in community.files(people):
            raw = text.encode()
            importing.stdin.write(b"M 644 inline %s\ndata %d\n%s\n" % (path.encode(), len(raw), raw))
    if importing.returncode:
        raise RuntimeError("git could not make the repository")
    git(top, "checkout", "--quiet", "--force", "main")
    # A second later, git need not look into files that are as old as its index.
    git(top, "-c", "core.trustctime=true", "status", "--porcelain")
    (top / ".git" / "made").touch()


def git(top: Path, *words: str) -> str:
    """What git says in that repository."""
    return subprocess.run(["git", "-C", top, *words], check=True, capture_output=True, text=True).stdout
