"""What merging would give: the tree that git would make of two commits, and every path that it changes."""

import os
import re

from msgspec import Struct

from ladder_cli.model.stop import Stop
from ladder_cli.rules.redaction import forbidden
from ladder_cli.store.documents.characters import characters
from ladder_cli.store.git.asking import Asking
from ladder_cli.store.git.bare import is_shallow

NONE = "000000"
PLAIN = "100644"
_SIGNED = re.compile(r"^[A-Za-z][A-Za-z-]*-by: .*$", re.MULTILINE)
"""A trailer such as `Signed-off-by`, in which an address may stand."""
_HIDDEN = ("control-character", "bidi-control", "line-break-character")


class Entry(Struct, frozen=True):
    """A path that differs: modes and blobs on both sides (`000000` where it is not)."""

    path: str
    old_mode: str
    new_mode: str
    old: str
    new: str


class Commit(Struct, frozen=True):
    """A commit that the change brings; `cut` says that its message goes on after a NUL, where git stops."""

    id: str
    parents: tuple[str, ...]
    tree: str
    addresses: tuple[str, ...]
    message: str
    cut: bool = False


class Merge(Struct, frozen=True):
    """A target's tip, a head, and the tree that merging would give; None with the paths in conflict."""

    base: str
    head: str
    tree: str | None
    conflicts: tuple[str, ...] = ()


def merge(repo: Asking, base: str, head: str) -> Merge:
    """What merging a head into a target's tip would give, made among the objects of `repo` alone.

    Raises Stop (status 3) where the two have no common history.
    """
    status, out = repo.attempt("merge-tree", "--write-tree", "--no-messages", "--name-only", "-z", base, head)
    if status not in (0, 1):
        raise _apart(repo, base, head)
    first, *paths = [os.fsdecode(part) for part in out.split(b"\0")]
    if status == 1:
        return Merge(base, head, None, tuple(sorted({path for path in paths if path})))
    return Merge(base, head, first.strip())


def _apart(repo: Asking, base: str, head: str) -> Stop:
    if repo.ask("merge-base", base, head) is not None:
        return Stop("git could not merge the two", "fetch all of the history: git fetch --unshallow")
    if is_shallow(repo):
        return Stop(
            "the history is cut off before the two branches meet",
            "fetch all of it: git fetch --unshallow (in a workflow: fetch-depth: 0)",
        )
    return Stop("the two have no common history", "start the branch from the target branch")


def entries(repo: Asking, base: str, tree: str) -> tuple[Entry, ...]:
    """Every path that differs between a commit and a tree, sorted; nothing is taken for a rename."""
    out = repo.run("diff-tree", "-r", "-z", "--raw", "--no-renames", base, tree)
    parts = out.split(b"\0")
    found = []
    for about, path in zip(parts[::2], parts[1::2], strict=False):
        old_mode, new_mode, old, new, _ = about.decode().lstrip(":").split(" ")
        found.append(Entry(os.fsdecode(path), old_mode, new_mode, old, new))
    return tuple(sorted(found, key=lambda entry: entry.path))


def commits(repo: Asking, base: str, head: str) -> tuple[Commit, ...]:
    """The commits that a head has and the target has not, the newest first."""
    form = "--format=%H%x01%P%x01%T%x01%ae%x01%ce%x01%B%x00"
    out = repo.run(
        "log", "-z", "--topo-order", "--no-show-signature", "--encoding=UTF-8", form, f"{base}..{head}"
    )
    found = []
    for part in out.decode(errors="replace").split("\0"):
        if part.strip("\n"):
            one, parents, tree, author, committer, message = part.lstrip("\n").split("\x01", 5)
            cut = b"\0" in repo.blob(one)
            found.append(Commit(one, tuple(parents.split()), tree, (author, committer), message, cut))
    return tuple(found)


def clean_merges(repo: Asking, base: str, found: tuple[Commit, ...]) -> dict[str, str]:
    """By commit that only merges the target, with the tree git would make, the parent on its own side."""
    clean: dict[str, str] = {}
    for commit in found:
        if len(commit.parents) != 2:
            continue
        of_target = [
            one for one in commit.parents if repo.attempt("merge-base", "--is-ancestor", one, base)[0] == 0
        ]
        if len(of_target) != 1:
            continue
        status, out = repo.attempt("merge-tree", "--write-tree", "--no-messages", *commit.parents)
        if status == 0 and out.decode().strip() == commit.tree:
            clean[commit.id] = next(one for one in commit.parents if one != of_target[0])
    return clean


def approved_heads(head: str, clean: dict[str, str]) -> tuple[str, ...]:
    """The head, and the commits from which only clean merges of the target lead to it."""
    found = [head]
    while found[-1] in clean:
        found.append(clean[found[-1]])
    return tuple(found)


def forbidden_messages(found: tuple[Commit, ...]) -> tuple[str, ...]:
    """What is wrong with commit messages: text that may stand nowhere, or that nobody can see."""
    wrong = []
    for commit in found:
        signed = [match.span() for match in _SIGNED.finditer(commit.message)]
        kinds = [
            kind
            for kind, start, end in forbidden(commit.message)
            if kind != "address" or not any(first <= start and end <= last for first, last in signed)
        ]
        kinds += [problem.kind for problem in characters(commit.message) if problem.kind in _HIDDEN]
        kinds += ["control-character"] if commit.cut else []
        wrong += [
            f"the message of commit {commit.id[:12]} holds what may stand nowhere ({kind})"
            for kind in sorted({*kinds})
        ]
    return tuple(wrong)
