"""Findings with the lines they are about, for whoever shows them."""

from collections.abc import Iterable

from msgspec import Struct

from ladder_cli.model.finding import Finding
from ladder_cli.store.locating import Location, Places
from ladder_cli.store.source import Source, shown_path


class Shown(Struct, frozen=True):
    """A finding with its path from the top, its place, and the line that it begins on.

    `excerpt` is that line, without what may stand nowhere; None where there is nothing to point at.
    `end` is the column after the last character to point at within it, from 1.
    """

    finding: Finding
    path: str
    location: Location
    excerpt: str | None
    end: int


TOP = Location(1, 1, 1, 1)
"""The place of what is about a whole file, or of a file that cannot be read."""


def shown(findings: Iterable[Finding], source: Source) -> list[Shown]:
    """The findings with their places, in the order of path and line."""
    places = Places(source)
    made = [_shown(finding, places) for finding in findings]
    return sorted(made, key=lambda one: (one.path, one.location.line, one.location.column, one.finding.rule))


def _shown(finding: Finding, places: Places) -> Shown:
    at = finding.at
    path = shown_path(places.source.prefix, at.path)
    document = places.document(at.path) if at.keys or at.span is not None else None
    if document is None:
        return Shown(finding, path, TOP, None, 1)
    location = places.location(at) or TOP
    line = places.line(at.path, location.line)
    end = location.end_column if location.end_line == location.line else len(line) + 1
    return Shown(finding, path, location, line, max(end, location.column))
