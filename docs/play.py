"""Play a script of `ladder` commands against a throw-away copy of the sample community.

    python docs/play.py docs/demo.txt

A line of the script is a command, `ladder …`, with `  # status N` behind it where it is to end with
a status other than 0; a line that starts with `#` is narration; an empty line stays empty. The commands
run in a fresh git repository that holds `registry/`, one after the other, on the day in `docs/today`.
The play stops with status 1 at the first command that ends otherwise than its line says.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMAND = re.compile(r"(?P<command>ladder(?:\s.*?)?)(?:\s+# status (?P<status>\d+))?\s*")


@dataclass(frozen=True, slots=True)
class Narration:
    """What the script says between commands."""

    text: str


@dataclass(frozen=True, slots=True)
class Command:
    """One command of the script, and the status it is to end with."""

    line: str
    status: int


def steps(script: str) -> Iterator[Narration | Command]:
    """The script's lines in order; ValueError for a line that is neither narration nor a command."""
    for number, line in enumerate(script.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            yield Narration(line.lstrip("#").strip())
        elif found := COMMAND.fullmatch(line):
            yield Command(found["command"], int(found["status"] or 0))
        else:
            raise ValueError(f"line {number} is neither `ladder …` nor `# …`: `{line}`")


def surroundings() -> dict[str, str]:
    """The environment of the play: git's identity and clock are fixed, nobody's settings are read."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "LADDER_"))}
    fixed = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    for who in ("AUTHOR", "COMMITTER"):
        fixed[f"GIT_{who}_NAME"] = "Demo"
        fixed[f"GIT_{who}_EMAIL"] = "demo@users.noreply.example"
        fixed[f"GIT_{who}_DATE"] = f"{today()}T12:00:00+00:00"
    return kept | fixed


def today() -> str:
    """The fixed day of sample, demo, docs and tests."""
    return (ROOT / "docs" / "today").read_text().strip()


def set_up(stage: Path, environment: dict[str, str]) -> None:
    """Make the stage a git repository with one commit: the sample community."""
    if (ROOT / "registry").is_dir():
        shutil.copytree(ROOT / "registry", stage / "registry")
    for words in (
        ["init", "--quiet", "--initial-branch=main"],
        ["add", "--all"],
        ["commit", "--quiet", "--allow-empty", "--message", "Start the community"],
    ):
        subprocess.run(["git", *words], cwd=stage, env=environment, check=True)


def play(script: str) -> int:
    """Run the script's commands and show them; 0, or 1 when one ended with a status it should not."""
    environment = surroundings()
    program = [sys.executable, "-m", "ladder_cli", "--today", today()]
    with tempfile.TemporaryDirectory(prefix="ladder-demo-") as folder:
        set_up(Path(folder), environment)
        for step in steps(script):
            if isinstance(step, Narration):
                print(step.text, flush=True)
                continue
            print(f"$ {step.line}", flush=True)
            words = shlex.split(step.line)[1:]
            status = subprocess.run([*program, *words], cwd=folder, env=environment, check=False).returncode
            if status != step.status:
                print(f"`{step.line}` ended with status {status}, not {step.status}", file=sys.stderr)
                return 1
    return 0


if __name__ == "__main__":
    sys.exit(play(Path(sys.argv[1]).read_text(encoding="utf-8")))
