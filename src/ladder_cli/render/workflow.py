"""Findings as workflow commands of GitHub Actions."""

from collections.abc import Sequence
from typing import Final

from ladder_cli.render.annotation import data, property_
from ladder_cli.rules.table import RULES
from ladder_cli.store.documents.excerpts import Shown

LEVELS: Final = {"error": "error", "warning": "warning", "info": "notice"}


def workflow(findings: Sequence[Shown]) -> str:
    """A line for each finding: nothing in it can end the line or begin another command."""
    return "".join(f"{_command(shown)}\n" for shown in findings)


def _command(shown: Shown) -> str:
    finding, location = shown.finding, shown.location
    properties = {
        "file": shown.path,
        "line": str(location.line),
        "endLine": str(location.end_line),
        "col": str(location.column),
        "endColumn": str(max(location.end_column - 1, 1)),
        "title": f"{finding.rule} {RULES[finding.rule].name}",
    }
    if location.end_line != location.line:
        del properties["col"], properties["endColumn"]
    said = ",".join(f"{key}={property_(value)}" for key, value in properties.items())
    hint = f"\n{finding.hint}" if finding.hint else ""
    return f"::{LEVELS[finding.severity]} {said}::{data(finding.message + hint)}"
