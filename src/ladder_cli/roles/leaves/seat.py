"""Seats: one that the candidate must hold, and one that must be free."""

from ladder_cli.model.requirement import Holds, SeatOpen
from ladder_cli.roles.candidacy import Candidacy
from ladder_cli.roles.judgement import Evidence, Told, Weighed
from ladder_cli.roles.lines import affiliation
from ladder_cli.roles.phrase import many, named_scope, names, place
from ladder_cli.roles.standing import active, counts_as


def holds(candidacy: Candidacy, name: str, leaf: Holds) -> Weighed:
    """Met while the candidate holds the role, or one above it unless it must be exactly that one.

    Unknown where the registry has no such role. Of a colleague's seat see `_colleague_holds`.
    """
    del name
    if leaf.who == "colleague":
        return _colleague_holds(candidacy, leaf)
    ladders = candidacy.ladders
    sig = candidacy.sig if leaf.sig is None else leaf.sig
    scope = leaf.scope if leaf.sig is None else named_scope(leaf.scope)
    mine = [
        index
        for index, seat in enumerate(candidacy.record.seats)
        if (seat.role == leaf.role or not leaf.exactly)
        and counts_as(ladders, seat, leaf.role, sig, scope)
        and active(seat, candidacy.day)
    ]
    if not mine and leaf.role not in ladders.registry.roles:
        return Weighed("unknown", lambda: _no_such_role(candidacy, leaf.role))

    def tell() -> Told:
        held = ladders.registry.seats_of(candidacy.person)
        shown = [f"`{one.seat.role}`" + (f" in `{one.seat.sig}`" if one.seat.sig else "") for one in held]
        if mine:
            evidence = tuple(Evidence(held[index].at, f"holds {shown[index]}") for index in mine)
            return Told(" and ".join(f"holds {shown[index]}" for index in mine), evidence)
        now = [shown[index] for index, one in enumerate(held) if active(one.seat, candidacy.day)]
        hint = f"take that step first: ladder next {candidacy.person} {leaf.role}"
        return Told(f"holds {', '.join(now)}" if now else "holds no seat", hint=hint, missing=1)

    return Weighed("met" if mine else "unmet", tell)


def _colleague_holds(candidacy: Candidacy, leaf: Holds) -> Weighed:
    """Met while somebody else who works for the candidate's employer today holds the role.

    Related companies are one, whoever is independent has no colleagues. Unknown while it hangs on an
    employer that nobody knows, the candidate's or a holder's.
    """
    ladders, day = candidacy.ladders, candidacy.day
    sig = candidacy.sig if leaf.sig is None else leaf.sig
    scope = leaf.scope if leaf.sig is None else named_scope(leaf.scope)
    if leaf.role not in ladders.registry.roles:
        return Weighed("unknown", lambda: _no_such_role(candidacy, leaf.role))
    others = [
        held
        for role in sorted({leaf.role} if leaf.exactly else ladders.above(leaf.role))
        for held in ladders.seats.get(role, ())
        if held.person != candidacy.person
        and active(held.seat, day)
        and counts_as(ladders, held.seat, leaf.role, sig, scope)
    ]
    mine = ladders.employers(candidacy.person, day)
    theirs = {held.person: ladders.employers(held.person, day) for held in others}
    colleagues = [held for held in others if (mine or frozenset()) & (theirs[held.person] or frozenset())]
    if colleagues:
        told = " and ".join(dict.fromkeys(f"`{one.person}` holds `{one.seat.role}`" for one in colleagues))
        evidence = tuple(Evidence(one.at, f"`{one.person}` holds `{one.seat.role}`") for one in colleagues)
        return Weighed("met", lambda: Told(told, evidence))
    untold = [candidacy.person] if others and mine is None else []
    untold += sorted(who for who, employers in theirs.items() if employers is None)
    if untold:
        return Weighed("unknown", lambda: _where_do_they_work(candidacy, untold))
    hint = f"somebody of the same employer has to hold `{leaf.role}` first"
    return Weighed("unmet", lambda: Told("no colleague holds it", hint=hint, missing=1))


def _where_do_they_work(candidacy: Candidacy, untold: list[str]) -> Told:
    lines = tuple(affiliation(candidacy, who, candidacy.day) for who in untold)
    return Told(
        f"for whom {names(untold, 'and')} {'works' if len(untold) == 1 else 'work'} is not known",
        hint="record where they work",
        settle=lines,
    )


def seat_open(candidacy: Candidacy, name: str, leaf: SeatOpen) -> Weighed:
    """Met while fewer seats are held than the role has at most; alternates take none.

    Counts the role itself, in the candidate's group where it is a group's role. Unknown where the
    registry has no such role, or where nobody says for which group a group's role is counted.
    """
    del name
    ladders = candidacy.ladders
    role = leaf.role or candidacy.role
    target = ladders.registry.roles.get(role)
    if target is None:
        return Weighed("unknown", lambda: _no_such_role(candidacy, role))
    most = target.seats.most
    if most is None:
        return Weighed("met", lambda: Told(f"`{role}` has no fixed number of seats"))
    sig = candidacy.sig if target.scope == "group" else None
    if target.scope == "group" and sig is None:
        told = Told(
            f"`{role}` has seats in a group, and none is named", hint="judge it in a group: --sig GROUP"
        )
        return Weighed("unknown", lambda: told)
    taken = [
        held
        for held in ladders.seats.get(role, ())
        if held.seat.sig == sig and not held.seat.alternate and active(held.seat, candidacy.day)
    ]

    def tell() -> Told:
        found = f"{len(taken)} of {many(most, 'seat')} in {place(sig)} taken"
        evidence = tuple(Evidence(held.at, f"`{held.person}` holds `{role}`") for held in taken)
        if len(taken) < most:
            return Told(found, evidence)
        ends = min((held.seat.until for held in taken if held.seat.until), default=None)
        hint = f"the next term ends on {ends}" if ends else "a seat has to become free"
        return Told(found, evidence, hint, missing=len(taken) - most + 1)

    return Weighed("met" if len(taken) < most else "unmet", tell)


def _no_such_role(candidacy: Candidacy, role: str) -> Told:
    at = candidacy.ladders.registry.at("role", candidacy.role)
    return Told(f"there is no role `{role}`", (Evidence(at, f"names `{role}`"),), "mend the role's file")
