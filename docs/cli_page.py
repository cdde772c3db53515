"""The page on the command line, made of every command's `--help`."""

import contextlib
import io
import os
from collections.abc import Iterator

from ladder_cli.cli import main
from ladder_cli.commands.catalogue import ASKERS, COMMANDS, Entry

HEAD = """# The command line

Generated from `--help` by `make docs`. stdout is the answer, stderr is talk. Lists are sorted; running
twice gives the same bytes.

| status | meaning |
|---|---|
| 0 | done, nothing wrong; also: nothing found, nobody ready |
| 1 | findings, or the answer is no |
| 2 | the command line is wrong |
| 3 | could not run |
| 130 | interrupted |
"""


def page() -> str:
    """The whole page."""
    parts = [HEAD, _block([]), *_sections()]
    return "\n".join(parts)


def _sections() -> Iterator[str]:
    for asker in ASKERS:
        entries = [entry for entry in COMMANDS if entry.asker == asker]
        if entries:
            yield f"## {asker}\n"
            yield from (_section(entry) for entry in entries)


def _section(entry: Entry) -> str:
    return f"### `ladder {entry.name}`\n\n{_block(entry.name.split())}"


def _block(words: list[str]) -> str:
    return f"```\n{_help(words)}```\n"


def _help(words: list[str]) -> str:
    """What `--help` prints, at one width everywhere."""
    stream = io.StringIO()
    before = os.environ.get("COLUMNS")
    os.environ["COLUMNS"] = "100"
    try:
        with contextlib.redirect_stdout(stream):
            main([*words, "--help"])
    finally:
        if before is None:
            del os.environ["COLUMNS"]
        else:
            os.environ["COLUMNS"] = before
    return stream.getvalue()
