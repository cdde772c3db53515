"""What git is asked, by whatever runs it: the same questions, settings and words for what goes wrong.

A repository's own configuration can name programs that git then runs (hooks, a file system monitor,
filters, helpers). `QUIET` switches those off: reading or committing runs git and nothing else.
"""

import os
import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct

from ladder_cli.model.stop import Stop, usage
from ladder_cli.store.source import LARGEST, too_large

SWITCHED_OFF: Final = (
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.pager=cat",
    "core.editor=false",
    "core.askPass=",
    "core.alternateRefsCommand=",
    "credential.helper=",
    "protocol.allow=never",
    "commit.gpgSign=false",
    "submodule.recurse=false",
    "gc.auto=0",
    "maintenance.auto=false",
    "core.quotePath=false",
    "i18n.commitEncoding=UTF-8",
)
QUIET: Final = tuple(word for setting in SWITCHED_OFF for word in ("-c", setting))
SURROUNDINGS: Final = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_EXTERNAL_DIFF": "",
}
OF_A_CALLER: Final = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_NAMESPACE",
)
"""Set by git for the hooks it runs, for its repository; the registry may lie in another."""

LARGEST_LIST: Final = 64 * LARGEST
"""Bytes of a folder or a commit: the names of a million files."""

_ID: Final = re.compile("[0-9a-f]{40}|[0-9a-f]{64}")

Answer = tuple[int, bytes, str]
"""Exit status, answer, talk."""


class Place(Struct, frozen=True):
    """Where a repository is: the top of its work tree (None where it is bare), and its own git dir.

    In a further work tree `git_dir` is that work tree's, not the one it shares; `objects` and `shallow`
    are where all of them keep their objects, and the commits at which their history is cut off.
    """

    top: Path | None
    git_dir: Path
    objects: Path
    shallow: Path
    form: str = "sha1"


