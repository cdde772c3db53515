"""Who holds what as the files have it, on no day: for what is written down and compared byte by byte."""

from collections.abc import Iterator

from ladder_cli.model.record import Seat
from ladder_cli.model.registry import Held
from ladder_cli.model.role import GRANTS, Scope
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.standing import gives


def recorded(ladders: Ladders, seat: Seat) -> bool:
    """Whether a seat stands: nobody has written that it, or its role or group, has ended.

    Days do not count: a term that has run out stands until its end is written down, as `validate` asks.
    """
    role = ladders.registry.roles.get(seat.role)
    group = ladders.registry.groups.get(seat.sig) if seat.sig is not None else None
    if role is None or role.retired is not None or seat.ended is not None:
        return False
    return seat.sig is None or (group is not None and group.retired is None)


def recorded_holders(ladders: Ladders, by: str, sig: str | None, scope: Scope = "same") -> tuple[str, ...]:
    """Everyone whose seat stands and entitles them as `by` says (a grant, or a role or above), sorted."""
    roles = (
        [name for name, role in ladders.registry.roles.items() if by in role.grants]
        if by in GRANTS
        else list(ladders.above(by))
    )
    found = (held for role in roles for held in recorded_seats(ladders, role))
    return tuple(sorted({held.person for held in found if gives(ladders, held.seat, by, sig, scope)}))


def recorded_seats(ladders: Ladders, role: str) -> Iterator[Held]:
    """Every seat of a role that stands, by handle."""
    return (held for held in ladders.seats.get(role, ()) if recorded(ladders, held.seat))
