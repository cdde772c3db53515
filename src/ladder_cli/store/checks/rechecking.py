"""Every finding of a registry that was looked at before: only what has changed since is read again."""

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Final

import msgspec

from ladder_cli.model.kinds import named
from ladder_cli.rules.rule import COLUMNS, Column
from ladder_cli.store.checks import cache
from ladder_cli.store.checks.cache import Snapshot
from ladder_cli.store.checks.columns import KIND_OF, MADE_OF, Columns
from ladder_cli.store.checks.examining import READS, Subject, findings
from ladder_cli.store.checks.packing import Row
from ladder_cli.store.checks.reached import BY_HANDLE, link
from ladder_cli.store.checks.sweeping import Swept
from ladder_cli.store.git.index import Index, Look

KEPT: Final = 500
"""So many files may differ from a snapshot before another one is written."""
_UNREAD: Final = b"\0 could not be read"


def rechecked(about: Subject, looking: Look, path: Path) -> list[Row]:
    """Every finding, from a snapshot and what has changed since; keeps a new snapshot where that pays."""
    key = cache.key(about.today.isoformat(), _policy(about))
    snapshot = cache.read(path)
    index = looking.index()
    if snapshot is None or snapshot.key != key or index is None:
        swept, whole = _all(about, with_blobs=index is not None)
        if index is not None:
            cache.write(path, _snapshot(about, key, index, swept, whole, swept.blobs.keys()))
        return _rows(swept.findings, whole)
    changed = index.differing(snapshot.entries) | index.touched | set(snapshot.uncertain)
    near = _Near(about, snapshot, changed)
    near.keep(path, index)
    return _rows(near.findings, near.whole)


def of_both(before: Subject, after: Subject, changed: Collection[str]) -> tuple[list[Row], list[Row]]:
    """Every finding of two states that differ in these paths at most; the second is read only near them."""
    swept, whole = _all(before)
    rows = _rows(swept.findings, whole)
    if _policy(before) != _policy(after):
        return rows, findings(after)
    near = _Near(after, _snapshot(before, "", Index(b"", frozenset()), swept, whole), changed)
    return rows, _rows(near.findings, near.whole)


def _policy(about: Subject) -> list[tuple[str, bytes]]:
    """What every file is judged by, and what lies where exports are written."""
    policy = [(name, about.raws.get(name, _UNREAD)) for name in sorted(about.known)]
    return [*policy, *((f"../{place}", raw) for place, raw in sorted(about.exports.items()))]


def _all(about: Subject, *, with_blobs: bool = False) -> tuple[Swept, dict[Column, list[Row]]]:
    """What there is to say of every file, and by column of the whole."""
    swept = about.swept(about.entries(), with_blobs=with_blobs)
    return swept, {column: about.of_whole(column, swept.columns, swept.unread) for column in COLUMNS}


def _rows(findings: dict[str, list[Row]], whole: dict[Column, list[Row]]) -> list[Row]:
    return [row for rows in (*findings.values(), *whole.values()) for row in rows]


def _files(about: Subject) -> bytes:
    return "\0".join(about.layout.files).encode(errors="surrogateescape")


def _strays(about: Subject) -> list[tuple[str, str]]:
    return [(stray.path, stray.why) for stray in about.layout.strays]


def _snapshot(
    about: Subject,
    key: str,
    index: Index,
    swept: Swept,
    whole: dict[Column, list[Row]],
    certain: Iterable[str] = (),
) -> Snapshot:
    """A snapshot; of the certain paths those count whose bytes are the blob that git says."""
    blobs = index.blobs()
    sure = {path for path in certain if path in blobs and swept.blobs.get(path, blobs[path]) == blobs[path]}
    encode = msgspec.msgpack.encode
    return Snapshot(
        key=key,
        entries=index.entries,
        files=_files(about),
        strays=_strays(about),
        uncertain=[path for path, _ in about.entries() if path not in sure],
        unread=swept.unread,
        findings=swept.findings,
        whole={str(column): rows for column, rows in whole.items()},
        links=msgspec.Raw(encode(swept.links)),
        columns={
            name: msgspec.Raw(encode(getattr(swept.columns, name))) for name in Columns.__struct_fields__
        },
    )


