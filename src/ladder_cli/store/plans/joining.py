"""A ladder that joins the registry of a community, and a first steward where it has none."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from ladder_cli.model.finding import Append, Edit, Plain, Put
from ladder_cli.model.registry import Registry
from ladder_cli.model.stop import Stop, usage
from ladder_cli.roles.standing import active
from ladder_cli.store.plans import founding
from ladder_cli.store.plans.planned import planned
from ladder_cli.store.plans.writing import Change, Plan
from ladder_cli.store.source import Folder

KINDS = "contribution_kinds"
COMMUNITY = "community.yaml"


class Joined(Struct, frozen=True):
    """What a registry gains, and the roles of the ladder that it has already, which stay as they are."""

    plan: Plan
    kept: tuple[str, ...] = ()


def joined(
    source: Folder, registry: Registry, ladders: Sequence[str], steward: str | None, today: date
) -> Joined:
    """The roles of these ladders that are missing, the kinds of contribution they name, and the steward.

    Offices come where nothing grants `steward`. Raises Stop (status 2) for a ladder that is none, and
    where there is a steward already, or no office for one.
    """
    roles = _roles(registry, founding.known(ladders))
    new = {path: text for path, text in roles.items() if path not in _paths(registry)}
    edits: dict[str, list[Edit]] = {COMMUNITY: _kinds(registry, ladders)} if ladders else {}
    files: dict[str, dict[str, Plain]] = {}
    if steward is not None:
        seat: dict[str, Plain] = {"role": _office(registry, ladders, today)}
        seat |= {"since": today.isoformat(), "origin": "founding"}
        path = registry.path("record", steward.lower())
        if steward.lower() in registry.records:
            edits[path] = [Append(("seats",), seat)]
        else:
            files[path] = {"account": {"login": steward}, "seats": [seat]}
    plan = planned(source, files, {path: wanted for path, wanted in edits.items() if wanted})
    added = tuple(Change(path, None, text.encode()) for path, text in new.items())
    changes = sorted((*plan.changes, *added), key=lambda change: change.path)
    return Joined(Plan(tuple(changes)), tuple(sorted(set(roles) - set(new))))


def _roles(registry: Registry, ladders: Sequence[str]) -> dict[str, str]:
    """The text of each role of the ladders, and of the offices that every community needs, by path."""
    texts: dict[str, str] = {}
    for ladder in (*_offices(registry, ladders), *ladders):
        texts |= founding.roles(ladder)
    return texts


def _offices(registry: Registry, ladders: Sequence[str]) -> tuple[str, ...]:
    """The general offices, where a ladder comes to a registry without any and brings none itself."""
    has = registry.granting("steward") or any(founding.offices(ladder) for ladder in ladders)
    return () if has or not ladders else (founding.OFFICES,)


def _paths(registry: Registry) -> set[str]:
    return {registry.path("role", name) for name in registry.roles}


def _kinds(registry: Registry, ladders: Sequence[str]) -> list[Edit]:
    """The kinds of contribution that are missing, each at the end of those that are there."""
    there = registry.community.contribution_kinds
    shared = () if any(founding.offices(ladder) for ladder in ladders) else (founding.OFFICES,)
    wanted = founding.kinds(*shared, *ladders)
    missing = {name: kind for name, kind in wanted.items() if name not in there}
    if not there:
        return [Put((KINDS,), missing)] if missing else []
    return [Put((KINDS, name), kind) for name, kind in missing.items()]


def _office(registry: Registry, ladders: Sequence[str], today: date) -> str:
    """The role that makes a steward; Stop where somebody is one, and where no role does."""
    day = today.isoformat()
    granting = registry.granting("steward")
    holders = sorted(
        {held.person for held in registry.seats() if held.seat.role in granting and active(held.seat, day)}
    )
    if holders:
        raise Stop(
            f"there is a steward already: `{holders[0]}`",
            f"leave --steward out; a seat comes from: ladder promote PERSON {sorted(granting)[0]}",
            2,
        )
    coming = [office for ladder in ladders for office in founding.offices(ladder)]
    coming += founding.offices(founding.OFFICES) if _offices(registry, ladders) else ()
    found = [*sorted(granting), *coming]
    if not found:
        raise usage("no role here grants `steward`", "bring one with a ladder: --ladder NAME")
    return found[0]
