"""On how many people leading a group lies, and how many of them lead elsewhere too."""

from msgspec import Struct

from ladder_cli.roles.standing import active
from ladder_cli.work.circle import Circle


class Leading(Struct, frozen=True):
    """Who leads a group by a seat in it: how many, of how many known employers, how many elsewhere too.

    `unknown` are those whose employer nobody knows.
    """

    people: int
    employers: int
    unknown: int
    elsewhere: int


def leading(circle: Circle) -> Leading:
    """How a group is led on the day; whoever only leads one it lies within is not counted."""
    day, ladders = circle.today.isoformat(), circle.ladders
    held = [
        one
        for role in ladders.registry.granting("lead")
        for one in ladders.seats.get(role, ())
        if active(one.seat, day)
    ]
    here = sorted({one.person for one in held if one.seat.sig == circle.name})
    firms = [ladders.employers(handle, day) for handle in here]
    away = {one.person for one in held if one.seat.sig is not None and not circle.holds(one.seat.sig)}
    return Leading(
        len(here),
        len({firm for each in firms for firm in each or ()}),
        sum(each is None for each in firms),
        len(away.intersection(here)),
    )
