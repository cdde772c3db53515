"""A repository of nothing but another's objects, in which no setting of that other one holds.

It has no configuration, attributes, grafts, replacements or hooks of its own; what git makes in it goes
when it goes.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ladder_cli.model.stop import Stop
from ladder_cli.store.git import Repo, made


@contextmanager
def bared(repo: Repo) -> Iterator[Repo]:
    """The objects of a repository, read beside it; a shallow history stays as shallow.

    Raises Stop (status 3) where objects are named by another hash than the reader of them knows.
    """
    asked = ("--show-object-format", "--git-path", "objects", "--git-path", "shallow")
    form, *paths = os.fsdecode(repo.run("rev-parse", *asked)).removesuffix("\n").split("\n")
    if form != "sha1":
        raise Stop(
            f"objects of this repository are named by {form}, which cannot be read here yet",
            "review a clone that was made with git init --object-format=sha1",
        )
    objects, shallow = (Path(repo.top or repo.git_dir, path).resolve() for path in paths)
    with tempfile.TemporaryDirectory(prefix="ladder-") as folder:
        place = Path(os.path.realpath(folder))
        _lay_out(place)
        (place / "objects" / "info" / "alternates").write_bytes(os.fsencode(objects) + b"\n")
        if shallow.is_file():
            (place / "shallow").write_bytes(shallow.read_bytes())
        found = made(place)
        try:
            yield found
        finally:
            found.process.clear_cache()


def _lay_out(place: Path) -> None:
    """What git takes for a bare repository: a head without a branch, and nothing in it."""
    (place / "objects" / "info").mkdir(parents=True)
    (place / "refs").mkdir()
    (place / "HEAD").write_text("ref: refs/heads/none\n")
    (place / "config").write_text("[core]\n\trepositoryFormatVersion = 0\n\tbare = true\n")


def is_shallow(repo: Repo) -> bool:
    """Whether a repository's history was cut off."""
    return repo.run("rev-parse", "--is-shallow-repository").strip() == b"true"
