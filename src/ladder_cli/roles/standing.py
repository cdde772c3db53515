"""Who stands where on a day: active seats, at or above a role, grants, and the rungs that come next."""

from collections.abc import Callable, Iterable
from datetime import date

from msgspec import Struct

from ladder_cli.model.record import Seat
from ladder_cli.model.role import GRANTS, Role, is_host_role
from ladder_cli.model.step import Scope
from ladder_cli.roles.ladders import Ladders

COMMUNITY_GRANTS = frozenset(("steward", "conduct", "release-duty"))
"""Grants that hold everywhere, wherever the seat is; `lead` holds in its group and those below."""


def active(seat: Seat, day: str) -> bool:
    """Whether a seat is held on a day: begun (also if nobody knows when), not over, not ended.

    The last day of a term and the day a seat ended on still count; an end without a day is past.
    """
    if seat.since is not None and seat.since > day:
        return False
    if seat.until is not None and seat.until < day:
        return False
    return seat.ended is None or (seat.ended.on is not None and seat.ended.on >= day)


def in_use(ladders: Ladders, role: str, day: str) -> bool:
    """Whether there is such a role, and it is not retired on a day."""
    found = ladders.registry.roles.get(role) if role in ladders.registry.roles else None
    return found is not None and (found.retired is None or found.retired > day)


def in_scope(ladders: Ladders, place: str | None, sig: str | None, scope: Scope) -> bool:
    """Whether a seat's group counts for somebody judged in `sig` (None: the community).

    `same` is the group or one it lies within, `within` those and all below it, `any` everything.
    A seat for the whole community counts everywhere.
    """
    if scope == "any" or place is None or place in ladders.chain(sig):
        return True
    return scope == "within" and (sig is None or sig in ladders.chain(place))


def counts_as(ladders: Ladders, seat: Seat, role: str, sig: str | None, scope: Scope) -> bool:
    """Whether a seat, when held, puts its holder at or above a role in that scope."""
    if seat.role not in ladders.above(role):
        return False
    target = ladders.registry.roles.get(role)
    community_wide = target is not None and target.scope == "community"
    return community_wide or in_scope(ladders, seat.sig, sig, scope)


def at_or_above(ladders: Ladders, person: str, role: str, sig: str | None, scope: Scope, day: str) -> bool:
    """Whether somebody stands at or above a role on a day: holds it, or one that implies or follows it."""
    seats = ladders.registry.record(person).seats
    return any(counts_as(ladders, seat, role, sig, scope) and active(seat, day) for seat in seats)


def may_stand(ladders: Ladders, person: str, role: str, sig: str | None) -> bool:
    """Whether a role or group that cannot be read could let somebody stand at or above a role."""
    registry = ladders.registry
    places = [sig, *(seat.sig for seat in registry.record(person).seats)]
    chains = {one for place in places for one in ladders.chain(place)}
    torn = any(one in registry.groups and registry.groups.get(one) is None for one in chains)
    return torn or registry.roles_may_say(ladders.above(role))


def gives(ladders: Ladders, seat: Seat, by: str, sig: str | None, scope: Scope) -> bool:
    """Whether a seat, when held, entitles its holder as `by` says: a grant, or a role or one above it."""
    if by not in GRANTS:
        return counts_as(ladders, seat, by, sig, scope)
    role = ladders.registry.roles.get(seat.role)
    if role is None or by not in role.grants:
        return False
    return by in COMMUNITY_GRANTS or in_scope(ladders, seat.sig, sig, scope)


def entitled(
    ladders: Ladders, person: str, by: str, sig: str | None, day: str, scope: Scope = "same"
) -> bool:
    """Whether somebody holds a grant, or stands at or above a role, in that scope on a day.

    A role that is retired grants nothing.
    """
    seats = ladders.registry.record(person).seats
    return any(
        gives(ladders, seat, by, sig, scope)
        and active(seat, day)
        and (by not in GRANTS or in_use(ladders, seat.role, day))
        for seat in seats
    )


def is_away(ladders: Ladders, person: str, day: str) -> bool:
    """Whether somebody is on leave on a day."""
    return any(leave.covers(day) for leave in ladders.registry.record(person).leave)


