"""A rule's page, for a terminal and for the docs."""

from collections.abc import Iterator

from ladder_cli.render.findings import safe
from ladder_cli.render.plain_text import visible
from ladder_cli.rules.redaction import redacted
from ladder_cli.rules.table import RULES
from ladder_cli.store.checks.examples import Example, example

LONGEST = 24
"""Lines of an example's file that are shown."""
WIDEST = 100

HEADINGS = {"fires": "It fires on", "silent": "It is silent on", "mended": "`--fix` makes of it"}


def text(code: str) -> str:
    """The page for a terminal."""
    rule = RULES[code]
    parts = [f"{code} {rule.name} ({traits(code)})", rule.summary, rule.why]
    for heading, path, lines in _examples(code):
        parts.append("\n".join([f"{heading}, in {path}:", *(f"    {line}".rstrip() for line in lines)]))
    return "\n\n".join(parts) + "\n"


def markdown(code: str) -> str:
    """The page for the docs, as a section."""
    rule = RULES[code]
    parts = [f"## {code} {rule.name}", f"*{traits(code)}*", rule.summary, rule.why]
    for heading, path, lines in _examples(code):
        fence = "```" if path == "the folder" else "```yaml"
        parts.append("\n".join([f"{heading}, in `{path}`:", "", fence, *lines, "```"]))
    return "\n\n".join(parts) + "\n"


def traits(code: str) -> str:
    """Severity, and what else to know, in a line."""
    rule = RULES[code]
    words: list[str] = [rule.severity]
    if rule.safety:
        words.append("the same everywhere")
    if rule.fixable:
        words.append("`--fix` can mend it")
    return ", ".join(words)


def _examples(code: str) -> Iterator[tuple[str, str, list[str]]]:
    """Heading, path and lines of each file of a rule's examples."""
    for which, heading in HEADINGS.items():
        shown = example(code, which)
        if shown is not None:
            for path, lines in _files(shown):
                yield heading, path, lines


def _files(shown: Example) -> Iterator[tuple[str, list[str]]]:
    for path, raw in shown.files.items():
        words = redacted(raw.decode("utf-8", errors="backslashreplace"))
        lines = [
            _cut(visible(line.removesuffix("\r"), keep="\t")) for line in words.removesuffix("\n").split("\n")
        ]
        rest = [f"# … and {len(lines) - LONGEST} lines more"] if len(lines) > LONGEST else []
        yield safe(path), lines[:LONGEST] + rest
    moved = [f"{path} is also there as {to}" if to else f"{path} is not there" for path, to in shown.moves]
    if moved:
        yield "the folder", moved


def _cut(line: str) -> str:
    return line if len(line) <= WIDEST else line[: WIDEST - 1] + "…"
