"""A source checked by every rule, and what a change brings."""

from collections.abc import Collection, Iterable
from datetime import date
from itertools import chain

from msgspec import Struct

from ladder_cli.model.finding import Finding
from ladder_cli.rules import running
from ladder_cli.store.checks.comparing import renamed, unmatched
from ladder_cli.store.checks.examining import Subject, asked_for, findings, is_within, subject
from ladder_cli.store.checks.packing import Row, unpacked
from ladder_cli.store.checks.rechecking import of_both, rechecked
from ladder_cli.store.checks.sweeping import seldom_collected
from ladder_cli.store.copies import stale
from ladder_cli.store.git.index import look
from ladder_cli.store.plans.journal import home
from ladder_cli.store.source import Changed, Folder, Source

WORTH_KEEPING = 1_000
"""Files below which a registry is checked faster than git can say what has changed."""


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
