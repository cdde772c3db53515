"""Promotion: whether a seat is due, and the edits of the record that give it."""

import difflib
from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from ladder_cli.model.dates import after
from ladder_cli.model.finding import Append, Delete, Edit, Plain, Put
from ladder_cli.model.record import Attestation, Seat, Sponsor, Waiver
from ladder_cli.model.role import Role
from ladder_cli.model.stop import Stop, usage
from ladder_cli.roles.days import parsed
from ladder_cli.roles.judgement import GivenWord, Judgement
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.requirement import judge
from ladder_cli.roles.standing import active
from ladder_cli.roles.words import Words, nominated, open_case


def due(
    ladders: Ladders, person: str, role: str, sig: str | None, today: date, words: Words | None = None
) -> Judgement:
    """What the role asks of somebody and whether they meet it, by the words of their open nomination.

    `words` (`words.given`) come on top of the nomination's. Raises Stop as `check` does.
    """
    check(ladders, person, role, sig, today)
    spoken = nominated(ladders, person, role, sig)
    return judge(ladders, person, role, sig, today, spoken + words if words else spoken)


def check(ladders: Ladders, person: str, role: str, sig: str | None, today: date) -> Role:
    """The role, if that seat can be asked for at all.

    Raises Stop with status 2 where the command line names what does not exist or does not go together,
    with status 1 where the answer is no before any requirement: retired, held already, excluded.
    """
    registry = ladders.registry
    if not registry.exists(person):
        raise usage(f"there is no person `{person}`", _near(person, registry.handles()))
    found = registry.roles.get(role)
    if found is None:
        raise usage(f"there is no role `{role}`", _near(role, registry.roles))
    _check_scope(ladders, role, found, sig, today)
    day = today.isoformat()
    if found.retired is not None and found.retired <= day:
        raise Stop(f"`{role}` is retired since {found.retired}", "see the others: ladder query roles", 1)
    for seat in registry.record(person).seats:
        if active(seat, day) and (seat.role, seat.sig) == (role, sig):
            since = f" since {seat.since}" if seat.since else ""
            raise Stop(f"`{person}` holds `{role}` already{since}", f"see: ladder next {person}", 1)
    for conflict in conflicts(ladders, person, role, today):
        if not conflict.below:
            raise Stop(
                f"`{person}` holds `{conflict.seat.role}`, and nobody may hold `{role}` besides",
                f"leave that seat first: ladder step-down {person} {conflict.seat.role}",
                1,
            )
    return found


def _check_scope(ladders: Ladders, role: str, found: Role, sig: str | None, today: date) -> None:
    groups = ladders.registry.groups
    if found.scope == "community":
        if sig is not None:
            raise usage(f"`{role}` is a role of the whole community, not of `{sig}`", "leave `--sig` away")
        return
    if sig is None:
        raise usage(f"`{role}` is a role in a group, and none is named", "say which: --sig GROUP")
    group = groups.get(sig)
    if group is None:
        raise usage(f"there is no group `{sig}`", _near(sig, groups))
    closed = group.retired
    if closed is not None and closed <= today.isoformat():
        raise Stop(f"`{sig}` is closed since {closed}", "see the others: ladder query sigs", 1)


def _near(word: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(word, list(known), n=1)
    return f"did you mean `{close[0]}`?" if close else ""


class Conflict(Struct, frozen=True):
    """An active seat that nobody may hold together with a new one; `below`: the new one follows it."""

    index: int
    seat: Seat
    below: bool


def conflicts(ladders: Ladders, person: str, role: str, today: date) -> tuple[Conflict, ...]:
    """Seats that the role excludes or must be disjoint from, whichever of the two says so, in any scope.

    One that the role follows (the rung below) ends with the promotion, as `moved-up`; any other has to
    be left first. All other seats stay.
    """
    roles, day = ladders.registry.roles, today.isoformat()
    mine = roles[role]
    found = []
    for index, seat in enumerate(ladders.registry.record(person).seats):
        theirs = roles.get(seat.role)
        excluded = seat.role in (*mine.excludes, *mine.seats.disjoint_from) or (
            theirs is not None and role in (*theirs.excludes, *theirs.seats.disjoint_from)
        )
        if excluded and active(seat, day):
            found.append(Conflict(index, seat, below=seat.role in mine.follows))
    return tuple(found)


def promotion(
    ladders: Ladders, person: str, role: str, sig: str | None, today: date, judgement: Judgement
) -> tuple[Edit, ...]:
    """The edits of the record that give a seat: the new seat, with the words that counted in `judgement`.

    A seat of the rung below that the role excludes ends on the day before (`moved-up`), and the open
    nomination goes: its words are the seat's now. A role with a term gives the seat its last day;
    one whose term ends with an event leaves it open.
    Raises Stop as `check` does, and with status 1 where the judgement is not met.
    """
    found = check(ladders, person, role, sig, today)
    if judgement.verdict != "met":
        hint = f"see what is open: ladder next {person} {role}"
        raise Stop(f"`{role}` is not due for `{person}`: {judgement.verdict}", hint, 1)
    edits: list[Edit] = [
        Put(("seats", one.index, "ended"), {"on": _last(one.seat, today), "why": "moved-up"})
        for one in conflicts(ladders, person, role, today)
    ]
    edits.append(Append(("seats",), _seat(role, found, sig, today, judgement)))
    case = open_case(ladders, person, role, sig)
    if case is not None:
        alone = len(ladders.registry.record(person).nominations) == 1
        edits.append(Delete(("nominations",) if alone else case.at.keys))
    return tuple(edits)


def _last(seat: Seat, today: date) -> str:
    """The last day of a seat that another takes over from today; its first where that is no earlier."""
    start = None if seat.since is None else parsed(seat.since)
    eve = today - timedelta(days=1)
    return (eve if start is None or start <= eve else today).isoformat()


def _seat(role: str, found: Role, sig: str | None, today: date, judgement: Judgement) -> dict[str, Plain]:
    seat: dict[str, Plain] = {"role": role}
    if sig is not None:
        seat["sig"] = sig
    seat["since"] = today.isoformat()
    if found.seats.term is not None:
        seat["until"] = (after(today, found.seats.term) - timedelta(days=1)).isoformat()
    words = dict.fromkeys(word for node in judgement.nodes() for word in node.counted)
    for key, kind in (("sponsors", Sponsor), ("attestations", Attestation), ("waivers", Waiver)):
        lines: list[Plain] = [_word(word) for word in words if isinstance(word, kind)]
        if lines:
            seat[key] = lines
    return seat


def _word(word: GivenWord) -> dict[str, Plain]:
    """A word as it stands in a record, in the schema's order."""
    values: dict[str, str | None]
    match word:
        case Sponsor():
            values = {"by": word.by, "on": word.on, "link": word.link, "why": word.why}
        case Attestation():
            values = {"id": word.id, "by": word.by, "on": word.on, "link": word.link}
        case Waiver():
            values = {"id": word.id, "by": word.by, "on": word.on, "reason": word.reason}
    return {key: value for key, value in values.items() if value is not None}
