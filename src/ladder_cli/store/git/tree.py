"""A registry in a commit: a source whose bytes are git's blobs."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from ladder_cli.model.file import Stray
from ladder_cli.model.kinds import SCHEMA_FOLDER, SUFFIX
from ladder_cli.model.stop import Stop
from ladder_cli.store.git.asking import Asking
from ladder_cli.store.source import Listing


@dataclass(frozen=True, slots=True)
class Tree:
    """The registry as a commit has it; links and submodules are strays, hidden files are left out."""

    repo: Asking = field(repr=False, compare=False)
    commit: str
    prefix: str
    blobs: Mapping[str, str] = field(repr=False)
    strays: tuple[Stray, ...] = ()
    copies: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The copies of schemas, which are hidden and read only by name."""

    def listing(self) -> Listing:
        """All files of the commit's registry."""
        return Listing(tuple(sorted(self.blobs)), self.strays)

    def read(self, path: str) -> bytes:
        """The bytes of that path; FileNotFoundError where the commit has none."""
        oid = self.blobs.get(path) or self.copies.get(path)
        if oid is None:
            raise FileNotFoundError(path)
        return self.repo.blob(oid)


def tree(repo: Asking, revision: str, folder: str) -> Tree:
    """The registry at a folder of a revision (`registry`, or nothing for the top).

    Raises Stop: status 2 where there is no such revision, 3 where it has no such folder.
    """
    found = tree_of(repo, repo.resolve(revision), folder)
    if found is None:
        raise Stop(f"`{revision}` holds no `{folder.strip('/')}/`", "name a revision that has the registry")
    return found


def tree_of(repo: Asking, commit: str, folder: str) -> Tree | None:
    """The registry at a folder of a commit or tree, by its id; None where it has no such folder."""
    folder = folder.strip("/")
    answer = repo.ask("ls-tree", "-r", "-z", f"{commit}:{folder}")
    if answer is None:
        return None
    blobs: dict[str, str] = {}
    copies: dict[str, str] = {}
    strays: set[Stray] = set()
    for line in answer.split(b"\0")[:-1]:
        about, _, raw = line.partition(b"\t")
        mode, _, oid = about.decode().split()
        path = os.fsdecode(raw)
        parts = path.split("/")
        if any(part.startswith(".") for part in parts):
            if parts[0] == SCHEMA_FOLDER and mode.startswith("100"):
                copies[path] = oid
            continue
        strays |= {
            Stray("/".join(parts[: depth + 1]), "is a folder named like a file")
            for depth, part in enumerate(parts[:-1])
            if part.endswith(SUFFIX)
        }
        if mode.startswith("100"):
            blobs[path] = oid
        else:
            strays.add(Stray(path, "is a link" if mode == "120000" else "is a submodule"))
    ordered = tuple(sorted(strays, key=lambda stray: stray.path))
    return Tree(repo, commit, f"{folder}/" if folder else "", blobs, ordered, copies)
