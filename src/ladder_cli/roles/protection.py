"""What keeps a seat whatever the evidence says: the first time in it, leave, and a vouch."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from ladder_cli.model.dates import after
from ladder_cli.model.finding import At
from ladder_cli.model.record import Notice, Record, Seat, Vouch
from ladder_cli.model.registry import Held
from ladder_cli.model.role import Keeps
from ladder_cli.roles.days import parsed
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.leave import away, resumed
from ladder_cli.roles.standing import active


@dataclass(frozen=True, slots=True)
class Protection:
    """Why a seat cannot lapse for now, and the last day on which that holds (None: no end is known)."""

    by: Literal["grace", "leave", "vouch"]
    what: str
    until: str | None
    at: At


def protections(ladders: Ladders, held: Held, keeps: Keeps, today: date) -> tuple[Protection, ...]:
    """Everything that protects a seat on a day: grace, leave, then vouches by day."""
    return (
        *_grace(ladders, held, keeps, today),
        *_leave(ladders, held, today),
        *_vouches(ladders, held, keeps, today),
    )


def perhaps_in_grace(ladders: Ladders, held: Held, keeps: Keeps, today: date) -> bool:
    """Whether nobody can say that the first time in a seat is over, for want of its first day.

    A vouch or a notice for the seat shows that it was held on that day.
    """
    if keeps.grace is None or held.seat.since is not None:
        return False
    record, day = ladders.registry.record(held.person), today.isoformat()
    words: tuple[Vouch | Notice, ...] = (*record.vouches, *record.notices)
    shown = [one.on for one in words if _same(one, held.seat) and one.on <= day]
    start = parsed(min(shown)) if shown else None
    return start is None or _grace_end(record, start, keeps.grace) >= today


def _same(one: Vouch | Notice, seat: Seat) -> bool:
    return (one.role, one.sig) == (seat.role, seat.sig)


def _grace_end(record: Record, start: date, grace: str) -> date:
    """The last day of grace; days of leave do not count."""
    return resumed(away(record.leave), start, after(start, grace) - timedelta(days=1))


def _grace(ladders: Ladders, held: Held, keeps: Keeps, today: date) -> Iterator[Protection]:
    start = None if held.seat.since is None else parsed(held.seat.since)
    if keeps.grace is None or start is None:
        return
    last = _grace_end(ladders.registry.record(held.person), start, keeps.grace)
    if start <= today <= last:
        what = f"the first {keeps.grace} in the seat, until {last.isoformat()}"
        yield Protection("grace", what, last.isoformat(), held.at)


def _leave(ladders: Ladders, held: Held, today: date) -> Iterator[Protection]:
    day = today.isoformat()
    for index, leave in enumerate(ladders.registry.record(held.person).leave):
        if leave.covers(day):
            what = f"on leave until {leave.until}" if leave.until else "on leave"
            at = ladders.registry.at("record", held.person, "leave", index)
            yield Protection("leave", what, leave.until, at)


def _vouches(ladders: Ladders, held: Held, keeps: Keeps, today: date) -> Iterator[Protection]:
    for index, vouch in enumerate(ladders.registry.record(held.person).vouches):
        last = vouched_until(ladders, held, vouch, keeps)
        if last is not None and vouch.on <= today.isoformat() <= last:
            what = f"`{vouch.by}` vouched on {vouch.on}, which holds until {last}"
            at = ladders.registry.at("record", held.person, "vouches", index)
            yield Protection("vouch", what, last, at)


def vouched_until(ladders: Ladders, held: Held, vouch: Vouch, keeps: Keeps) -> str | None:
    """The last day on which a vouch keeps a seat; None where it does not.

    It is of somebody else who held a seat of any kind on that day.
    """
    start = parsed(vouch.on)
    if keeps.vouch_for is None or start is None or not _same(vouch, held.seat):
        return None
    if vouch.by == held.person or not is_seated(ladders, vouch.by, vouch.on):
        return None
    return (after(start, keeps.vouch_for) - timedelta(days=1)).isoformat()


def is_seated(ladders: Ladders, person: str, day: str) -> bool:
    """Whether somebody holds any seat on a day."""
    roles = ladders.registry.roles
    return any(seat.role in roles and active(seat, day) for seat in ladders.registry.record(person).seats)
