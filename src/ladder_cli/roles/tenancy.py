"""Words on a seat that is held: a vouch that keeps it, and the line that ends it."""

from ladder_cli.model.finding import Append, Plain, Put
from ladder_cli.model.registry import Held
from ladder_cli.model.stop import Stop, usage
from ladder_cli.roles.case import Line, Speaker, record_of, seat_named
from ladder_cli.roles.loss import ending, has_emeriti, way_back
from ladder_cli.roles.phrase import names, place
from ladder_cli.roles.protection import ALWAYS, how_long, may_vouch, vouched_until, voucher
from ladder_cli.roles.standing import Rung, active, holders, is_lead, is_steward


def held(speaker: Speaker, person: str, role: str, sig: str | None) -> Held:
    """Somebody's active seat in a role; Stop: status 1 where there is none, 2 where it could be several."""
    record_of(speaker.ladders, person)
    found = [
        one
        for one in speaker.ladders.registry.seats_of(person)
        if one.seat.role == role and (sig is None or one.seat.sig == sig) and active(one.seat, speaker.day)
    ]
    if len(found) == 1:
        return found[0]
    if not found:
        raise Stop(
            f"`{person}` holds no seat as {seat_named(Rung(role, sig))}", f"see: ladder show {person}", 1
        )
    listed = ", ".join(f"--sig {one.seat.sig}" for one in found)
    raise usage(f"`{person}` holds several seats as `{role}`", f"say which: {listed}")


def vouch(speaker: Speaker, seat: Held) -> Line:
    """The line by which somebody with a seat keeps another's whose work is not counted.

    Raises Stop (status 1) where the role knows no vouches, for oneself, without a seat, and where the
    speaker's word holds already.
    """
    ladders = speaker.ladders
    role = ladders.registry.roles[seat.seat.role]
    if role.keeps is None or role.keeps.vouch_for is None:
        raise Stop(
            f"no vouch is needed as `{seat.seat.role}`: the role asks for none", "it is kept without", 1
        )
    if speaker.handle == seat.person:
        raise Stop("nobody vouches for themselves", "ask anyone who holds a seat", 1)
    if not may_vouch(ladders, speaker.handle, seat.seat, role.keeps, speaker.day):
        if role.keeps.vouch_by is None:
            raise Stop(f"`{speaker.handle}` holds no seat, and a vouch is a seat-holder's word", "ask one", 1)
        who = voucher(role.keeps, place(seat.seat.sig))
        raise Stop(f"`{speaker.handle}` may not vouch for that seat: {who} may", "ask one", 1)
    for one in ladders.registry.record(seat.person).vouches:
        until = vouched_until(ladders, seat, one, role.keeps)
        if one.by == speaker.handle and until is not None and one.on <= speaker.day <= until:
            end = how_long(role.keeps) if role.keeps.vouch_for == ALWAYS else f"until {until}"
            raise Stop(f"`{one.by}` has vouched already, on {one.on}", f"it holds {end}", 1)
    value: dict[str, Plain] = {"role": seat.seat.role}
    if seat.seat.sig is not None:
        value["sig"] = seat.seat.sig
    value |= {"by": speaker.handle, "on": speaker.day}
    said = f"`{speaker.handle}` vouches for the seat of `{seat.person}` as {_named(seat)}"
    note = f"it keeps the seat {how_long(role.keeps)}"
    return Line(seat.at.path, (Append(("vouches",), value),), said, seat.person, (note,))


def stepping_down(speaker: Speaker, seat: Held, *, emeritus: bool = False) -> Line:
    """The line that ends a seat today: one's own, or another's as a lead of the group or a steward.

    Raises Stop (status 1) for anyone else, and for emeritus where the role has none.
    """
    ladders = speaker.ladders
    role = ladders.registry.roles.get(seat.seat.role)
    by, sig = speaker.handle, seat.seat.sig
    if by != seat.person and not (
        is_steward(ladders, by, speaker.day) or (sig is not None and is_lead(ladders, by, sig, speaker.day))
    ):
        leads = holders(ladders, "lead", sig, speaker.day) if sig is not None else ()
        who = [*leads, *holders(ladders, "steward", None, speaker.day)]
        raise Stop(
            f"`{by}` may not end the seat of `{seat.person}`",
            f"`{seat.person}` may, or {names(list(dict.fromkeys(who))) or 'a steward'}",
            1,
        )
    if emeritus and (role is None or not has_emeriti(role)):
        raise Stop(f"`{seat.seat.role}` has no emeriti", "leave --emeritus out", 1)
    value = ending(speaker.today, "stepped-down", emeritus=emeritus)
    what = " and becomes emeritus" if emeritus else ""
    said = f"`{seat.person}` steps down as {_named(seat)}{what}, with thanks"
    notes = (f"to come back: {way_back(role.keeps)}",) if role is not None and role.keeps is not None else ()
    return Line(seat.at.path, (Put((*seat.at.keys, "ended"), value),), said, seat.person, notes)


def _named(seat: Held) -> str:
    return seat_named(Rung(seat.seat.role, seat.seat.sig))