class Asking(ABC):
    """Somebody who asks git about a repository."""

    __slots__ = ()
    place: Place

    @abstractmethod
    def _run(self, words: Sequence[str], stdin: bytes = b"") -> Answer:
        """Git run with these words."""

    @abstractmethod
    def _object(self, name: str) -> tuple[str, str, bytes] | None:
        """Id, type and bytes of an object, by a git that stays for all; None where there is none.

        Of one that is larger than any of its type may be (`most`), the bytes are cut off.
        """

    @property
    def top(self) -> Path | None:
        """The top of the work tree; None where the repository is bare."""
        return self.place.top

    @property
    def git_dir(self) -> Path:
        """The repository's own git dir."""
        return self.place.git_dir

    def ask(self, *words: str, stdin: bytes = b"") -> bytes | None:
        """What git answers, None where it exits with another status than 0."""
        status, out, error = self._run(words, stdin)
        refuse_foreign(error, self.top or self.git_dir)
        return None if status else out

    def run(self, *words: str, stdin: bytes = b"") -> bytes:
        """What git answers; Stop (status 3) with git's own words where it fails."""
        status, out, error = self._run(words, stdin)
        if status:
            refuse_foreign(error, self.top or self.git_dir)
            raise Stop(
                f"git could not do its part (`git {words[0]}`): {last_line(error)}",
                "see what git says: git status",
            )
        return out

    def attempt(self, *words: str) -> tuple[int, bytes]:
        """Git's exit status and what it answers, for a question whose answer is more than yes or no."""
        status, out, error = self._run(words)
        refuse_foreign(error, self.top or self.git_dir)
        return status, out

    def blob(self, oid: str) -> bytes:
        """An object's bytes; Stop (status 3) where there is none, or more than its type may have."""
        found = self._object(oid)
        if found is None:
            raise Stop(f"git has no object {oid}", "fetch what is missing, then run it again")
        _, kind, raw = found
        if len(raw) > most(kind):
            raise too_large(oid, most(kind))
        return raw

    def tree_id(self, name: str) -> str | None:
        """The id of the tree that a name leads to (`COMMIT:FOLDER`); None where it leads to none."""
        found = self._object(name)
        return found[0] if found and found[1] == "tree" else None

    def holds(self, name: str) -> bool:
        """Whether git has an object of that name (`COMMIT:PATH`)."""
        return self._object(name) is not None

    def resolve_all(self, *revisions: str) -> list[str]:
        """The ids of the commits that revisions name, asked at once; Stop as `resolve` does."""
        if not any(one.startswith("-") for one in revisions):
            out = self.ask("rev-parse", *(f"{one}^{{commit}}" for one in revisions))
            found = (out or b"").decode(errors="replace").split()
            if len(found) == len(revisions) and all(_ID.fullmatch(one) for one in found):
                return found
        return [self.resolve(one) for one in revisions]

    def resolve(self, revision: str) -> str:
        """The id of the commit that a revision names; Stop (status 2) where it names none."""
        found = None
        if not revision.startswith("-"):
            found = self.ask("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        oid = (found or b"").decode(errors="replace").strip()
        if not _ID.fullmatch(oid):
            raise usage(
                f"`{revision}` is not a revision here", "name a branch, a tag or a commit that git knows"
            )
        return oid


def most(kind: str) -> int:
    """Bytes that an object of that type may have: a file's bound is not that of a folder of many files."""
    return LARGEST if kind == "blob" else LARGEST_LIST


def place_of(folder: Path, execute: Callable[[Sequence[str]], Answer]) -> Place | None:
    """The repository that a folder lies in, None where there is none; `execute` runs git in that folder.

    Raises Stop (status 3) where git refuses it because it belongs to somebody else or cannot read it,
    where its work tree is another folder, and where it is bare and lies in another one's work tree.
    """
    asked = ("--is-bare-repository", "--absolute-git-dir", "--show-object-format")
    paths = ("--git-path", "objects", "--git-path", "shallow", "--show-toplevel")
    _, out, error = execute([*QUIET, "rev-parse", *asked, *paths])
    lines = os.fsdecode(out).removesuffix("\n").split("\n")
    if len(lines) < 5:
        refuse_foreign(error, folder)
        if "not a git repository" in error:
            return None
        raise Stop(f"git could not read the repository: {last_line(error)}", "see what git says: git status")
    if len(lines) > 6:
        raise Stop("the repository's path holds a line break", "move it to a folder without one")
    bare, git_dir, form, objects, shallow, *tops = lines
    top = Path(tops[0]) if tops else None
    if bare == "true":
        _refuse_hidden(Path(git_dir))
    elif top is None or not folder.resolve().is_relative_to(top):
        hint = last_line(error) if top is None else f"it is `{top}`"
        raise Stop(f"git's work tree is not the folder that `{folder}` lies in", hint)
    return Place(top, Path(git_dir), (folder / objects).resolve(), (folder / shallow).resolve(), form)


def _refuse_hidden(git_dir: Path) -> None:
    """Stop where a bare repository lies in another's work tree: its settings came with that one's files."""
    if any(os.path.lexists(folder / ".git") for folder in git_dir.parents):
        raise Stop(
            f"`{git_dir}` is a bare repository within another one",
            "no registry holds one: delete its HEAD, objects/ and refs/",
        )


def no_repository(folder: Path) -> Stop:
    """What to say of a folder that lies in no repository."""
    return Stop(f"`{folder}` is not in a git repository", "start one: git init")


def no_git() -> Stop:
    """What to say on a machine without git."""
    return Stop("there is no git on this machine", "install git, or put it on the PATH")


def refuse_foreign(error: str, folder: Path) -> None:
    """Stop where git says that the repository belongs to somebody else."""
    if "dubious ownership" in error:
        raise Stop(
            f"git does not trust the repository at `{folder}`: it belongs to another user",
            f"if you trust it: git config --global --add safe.directory {folder}",
        )


def last_line(error: str) -> str:
    """The last thing that git said."""
    lines = [
        line.removeprefix("fatal: ").removeprefix("error: ") for line in error.split("\n") if line.strip()
    ]
    return lines[-1] if lines else "it gave no reason"
