"""What keeps a seat whatever the evidence says: the first time in it, leave, and a vouch."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from ladder_cli.model.dates import after
from ladder_cli.model.finding import At
from ladder_cli.model.record import Notice, Record, Seat, Vouch
from ladder_cli.model.registry import Held
from ladder_cli.model.retention import Keeps
from ladder_cli.roles.candidacy import COMMUNITY
from ladder_cli.roles.days import parsed
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.leave import away, resumed
from ladder_cli.roles.phrase import entitled_one
from ladder_cli.roles.standing import active, entitled

ALWAYS = "always"
"""A vouch that keeps a seat until it is taken back."""


class Protection(Struct, frozen=True):
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
            until = None if keeps.vouch_for == ALWAYS else last
            end = f"until {last}" if until else how_long(keeps)
            what = f"`{vouch.by}` vouched on {vouch.on}, which holds {end}"
            at = ladders.registry.at("record", held.person, "vouches", index)
            yield Protection("vouch", what, until, at)


def vouched_until(ladders: Ladders, held: Held, vouch: Vouch, keeps: Keeps) -> str | None:
    """The last day on which a vouch keeps a seat; None where it does not, the calendar's last for `always`.

    It is of somebody else who was entitled to vouch on that day.
    """
    start = parsed(vouch.on)
    if keeps.vouch_for is None or start is None or not _same(vouch, held.seat):
        return None
    if vouch.by == held.person or not may_vouch(ladders, vouch.by, held.seat, keeps, vouch.on):
        return None
    if keeps.vouch_for == ALWAYS:
        return date.max.isoformat()
    return (after(start, keeps.vouch_for) - timedelta(days=1)).isoformat()


def how_long(keeps: Keeps) -> str:
    """How long a vouch keeps a seat, as the end of a sentence."""
    return "until it is taken back" if keeps.vouch_for == ALWAYS else f"for {keeps.vouch_for}"


def voucher(keeps: Keeps, where: str) -> str:
    """Who may vouch for a seat in `where` (a place's name): `a lead of docs`; of the community, any lead."""
    if keeps.vouch_by is None:
        return "anyone with a seat"
    return entitled_one(keeps.vouch_by, where, "any" if where == COMMUNITY else "same")


def may_vouch(ladders: Ladders, person: str, seat: Seat, keeps: Keeps, day: str) -> bool:
    """Whether somebody may vouch for a seat on a day: anyone with a seat, or whom the role names.

    Whom it names need hold that in the seat's group or one it lies within; anywhere for a seat that is
    for the whole community.
    """
    if keeps.vouch_by is None:
        return is_seated(ladders, person, day)
    return entitled(ladders, person, keeps.vouch_by, seat.sig, day, "any" if seat.sig is None else "same")


def is_seated(ladders: Ladders, person: str, day: str) -> bool:
    """Whether somebody holds any seat on a day."""
    roles = ladders.registry.roles
    return any(seat.role in roles and active(seat, day) for seat in ladders.registry.record(person).seats)