class _Near:
    """What a snapshot's findings have become where at most some paths have changed since it was made."""

    def __init__(self, about: Subject, snapshot: Snapshot, changed: Collection[str]) -> None:
        self.about = about
        self.snapshot = snapshot
        self.moved: set[str] = set()
        if _files(about) != snapshot.files:
            self.moved = set(about.layout.files) ^ set(
                snapshot.files.decode(errors="surrogateescape").split("\0")
            )
        self.changed = {path for path in {*changed, *self.moved} if named(path)}
        self.links = snapshot.all_links() if self.changed else {}
        self.stale = self.changed | self._named_by_changed()
        again = [entry for one in sorted(self.stale) if (entry := about.entry(one))]
        self.fresh = about.swept(again, with_blobs=True)
        self.gone = {(name.kind.name, name.id) for one in self.stale if (name := named(one))}
        self.findings = {one: rows for one, rows in snapshot.findings.items() if one not in self.stale}
        self.findings.update(self.fresh.findings)
        kept = (one for one in snapshot.unread if one not in self.gone)
        self.unread = sorted({*kept, *self.fresh.unread})
        self.whole = self._whole()

    def keep(self, path: Path, index: Index) -> None:
        """Write a snapshot of this state where too much has changed to go over it each time."""
        blobs, fresh = index.blobs() if len(self.changed) > KEPT else {}, self.fresh
        if sum(1 for one in self.changed if one in blobs and fresh.blobs.get(one) == blobs[one]) <= KEPT:
            return
        links = {one: looked for one, looked in self.links.items() if one not in self.stale}
        columns = self.snapshot.columns_after(KIND_OF, self.gone, fresh.columns)
        merged = Swept(self.findings, links | fresh.links, columns, self.unread, fresh.blobs)
        known = {one for one, _ in self.about.entries()}
        certain = known - set(self.snapshot.uncertain) | fresh.blobs.keys()
        cache.write(path, _snapshot(self.about, self.snapshot.key, index, merged, self.whole, certain))

    def _named_by_changed(self) -> set[str]:
        """The files that look something up that has changed, and all that is of the same people."""
        names = [name for path in self.changed if (name := named(path))]
        links = {link(name.kind.name, name.id) for name in names}
        found = {path for path, looked in self.links.items() if not links.isdisjoint(looked)}
        layout = self.about.layout
        for one in links:
            stems = self.about.policy.ledgers.get(one, ())
            found.update(layout.paths["contributions"][stem] for stem in stems)
            found.update(layout.paths[kind][one] for kind in BY_HANDLE if one in layout.paths[kind])
        found.update(path for name in names if (path := layout.paths[name.kind.name].get(name.id)))
        found.update(path for path, _ in layout.shadowed)
        return found

    def _whole(self) -> dict[Column, list[Row]]:
        """What the rules say of the whole registry; asked again only where what they read has changed."""
        fields = self.snapshot.altered(self.gone, self.fresh.columns)
        altered = {column for column in COLUMNS if not fields.isdisjoint(MADE_OF[column])}
        if self.unread != sorted(self.snapshot.unread) or _strays(self.about) != self.snapshot.strays:
            altered = set(COLUMNS)
        if self.moved:
            moved = {name.kind.name for path in self.moved if (name := named(path))}
            altered |= {column for column in COLUMNS if not column or not moved.isdisjoint(READS[column])}
        idle = {column for column in COLUMNS if self.about.is_idle(column)}
        altered -= idle
        needed = {field for column in altered for field in MADE_OF[column]}
        columns = self.snapshot.columns_after(needed, self.gone, self.fresh.columns)
        return {
            column: self.about.of_whole(column, columns, self.unread)
            if column in altered
            else []
            if column in idle
            else self.snapshot.whole[column]
            for column in COLUMNS
        }
