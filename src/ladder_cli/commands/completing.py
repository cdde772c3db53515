"""Completion of handles, roles and groups: from the names of files, without reading any YAML."""

import os
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Final

from ladder_cli.commands.call import Call
from ladder_cli.model.stop import Stop

NESTED: Final = "sigs"
"""The folder whose folders are part of the ids; those of others are shards."""
SHOWN: Final = (
    *("people", "records", "roles", NESTED, "organizations"),
    *("items", "ideas", "pairings", "stories", "signals"),
)

EXAMPLES: Final = Path(__file__).parents[1] / "rules" / "examples"
"""A folder a rule, named for its code."""


def handles(incomplete: str) -> list[str]:
    """Handles of profiles and records that start so."""
    return _starting(incomplete, "people", "records")


def roles(incomplete: str) -> list[str]:
    """Roles that start so."""
    return _starting(incomplete, "roles")


def ladders(incomplete: str) -> list[str]:
    """Ladders to start from that start so."""
    from ladder_cli.store.plans.founding import ladders as known

    return [name for name in known() if name.startswith(incomplete)]


def groups(incomplete: str) -> list[str]:
    """Groups that start so."""
    return _starting(incomplete, NESTED)


def organizations(incomplete: str) -> list[str]:
    """Organizations that start so."""
    return _starting(incomplete, "organizations")


def pairings(incomplete: str) -> list[str]:
    """Pairings that start so."""
    return _starting(incomplete, "pairings")


def items(incomplete: str) -> list[str]:
    """Items that start so."""
    return _starting(incomplete, "items")


def ideas(incomplete: str) -> list[str]:
    """Ideas that start so."""
    return _starting(incomplete, "ideas")


def stories(incomplete: str) -> list[str]:
    """Stories that start so."""
    return _starting(incomplete, "stories")


def anything(incomplete: str) -> list[str]:
    """Every id that starts so."""
    return _starting(incomplete, *SHOWN)


def explained(incomplete: str) -> list[str]:
    """Codes of rules, and roles, that start so."""
    codes = (code for code in os.listdir(EXAMPLES) if code.startswith(incomplete))
    return [*sorted(codes), *roles(incomplete)]


def zones(incomplete: str) -> list[str]:
    """Time zones that start so, in capitals or not."""
    from zoneinfo import available_timezones

    return sorted(name for name in available_timezones() if name.lower().startswith(incomplete.lower()))


def among(words: Iterable[str]) -> Callable[[str], list[str]]:
    """Completion with one of a few words."""
    known = sorted(words)
    return lambda incomplete: [word for word in known if word.startswith(incomplete)]


def _starting(incomplete: str, *folders: str) -> list[str]:
    try:
        root = Call(today=date.min).root
    except Stop:
        return []
    found = {name for folder in folders for name in _names(root / folder, "", folder == NESTED)}
    return sorted(name for name in found if name.startswith(incomplete))


def _names(folder: Path, prefix: str, nested: bool) -> Iterator[str]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _names(folder / entry.name, f"{prefix}{entry.name}/" if nested else "", nested)
        elif entry.name.endswith(".yaml"):
            yield prefix + entry.name.removesuffix(".yaml")
