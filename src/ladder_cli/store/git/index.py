"""Git's index as the detector of change: which bytes a file surely has, without reading it."""

import os
import re
from pathlib import Path
from typing import Final

from msgspec import Struct

from ladder_cli.model.stop import Stop
from ladder_cli.store.git.repo import Asked, Repo, open_repo

_STRICT: Final = (
    *("-c", "core.trustctime=true", "-c", "core.checkStat=default", "-c", "core.ignoreStat=false"),
    *("-c", "core.autocrlf=false", "-c", "core.attributesFile=/dev/null"),
)
"""Settings under which git would look at a file less closely, set back."""

_SETTLED: Final = re.compile(rb"H 100(?:644|755) ([0-9a-f]{40,64}) 0\t(.+)", re.DOTALL)
"""An entry of a plain file that is neither in conflict nor hidden from git's look."""

_CONVERTING: Final = re.compile(rb"text|eol|crlf|filter|ident|encoding")
"""Attributes under which a file's bytes are not those of its blob."""


class Index(Struct, frozen=True):
    """What git knows of a folder's files: its entries as it prints them, and the files that differ."""

    entries: bytes
    touched: frozenset[str]

    def blobs(self) -> dict[str, str]:
        """By path, the blob whose bytes the file has, as far as git can say."""
        settled = (_SETTLED.fullmatch(entry) for entry in self.entries.split(b"\0"))
        found = {os.fsdecode(match[2]): match[1].decode() for match in settled if match}
        for path in self.touched:
            found.pop(path, None)
        return found

    def differing(self, others: bytes) -> set[str]:
        """The paths whose entries are not the same in other entries."""
        if self.entries == others:
            return set()
        different = set(self.entries.split(b"\0")) ^ set(others.split(b"\0"))
        return {os.fsdecode(entry.partition(b"\t")[2]) for entry in different if entry}


class Look(Struct, frozen=True):
    """Git at work on finding out; it goes on beside us until it is asked for the end."""

    _listed: Asked
    _compared: Asked

    def index(self) -> Index | None:
        """What git found; None where it failed."""
        entries, touched = self._listed.answer(), self._compared.answer()
        if entries is None or touched is None or b"/.gitattributes\0" in entries:
            return None
        return Index(entries, frozenset(os.fsdecode(path) for path in touched.split(b"\0") if path))


def look(root: Path) -> Look | None:
    """Have git look at a folder; None where it cannot say what its files are."""
    try:
        repo = open_repo(root)
    except Stop:
        # Without git, or in a repository that git does not trust, there is nothing to go by.
        return None
    if repo.top is None or _converts(root, repo):
        return None
    listed = repo.begin("-C", str(root), *_STRICT, "ls-files", "-z", "-v", "-s")
    compared = repo.begin("-C", str(root), *_STRICT, "diff-files", "-z", "--name-only", "--relative")
    return Look(listed, compared)


def _converts(root: Path, repo: Repo) -> bool:
    """Whether git's attributes may make a file's bytes differ from its blob's."""
    folders = [
        folder
        for folder in (root.resolve(), *root.resolve().parents)
        if folder.is_relative_to(repo.top or root)
    ]
    common = repo.ask("rev-parse", "--git-common-dir")
    info = Path(os.fsdecode(common).strip()) / "info" if common else repo.git_dir / "info"
    for path in (*(folder / ".gitattributes" for folder in folders), root / info / "attributes"):
        try:
            text = path.read_bytes()
        except FileNotFoundError:
            continue
        if _CONVERTING.search(text):
            return True
    return False
