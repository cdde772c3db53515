"""Who looks for something to do: what they care about, how far they have come, the hours they have."""

from datetime import date

from msgspec import Struct

from ladder_cli.pairing.overlap import usual_week
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.newcomers import new_in
from ladder_cli.roles.standing import active

LEVELS = ("newcomer", "some-experience", "expert")


class Seeker(Struct, frozen=True):
    """Somebody as items are looked at for them.

    `seated` are the groups in which they hold a seat, and those above; `new` those in which they are a
    newcomer; `minutes` those of a usual week, 0 where none are known.
    """

    handle: str
    cares: frozenset[str]
    follows: frozenset[str]
    seated: frozenset[str]
    new: frozenset[str]
    has_seat: bool
    minutes: int
    on_leave: bool

    def is_new(self, lineage: tuple[str, ...]) -> bool:
        """Whether they are a newcomer where a group lies within these; who holds no seat at all is one."""
        if not self.has_seat:
            return True
        return not self.new.isdisjoint(lineage) and self.seated.isdisjoint(lineage)

    def level(self, lineage: tuple[str, ...]) -> int:
        """How far they have come there, as a place in `LEVELS`."""
        if self.is_new(lineage):
            return 0
        return 2 if self.seated.intersection(lineage) else 1


def seeker(ladders: Ladders, handle: str, today: date) -> Seeker:
    """Somebody as items are looked at for them; reads their profile and record."""
    registry, day = ladders.registry, today.isoformat()
    profile, record = registry.people.get(handle), registry.record(handle)
    held = [seat for seat in record.seats if active(seat, day)]
    seated = {group for seat in held for group in ladders.chain(seat.sig)}
    return Seeker(
        handle,
        frozenset(profile.interests if profile else ()),
        frozenset(follow.group for follow in profile.follows) if profile else frozenset(),
        frozenset(seated),
        frozenset(new_in(ladders, handle, today)),
        bool(held),
        sum(end - start for start, end in usual_week(profile.availability)) if profile else 0,
        any(leave.covers(day) for leave in record.leave),
    )
