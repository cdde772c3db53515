"""What pages are made of: what a command answers on the sample community, and tables."""

import contextlib
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from ladder_cli.cli import main

ROOT = Path(__file__).resolve().parent.parent


def shown(command: str, language: str) -> str:
    """A command and its answer, between fences that the answer cannot close."""
    return f"`{command}` on the sample community:\n\n~~~~{language}\n{answer(command)}~~~~\n"


def answer(command: str) -> str:
    """The answer on the day in `docs/today`; RuntimeError where it ends with another status than 0."""
    today = (ROOT / "docs" / "today").read_text().strip()
    words = ["--today", today, "--registry", str(ROOT / "registry"), *command.split()[1:]]
    stream = io.StringIO()
    with contextlib.redirect_stdout(stream), contextlib.chdir(ROOT):
        status = main(words)
    if status:
        raise RuntimeError(f"`{command}` ended with status {status}")
    return stream.getvalue()


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table of cells that hold no line break."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)
