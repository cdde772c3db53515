"""The rules run over what they read; every finding gets its code and its severity."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from ladder_cli.model.community import Community
from ladder_cli.model.file import Document, File
from ladder_cli.model.finding import Finding, Severity
from ladder_cli.roles.ladders import Ladders
from ladder_cli.rules.redaction import redacted
from ladder_cli.rules.rule import Check, Column, Reads
from ladder_cli.rules.table import RULES

if TYPE_CHECKING:
    from ladder_cli.rules.whole import Whole


@cache
def _checks(reads: Reads, kind: str = "", column: Column = "") -> tuple[tuple[str, Check], ...]:
    return tuple(
        (code, rule.check)
        for code, rule in RULES.items()
        if (rule.reads, rule.column) == (reads, column) and (not kind or not rule.kinds or kind in rule.kinds)
    )


def of_file(file: File) -> Iterator[Finding]:
    """What is wrong with a file in disorder."""
    for code, check in _checks("text"):
        for finding in check(file):
            yield _marked(code, finding)


def of_documents(documents: Sequence[Document], kind: str, today: date) -> Iterator[Finding]:
    """What is wrong with documents of one kind, each by itself; a rule is fastest over all in a row."""
    for code, check in _checks("file", kind):
        for document in documents:
            for finding in check(document, today):
                yield _marked(code, finding)


def of_links(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """What is wrong with a document beside those that it names."""
    for code, check in _checks("linked", document.kind):
        for finding in check(document, ladders, today):
            yield _marked(code, finding)


def of_whole(whole: "Whole", column: Column) -> Iterator[Finding]:
    """What the rules say that look at the registry as a whole and read that column."""
    for code, check in _checks("registry", column=column):
        for finding in check(whole):
            yield _marked(code, finding)


def of_copies(paths: Sequence[str]) -> Iterator[Finding]:
    """What is wrong with the copies of schemas that editors read, given those that are not up to date."""
    for code, check in _checks("copies"):
        for finding in check(paths):
            yield _marked(code, finding)


def columns_about(kinds: Collection[str]) -> tuple[Column, ...]:
    """The columns of the rules on the whole registry that report on some of these kinds of document."""
    found = {
        rule.column
        for rule in RULES.values()
        if rule.reads == "registry" and not (rule.kinds and set(rule.kinds).isdisjoint(kinds))
    }
    return tuple(sorted(found))


def _marked(code: str, finding: Finding) -> Finding:
    message, hint = redacted(finding.message), _redacted_hint(finding.hint)
    return Finding(finding.at, message, hint, finding.edits, code, RULES[code].severity)


@lru_cache(maxsize=1024)
def _redacted_hint(hint: str) -> str:
    """Most hints of a rule are the same."""
    return redacted(hint)


def judged(findings: Iterable[Finding], community: Community) -> list[Finding]:
    """The findings as serious as this community takes them, sorted by place and rule."""
    changed = severities(community)
    found = [
        replace(finding, severity=changed[finding.rule]) if finding.rule in changed else finding
        for finding in findings
    ]
    return sorted(found, key=_order)


def severities(community: Community) -> Mapping[str, Severity]:
    """What the community changes, without what is not its to change."""
    return {
        code: change.severity
        for code, change in community.severities.items()
        if code in RULES and not RULES[code].safety
    }


def _order(finding: Finding) -> tuple[str, tuple[int, ...], tuple[tuple[int, str], ...], str, str]:
    keys = tuple((key, "") if isinstance(key, int) else (-1, key) for key in finding.at.keys)
    return finding.at.path, finding.at.span or (), keys, finding.rule, finding.message
