"""Ties: relations that may bias somebody, declared in a record or computed from employers."""

from collections.abc import Iterator

from ladder_cli.model.record import Tie
from ladder_cli.roles.ladders import Ladders


def ties(ladders: Ladders, one: str, other: str, day: str) -> tuple[str, ...]:
    """What ties two people on a day, by kind, sorted; `same-employer` also where nobody declared it."""
    found = {
        tie.kind
        for tie in (*_between(ladders, one, other), *_between(ladders, other, one))
        if _holds(tie, day)
    }
    mine, theirs = ladders.employers(one, day), ladders.employers(other, day)
    if mine and theirs and mine & theirs:
        found.add("same-employer")
    return tuple(sorted(found))


def tie_note(ladders: Ladders, one: str, other: str, day: str) -> str:
    """The ties as the end of a line (` (tie: manages)`); nothing where there are none."""
    found = ties(ladders, one, other, day)
    return f" (tie: {', '.join(found)})" if found else ""


def _between(ladders: Ladders, holder: str, other: str) -> Iterator[Tie]:
    return (tie for tie in ladders.registry.record(holder).ties if tie.with_ == other)


def _holds(tie: Tie, day: str) -> bool:
    return (tie.since is None or tie.since <= day) and (tie.until is None or tie.until >= day)
