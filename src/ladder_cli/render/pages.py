"""Pages in each format that `show` speaks: one table."""

from collections.abc import Callable

from ladder_cli.directory.page import Line, Page
from ladder_cli.model.finding import At
from ladder_cli.render.as_json import dumped
from ladder_cli.render.markdown import escaped, linked
from ladder_cli.render.plain_text import visible

Where = Callable[[At], str]
"""How a place is shown: `registry/records/ada.yaml:9`."""


def as_text(page: Page, where: Where) -> str:
    """Lines for a terminal, each with the place it was read from."""
    parts = [f"{visible(page.title)} ({page.kind}/{page.id})"]
    parts += [f"  {visible(label)}: {visible(text)}" for label, text in page.facts]
    for section in page.sections:
        parts += ["", visible(section.title)]
        parts += [f"  {_text_line(line, where)}" for line in section.lines]
    return "\n".join(parts) + "\n"


def _text_line(line: Line, where: Where) -> str:
    words = [line.when, line.what, *(f"({note})" for note in line.notes), line.link]
    told = "  ".join(visible(word) for word in words if word)
    return f"{told}  [{visible(where(line.at))}]" if line.at else told


def as_markdown(page: Page, _: Where) -> str:
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


def as_json(page: Page, where: Where) -> str:
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


FORMATS: dict[str, Callable[[Page, Where], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "json": as_json,
}
