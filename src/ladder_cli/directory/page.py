"""A page about one thing: facts, then sections of dated lines."""

from msgspec import Struct

from ladder_cli.model.finding import At


class Line(Struct, frozen=True):
    """Something dated, linked and witnessed: when, what, where it can be seen, and who says so."""

    what: str
    when: str = ""
    link: str = ""
    notes: tuple[str, ...] = ()
    at: At | None = None


class Section(Struct, frozen=True):
    """Lines of one sort under a title."""

    title: str
    lines: tuple[Line, ...]


class Page(Struct, frozen=True):
    """Everything about one thing; empty facts and sections are left out when it is made."""

    kind: str
    id: str
    title: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]


def page(kind: str, name: str, title: str, facts: dict[str, str], sections: list[Section]) -> Page:
    """A page without what is empty."""
    return Page(
        kind,
        name,
        title,
        tuple((label, text) for label, text in facts.items() if text),
        tuple(section for section in sections if section.lines),
    )


def span(start: str | None, end: str | None) -> str:
    """From when to when, in words: `2024-01-02 to 2025-03-04`, `since 2024-01-02`, `day unknown`."""
    if start and end:
        return f"{start} to {end}"
    if start:
        return f"since {start}"
    return f"until {end}" if end else "day unknown"
