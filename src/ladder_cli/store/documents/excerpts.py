"""Findings with the lines they are about, for whoever shows them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct

from ladder_cli.model.finding import Finding
from ladder_cli.store.documents.locating import Location, Places
from ladder_cli.store.source import Source, shown_path

MOST: Final = 100
"""Findings of one rule in one file that are shown; nobody reads more, or has to, to mend their cause."""


class Shown(Struct, frozen=True):
    """A finding with its path from the top, its place, and the line that it begins on.

    `excerpt` is that line, without what may stand nowhere; None where there is nothing to point at.
    `end` is the column after the last character to point at within it, from 1. `count` says for how many
    findings it stands: the last of many is there for all that are left.
    """

    finding: Finding
    path: str
    location: Location
    excerpt: str | None
    end: int
    count: int = 1


TOP = Location(1, 1, 1, 1)
"""The place of what is about a whole file, or of a file that cannot be read."""


def shown(findings: Iterable[Finding], source: Source) -> list[Shown]:
    """The findings with their places, by path and line; of many of one rule in one file the first."""
    places = Places(source)
    made = [_shown(finding, count, places) for finding, count in _first(findings)]
    return sorted(made, key=lambda one: (one.path, one.location.line, one.location.column, one.finding.rule))


def _first(findings: Iterable[Finding]) -> Iterator[tuple[Finding, int]]:
    """Of each rule in each file no more than `MOST` findings, and one for how many there are beyond these."""
    counts: Counter[tuple[str, str]] = Counter()
    beyond: dict[tuple[str, str], Finding] = {}
    for finding in findings:
        kind = finding.at.path, finding.rule
        counts[kind] += 1
        if counts[kind] <= MOST:
            yield finding, 1
        else:
            beyond.setdefault(kind, finding)
    for kind, finding in beyond.items():
        more = counts[kind] - MOST
        places = f"{more} more places" if more > 1 else "1 more place"
        message = f"the same from here on in {places} of this file"
        yield (
            Finding(
                finding.at,
                message,
                "mend the first of them, then look again",
                (),
                *kind[1:],
                finding.severity,
            ),
            more,
        )


def _shown(finding: Finding, count: int, places: Places) -> Shown:
    at = finding.at
    path = shown_path(places.source.prefix, at.path)
    document = places.document(at.path) if at.keys or at.span is not None else None
    if document is None:
        return Shown(finding, path, TOP, None, 1, count)
    location = places.location(at) or TOP
    line = places.line(at.path, location.line)
    end = location.end_column if location.end_line == location.line else len(line) + 1
    return Shown(finding, path, location, line, max(end, location.column), count)
