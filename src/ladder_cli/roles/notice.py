"""Notices: when a seat that would lapse may lapse, and what its holder is told before."""

from datetime import date

from msgspec import Struct

from ladder_cli.model.dates import after, before
from ladder_cli.model.finding import At, Plain
from ladder_cli.model.record import Notice
from ladder_cli.model.registry import Held
from ladder_cli.model.requirement import Counted
from ladder_cli.model.retention import ASKED, Keeps
from ladder_cli.roles.days import parsed
from ladder_cli.roles.evidence import body
from ladder_cli.roles.keeping import Keeping, days_of_leave, kept_by
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.loss import lost_as, way_back
from ladder_cli.roles.phrase import place
from ladder_cli.roles.protection import how_long, voucher


class Due(Struct, frozen=True):
    """The day on which a seat lapses at the earliest, and the notice that was sent, if there is one.

    `on` is None before its holder has been asked, where the role sets no time. `owed`: a notice is to be
    sent, because none was yet or because the time for a reminder has come.
    """

    on: str | None
    sent: str | None = None
    at: At | None = None
    owed: bool = True


def due(ladders: Ladders, keeping: Keeping, today: date) -> Due:
    """When a seat that would lapse may lapse: on the day its notice names, else a notice's time from today.

    A notice counts from the window on, and only if the seat was not kept when it came due: one that
    somebody has answered by what they did says nothing about another time. Where the role sets no time,
    it may lapse from the day on on which they were asked, unless they have done anything since.
    """
    held, record = keeping.held, ladders.registry.record(keeping.held.person)
    keeps = ladders.registry.roles[held.seat.role].keeps
    seat = (held.seat.role, held.seat.sig)
    for index, notice in sorted(enumerate(record.notices), key=lambda one: one[1].on, reverse=True):
        if (notice.role, notice.sig) != seat or not keeping.first <= notice.on <= keeping.last:
            continue
        if keeps is None or _was_answered(ladders, held, keeps, notice, today):
            continue
        at = ladders.registry.at("record", held.person, "notices", index)
        owed = _is_to_be_reminded(keeps, notice, today)
        return Due(max(notice.due or notice.on, today.isoformat()), notice.on, at, owed)
    if keeps is not None and keeps.notice == ASKED:
        return Due(None)
    first = keeps.notices[:1] if keeps is not None else ()
    return Due(max((after(today, span) for span in first), default=today).isoformat())


def _is_to_be_reminded(keeps: Keeps, notice: Notice, today: date) -> bool:
    """Whether the day of a further notice has come since that one."""
    lapse = None if notice.due is None else parsed(notice.due)
    days = [] if lapse is None else [before(lapse, span).isoformat() for span in keeps.notices[1:]]
    return any(notice.on < day <= today.isoformat() for day in days)


def _was_answered(ladders: Ladders, held: Held, keeps: Keeps, notice: Notice, today: date) -> bool:
    then = parsed(notice.due or notice.on)
    if then is None or then >= today:
        return False
    if notice.due is not None:
        return kept_by(ladders, held, keeps, then) == "met"
    since = Counted(window=f"{(today - then).days} days")
    found = body(ladders, held.person, since, held.seat.sig, today)
    return bool(found.deeds or found.measures or found.overlapping)


def line(keeping: Keeping, due_on: Due) -> dict[str, Plain]:
    """The notice as it stands in a record, in the schema's order."""
    seat = keeping.held.seat
    found: dict[str, Plain] = {"role": seat.role}
    if seat.sig is not None:
        found["sig"] = seat.sig
    found["on"] = keeping.last
    return found if due_on.on is None else {**found, "due": due_on.on}


def text(ladders: Ladders, keeping: Keeping, due_on: Due) -> str:
    """The notice: what the seat is kept by, what was found, and all that keeps it. It blames nobody."""
    registry, held = ladders.registry, keeping.held
    role = registry.roles[held.seat.role]
    keeps = role.keeps
    where = f" in {place(held.seat.sig)}" if held.seat.sig else ""
    sig = f" --sig {held.seat.sig}" if held.seat.sig else ""
    if due_on.on is None:
        when = "The seat may lapse, and you are asked first: do you wish to keep it?"
    else:
        when = f"The seat lapses on {due_on.on} if nothing changes."
    window = f"From {keeping.first} to {keeping.last}{days_of_leave(keeping)}"
    lines = [
        f"{registry.name_of(held.person)}, thank you for what you have done as {role.title}{where}.",
        "",
        f"{when} {window}, it is kept by:",
    ]
    for leaf in keeping.evidence.leaves() if keeping.evidence else ():
        lines.append(f"  {leaf.needed}")
        lines.append(f"  on record: {leaf.found}")
    lines += [
        "",
        "People have other things to do, and that is fine. Any one of these keeps the seat:",
        f"  what is missing, or what nobody wrote down yet: ladder contribute KIND --as {held.person}",
        f"  time away, no reason asked: ladder me --as {held.person} --away FROM..UNTIL",
    ]
    if keeps is not None and keeps.vouch_for:
        lines.append(
            f"  a word from {voucher(keeps, place(held.seat.sig))}, which holds {how_long(keeps)}: "
            f"ladder vouch {held.person} {held.seat.role}{sig}"
        )
    lines += ["", f"If it lapses, the seat {lost_as(keeps)}; {way_back(keeps)}."]
    return "\n".join(lines) + "\n"
