"""A repository of nothing but another's objects, in which no setting of that other one holds.

It has no configuration, attributes, grafts, replacements or hooks of its own; what git makes in it goes
when it goes.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ladder_cli.store.git import Repo, open_repo


@contextmanager
def bared(repo: Repo) -> Iterator[Repo]:
    """The objects of a repository, read beside it; a shallow history stays as shallow."""
    with tempfile.TemporaryDirectory(prefix="ladder-") as folder:
        place = os.path.realpath(folder)
        form = repo.run("rev-parse", "--show-object-format").decode().strip()
        repo.run("init", "--quiet", "--bare", "--template=", f"--object-format={form}", place)
        info = Path(place, "objects", "info")
        info.mkdir(exist_ok=True)
        Path(info, "alternates").write_bytes(os.fsencode(_path(repo, "objects")) + b"\n")
        shallow = _path(repo, "shallow")
        if shallow.is_file():
            Path(place, "shallow").write_bytes(shallow.read_bytes())
        found = open_repo(Path(place))
        try:
            yield found
        finally:
            found.process.clear_cache()


def is_shallow(repo: Repo) -> bool:
    """Whether a repository's history was cut off."""
    return repo.run("rev-parse", "--is-shallow-repository").strip() == b"true"


def _path(repo: Repo, name: str) -> Path:
    raw = repo.run("rev-parse", "--git-path", name)
    return Path(repo.top or repo.git_dir, os.fsdecode(raw).removesuffix("\n")).resolve()
