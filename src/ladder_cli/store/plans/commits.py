"""One commit of a plan's own files: made beside the work tree, then put on the branch.

Hooks, filters and signing programs come from the repository's configuration, so none of them runs.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from msgspec import Struct

from ladder_cli.model.stop import Stop
from ladder_cli.store.git.repo import Head, Repo
from ladder_cli.store.plans.writing import Change, Plan

_FILE = "100644"


class Entry(Struct, frozen=True):
    """A file in a tree or in the index: its mode and its blob."""

    mode: str
    oid: str


class Commit(Struct, frozen=True):
    """A commit that is ready and on no branch yet; `before` and `after` are its files' index entries."""

    repo: Repo
    head: Head
    id: str
    subject: str
    before: Mapping[str, Entry | None]
    after: Mapping[str, Entry | None]

    def land(self) -> None:
        """Put it on the branch, and its files in the index; other staged changes stay staged.

        Raises Stop (status 3), index and branch as they were, where either cannot be moved.
        """
        _index(self.repo, self.after)
        moved = self.repo.ask(
            "update-ref", "-m", f"commit: {self.subject}", "HEAD", self.id, str(self.head.commit)
        )
        if moved is None:
            _index(self.repo, self.before)
            raise Stop(
                "the branch has moved while this command was at work", "nothing was written; run it again"
            )


def prepare(repo: Repo, plan: Plan, prefix: str, message: str) -> Commit:
    """A commit of exactly the plan's files on top of HEAD; `prefix` leads from the top to the registry.

    Raises Stop (status 3) where HEAD is detached or has no commit, where a merge or the like is under
    way, where one of these files has changes of its own, and where git does not know who commits.
    """
    head = _ready(repo)
    repo.refuse_nobody()
    paths = {prefix + change.path: change for change in plan.changes}
    committed = _entries(repo.run("ls-tree", "-z", "--full-tree", str(head.commit), "--", *paths))
    staged = _entries(repo.run("ls-files", "-z", "--stage", "--full-name", "--", *paths))
    after: dict[str, Entry | None] = {}
    for path, change in paths.items():
        entry = committed.get(path)
        if staged.get(path) != entry:
            raise _other_changes(path)
        after[path] = _written(repo, path, entry, change, committed.get(prefix + change.like))
    tree = _tree(repo, head, after)
    words = ("commit-tree", tree, "-p", str(head.commit), "-F", "-")
    commit = repo.run(*words, stdin=message.encode()).decode().strip()
    subject = message.partition("\n")[0]
    return Commit(repo, head, commit, subject, {path: committed.get(path) for path in paths}, after)


def _ready(repo: Repo) -> Head:
    head = repo.head()
    if head.under_way:
        raise Stop(f"{head.under_way} is under way here", "finish it or abort it, then commit")
    if head.branch is None:
        raise Stop("HEAD is detached, so a commit would be on no branch", "git switch -c BRANCH")
    if head.commit is None:
        raise Stop("this repository has no commit yet", "commit the registry first: git add . && git commit")
    return head


def _written(repo: Repo, path: str, entry: Entry | None, change: Change, like: Entry | None) -> Entry | None:
    """The entry of a file after the change; Stop where it differs from HEAD before it."""
    if (entry is None) != (change.old is None):
        raise _other_changes(path)
    windows = False
    if entry is not None and change.old is not None:
        blob = repo.blob(entry.oid)
        windows = change.old != blob
        if windows and change.old.replace(b"\r\n", b"\n") != blob:
            raise _other_changes(path)
    if change.new is None:
        return None
    raw = change.new.replace(b"\r\n", b"\n") if windows else change.new
    oid = repo.run("hash-object", "-w", "--no-filters", "--stdin", stdin=raw).decode().strip()
    mode = (entry or like or Entry(_FILE, "")).mode
    return Entry(mode, oid)


def _other_changes(path: str) -> Stop:
    return Stop(
        f"`{path}` has changes that are not committed, so they would be committed too",
        "commit or undo them first, or leave --commit out",
    )


def _tree(repo: Repo, head: Head, after: Mapping[str, Entry | None]) -> str:
    """HEAD's tree with these entries, through an index of its own."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="ladder-") as folder:
        aside = replace(repo, index=Path(folder) / "index")
        aside.run("read-tree", str(head.commit))
        _index(aside, after)
        return aside.run("write-tree").decode().strip()


def _index(repo: Repo, entries: Mapping[str, Entry | None]) -> None:
    lines = [
        f"{entry.mode} {entry.oid}\t{path}\0" if entry else f"0 {'0' * 40}\t{path}\0"
        for path, entry in entries.items()
    ]
    repo.run("update-index", "-z", "--index-info", stdin="".join(lines).encode())


def _entries(answer: bytes) -> dict[str, Entry]:
    """By path, from `ls-tree` (mode, type, id) or `ls-files --stage` (mode, id, stage)."""
    found: dict[str, Entry] = {}
    for line in answer.decode(errors="surrogateescape").split("\0")[:-1]:
        about, _, path = line.partition("\t")
        mode, one, other = about.split(" ")
        found[path] = Entry(mode, other if one == "blob" else one)
    return found
