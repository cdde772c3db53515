"""One pass over files: each is read once, judged by itself and beside what it names, and let go."""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import islice
from typing import Final

import msgspec
from msgspec import Struct

from ladder_cli.model.file import Document, File
from ladder_cli.model.kinds import Name
from ladder_cli.model.registry import Registry
from ladder_cli.roles.ladders import Ladders
from ladder_cli.rules import running
from ladder_cli.store.checks.columns import Columns
from ladder_cli.store.checks.packing import Row, packed
from ladder_cli.store.checks.reached import Reach
from ladder_cli.store.documents.reading import examine_from, read_from
from ladder_cli.store.layout import Layout
from ladder_cli.store.source import Noting, Source

BATCH: Final = 200

Entry = tuple[str, Name | None]
"""A path, and what it names; None for a file that another of the same id hides."""


class Swept(msgspec.Struct, gc=False):
    """What a pass has found, as plain values: it travels between processes and is kept in a cache."""

    findings: dict[str, list[Row]] = {}
    """By path, findings as rows."""
    links: dict[str, list[str]] = {}
    """By path, what was looked up for it beside its own."""
    columns: Columns = msgspec.field(default_factory=Columns)
    unread: list[tuple[str, str]] = []
    """Kind and id of files in disorder."""
    blobs: dict[str, str] = {}
    """By path, the id that git gives to these bytes; only where a cache asks for it."""

    def add(self, other: "Swept") -> None:
        """Take in what another pass has found."""
        self.findings.update(other.findings)
        self.links.update(other.links)
        self.columns.add(other.columns)
        self.unread += other.unread
        self.blobs.update(other.blobs)


class Sweep(Struct, frozen=True):
    """How to go over files: where they are, the policy they are judged by, the day.

    `known` are the files that have been read already, `raws` their bytes; `with_blobs` asks for git's ids.
    """

    source: Source
    layout: Layout
    policy: Registry
    today: date
    known: Mapping[str, Document | File]
    raws: Mapping[str, bytes]
    with_blobs: bool = False

    def over(self, entries: Iterable[Entry]) -> Swept:
        """What there is to say of these files."""
        swept = Swept({}, {}, Columns(), [], {})
        reach = Reach(self.source, self.layout, self.policy)
        ladders = Ladders(reach.registry)
        with seldom_collected():
            for batch in _batches(entries):
                documents = self._read(batch, swept)
                reach.hold(documents)
                for kind, several in documents.items():
                    for finding in running.of_documents(several, kind, self.today):
                        swept.findings.setdefault(finding.at.path, []).append(packed(finding))
                    for document in several:
                        self._judge_links(document, reach, ladders, swept)
        return swept

    def _read(self, batch: Sequence[Entry], swept: Swept) -> dict[str, list[Document]]:
        """The documents of some files by kind; files in disorder are reported."""
        documents: dict[str, list[Document]] = {}
        noting = Noting(self.source)
        for path, name in batch:
            found = self.known[path] if path in self.known else _found(noting, path, name)
            raw = self.raws.get(path) if path in self.known else noting.raw
            if self.with_blobs and raw is not None:
                swept.blobs[path] = blob_id(raw)
            if isinstance(found, Document):
                swept.columns.take(found)
                documents.setdefault(found.kind, []).append(found)
            else:
                self._report(path, name, found, swept)
        return documents

    def _judge_links(self, document: Document, reach: Reach, ladders: Ladders, swept: Swept) -> None:
        reach.look()
        for finding in running.of_links(document, ladders, self.today):
            swept.findings.setdefault(document.path, []).append(packed(finding))
        if links := reach.links(document):
            swept.links[document.path] = links

    def _report(self, path: str, name: Name | None, file: File | None, swept: Swept) -> None:
        if name is not None:
            swept.unread.append((name.kind.name, name.id))
        if file is not None:
            swept.findings[path] = [packed(finding) for finding in running.of_file(file)]


def _batches(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Some files at a time: few enough to hold, enough for each step to be done many times in a row."""
    rest = iter(entries)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _found(source: Source, path: str, name: Name | None) -> Document | File | None:
    return read_from(source, path, name) if name else examine_from(source, path)


def blob_id(raw: bytes) -> str:
    """The id that git gives to these bytes."""
    from hashlib import sha1

    return sha1(b"blob %d\0" % len(raw) + raw, usedforsecurity=False).hexdigest()


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Collect garbage seldom: values hold no cycles. Never would be too seldom for the parser with places."""
    before = gc.get_threshold()
    gc.set_threshold(200_000, 50, 1_000)
    try:
        yield
    finally:
        gc.set_threshold(*before)
