"""Every finding of a source, with no more reading than the answer needs."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from ladder_cli.model.community import Community, Conduct
from ladder_cli.model.file import Document, File
from ladder_cli.model.kinds import KINDS, Name, named
from ladder_cli.model.registry import Registry
from ladder_cli.model.value import Value
from ladder_cli.roles.ladders import Ladders
from ladder_cli.rules import running
from ladder_cli.rules.rule import COLUMNS, Column
from ladder_cli.store import beside
from ladder_cli.store.checks import forking
from ladder_cli.store.checks.columns import Columns, seen_through
from ladder_cli.store.checks.packing import Row, packed
from ladder_cli.store.checks.sweeping import Entry, Sweep, Swept
from ladder_cli.store.documents.reading import read_from
from ladder_cli.store.layout import POLICY, Layout, layout, places_of
from ladder_cli.store.loading import shelved
from ladder_cli.store.shelf import Sound
from ladder_cli.store.source import Folder, Noting, Source

READS: Final[dict[Column, tuple[str, ...]]] = {
    "": (),
    "accounts": ("record", "person"),
    "exports": ("record",),
    "names": ("record", "person"),
    "seats": ("record",),
    "words": ("record",),
    "zones": ("record", "person"),
    "mentoring": ("person", "pairing"),
    "work": ("record", "person", "pairing", "item", "idea"),
}
"""By column, the kinds whose files it is made of, or whose order decides who is in it."""


class Subject(Struct, frozen=True):
    """A source with its layout and its policy, and the day it is judged on."""

    source: Source
    layout: Layout
    policy: Registry
    today: date
    known: Mapping[str, Document | File]
    """The policy's files, by path."""
    raws: Mapping[str, bytes]
    """Their bytes, as they were read."""

    def moved(self, source: Source, found: Layout) -> "Subject":
        """The same policy over another source, in which its files are the same."""
        policy = replace(self.policy, **places_of(found))
        return replace(self, source=source, layout=found, policy=policy)

    def entries(self) -> list[Entry]:
        """Every file with what it names."""
        return [*self.layout.names(), *((path, None) for path, _ in self.layout.shadowed)]

    def entry(self, path: str) -> Entry | None:
        """One file with what it names; None where there is no such file, or not one of a registry."""
        name = named(path)
        known = self.layout.paths[name.kind.name].get(name.id) if name else None
        if known == path:
            return path, name
        return (path, None) if (path, known) in self.layout.shadowed else None

    def swept(self, entries: Sequence[Entry], *, with_blobs: bool = False) -> Swept:
        """What there is to say of these files, found by all processors where that is worth it."""
        sweep = Sweep(self.source, self.layout, self.policy, self.today, self.known, self.raws, with_blobs)
        if isinstance(self.source, Folder):
            return forking.swept(entries, sweep.over)
        return sweep.over(entries)

    def of_whole(self, column: Column, columns: Columns, unread: Collection[tuple[str, str]]) -> list[Row]:
        """What the rules say that look at all of the registry and read that column."""
        from ladder_cli.rules.whole import Whole

        if self.is_idle(column):
            return []
        broken = frozenset(unread)
        ladders = Ladders(seen_through(column, columns, self.policy, self.layout, broken))
        found = self.layout
        if column == "exports":
            old = () if broken else tuple(self._stale(self.exports, ladders))
            whole = Whole(ladders, self.today, unread=broken, stale_exports=old)
        elif column:
            whole = Whole(ladders, self.today, unread=broken)
        else:
            whole = Whole(ladders, self.today, found.nameless, found.shadowed, found.strays, broken)
        return [packed(finding) for finding in running.of_whole(whole, column)]

    def is_idle(self, column: Column) -> bool:
        """Whether no rule that reads the column can say anything, as there is nothing that it is about."""
        match column:
            case "exports":
                return not self.exports
            case "zones":
                return not any(group.meetings for group in self.policy.groups.values())
            case "work":
                return not (self.layout.paths["item"] or self.layout.paths["idea"])
            case _:
                return False

    @property
    def exports(self) -> Mapping[str, bytes]:
        """What lies where exports are written, by path from the top of the repository."""
        from ladder_cli.interop import exports

        return beside.committed(self.source, exports.PLACES)

    def _stale(self, there: Mapping[str, bytes], ladders: Ladders) -> Iterator[tuple[str, str]]:
        from ladder_cli.interop import exports

        prefix = self.source.prefix
        for place, name in exports.stale(there, ladders, prefix):
            yield beside.from_registry(prefix, place), name


