"""Who could look after one more thing: a free slot, not away, not on release duty."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import chain

from ladder_cli.model.person import Person
from ladder_cli.roles.reminding import may_remind
from ladder_cli.roles.standing import active
from ladder_cli.work.limits import has_room
from ladder_cli.work.load import Load, Loads


@dataclass(frozen=True)
class Available:
    """Whoever has a free slot today; profiles are gone through once, and groups looked up.

    Whoever is happy to listen, or away, is asked nothing.
    """

    loads: Loads
    found: dict[str, tuple[Load, ...]] = field(default_factory=dict, repr=False, compare=False)
    """By group, who has been found already."""

    def of(self, sig: str | None = None, zone: str = "") -> list[Load]:
        """Those of one group or zone, where one is named; the freest first.

        A group takes in those who follow it, or hold a seat in it or one it lies within; a zone may be a part
        of the world (`Asia`).
        """
        people = self.loads.ladders.registry.people
        found = self._everyone if sig is None else self._in(sig)
        return [load for load in found if in_zone(people.get(load.person), zone)] if zone else [*found]

    def _in(self, sig: str) -> tuple[Load, ...]:
        if sig not in self.found:
            seated = (self._seated.get(group, ()) for group in self.loads.ladders.chain(sig))
            there = {one.person: one for one in chain(self._following.get(sig, ()), *seated)}
            self.found[sig] = tuple(sorted(there.values(), key=_freest))
        return self.found[sig]

    @cached_property
    def _everyone(self) -> tuple[Load, ...]:
        registry, today = self.loads.ladders.registry, date.fromisoformat(self.loads.day)
        limits = registry.community.limits
        found = [
            load
            for handle, person in registry.people.items()
            if person.slots and may_remind(registry, handle, today)
            if has_room(load := self.loads.of(handle), limits)
        ]
        return tuple(sorted(found, key=_freest))

    @cached_property
    def _following(self) -> Mapping[str, list[Load]]:
        people = self.loads.ladders.registry.people
        found: dict[str, list[Load]] = {}
        for load in self._everyone:
            for follow in people[load.person].follows:
                found.setdefault(follow.group, []).append(load)
        return found

    @cached_property
    def _seated(self) -> Mapping[str, list[Load]]:
        found: dict[str, list[Load]] = {}
        for load in self._everyone:
            for group in _seated(self.loads, load.person):
                found.setdefault(group, []).append(load)
        return found


def _freest(load: Load) -> tuple[int, str]:
    return -load.free, load.person


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