def holders(ladders: Ladders, by: str, sig: str | None, day: str, scope: Scope = "same") -> tuple[str, ...]:
    """Everyone who is `entitled`, sorted; reads all records once."""
    if by not in GRANTS:
        return role_holders(ladders, by, sig, day, scope)
    granting = [name for name, role in ladders.registry.roles.items() if by in role.grants]
    roles = [name for name in granting if in_use(ladders, name, day)]
    return _known(
        ladders, f"grant/{by}", sig, scope, day, roles, lambda seat: gives(ladders, seat, by, sig, scope)
    )


def role_holders(ladders: Ladders, role: str, sig: str | None, day: str, scope: Scope) -> tuple[str, ...]:
    """Everyone who stands at or above a role in that scope, sorted; reads all records once."""
    roles = ladders.above(role)
    return _known(
        ladders,
        f"role/{role}",
        sig,
        scope,
        day,
        roles,
        lambda seat: counts_as(ladders, seat, role, sig, scope),
    )


def seat_holders(ladders: Ladders, sig: str | None, day: str, scope: Scope) -> tuple[str, ...]:
    """Everyone with any active seat in that scope, sorted; reads all records once."""
    roles = ladders.registry.roles
    return _known(
        ladders, "seat", sig, scope, day, roles, lambda seat: in_scope(ladders, seat.sig, sig, scope)
    )


def _known(
    ladders: Ladders,
    what: str,
    sig: str | None,
    scope: Scope,
    day: str,
    roles: Iterable[str],
    counts: Callable[[Seat], bool],
) -> tuple[str, ...]:
    """Whoever holds an active seat in one of the roles that counts; found once for every question."""
    key = (what, sig, scope, day)
    if key not in ladders.holders:
        found = {
            held.person
            for role in roles
            for held in ladders.seats.get(role, ())
            if active(held.seat, day) and counts(held.seat)
        }
        ladders.holders[key] = tuple(sorted(found))
    return ladders.holders[key]


def is_steward(ladders: Ladders, person: str, day: str) -> bool:
    """Whether somebody holds a role that grants `steward`."""
    return entitled(ladders, person, "steward", None, day)


def is_lead(ladders: Ladders, person: str, group: str | None, day: str) -> bool:
    """Whether somebody holds a role that grants `lead` in that group or one it lies within."""
    return entitled(ladders, person, "lead", group, day)


class Rung(Struct, frozen=True, order=True):
    """A role that somebody could take next, and the group for a role with a group as its scope."""

    role: str
    sig: str | None = None


def stands_below(ladders: Ladders, person: str, role: Role, sig: str | None, day: str) -> bool:
    """Whether a role follows nothing, or one at or above which somebody stands.

    A role of the whole community may follow one of a group: it is enough to stand there in any.
    """
    scope: Scope = "any" if sig is None else "same"
    return not role.follows or any(
        at_or_above(ladders, person, lower, sig, scope, day) for lower in role.follows
    )


def next_rungs(ladders: Ladders, person: str, today: date, sig: str = "") -> tuple[Rung, ...]:
    """What somebody could take next, sorted.

    Roles that are not retired, that follow nothing or one at or above which the person stands, and at or
    above which they do not stand yet; group roles in `sig`, or without it in each group they follow or hold
    a seat in. What somebody is in a team or an organization on the code host is no rung.
    """
    day = today.isoformat()
    registry = ladders.registry
    groups = _open(ladders, {sig}, day) if sig else groups_of(ladders, person, today)
    found = [
        Rung(name, sig)
        for name, role in registry.roles.items()
        if not is_host_role(name, role) and (role.retired is None or role.retired > day)
        for sig in (groups if role.scope == "group" else (None,))
        if not at_or_above(ladders, person, name, sig, "same", day)
        if stands_below(ladders, person, role, sig, day)
    ]
    return tuple(sorted(found, key=lambda rung: (rung.role, rung.sig or "")))


def groups_of(ladders: Ladders, person: str, today: date) -> list[str]:
    """The groups somebody follows or holds a seat in, sorted: those that have rungs at all."""
    registry, day = ladders.registry, today.isoformat()
    profile = registry.people.get(person)
    followed = () if profile is None else profile.follows
    held = (seat.sig for seat in registry.record(person).seats if seat.sig is not None and active(seat, day))
    return _open(ladders, {*(follow.group for follow in followed), *held}, day)


def _open(ladders: Ladders, names: Iterable[str], day: str) -> list[str]:
    groups = ladders.registry.groups
    known = {name: group for name in names if (group := groups.get(name)) is not None}
    return sorted(
        name
        for name, group in known.items()
        if group.kind != "team" and (group.retired is None or group.retired > day)
    )
