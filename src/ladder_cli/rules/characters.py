"""L02x: characters that a reader does not see as a parser does."""

import re
from collections.abc import Iterator

from ladder_cli.model.file import File
from ladder_cli.model.finding import Edit, Finding, Problem, Replace
from ladder_cli.rules.causes import told

_COMMENT = re.compile(r"\s*#")
_SPACE_BEFORE = re.compile(r"(?:^|[:,-])[ \t]*\Z")


def tab(file: File) -> Iterator[Finding]:
    """A tab stands outside comments and block text.

    YAML forbids tabs in the indentation, and elsewhere editors show them in different widths. Use spaces;
    a tab that is meant is written as an escape between quotes.
    """
    return told(
        file,
        "tab",
        lambda problem: "a tab stands here",
        "use spaces",
        lambda problem: _space(file, problem),
    )


def hidden_line_break(file: File) -> Iterator[Finding]:
    """A character breaks the line for a parser, but not for a reader.

    U+0085, U+2028, U+2029 and a lone carriage return end a line in YAML, while editors and code hosts show
    what follows on the same line: a comment could carry data that no reviewer sees. Take it out.
    """
    return told(
        file,
        "line-break-character",
        lambda problem: f"{problem.detail} breaks the line unseen",
        "take it out, and look closely at what follows it",
    )


def text_direction(file: File) -> Iterator[Finding]:
    """A character turns the direction of the text around.

    With it, a line can read differently from what it says. Names in right-to-left scripts need none.
    """
    return told(
        file,
        "bidi-control",
        lambda problem: f"{problem.detail} turns the direction of the text",
        "take it out",
        lambda problem: _dropped(file, problem),
    )


def control_character(file: File) -> Iterator[Finding]:
    """A control character stands in the text.

    It can steer a terminal, and YAML does not allow it. Take it out.
    """
    return told(
        file, "control-character", lambda problem: f"{problem.detail} is a control character", "take it out"
    )


def invisible_character(file: File) -> Iterator[Finding]:
    """A character that nobody sees stands in the text.

    Two names that look the same would not be the same. Take it out; inside emoji it may stay.
    """
    return told(
        file,
        "invisible-character",
        lambda problem: f"{problem.detail} cannot be seen",
        "take it out",
        lambda problem: _dropped(file, problem),
    )


def _space(file: File, problem: Problem) -> tuple[Edit, ...]:
    """A space for a tab that only separates: after a colon, dash or comma, or at the end of a line."""
    before = file.text[file.text.rfind("\n", 0, problem.start) + 1 : problem.start]
    after = file.text[problem.end : problem.end + 1]
    if before.strip() and after in ("", "\n", "\r"):
        return (Replace(problem.start, problem.end, ""),)
    if before.strip() and (_SPACE_BEFORE.search(before) or _COMMENT.match(file.text, problem.end)):
        return (Replace(problem.start, problem.end, " "),)
    return ()


def _dropped(file: File, problem: Problem) -> tuple[Edit, ...]:
    """Taken out where it stands in a comment that fills its line, and nothing depends on it."""
    start = file.text.rfind("\n", 0, problem.start) + 1
    if _COMMENT.match(file.text, start, problem.start):
        return (Replace(problem.start, problem.end, ""),)
    return ()
