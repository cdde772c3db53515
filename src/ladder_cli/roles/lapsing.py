"""Whose seats the evidence does not keep, and why: those that would lapse, are protected, or are unknown."""

from collections.abc import Iterator
from datetime import date

from ladder_cli.model.registry import Held
from ladder_cli.roles.keeping import Keeping, is_kept, judge_keeping
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.standing import active


def kept_seats(ladders: Ladders, today: date, role: str = "", sig: str | None = None) -> Iterator[Held]:
    """Every active seat whose role asks something to be kept, by role; of one role or group if named.

    A group's seats are those in it and in the groups below it.
    """
    day = today.isoformat()
    for name in sorted(ladders.registry.roles):
        if ladders.registry.roles[name].keeps is None or (role and name != role):
            continue
        for held in ladders.seats.get(name, ()):
            if active(held.seat, day) and (sig is None or sig in ladders.chain(held.seat.sig)):
                yield held


def lapsing(ladders: Ladders, today: date, role: str = "", sig: str | None = None) -> tuple[Keeping, ...]:
    """The seats that the evidence does not keep on a day, judged one by one, by role, handle and group."""
    found = (
        judge_keeping(ladders, held, today)
        for held in kept_seats(ladders, today, role, sig)
        if not is_kept(ladders, held, today)
    )
    return tuple(
        sorted(found, key=lambda one: (one.held.seat.role, one.held.person, one.held.seat.sig or ""))
    )
