"""Git where a work tree is: what reads and writes it; the one module that imports GitPython."""

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

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
    refuse_foreign,
)
from ladder_cli.store.source import LARGEST

if TYPE_CHECKING:
    from git.cmd import Git

_UNDER_WAY: Final = {
    "MERGE_HEAD": "a merge",
    "rebase-merge": "a rebase",
    "rebase-apply": "a rebase",
    "CHERRY_PICK_HEAD": "a cherry-pick",
    "REVERT_HEAD": "a revert",
    "sequencer": "a sequence of picks",
}


class Head(Struct, frozen=True):
    """Where HEAD stands: its commit (None before the first), its branch (None when detached).

    `under_way` names what was begun and not ended (`a merge`, `a rebase`), else it is empty.
    """

    commit: str | None
    branch: str | None
    under_way: str = ""


class Asked(Struct, frozen=True):
    """A question that git is at work on."""

    running: Any

    def answer(self) -> bytes | None:
        """What git answers, when it has; None where it exits with another status than 0."""
        out, _ = self.running.communicate()
        return None if self.running.returncode else bytes(out)


@dataclass(frozen=True, slots=True)
class Repo(Asking):
    """A repository that commands work in: where it is, git itself, and the options that it is given.

    With `index`, git works on that index instead of the repository's own.
    """

    place: Place
    process: "Git"
    options: tuple[str, ...]
    index: Path | None = None

    def _run(self, words: Sequence[str], stdin: bytes = b"") -> Answer:
        surroundings = {"GIT_INDEX_FILE": str(self.index)} if self.index else {}
        return _execute(self.process, [*self.options, *words], stdin, surroundings)

    def _object(self, name: str) -> tuple[str, str, bytes] | None:
        try:
            oid, kind, size, stream = self.process.stream_object_data(name)
        except ValueError:
            return None
        raw: bytes = stream.read(min(size, most(_text(kind)) + 1))
        # A few bytes in the repository may be many when they are unpacked; what is left is passed by.
        while stream.read(LARGEST):
            pass
        return _text(oid), _text(kind), raw

    def begin(self, *words: str) -> "Asked":
        """Ask git something that takes a while, and go on."""
        running = self.process.execute(["git", *self.options, *words], as_process=True)
        return Asked(running)

    def head(self) -> Head:
        """Where HEAD stands, and what is under way."""
        commit = self.ask("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
        branch = self.ask("symbolic-ref", "--quiet", "--short", "HEAD")
        under_way = [what for name, what in _UNDER_WAY.items() if os.path.lexists(self.git_dir / name)]
        return Head(_word(commit), _word(branch), under_way[0] if under_way else "")

    def refuse_nobody(self) -> None:
        """Stop (status 3) where git does not know whose name a commit would carry."""
        for who in ("GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"):
            if self.ask("var", who) is None:
                raise Stop(
                    "git does not know your name and address, so it cannot commit",
                    "set them: git config user.name and git config user.email",
                )


def open_repo(folder: Path) -> Repo:
    """The repository that a folder lies in.

    Raises Stop (status 3) where there is none, where git refuses it because it belongs to
    somebody else, and where there is no git.
    """
    found = find_repo(folder)
    if found is None:
        raise no_repository(folder)
    return found


def find_repo(folder: Path) -> Repo | None:
    """The repository that a folder lies in, None where there is none."""
    process = _git(folder)
    place = place_of(folder, lambda words: _execute(process, words))
    if place is None:
        return None
    options = (*QUIET, *_filters_off(process))
    process = _git(place.top or folder)
    process.set_persistent_git_options(c=[word for word in options if word != "-c"])
    return Repo(place, process, options)


def setting(folder: Path, name: str) -> str | None:
    """A value of git's configuration as it holds in a folder, in a repository or not; None where not set."""
    status, out, error = _execute(_git(folder), ["config", "--get", name])
    refuse_foreign(error, folder)
    return None if status else out.decode(errors="replace").rstrip("\n")


def _filters_off(process: "Git") -> list[str]:
    """Options that empty every command a content filter would run."""
    pattern = r"^filter\..*\.(clean|smudge|process|required)$"
    asked = ["config", "--null", "--name-only", "--get-regexp", pattern]
    _, out, _ = _execute(process, [*QUIET, *asked])
    names = {name for name in os.fsdecode(out).split("\0") if name}
    return [
        word
        for name in sorted(names)
        for word in ("-c", f"{name}={'false' if name.endswith('.required') else ''}")
    ]


def _git(folder: Path) -> "Git":
    try:
        from git.cmd import Git
    except ImportError as error:
        raise no_git() from error
    for name in OF_A_CALLER:
        os.environ.pop(name, None)
    process = Git(str(folder))
    process.update_environment(**SURROUNDINGS)
    return process


def _execute(
    process: "Git", words: Sequence[str], stdin: bytes = b"", surroundings: dict[str, str] | None = None
) -> Answer:
    from git.exc import GitCommandNotFound

    with tempfile.TemporaryFile() as given:
        given.write(stdin)
        given.seek(0)
        try:
            status, out, error = process.execute(
                ["git", *words],
                istream=given,
                with_extended_output=True,
                with_exceptions=False,
                stdout_as_string=False,
                strip_newline_in_stdout=False,
                env=surroundings or {},
            )
        except GitCommandNotFound as found:
            raise no_git() from found
    return int(status), bytes(out), str(error)


def _word(answer: bytes | None) -> str | None:
    return os.fsdecode(answer).strip() or None if answer else None


def _text(word: str | bytes) -> str:
    """What git's standing process says is bytes, whatever its types promise."""
    return word if isinstance(word, str) else word.decode()
