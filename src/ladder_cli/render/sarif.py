"""Findings as SARIF 2.1.0, for code scanning."""

import json
from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import quote

from ladder_cli import __version__
from ladder_cli.render.plain_text import visible
from ladder_cli.rules.redaction import redacted
from ladder_cli.rules.rule import family
from ladder_cli.rules.table import RULES
from ladder_cli.store.documents.excerpts import Shown

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS: Final = {"error": "error", "warning": "warning", "info": "note"}


def log(findings: Sequence[Shown]) -> str:
    """One run with all rules, so that a rule's page is at hand also where it found nothing."""
    codes = list(RULES)
    run = {
        "tool": {
            "driver": {
                "name": "ladder",
                "semanticVersion": __version__.partition("+")[0].replace(".dev", "-dev."),
                "rules": [_descriptor(code) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(shown, codes) for shown in findings],
    }
    return (
        json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)
        + "\n"
    )


def _descriptor(code: str) -> dict[str, Any]:
    rule = RULES[code]
    return {
        "id": code,
        "name": "".join(word.title() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": " ".join(rule.why.split())},
        "help": {"text": f"{rule.summary}\n\n{rule.why}\n\nSee also: ladder explain {code}"},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"tags": [family(code)]},
    }


def _result(shown: Shown, codes: Sequence[str]) -> dict[str, Any]:
    finding, location = shown.finding, shown.location
    hint = f"\n{finding.hint}" if finding.hint else ""
    return {
        "ruleId": finding.rule,
        "ruleIndex": codes.index(finding.rule),
        "level": LEVELS[finding.severity],
        "message": {"text": visible(redacted(finding.message + hint), keep="\n")},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(redacted(shown.path)), "uriBaseId": "%SRCROOT%"},
                    "region": {
                        "startLine": location.line,
                        "startColumn": location.column,
                        "endLine": location.end_line,
                        "endColumn": location.end_column,
                    },
                }
            }
        ],
    }
