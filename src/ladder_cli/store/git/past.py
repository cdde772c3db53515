"""What git says of some files: the commits that touched them, newest first."""

from collections.abc import Sequence

from msgspec import Struct

from ladder_cli.store.git.repo import Repo

_FIELDS = "%x01%H%x00%cs%x00%s%x00"


class Past(Struct, frozen=True):
    """A commit: its id, its day, the first line of its message, and which of the files it touched."""

    commit: str
    day: str
    subject: str
    paths: tuple[str, ...]


def touching(repo: Repo, paths: Sequence[str], prefix: str) -> tuple[Past, ...]:
    """The commits on this branch that touched any of the registry's paths, newest first.

    `prefix` leads from the top of the work tree to the registry; the paths of a commit are without it.
    """
    if not paths or repo.head().commit is None:
        return ()
    words = ("log", f"--format={_FIELDS}", "--name-only", "-z", "--no-show-signature")
    wanted = [prefix + path for path in paths]
    answer = repo.run(*words, "--", *wanted).decode("utf-8", errors="replace")
    found = []
    for part in answer.split("\x01")[1:]:
        commit, day, subject, *names = part.split("\0")
        touched = {name.strip("\n").removeprefix(prefix) for name in names} - {""}
        found.append(Past(commit, day, subject, tuple(sorted(touched))))
    return tuple(found)
