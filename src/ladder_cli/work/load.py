"""What somebody carries: the slots they declared, and those used by items, ideas, mentees and duties."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final, Literal

from msgspec import Struct

from ladder_cli.model.moves import LIVE_ITEMS, OPEN_IDEAS
from ladder_cli.model.pairing import RUNNING
from ladder_cli.model.role import Grant
from ladder_cli.model.work import Size
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.standing import active

SLOTS: Final[Mapping[Size, int]] = {"small": 1, "medium": 2, "large": 3}
"""By size, how many slots something takes."""
DUTIES: Final[Mapping[Grant, Size]] = {
    "lead": "small",
    "steward": "small",
    "conduct": "medium",
    "release-duty": "large",
}
"""By what a role grants, the size of the duty; of several the largest counts."""

What = Literal["item", "idea", "mentee", "duty"]


class Carried(Struct, frozen=True):
    """One thing that somebody carries, and how many slots it takes.

    `id` is that of the item or idea, the mentee's handle, or the role (`lead in docs`).
    """

    what: What
    id: str
    slots: int


class Load(Struct, frozen=True):
    """What one person carries. `slots` is None for somebody who declared none, `places` without an offer."""

    person: str
    slots: int | None
    places: int | None
    carried: tuple[Carried, ...]
    on_release: bool = False

    @property
    def used(self) -> int:
        """How many slots all of it takes."""
        return sum(one.slots for one in self.carried)

    @property
    def free(self) -> int:
        """How many slots are left for more; on release duty none is."""
        return 0 if self.slots is None or self.on_release else max(0, self.slots - self.used)

    @property
    def over(self) -> int:
        """How many of the slots used beyond those declared could be handed on; a duty cannot."""
        return 0 if self.slots is None else min(self.assigned, max(0, self.used - self.slots))

    @property
    def shepherded(self) -> tuple[Carried, ...]:
        """The items and ideas."""
        return self.of("item", "idea")

    @property
    def mentees(self) -> tuple[Carried, ...]:
        """The mentees, those of proposed pairings too."""
        return self.of("mentee")

    @property
    def assigned(self) -> int:
        """How many slots are used by what others may hand to somebody: all but duties."""
        return sum(one.slots for one in self.of("item", "idea", "mentee"))

    def of(self, *whats: What) -> tuple[Carried, ...]:
        """What is carried of these sorts."""
        return tuple(one for one in self.carried if one.what in whats)


class Loads(Struct, frozen=True, dict=True):
    """Everyone's load on a day; each of items, ideas and pairings is gone through once, when first asked."""

    ladders: Ladders
    day: str

    def of(self, person: str) -> Load:
        """What one person carries: the largest things of each sort first."""
        registry = self.ladders.registry
        profile = registry.people.get(person)
        offer = None if profile is None else profile.mentoring.offer
        duties = tuple(self._duties(person))
        carried = (*self._shepherded.get(person, ()), *self._mentored.get(person, ()), *duties)
        return Load(
            person,
            None if profile is None else profile.slots,
            None if offer is None else offer.capacity,
            carried,
            any(self._is_release(one.id) for one in duties),
        )

    def people(self) -> list[str]:
        """Everyone who looks after an item or an idea, or mentors somebody; sorted."""
        return sorted({*self._shepherded, *self._mentored})

    def on_duty(self) -> frozenset[str]:
        """Everyone whose seats bring a duty; reads all records."""
        roles, seats = self.ladders.registry.roles, self.ladders.seats
        return frozenset(
            held.person
            for name, role in roles.items()
            for held in (seats.get(name, ()) if role.grants else ())
            if not held.seat.alternate and active(held.seat, self.day)
        )

    @cached_property
    def _shepherded(self) -> Mapping[str, tuple[Carried, ...]]:
        found: dict[str, list[Carried]] = defaultdict(list)
        registry = self.ladders.registry
        for name, item in registry.items.items():
            if item.shepherd is not None and item.state in LIVE_ITEMS:
                found[item.shepherd].append(Carried("item", name, SLOTS[item.size]))
        for name, idea in registry.ideas.items():
            if idea.shepherd is not None and idea.state in OPEN_IDEAS:
                found[idea.shepherd].append(Carried("idea", name, SLOTS[idea.size]))
        return {person: tuple(sorted(carried, key=_order)) for person, carried in found.items()}

    @cached_property
    def _mentored(self) -> Mapping[str, tuple[Carried, ...]]:
        found: dict[str, list[Carried]] = defaultdict(list)
        for pairing in self.ladders.registry.pairings.values():
            if pairing.state in RUNNING:
                found[pairing.mentor].append(Carried("mentee", pairing.mentee, SLOTS["small"]))
        return {person: tuple(sorted(carried, key=_order)) for person, carried in found.items()}

    def _duties(self, person: str) -> Iterator[Carried]:
        roles = self.ladders.registry.roles
        for seat in self.ladders.registry.record(person).seats:
            role = roles.get(seat.role)
            if role is None or not role.grants or seat.alternate or not active(seat, self.day):
                continue
            slots = max(SLOTS[DUTIES[grant]] for grant in role.grants)
            yield Carried("duty", f"{seat.role} in {seat.sig}" if seat.sig else seat.role, slots)

    def _is_release(self, duty: str) -> bool:
        role = self.ladders.registry.roles.get(duty.partition(" ")[0])
        return role is not None and "release-duty" in role.grants


def _order(one: Carried) -> tuple[str, int, str]:
    return one.what, -one.slots, one.id
