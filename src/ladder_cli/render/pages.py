"""Pages in each format that `show` speaks: one table."""

from collections.abc import Callable

from ladder_cli.directory.page import Line, Page
from ladder_cli.model.finding import At
from ladder_cli.render.as_json import dumped
from ladder_cli.render.markdown import escaped, linked
from ladder_cli.render.plain_text import visible
from ladder_cli.render.terminal import padded, paragraph

LABELS = 20
"""Columns that labels of facts take, at most."""

Where = Callable[[At], str]
"""How a place is shown: `registry/records/ada.yaml:9`."""


def as_text(page: Page, where: Where, width: int | None = None) -> str:
    """Lines for a terminal, each with the place it was read from; broken to the width where there is one."""
    parts = [f"{visible(page.title)} ({page.kind}/{page.id})"]
    labels = min(max((len(label) for label, _ in page.facts), default=0) + 2, LABELS)
    parts += [
        paragraph(f"  {padded(visible(label) + ': ', labels)}", visible(text), width)
        for label, text in page.facts
    ]
    for section in page.sections:
        days = max(len(line.when) for line in section.lines)
        parts += ["", visible(section.title)]
        parts += [_text_line(line, where, days, width) for line in section.lines]
    return "\n".join(parts) + "\n"


def _text_line(line: Line, where: Where, days: int, width: int | None) -> str:
    head = f"  {padded(visible(line.when), days)}  " if days else "  "
    notes = f" ({'; '.join(line.notes)})" if line.notes else ""
    words = [
        visible(line.what + notes),
        visible(line.link),
        f"[{visible(where(line.at))}]" if line.at else "",
    ]
    return paragraph(head, "  ".join(word for word in words if word), width)


def as_markdown(page: Page, _: Where, _width: int | None = None) -> str:
    """A page to hand on: dated, linked and witnessed."""
    parts = [f"# {escaped(page.title)}", ""]
    parts += [f"- {escaped(label)}: {escaped(text)}" for label, text in page.facts]
    for section in page.sections:
        parts += ["", f"## {escaped(section.title)}", ""]
        parts += [f"- {_markdown_line(line)}" for line in section.lines]
    return "\n".join(parts) + "\n"


def _markdown_line(line: Line) -> str:
    what = linked(line.what, line.link) if line.link else escaped(line.what)
    when = f"{escaped(line.when)}: " if line.when else ""
    notes = f" ({escaped('; '.join(line.notes))})" if line.notes else ""
    return f"{when}{what}{notes}"


def as_json(page: Page, where: Where, _width: int | None = None) -> str:
    """Facts by label, sections with their lines."""
    sections = [
        {
            "title": section.title,
            "lines": [
                {
                    "when": line.when or None,
                    "what": line.what,
                    "link": line.link or None,
                    "notes": list(line.notes),
                    "where": where(line.at) if line.at else None,
                }
                for line in section.lines
            ],
        }
        for section in page.sections
    ]
    return dumped(
        {
            "kind": page.kind,
            "id": page.id,
            "title": page.title,
            "facts": dict(page.facts),
            "sections": sections,
        }
    )


FORMATS: dict[str, Callable[[Page, Where, int | None], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "json": as_json,
}
