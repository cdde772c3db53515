"""A repository's objects and nothing else, asked of git without anything between.

A review is asked for at every push, and loading GitPython would be the longest part of it.
"""

import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from subprocess import DEVNULL, PIPE
from typing import IO, cast

from ladder_cli.model.stop import Stop
from ladder_cli.store.git.asking import (
    OF_A_CALLER,
    QUIET,
    SURROUNDINGS,
    Answer,
    Asking,
    Place,
    most,
    no_git,
    no_repository,
    place_of,
)
from ladder_cli.store.source import LARGEST


class Objects(Asking):
    """The objects of a repository, and the git that stays to hand them out until it is closed."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self._standing: subprocess.Popen[bytes] | None = None

    def _run(self, words: Sequence[str], stdin: bytes = b"") -> Answer:
        return _execute(self._folder, [*QUIET, *words], stdin)

    def _object(self, name: str) -> tuple[str, str, bytes] | None:
        if "\n" in name:
            return None
        about, raw = self._handed_out(os.fsencode(name) + b"\n")
        if about[-1:] in (["missing"], ["ambiguous"]):
            return None
        if len(about) != 3:
            raise Stop(f"git could not read the object {name}", "see what git says: git fsck")
        return about[0], about[1], raw

    def _handed_out(self, asked: bytes) -> tuple[list[str], bytes]:
        """What git says of an object, and its bytes up to the bound; nothing where git is gone."""
        git = self._git()
        stdin, stdout = cast(IO[bytes], git.stdin), cast(IO[bytes], git.stdout)
        try:
            stdin.write(asked)
            stdin.flush()
        except BrokenPipeError:
            return [], b""
        about = stdout.readline().decode(errors="replace").split()
        if len(about) != 3 or not about[2].isdigit():
            return about, b""
        size = int(about[2])
        raw = stdout.read(min(size, most(about[1]) + 1))
        left = size + 1 - len(raw)
        # A few bytes in the repository may be many when they are unpacked; what is left is passed by.
        while left and (part := stdout.read(min(left, LARGEST))):
            left -= len(part)
        return ([], b"") if left else (about, raw)

    def close(self) -> None:
        """Let the git that stays go."""
        if self._standing is not None:
            self._standing.terminate()
            self._standing.communicate()
            self._standing = None

    def _git(self) -> subprocess.Popen[bytes]:
        if self._standing is None:
            words = ["git", *QUIET, "cat-file", "--batch"]
            self._standing = subprocess.Popen(
                words, cwd=self._folder, env=_environment(), stdin=PIPE, stdout=PIPE, stderr=DEVNULL
            )
        return self._standing

    @property
    def _folder(self) -> Path:
        return self.top or self.git_dir


def open_objects(folder: Path) -> Objects:
    """The repository that a folder lies in; Stop (status 3) as `place_of`, and where there is no git."""
    place = place_of(folder, lambda words: _execute(folder, words))
    if place is None:
        raise no_repository(folder)
    return Objects(place)


@contextmanager
def bared(place: Place) -> Iterator[Objects]:
    """The objects of a repository beside it, where no setting of that repository holds.

    What reads them has no configuration, attributes, grafts, replacements or hooks of its own; what git
    makes there goes when it goes. A shallow history stays as shallow.
    """
    with tempfile.TemporaryDirectory(prefix="ladder-") as folder:
        empty = Path(os.path.realpath(folder))
        _lay_out(empty, place.form)
        (empty / "objects" / "info" / "alternates").write_bytes(os.fsencode(place.objects) + b"\n")
        if place.shallow.is_file():
            (empty / "shallow").write_bytes(place.shallow.read_bytes())
        with closing(Objects(Place(None, empty, empty / "objects", empty / "shallow", place.form))) as found:
            yield found


def _lay_out(place: Path, form: str) -> None:
    """What git takes for a bare repository: a head without a branch, and nothing in it."""
    (place / "objects" / "info").mkdir(parents=True)
    (place / "refs").mkdir()
    (place / "HEAD").write_text("ref: refs/heads/none\n")
    extension = "" if form == "sha1" else f"[extensions]\n\tobjectFormat = {form}\n"
    version = 1 if extension else 0
    (place / "config").write_text(
        f"[core]\n\trepositoryFormatVersion = {version}\n\tbare = true\n{extension}"
    )


def is_shallow(repo: Asking) -> bool:
    """Whether a repository's history was cut off."""
    return repo.run("rev-parse", "--is-shallow-repository").strip() == b"true"


def _execute(folder: Path, words: Sequence[str], stdin: bytes = b"") -> Answer:
    try:
        done = subprocess.run(
            ["git", *words], check=False, cwd=folder, env=_environment(), input=stdin, capture_output=True
        )
    except FileNotFoundError as error:
        raise no_git() from error
    return done.returncode, done.stdout, done.stderr.decode(errors="replace")


def _environment() -> dict[str, str]:
    """This program's, without what git gives to hooks; git speaks the words that are looked for in it."""
    kept = {name: value for name, value in os.environ.items() if name not in OF_A_CALLER}
    return kept | SURROUNDINGS | {"LANGUAGE": "C", "LC_ALL": "C"}