NOBODYS_COMMUNITY = Community(name="", conduct=Conduct(version="", report_to=""), contribution_kinds={})
"""Stands in where `community.yaml` is missing or in disorder, so that the other files are still looked at."""


def subject(source: Source, today: date, found: Layout | None = None) -> Subject:
    """A source laid out, with its policy read; `found` is its layout where that is known already."""
    found = found or layout(source)
    known: dict[str, Document | File] = {}
    raws: dict[str, bytes] = {}
    noting = Noting(source)
    for kind in POLICY:
        for name, path in found.paths[kind].items():
            read = read_from(noting, path, Name(KINDS[kind], name))
            if read is not None:
                known[path] = read
            if noting.raw is not None:
                raws[path] = noting.raw
    return Subject(source, found, _policy(found, known), today, known, raws)


def _policy(found: Layout, known: Mapping[str, Document | File]) -> Registry:
    values: dict[str, dict[str, Value]] = {kind: {} for kind in KINDS}
    torn: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
    for file in known.values():
        if isinstance(file, Document):
            values[file.kind][file.id] = file.value
        elif file.name is not None:
            torn[file.name.kind.name][file.name.id] = file.text
    community = values["community"].get("community", NOBODYS_COMMUNITY)
    return shelved(found, community, lambda kind: Sound(values[kind], found.paths[kind], torn[kind]))


def findings(about: Subject, only: Collection[str] = ()) -> list[Row]:
    """Every finding; with `only`, at least all those in these paths, reading what they depend on."""
    entries, columns = about.entries(), asked_for(about, only)
    if only:
        entries = [entry for entry in entries if _is_needed(entry, only, columns)]
    swept = about.swept(entries)
    rows = [row for rows in swept.findings.values() for row in rows]
    for column in columns:
        rows += about.of_whole(column, swept.columns, swept.unread)
    return rows


def by_themselves(about: Subject, only: Collection[str] = (), *, files: bool = False) -> list[Row]:
    """What is wrong with files by themselves and beside what they name; `files`: `only` holds no folder."""
    if files:
        entries = [entry for path in only if (entry := about.entry(path)) is not None]
    else:
        entries = [entry for entry in about.entries() if not only or is_within(entry[0], only)]
    return [row for rows in about.swept(entries).findings.values() for row in rows]


def asked_for(about: Subject, only: Collection[str]) -> Collection[Column]:
    """The columns of the registry-wide rules that may report on these paths; all where there are none."""
    kinds = {kind for path in only for kind in _kinds(about.layout, path)}
    return running.columns_about(kinds) if only else COLUMNS


def _is_needed(entry: Entry, only: Collection[str], columns: Collection[Column]) -> bool:
    path, name = entry
    needed = {kind for column in columns for kind in READS[column]} | set(POLICY)
    return is_within(path, only) or (name is not None and name.kind.name in needed)


def _kinds(found: Layout, path: str) -> Collection[str]:
    """The kinds of document that a path may hold: one for a file, all for a folder."""
    name = named(path)
    return {name.kind.name} if name and path == found.paths[name.kind.name].get(name.id) else KINDS


def is_within(path: str, only: Collection[str]) -> bool:
    """Whether a path is one of these, or in a folder that is one of these."""
    return any(path == one or one in ("", ".") or path.startswith(one.rstrip("/") + "/") for one in only)
