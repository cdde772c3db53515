"""CODEOWNERS: whom a forge asks about a path. Stewards about everything, leads about their groups' paths.

A forge never lets an author approve their own change, asks owners to have write access, leaves out lines
that it does not understand, lets the last line that matches decide, and ignores a file of more than 3 MB.
"""

from collections import defaultdict
from typing import Final

from ladder_cli.interop.exported import Exported, logins, marker, without_account
from ladder_cli.model.stop import Stop
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.recorded import RecordedLeads, recorded_stewards

NAME: Final = "codeowners"
LARGEST: Final = 3_000_000
"""Bytes of a file that a forge still reads."""
_NOT_UNDERSTOOD: Final = frozenset("[]!#\\*? \t")
"""Characters that patterns there have another meaning for, or none."""
_ALONE: Final = 2
"""With fewer leads an author could find nobody else, so stewards stand beside them."""


def codeowners(ladders: Ladders, prefix: str) -> Exported:
    """The file for the repository that holds the registry at `prefix` (`registry/`, or nothing).

    Nobody owns people's profiles: everyone edits their own, and `ladder review` knows whose they are.
    Raises Stop (status 3) where a forge would ignore it for its size.
    """
    registry = ladders.registry
    stewards, leading = recorded_stewards(ladders), RecordedLeads(ladders)
    paths: dict[str, set[str]] = defaultdict(set)
    for name, group in registry.groups.items():
        leads = leading.of(name) if group.paths and group.retired is None else frozenset()
        for pattern in map(_pattern, group.paths) if leads else ():
            paths[pattern] |= {*leads, *(stewards if len(leads) < _ALONE else ())}
    paths.pop("", None)
    lines = [marker(NAME), _line("*", logins(registry, stewards))]
    owned = {pattern: logins(registry, people) for pattern, people in paths.items()}
    lines += [_line(one, owned[one]) for one in sorted(owned, key=_breadth) if owned[one]]
    lines += ["# Profiles are their people's: nobody else is asked.", f"/{prefix}people/"]
    text = "".join(f"{line}\n" for line in lines)
    if len(text.encode()) > LARGEST:
        raise Stop(
            f"CODEOWNERS would have more than {LARGEST // 1_000_000} MB, and a forge ignores such a file",
            "let groups look after folders instead of single files",
        )
    return Exported(
        text, without_account(registry, {*stewards, *(one for who in paths.values() for one in who)})
    )


def _pattern(path: str) -> str:
    """A group's path from the top of the repository; empty for what a pattern cannot say, and for all."""
    inside = path.strip("/")
    parts = inside.split("/")
    if not inside or not _NOT_UNDERSTOOD.isdisjoint(inside) or {"", ".", ".."} & {*parts}:
        return ""
    return f"/{inside}{'/' if path.endswith('/') else ''}"


def _breadth(pattern: str) -> tuple[int, str]:
    """Wide patterns before narrow ones: the last that matches decides."""
    return pattern.strip("/").count("/"), pattern


def _line(pattern: str, owners: list[str]) -> str:
    return " ".join([pattern, *(f"@{login}" for login in owners)])
