"""Replay an invented winter of the sample community's mentoring programme, day by day.

    python -m docs.winter

The script `docs/winter.txt` has dates, narration and commands. They run in this process against a copy of
the sample community, each on its day; on every evening from the first to the last
`ladder pairing due --write` runs too, as a scheduled workflow would have it.
"""

import contextlib
import io
import json
import re
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

from ladder_cli.cli import main

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = ROOT / "docs" / "winter.txt"
WEEKLY = re.compile(r"(?P<command>.+?) weekly until (?P<until>\d{4}-\d{2}-\d{2})")
ASKED = {
    "answer": "has not been answered",
    "nudge": "is silent: one is asked",
    "both": "is silent: both are asked",
}


@dataclass(slots=True)
class Day:
    """One day of the winter: what is told of it, the commands with their answers, what time brought."""

    on: date
    narration: list[str] = field(default_factory=list)
    commands: list[tuple[str, str]] = field(default_factory=list)
    due: list[Mapping[str, Any]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Told:
    """A line of the script on its day; `quiet` for one that is there because of an earlier week's."""

    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Winter:
    """The winter as it went, and the registry at its end, by path."""

    days: tuple[Day, ...]
    files: Mapping[str, str]


def script(text: str) -> Mapping[date, list[Told]]:
    """By day, the lines of the script; what goes on weekly stands on each of its days."""
    found: dict[date, list[Told]] = {}
    day = date.min
    for line in filter(None, map(str.strip, text.split("\n\n", 1)[1].splitlines())):
        if not line.startswith(("#", "ladder ")):
            day = date.fromisoformat(line)
            continue
        found.setdefault(day, []).append(Told(line))
        if weekly := WEEKLY.fullmatch(line):
            later = day + timedelta(weeks=1)
            while later <= date.fromisoformat(weekly["until"]):
                found.setdefault(later, []).append(Told(weekly["command"], quiet=True))
                later += timedelta(weeks=1)
    return found


@cache
def winter() -> Winter:
    """The whole replay."""
    told = script(SCRIPT.read_text(encoding="utf-8"))
    first, last = min(told), max(told)
    with tempfile.TemporaryDirectory(prefix="ladder-winter-") as folder, _trusting():
        registry = Path(folder) / "registry"
        shutil.copytree(ROOT / "registry", registry)
        days = [
            _played(registry, first + timedelta(days=after), told.get(first + timedelta(days=after), []))
            for after in range((last - first).days + 1)
        ]
        files = {str(path.relative_to(registry)): path.read_text() for path in registry.rglob("*.yaml")}
    return Winter(tuple(days), files)


def _trusting() -> contextlib.AbstractContextManager[object]:
    """Commands that do not look at the whole registry before they write; a test looks once, at the end."""
    return patch("ladder_cli.commands.landing.made_sure", lambda _, plan: plan)


def _played(registry: Path, today: date, lines: list[Told]) -> Day:
    day = Day(today)
    for line in lines:
        if line.text.startswith("#"):
            day.narration.append(line.text.lstrip("# "))
            continue
        answer = _told(registry, today, line.text)
        if not line.quiet:
            day.commands.append((line.text, answer))
    day.due = json.loads(run(registry, today, "pairing", "due", "--write", "--format", "json"))["due"]
    return day


def _told(registry: Path, today: date, text: str) -> str:
    """What a command of the script answers."""
    weekly = WEEKLY.fullmatch(text)
    words = shlex.split(weekly["command"] if weekly else text)[1:]
    if words[:2] == ["pairing", "measures"]:
        return run(registry, today, *words)
    return _answer(json.loads(run(registry, today, *words, "--format", "json")))


def _answer(found: Mapping[str, Any]) -> str:
    """What a command's JSON says, in a few lines."""
    if "pairs" in found:
        pairs = (
            f"`{one['mentor']}` for `{one['mentee']}`" + (f" in `{one['sig']}`" if one["sig"] else "")
            for one in found["pairs"]
        )
        waiting = (
            f"nobody yet for `{one['person']}`: {one['because']}"
            for one in found["unpaired"]
            if one["as"] == "mentee"
        )
        return "; ".join((*pairs, *waiting))
    if "verdict" in found:
        where = f" in `{found['sig']}`" if found["sig"] else ""
        return f"{found['verdict']}: `{found['person']}` is `{found['role']}`{where}"
    return "; ".join(found["said"])


def run(registry: Path, today: date, *words: str) -> str:
    """The answer of a command on a day; RuntimeError for one that ends with another status than 0."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main(["--registry", str(registry), "--today", today.isoformat(), *words])
    if status:
        raise RuntimeError(f"{today} ladder {' '.join(words)}: status {status}\n{err.getvalue()}")
    return out.getvalue()


def told_days(days: tuple[Day, ...]) -> Iterator[Day]:
    """The days on which something is to be told; of what is due only what was not due the day before."""
    before: set[tuple[str, str]] = set()
    for day in days:
        now = {(one["pairing"], one["what"]) for one in day.due}
        fresh = [one for one in day.due if (one["pairing"], one["what"]) not in before]
        before = now
        if day.narration or day.commands or fresh:
            yield Day(day.on, day.narration, day.commands, fresh)


if __name__ == "__main__":
    for one in told_days(winter().days):
        sys.stdout.write(f"{one}\n")
