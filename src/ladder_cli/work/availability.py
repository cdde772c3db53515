"""Who could look after one more thing: a free slot, not away, not on release duty."""

from collections.abc import Iterator
from datetime import date

from ladder_cli.model.person import Person
from ladder_cli.roles.reminding import may_remind
from ladder_cli.roles.standing import active
from ladder_cli.work.limits import has_room
from ladder_cli.work.load import Load, Loads


def free(loads: Loads, sig: str | None = None, zone: str = "") -> list[Load]:
    """Whoever has a free slot today, of one group or zone where one is named; the freest first.

    A group takes in those who follow it, or hold a seat in it or one it lies within; a zone may be a part of
    the world (`Asia`). Whoever is happy to listen is asked nothing.
    """
    registry, today = loads.ladders.registry, date.fromisoformat(loads.day)
    limits = registry.community.limits
    found = [
        load
        for handle, person in registry.people.items()
        if person.slots and in_zone(person, zone) and may_remind(registry, handle, today)
        if sig is None or belongs(loads, handle, person, sig)
        if has_room(load := loads.of(handle), limits)
    ]
    return sorted(found, key=lambda load: (-load.free, load.person))


def belongs(loads: Loads, handle: str, person: Person | None, sig: str) -> bool:
    """Whether somebody follows a group, or holds a seat in it or one it lies within."""
    if person is not None and any(follow.group == sig for follow in person.follows):
        return True
    lineage = loads.ladders.chain(sig)
    return any(group in lineage for group in _seated(loads, handle))


def in_zone(person: Person | None, zone: str) -> bool:
    """Whether somebody lives in a zone, or in a part of the world; everybody does where none is named."""
    theirs, asked = ((person.time_zone if person else None) or "").lower(), zone.lower()
    return not asked or theirs == asked or theirs.startswith(f"{asked.rstrip('/')}/")


def is_away(loads: Loads, handle: str) -> bool:
    """Whether somebody is on leave today."""
    return any(leave.covers(loads.day) for leave in loads.ladders.registry.record(handle).leave)


def _seated(loads: Loads, handle: str) -> Iterator[str]:
    seats = loads.ladders.registry.record(handle).seats
    return (seat.sig for seat in seats if seat.sig is not None and active(seat, loads.day))
