"""Git, as far as the program needs it; the one module that imports GitPython.

A repository's own configuration can name programs that git then runs (hooks, a file system monitor,
filters, helpers). Every call here switches those off: reading or committing runs git and nothing else.
"""

import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ladder_cli.model.stop import Stop, usage
from ladder_cli.store.source import LARGEST, too_large

if TYPE_CHECKING:
    from git.cmd import Git

_SWITCHED_OFF: Final = (
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
_SURROUNDINGS: Final = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_EXTERNAL_DIFF": "",
}
_OF_A_CALLER: Final = (
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

_ID: Final = re.compile("[0-9a-f]{40}|[0-9a-f]{64}")
_UNDER_WAY: Final = {
    "MERGE_HEAD": "a merge",
    "rebase-merge": "a rebase",
    "rebase-apply": "a rebase",
    "CHERRY_PICK_HEAD": "a cherry-pick",
    "REVERT_HEAD": "a revert",
    "sequencer": "a sequence of picks",
}


@dataclass(frozen=True, slots=True)
class Head:
    """Where HEAD stands: its commit (None before the first), its branch (None when detached).

    `under_way` names what was begun and not ended (`a merge`, `a rebase`), else it is empty.
    """

    commit: str | None
    branch: str | None
    under_way: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that git is at work on."""

    running: Any

    def answer(self) -> bytes | None:
        """What git answers, when it has; None where it exits with another status than 0."""
        out, _ = self.running.communicate()
        return None if self.running.returncode else bytes(out)


@dataclass(frozen=True, slots=True)
class Repo:
    """A repository: the top of its work tree (None where it is bare), its own git dir, and git itself.

    In a further work tree `git_dir` is that work tree's, not the one it shares.
    """

    top: Path | None
    git_dir: Path
    process: "Git"
    options: tuple[str, ...]

    def ask(self, *words: str, stdin: bytes = b"", index: Path | None = None) -> bytes | None:
        """What git answers, None where it exits with another status than 0."""
        status, out, error = self._run(words, stdin, index)
        _refuse_foreign(error, self.top or self.git_dir)
        return None if status else out

    def run(self, *words: str, stdin: bytes = b"", index: Path | None = None) -> bytes:
        """What git answers; Stop (status 3) with git's own words where it fails."""
        status, out, error = self._run(words, stdin, index)
        if status:
            _refuse_foreign(error, self.top or self.git_dir)
            raise Stop(
                f"git could not do its part (`git {words[0]}`): {_last_line(error)}",
                "see what git says: git status",
            )
        return out

    def attempt(self, *words: str) -> tuple[int, bytes]:
        """Git's exit status and what it answers, for a question whose answer is more than yes or no."""
        status, out, error = self._run(words, b"", None)
        _refuse_foreign(error, self.top or self.git_dir)
        return status, out

    def _run(self, words: tuple[str, ...], stdin: bytes, index: Path | None) -> tuple[int, bytes, str]:
        surroundings = {"GIT_INDEX_FILE": str(index)} if index else {}
        return _execute(self.process, [*self.options, *words], stdin, surroundings)

    def begin(self, *words: str) -> "Asked":
        """Ask git something that takes a while, and go on."""
        running = self.process.execute(["git", *self.options, *words], as_process=True)
        return Asked(running)

    def blob(self, oid: str) -> bytes:
        """A blob's bytes, through one git process that stays for all blobs."""
        try:
            _, _, size, stream = self.process.stream_object_data(oid)
        except ValueError as error:
            raise Stop(f"git has no object {oid}", "fetch what is missing, then run it again") from error
        raw: bytes = stream.read(min(size, LARGEST + 1))
        if size > LARGEST:
            # A few bytes in the repository may be many when they are unpacked; what is left is passed by.
            while stream.read(LARGEST):
                pass
            raise too_large(oid, LARGEST)
        stream.read()
        return raw

    def head(self) -> Head:
        """Where HEAD stands, and what is under way."""
        commit = self.ask("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
        branch = self.ask("symbolic-ref", "--quiet", "--short", "HEAD")
        under_way = [what for name, what in _UNDER_WAY.items() if os.path.lexists(self.git_dir / name)]
        return Head(_word(commit), _word(branch), under_way[0] if under_way else "")

    def resolve_all(self, *revisions: str) -> list[str]:
        """The ids of the commits that revisions name, asked at once; Stop as `resolve` does."""
        if not any(one.startswith("-") for one in revisions):
            out = self.ask("rev-parse", *(f"{one}^{{commit}}" for one in revisions))
            found = (out or b"").decode(errors="replace").split()
            if len(found) == len(revisions) and all(_ID.fullmatch(one) for one in found):
                return found
        return [self.resolve(one) for one in revisions]

    def holds(self, name: str) -> bool:
        """Whether git has an object of that name (`COMMIT:PATH`)."""
        try:
            self.process.get_object_data(name)
        except ValueError:
            return False
        return True

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

    def refuse_nobody(self) -> None:
        """Stop (status 3) where git does not know whose name a commit would carry."""
        for who in ("GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"):
            if self.ask("var", who) is None:
                raise Stop(
                    "git does not know your name and address, so it cannot commit",
                    "set them: git config user.name and git config user.email",
                )


def open_repo(folder: Path, *, objects_only: bool = False) -> Repo:
    """The repository that a folder lies in; with `objects_only`, for questions that no work tree answers.

    Raises Stop (status 3) where there is none, where git refuses it because it belongs to
    somebody else, and where there is no git.
    """
    found = find_repo(folder, objects_only=objects_only)
    if found is None:
        raise Stop(f"`{folder}` is not in a git repository", "start one: git init")
    return found


def find_repo(folder: Path, *, objects_only: bool = False) -> Repo | None:
    """The repository that a folder lies in, None where there is none."""
    process = _git(folder)
    options = [word for setting in _SWITCHED_OFF for word in ("-c", setting)]
    asked = ["rev-parse", "--is-bare-repository", "--absolute-git-dir"]
    status, out, error = _execute(process, [*options, *asked])
    if status:
        _refuse_foreign(error, folder)
        if "not a git repository" in error:
            return None
        raise Stop(f"git could not read the repository: {_last_line(error)}", "see what git says: git status")
    bare, git_dir = os.fsdecode(out).removesuffix("\n").split("\n", 1)

    if bare == "true":
        _refuse_hidden(Path(git_dir))
    if not objects_only:
        options += _filters_off(process, options)
    top = None if bare == "true" else _top(process, options, folder)
    process = _git(top or folder)
    process.set_persistent_git_options(c=[word for word in options if word != "-c"])
    return Repo(top, Path(git_dir), process, tuple(options))


def made(folder: Path) -> Repo:
    """A bare repository that this program has just made, of which nothing has to be asked."""
    process = _git(folder)
    process.set_persistent_git_options(c=list(_SWITCHED_OFF))
    return Repo(None, folder, process, tuple(word for one in _SWITCHED_OFF for word in ("-c", one)))


def setting(folder: Path, name: str) -> str | None:
    """A value of git's configuration as it holds in a folder, in a repository or not; None where not set."""
    status, out, error = _execute(_git(folder), ["config", "--get", name])
    _refuse_foreign(error, folder)
    return None if status else out.decode(errors="replace").rstrip("\n")


def _top(process: "Git", options: list[str], folder: Path) -> Path:
    status, out, error = _execute(process, [*options, "rev-parse", "--show-toplevel"])
    top = Path(os.fsdecode(out).removesuffix("\n"))
    if status or not folder.resolve().is_relative_to(top):
        raise Stop(
            f"git's work tree is not the folder that `{folder}` lies in",
            _last_line(error) or f"it is `{top}`",
        )
    return top


def _refuse_hidden(git_dir: Path) -> None:
    """Stop where a bare repository lies in another's work tree: its settings came with that one's files."""
    if any(os.path.lexists(folder / ".git") for folder in git_dir.parents):
        raise Stop(
            f"`{git_dir}` is a bare repository within another one",
            "no registry holds one: delete its HEAD, objects/ and refs/",
        )


def _filters_off(process: "Git", options: list[str]) -> list[str]:
    """Options that empty every command a content filter would run."""
    pattern = r"^filter\..*\.(clean|smudge|process|required)$"
    asked = ["config", "--null", "--name-only", "--get-regexp", pattern]
    _, out, _ = _execute(process, [*options, *asked])
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
        raise _no_git() from error
    for name in _OF_A_CALLER:
        os.environ.pop(name, None)
    process = Git(str(folder))
    process.update_environment(**_SURROUNDINGS)
    return process


def _execute(
    process: "Git", words: list[str], stdin: bytes = b"", surroundings: dict[str, str] | None = None
) -> tuple[int, bytes, str]:
    """Exit status, answer, talk."""
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
            raise _no_git() from found
    return int(status), bytes(out), str(error)


def _no_git() -> Stop:
    return Stop("there is no git on this machine", "install git, or put it on the PATH")


def _refuse_foreign(error: str, folder: Path) -> None:
    if "dubious ownership" in error:
        raise Stop(
            f"git does not trust the repository at `{folder}`: it belongs to another user",
            f"if you trust it: git config --global --add safe.directory {folder}",
        )


def _last_line(error: str) -> str:
    lines = [
        line.removeprefix("fatal: ").removeprefix("error: ") for line in error.split("\n") if line.strip()
    ]
    return lines[-1] if lines else "it gave no reason"


def _word(answer: bytes | None) -> str | None:
    return os.fsdecode(answer).strip() or None if answer else None
