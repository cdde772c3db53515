"""A source checked by every rule; what a change brings; what can be mended by itself."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import chain

from msgspec import Struct

from ladder_cli.model.finding import Edit, Finding, Plain, Replace
from ladder_cli.model.kinds import SCHEMA_FOLDER
from ladder_cli.rules import running
from ladder_cli.store.comparing import renamed, unmatched
from ladder_cli.store.copies import refreshed, stale
from ladder_cli.store.examining import Subject, asked_for, by_themselves, findings, is_within, subject
from ladder_cli.store.index import look
from ladder_cli.store.journal import home
from ladder_cli.store.layout import Layout
from ladder_cli.store.packing import Row, unpacked
from ladder_cli.store.places import compose
from ladder_cli.store.rechecking import of_both, rechecked
from ladder_cli.store.source import Changed, Folder, Source
from ladder_cli.store.splice import EditError, splice
from ladder_cli.store.sweeping import seldom_collected

WORTH_KEEPING = 1_000
"""Files below which a registry is checked faster than git can say what has changed."""
ROUNDS = 10
"""Mending one thing may show the next; a file that still changes after so many rounds is left."""


class Report(Struct, frozen=True):
    """What is wrong with a source, sorted by path and place, and how many files were read."""

    findings: tuple[Finding, ...]
    files: int

    def count(self, severity: str) -> int:
        """How many findings are so severe."""
        return sum(1 for finding in self.findings if finding.severity == severity)


def check(source: Source, today: date, only: Collection[str] = ()) -> Report:
    """Every finding; with `only`, those in these paths (files, or folders with all that they hold)."""
    about = subject(source, today)
    return _report(about, findings(about, only), only)


def recheck(source: Folder, today: date, only: Collection[str] = ()) -> Report:
    """The same from what an earlier check has kept in the git dir, reading only what has changed since.

    Small registries and folders without git are checked from the beginning.
    """
    with seldom_collected():
        return _report_again(source, today, only)


def _report_again(source: Folder, today: date, only: Collection[str]) -> Report:
    place = home(source.root).checked
    looking = look(source.root) if place is not None and place.exists() else None
    about = subject(source, today)
    if place is not None and looking is None and len(about.layout.files) >= WORTH_KEEPING:
        looking = look(source.root)
    if place is None or looking is None or not any(asked_for(about, only)):
        return _report(about, findings(about, only), only)
    return _report(about, rechecked(about, looking, place), only)


def _report(about: Subject, rows: Iterable[Row], only: Collection[str]) -> Report:
    beside = running.of_copies(stale(about.source))
    found = running.judged(chain(map(unpacked, rows), beside), about.policy.community)
    paths = chain(*(ids.values() for ids in about.layout.paths.values()), dict(about.layout.shadowed))
    files = sum(1 for path in paths if not only or is_within(path, only))
    return kept(Report(tuple(found), files), only)


def kept(report: Report, only: Collection[str]) -> Report:
    """The report on these paths alone; on all where there are none."""
    findings = (finding for finding in report.findings if not only or is_within(finding.at.path, only))
    return Report(tuple(findings), report.files)


def brought(base: Source, head: Source, today: date) -> Report:
    """The findings that head has and base has not, also in files that the change does not touch.

    A finding is the same one where rule, file and words are, wherever it has moved to in the file, as long as
    it is no more serious. A file that has gone into a shard, or come out of one, is the same file, and so is
    one that was renamed.
    """
    with seldom_collected():
        old, new = _both(subject(base, today), subject(head, today))
    found = list(unmatched(old.findings, new.findings, {}))
    was = renamed(base, head, {finding.at.path for finding in found}) if found else {}
    return Report(tuple(unmatched(old.findings, new.findings, was) if was else found), new.files)


def _both(before: Subject, after: Subject) -> tuple[Report, Report]:
    """The reports on both; where one is the other with some files changed, only what is near them is read."""
    head = after.source
    if isinstance(head, Changed) and head.base is before.source:
        old, new = of_both(before, after, head.changes)
    else:
        old, new = findings(before), findings(after)
    return _report(before, old, ()), _report(after, new, ())


def mended(
    source: Source, today: date, only: Collection[str] = (), laid: Layout | None = None
) -> Mapping[str, bytes]:
    """By path, the bytes of the files that safe edits change; mending those again changes nothing.

    Each edit is proved: the file says the same afterwards, but for what the finding is about. Copies of
    schemas and modelines are brought up to date where the registry keeps them. With `laid`, the source's
    layout, `only` names files alone. No rule on the whole registry carries an edit, so none of them runs.
    """
    changes: dict[str, bytes] = {}
    for _ in range(ROUNDS):
        state = Changed(source, changes)
        fixes: dict[str, list[tuple[Edit, ...]]] = {}
        about = subject(state, today, laid)
        for finding in map(unpacked, by_themselves(about, only, files=laid is not None)):
            if finding.edits and not finding.at.path.startswith(f"{SCHEMA_FOLDER}/"):
                fixes.setdefault(finding.at.path, []).append(finding.edits)
        made = {path: _edited(state.read(path), edits) for path, edits in fixes.items()}
        fresh = {path: raw for path, raw in made.items() if raw != state.read(path)}
        if not fresh:
            break
        changes = {**changes, **fresh}
    for path, raw in refreshed(Changed(source, changes)):
        if not only or is_within(path, only):
            changes[path] = raw
    return dict(sorted(changes.items()))


def _edited(raw: bytes, fixes: Sequence[tuple[Edit, ...]]) -> bytes:
    """The text with every fix made that can be proved: offsets from the end backwards, then paths."""
    text = raw.decode()
    for edits in sorted(fixes, key=_from_the_end):
        try:
            after = splice(text, edits)
        except EditError:
            continue
        if not isinstance(edits[0], Replace) or _alike(compose(text).data, compose(after).data):
            text = after
    return text.encode()


def _from_the_end(edits: tuple[Edit, ...]) -> int:
    return -edits[0].start if isinstance(edits[0], Replace) else 1


def _alike(one: Plain, other: Plain) -> bool:
    """Equal, but for a number or a truth that quotes have made text of."""
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(_alike(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_alike, one, other))
    return one == other or (isinstance(other, str) and isinstance(one, bool | int | float))
