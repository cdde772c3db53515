"""Who holds what as the files have it, on no day: for what is written down and compared byte by byte."""

from collections import defaultdict
from collections.abc import Iterator

from ladder_cli.model.record import Seat
from ladder_cli.model.registry import Held
from ladder_cli.model.role import Grant
from ladder_cli.roles.ladders import Ladders


def recorded(ladders: Ladders, seat: Seat) -> bool:
    """Whether a seat stands: nobody has written that it, or its role or group, has ended.

    Days do not count: a term that has run out stands until its end is written down, as `validate` asks.
    """
    role = ladders.registry.roles.get(seat.role)
    group = ladders.registry.groups.get(seat.sig) if seat.sig is not None else None
    if role is None or role.retired is not None or seat.ended is not None:
        return False
    return seat.sig is None or (group is not None and group.retired is None)


def recorded_stewards(ladders: Ladders) -> frozenset[str]:
    """Everyone whose seat stands and grants `steward`."""
    return frozenset(held.person for held in _granting(ladders, "steward"))


class RecordedLeads:
    """Who leads which group, by seats that stand; looks at every seat once."""

    def __init__(self, ladders: Ladders) -> None:
        self._ladders = ladders
        self._found: dict[str | None, set[str]] = defaultdict(set)
        for held in _granting(ladders, "lead"):
            self._found[held.seat.sig].add(held.person)

    def of(self, group: str) -> frozenset[str]:
        """The leads of that group and of those it lies within."""
        places = (None, *self._ladders.chain(group))
        return frozenset(person for place in places for person in self._found.get(place, ()))


def _granting(ladders: Ladders, grant: Grant) -> Iterator[Held]:
    return (held for role in ladders.registry.granting(grant) for held in recorded_seats(ladders, role))


def recorded_seats(ladders: Ladders, role: str) -> Iterator[Held]:
    """Every seat of a role that stands, by handle."""
    return (held for held in ladders.seats.get(role, ()) if recorded(ladders, held.seat))
