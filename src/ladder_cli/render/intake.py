"""What an import brought: a table of what came, what was left and why, and what looks like one."""

from collections.abc import Callable

from msgspec import to_builtins

from ladder_cli.interop.roster import Import
from ladder_cli.render.as_json import dumped
from ladder_cli.render.terminal import table

_CAME = ("came in", "in the source", "written")
_LEFT = ("left", "times", "where", "why", "ask")
_ALIKE = ("keep", "other", "alias to add", "why")


def as_text(brought: Import, _prefix: str, width: int | None, colored: bool) -> str:
    """Three tables, those without rows left out."""
    came = [dict(zip(_CAME, (row.what, row.found, row.new), strict=True)) for row in brought.came]
    left = [
        dict(zip(_LEFT, (row.what, row.count, row.where, row.why, row.ask), strict=True))
        for row in brought.left
    ]
    alike = [
        dict(zip(_ALIKE, (row.organization, row.other, row.alias, row.why), strict=True))
        for row in brought.proposals
    ]
    tables = ((_CAME, came), (_LEFT, left), (_ALIKE, alike))
    return "\n".join(table(head, rows, width=width, colored=colored) for head, rows in tables if rows)


def as_json(brought: Import, prefix: str, _width: int | None, _colored: bool) -> str:
    """`{"version": 1, "came": […], "left": […], "proposals": […], "made": […], "changed": […]}`."""
    return dumped(
        {
            "came": [to_builtins(row) for row in brought.came],
            "left": [to_builtins(row) for row in brought.left],
            "proposals": [to_builtins(row) for row in brought.proposals],
            "made": [prefix + path for path in brought.files],
            "changed": [prefix + path for path in brought.merged],
        }
    )


FORMATS: dict[str, Callable[[Import, str, int | None, bool], str]] = {"text": as_text, "json": as_json}
