"""What a command writes, shown as a diff: the lines of each file before and after."""

from difflib import unified_diff

from ladder_cli.render.plain_text import visible
from ladder_cli.store.documents.forbidden import covered

NOWHERE = "/dev/null"
_COLOURS = {"+": "\x1b[32m", "-": "\x1b[31m", "@": "\x1b[36m"}


def unified(path: str, before: bytes | None, after: bytes | None, *, colored: bool = False) -> str:
    """A unified diff of one file, nothing where it stays as it is; None is a file that is not there.

    Text is made safe to show; so the diff is to be read, not to be applied.
    """
    old, new = _lines(before), _lines(after)
    left, right = (NOWHERE if raw is None else visible(path) for raw in (before, after))
    found = unified_diff(old, new, left, right, lineterm="")
    return "".join(f"{_painted(line) if colored else line}\n" for line in found)


def _lines(raw: bytes | None) -> list[str]:
    """Lines as they are shown; the last one says so where it does not end."""
    lines = covered((raw or b"").decode("utf-8", errors="backslashreplace")).split("\n")
    if lines[-1]:
        lines[-1] += " (no line end)"
    else:
        lines.pop()
    return [visible(line.removesuffix("\r")) for line in lines]


def _painted(line: str) -> str:
    if line.startswith(("+++", "---")):
        return f"\x1b[1m{line}\x1b[0m"
    colour = _COLOURS.get(line[:1])
    return f"{colour}{line}\x1b[0m" if colour else line
