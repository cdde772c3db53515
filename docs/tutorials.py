"""The tutorials: pages written by hand whose commands are run from top to bottom, in one stage each.

In a block of ```` ```console ```` a line that starts with `$ ` is a command, `ladder …` or `git …`, and what
it prints follows. In a block such as ```` ```yaml registry/people/kim.yaml ```` stands what the reader
writes into that file. `make docs` puts what the commands print today in the place of what stands there.
"""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from docs.stage import Stage, staged

HERE = Path(__file__).resolve().parent / "tutorials"
BLOCK = re.compile(r"^```(?P<kind>\S+)(?: (?P<path>\S+))?\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
LONGEST = 60
"""Lines that are shown of what one command prints."""


def played(text: str) -> str:
    """A tutorial's text, with what its commands print today."""
    with staged() as stage:
        return BLOCK.sub(partial(_block, stage), text)


def _block(stage: Stage, found: re.Match[str]) -> str:
    kind, path, body = found["kind"], found["path"], found["body"]
    if path is not None:
        file = stage.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(body)
    elif kind == "console":
        commands = [line for line in body.splitlines() if line.startswith("$ ")]
        return "```console\n" + "".join(f"{line}\n{_printed(stage, line[2:])}" for line in commands) + "```"
    return found[0]


def _printed(stage: Stage, command: str) -> str:
    lines = [f"{line.rstrip()}\n" for line in stage.run(command).splitlines()]
    if len(lines) > LONGEST:
        lines = [*lines[:LONGEST], f"… and {len(lines) - LONGEST} lines more\n"]
    return "".join(lines)


def page(name: str) -> str:
    """A tutorial as it is to be."""
    return played((HERE / name).read_text())


PAGES: dict[str, Callable[[], str]] = {
    f"tutorials/{file.name}": partial(page, file.name) for file in sorted(HERE.glob("*.md"))
}
"""Each tutorial."""
