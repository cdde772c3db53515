"""Which findings of two checks are the same, wherever they have moved to."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Final

from ladder_cli.model.finding import SEVERITIES, Finding
from ladder_cli.model.kinds import named, placed
from ladder_cli.model.stop import Stop
from ladder_cli.store.source import Source

LIKE: Final = 0.5
"""The part of its lines that a file has in common with the one it was before."""
COMPARED: Final = 400
"""Pairs of files whose lines are compared; equal files are found beyond that."""

Was = Mapping[str, str]
"""By path, the path that the file had before."""


def unmatched(old: Sequence[Finding], new: Sequence[Finding], was: Was) -> Iterator[Finding]:
    """The new findings that are none of the old ones, or more serious than these were.

    Of several that are the same, those whose place in the file's data was there before count as old first.
    """
    before = {finding.rule: SEVERITIES.index(finding.severity) for finding in old}
    raised = {one.rule for one in new if SEVERITIES.index(one.severity) < before.get(one.rule, 0)}
    there = {(_identity(finding, {}), _place(finding)) for finding in old}
    known = Counter(_identity(finding, {}) for finding in old)
    known.subtract(
        _identity(finding, was) for finding in new if (_identity(finding, was), _place(finding)) in there
    )
    for finding in new:
        identity = _identity(finding, was)
        if finding.rule in raised:
            yield finding
        elif (identity, _place(finding)) not in there:
            if known[identity] > 0:
                known[identity] -= 1
            else:
                yield finding


def _identity(finding: Finding, was: Was) -> tuple[str, str, str]:
    path = was.get(finding.at.path, finding.at.path)
    name = named(path)
    return finding.rule, placed(name.kind.name, name.id) if name else path, finding.message


def _place(finding: Finding) -> tuple[object, ...]:
    return finding.at.keys, finding.at.on, finding.at.span


def renamed(base: Source, head: Source, paths: Collection[str]) -> Was:
    """Of these paths of head, those that base has not, by what they most likely were called there."""
    there, here = set(base.listing().files), set(head.listing().files)
    read = {path: _bytes(base, path) for path in sorted(there - here) if named(path) is not None}
    gone = {path: raw for path, raw in read.items() if raw is not None}
    found: dict[str, str] = {}
    pairs = 0
    for path in sorted(set(paths) & (here - there)):
        raw, name = _bytes(head, path), named(path)
        if raw is None or name is None:
            continue
        near = [old for old in gone if _kind(old) == name.kind.name]
        same = next((old for old in near if gone[old] == raw), None)
        if same is None and pairs + len(near) <= COMPARED:
            pairs += len(near)
            alike = max(((_likeness(gone[old], raw), old) for old in near), default=(0.0, ""))
            same = alike[1] if alike[0] >= LIKE else None
        if same is not None:
            found[path] = same
            del gone[same]
    return found


def _bytes(source: Source, path: str) -> bytes | None:
    """What stands in a file; None where it cannot be read, or is gone by now."""
    try:
        return source.read(path)
    except (Stop, FileNotFoundError):
        return None


def _kind(path: str) -> str:
    name = named(path)
    return name.kind.name if name else ""


def _likeness(one: bytes, other: bytes) -> float:
    """The part of the lines that both have, in their order."""
    return SequenceMatcher(None, one.splitlines(), other.splitlines(), autojunk=False).ratio()
