"""Who is ready, looked for by all processors: each reads its part of the records and what those bring up."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from ladder_cli.model.contributions import Contributions
from ladder_cli.model.record import Record
from ladder_cli.model.stop import Stop
from ladder_cli.roles.readiness import Ready, Search
from ladder_cli.roles.standing import Rung
from ladder_cli.store.checks import forking
from ladder_cli.store.checks.remembering import Identifying, Read, recalled, remember
from ladder_cli.store.git.index import Index, Look, look
from ladder_cli.store.plans.journal import home
from ladder_cli.store.shelf import Shelf
from ladder_cli.store.source import Folder

KEPT: Final = 500
"""So many files have to be read anew before what they say is kept."""
WORTH_KEEPING: Final = 1_000
"""Records below which reading them is faster than asking git what has changed."""


class Sought(msgspec.Struct, gc=False):
    """What a pass over some people has found, as plain values: it travels between processes."""

    promising: list[tuple[str, str, str | None]] = []
    """Handle, role and group of whoever could be ready, as far as their own files say."""
    records: dict[str, Record] = {}
    """The records that were read."""
    contributions: dict[str, Contributions] = {}
    blobs: dict[str, str] = {}
    """By path, the id that git gives to the bytes of what was read."""
    is_whole: bool = True
    """Whether every file could be read."""


class Recall(Struct, frozen=True):
    """Where what files said is kept, and git at work on what has changed since."""

    root: Path
    path: Path
    looking: Look | None

    @classmethod
    def begin(cls, source: Folder) -> "Recall | None":
        """Have git look at a folder of which something is kept; None where nothing can be."""
        path = home(source.root).read
        return None if path is None else cls(source.root, path, look(source.root) if path.exists() else None)

    def index(self, files: int) -> Index | None:
        """What git found; None where it cannot say, or so few files are not worth the question."""
        looking = self.looking
        if looking is None and files >= WORTH_KEEPING:
            looking = look(self.root)
        return None if looking is None else looking.index()


def ready(search: Search, source: Folder, recall: Recall | None = None) -> tuple[Ready, ...]:
    """Everyone who is ready, as `readiness.ready` says; reads what has changed since, with a recall."""
    registry = search.ladders.registry
    records, contributions = registry.records, registry.contributions
    if not isinstance(records, Shelf) or not isinstance(contributions, Shelf):
        return search.settled(search.promising(records))
    index = None if recall is None else recall.index(len(records))
    if recall is None or index is None:
        return _Seek(search, records, contributions).ready()
    seek = _Seek(search, records, contributions, Identifying(source), recalled(recall.path, index))
    found = seek.ready()
    if len(seek.blobs) > KEPT:
        remember(recall.path, index, seek.known, seek.fresh())
    return found


@dataclass
class _Seek:
    """A search over the files of one registry: what is known of them, and where blobs are noted."""

    search: Search
    records: Shelf[Record]
    contributions: Shelf[Contributions]
    noting: Identifying | None = None
    known: Mapping[str, msgspec.Raw] = field(default_factory=dict)
    blobs: dict[str, str] = field(default_factory=dict)

    def ready(self) -> tuple[Ready, ...]:
        """Who is ready; notes the blobs of what was read, by whichever process."""
        if self.noting is not None:
            self.records.recall(self.known, self.noting)
            self.contributions.recall(self.known, self.noting)
        # Every process asks for these, so they are read before there are several.
        _ = self.search.ladders.stories
        found = forking.parted(list(self.records), self._over, Sought)
        if not all(part.is_whole for part in found):
            # One pass says of the same file as ever that it cannot be read.
            return self.search.settled(self.search.promising(self.records))
        for part in found:
            self.records.take(part.records)
            self.contributions.take(part.contributions)
            self.blobs.update(part.blobs)
        promising = ((person, Rung(role, sig)) for part in found for person, role, sig in part.promising)
        return self.search.settled(promising)

    def _over(self, people: Sequence[str]) -> Sought:
        try:
            found = [(person, rung.role, rung.sig) for person, rung in self.search.promising(people)]
        except Stop:
            return Sought(is_whole=False)
        records = {name: value for name, path, value in self.records.held() if path not in self.known}
        if self.noting is None:
            return Sought(found, records)
        blobs = self.noting.blobs
        done = {name: value for name, path, value in self.contributions.held() if path in blobs}
        return Sought(found, records, done, blobs)

    def fresh(self) -> Iterator[Read]:
        """What was read, and is not known yet."""
        for shelf in (self.records, self.contributions):
            for _, path, value in shelf.held():
                if path in self.blobs:
                    yield Read(path, self.blobs[path], value)
