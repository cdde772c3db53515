"""Findings as text with excerpts and as JSON; one table of all formats."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from msgspec import Struct

from ladder_cli.model.finding import SEVERITIES
from ladder_cli.render.as_json import dumped
from ladder_cli.render.plain_text import visible
from ladder_cli.render.workflow import workflow
from ladder_cli.rules.redaction import redacted
from ladder_cli.rules.table import RULES
from ladder_cli.store.documents.excerpts import Shown


class Answer(Struct, frozen=True):
    """What `validate` found, and how it may be shown: in how many columns, with colour or without."""

    findings: Sequence[Shown]
    files: int
    ok: bool
    width: int = 160
    colored: bool = False


_SEVERITY_STYLES: Final = {"error": "1;31", "warning": "1;33", "info": "1;36"}
_TAB: Final = "    "
MANY: Final = 50
"""From so many findings on it is told how often each rule found something."""
LEAST_ROOM: Final = 20
MOST: Final = 4
"""Characters a column that are looked at, where some take none; the rest of a long line is not."""


def text(answer: Answer) -> str:
    """Each finding with its line and carets, then how many there are, and of many of which rules."""
    blocks = [_block(shown, answer) for shown in answer.findings]
    return "\n".join([*blocks, *_by_rule(answer.findings), _summary(answer)])


def _block(shown: Shown, answer: Answer) -> str:
    finding, location = shown.finding, shown.location
    severity = "" if finding.severity == "error" else f"{finding.severity}: "
    head = f"{safe(shown.path)}:{location.line}:{location.column}: "
    code = _painted(finding.rule, _SEVERITY_STYLES[finding.severity], answer)
    lines = [f"{head}{code} {severity}{safe(finding.message)}"]
    margin = " " * len(str(location.line))
    if shown.excerpt is not None:
        line, carets = _pointed(shown, answer.width - len(margin) - 3)
        lines += [f"{margin} |", f"{location.line} | {line}"]
        lines += [f"{margin} | {_painted(carets, _SEVERITY_STYLES[finding.severity], answer)}"]
    if finding.hint:
        lines.append(f"{margin} = hint: {safe(finding.hint)}")
    lines.append(f"{margin} = see: ladder explain {finding.rule}")
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _pointed(shown: Shown, room: int) -> tuple[str, str]:
    """The line and the carets under it, cut to the room there is around them."""
    from ladder_cli.render.terminal import columns

    line, room = shown.excerpt or "", max(room, LEAST_ROOM)
    start, end = shown.location.column - 1, shown.end - 1
    under = _first(line[start : min(end, start + MOST * room)], room * 2 // 3)
    rest = room - columns(under)
    before = _last(line[max(0, start - MOST * room) : start], rest * 2 // 3)
    after = _first(line[end : end + MOST * room], rest - columns(before))
    return before + under + after, " " * columns(before) + "^" * max(1, columns(under))


def _first(part: str, room: int) -> str:
    """As much of the beginning, laid out, as there is room for, with a mark where it is cut."""
    from ladder_cli.render.terminal import columns

    if columns(_laid_out(part)) <= room:
        return _laid_out(part)
    low, high = 0, len(part)
    while low < high:
        middle = (low + high + 1) // 2
        fits = columns(_laid_out(part[:middle])) < room
        low, high = (middle, high) if fits else (low, middle - 1)
    return _laid_out(part[:low]) + "…"


def _last(part: str, room: int) -> str:
    """As much of the end, laid out, as there is room for, with a mark where it is cut."""
    from ladder_cli.render.terminal import columns

    if columns(_laid_out(part)) <= room:
        return _laid_out(part)
    low, high = 0, len(part)
    while low < high:
        middle = (low + high) // 2
        fits = columns(_laid_out(part[middle:])) < room
        low, high = (low, middle) if fits else (middle + 1, high)
    return "…" + _laid_out(part[low:])


def _laid_out(part: str) -> str:
    return visible(part, keep="\t").replace("\t", _TAB)


def _by_rule(findings: Sequence[Shown]) -> list[str]:
    """Of many findings, how often each rule found something: the gravest first, then the most frequent."""
    if len(findings) < MANY:
        return []
    found = Counter((SEVERITIES.index(one.finding.severity), one.finding.rule) for one in findings)
    width = len(str(max(found.values())))
    lines = [
        f"{number:>{width}}  {rule} {SEVERITIES[severity]}: {RULES[rule].name}\n"
        for (severity, rule), number in sorted(found.items(), key=lambda row: (row[0][0], -row[1], row[0][1]))
    ]
    return ["By rule:\n" + "".join(lines)]


def _summary(answer: Answer) -> str:
    counts = [
        f"{number} {severity if severity == 'info' or number == 1 else severity + 's'}"
        for severity in SEVERITIES
        if (number := sum(shown.count for shown in answer.findings if shown.finding.severity == severity))
    ]
    files = f"{answer.files} file" if answer.files == 1 else f"{answer.files} files"
    return f"{files} checked: {', '.join(counts) if counts else 'nothing to say'}\n"


def safe(words: str) -> str:
    """Words that hold nothing of what may stand nowhere, and nothing that steers a terminal."""
    return visible(redacted(words))


def _painted(words: str, style: str, answer: Answer) -> str:
    return f"\x1b[{style}m{words}\x1b[0m" if answer.colored else words


def json(answer: Answer) -> str:
    """The contract's JSON."""
    return dumped(
        {
            "ok": answer.ok,
            "checked": {"files": answer.files},
            "findings": [_row(shown) for shown in answer.findings],
        }
    )


def _row(shown: Shown) -> dict[str, object]:
    finding, location = shown.finding, shown.location
    return {
        "rule": finding.rule,
        "name": RULES[finding.rule].name,
        "severity": finding.severity,
        "path": redacted(shown.path),
        "line": location.line,
        "column": location.column,
        "end_line": location.end_line,
        "end_column": location.end_column,
        "message": redacted(finding.message),
        "hint": redacted(finding.hint),
        "fixable": bool(finding.edits),
    }


def github(answer: Answer) -> str:
    """Workflow commands, which a code host shows beside the lines of a pull request."""
    return workflow(answer.findings)


def sarif(answer: Answer) -> str:
    """SARIF 2.1.0."""
    from ladder_cli.render.sarif import log

    return log(answer.findings)


FORMATS: Final[dict[str, Callable[[Answer], str]]] = {
    "text": text,
    "json": json,
    "github": github,
    "sarif": sarif,
}
"""Every format of `validate`, by the name to ask for it."""
