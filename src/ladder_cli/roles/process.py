"""How a seat is given on the forge: each step as a sentence, with the people who could take it."""

import math
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from msgspec import Struct

from ladder_cli.model.share import Share, exact, shown
from ladder_cli.model.step import Approvals, Nominated, Scope, Step, Veto, Vote
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.phrase import entitled_one, entitled_ones, many, names, place
from ladder_cli.roles.standing import holders
from ladder_cli.roles.ties import ties

HALF = Fraction(1, 2)


class Coming(Struct, frozen=True):
    """A step that is still to come, and who could take it, sorted."""

    needed: str
    who: tuple[str, ...] = ()


class Seat(Struct, frozen=True):
    """The seat that is given: to whom, where, and on which day."""

    ladders: Ladders
    person: str
    sig: str | None
    day: str


def coming(ladders: Ladders, person: str, role: str, sig: str | None, today: date) -> tuple[Coming, ...]:
    """The steps by which a role's seat is given to somebody, in the role's order; none without a process."""
    step = ladders.registry.roles[role].process
    if step is None:
        return ()
    seat = Seat(ladders, person, sig, today.isoformat())
    steps = step.all_of if step.all_of is not None else (step,)
    return tuple(_coming(seat, one) for one in steps)


def approvals_needed(asked: Approvals, entitled: int) -> int:
    """How many approvals are enough, of so many people entitled to them.

    All of them; or more than half where the share is one half, and that part, rounded up, where it is
    another; or the number. The most of what is asked counts; one where nothing is.
    """
    numbers = [asked.least or 0]
    if asked.all:
        numbers.append(entitled)
    if asked.share is not None:
        numbers.append(share_of(asked.share, entitled, more_than=asked.more_than))
    return max(1, *numbers)


def objections_needed(asked: Veto, entitled: int) -> int:
    """How many objections are a veto, of so many people entitled to them: the number, or the share."""
    if asked.share is None:
        return asked.least or 1
    return max(1, share_of(asked.share, entitled, more_than=asked.more_than))


def share_of(share: Share, entitled: int, *, more_than: bool = False) -> int:
    """How many people that part of a body is: at least that part, or more; always more than one half."""
    part = exact(share) * entitled
    return math.floor(part) + 1 if more_than or exact(share) == HALF else math.ceil(part)


def combined(step: Step) -> tuple[str, tuple[Step, ...]]:
    """How a combination of steps begins (`one of these`), and its parts; nothing for a single step."""
    if step.all_of is not None:
        return "all of these", step.all_of
    if step.any_of is not None:
        return "one of these", step.any_of
    if step.n_of is not None:
        return f"{step.n_of.least} of these", step.n_of.of
    return ("", ()) if step.not_ is None else ("not this", (step.not_,))


def below(step: Step) -> Iterator[Step]:
    """A step and every step in it, combinations before their parts."""
    open_ = [step]
    while open_:
        one = open_.pop(0)
        yield one
        open_ += combined(one)[1]


def said(step: Step, where: str) -> str:
    """A single step as a sentence, in `where` (a place's name)."""
    if step.approvals is not None:
        return _approvals(step.approvals, where)
    if step.nomination is not None:
        return f"a nomination by {_nominators(step.nomination, where)}"
    if step.seconds is not None:
        seconds = step.seconds
        return f"{many(seconds.least, 'second')} of {entitled_ones(seconds.by, where, seconds.scope)}"
    if step.objections is not None:
        most = step.objections.most
        text = "no objection" if most == 0 else f"at most {many(most, 'objection')}"
        return f"{text} of {entitled_ones(step.objections.by, where, step.objections.scope)}"
    if step.veto is not None:
        return _veto(step.veto, where)
    if step.days_open is not None:
        return f"the pull request stays open for {_days(step.days_open.least, step.days_open.business)}"
    if step.appointment is not None:
        return f"the appointment by {entitled_one(step.appointment.by, where, step.appointment.scope)}"
    if step.vote is not None:
        return _vote(step.vote, where)
    return "the nominee says yes"


def _nominators(asked: Nominated, where: str) -> str:
    who = [] if asked.by is None else [entitled_one(asked.by, where, asked.scope)]
    who += ["the candidate"] if asked.self_ else []
    who += ["a program"] if asked.robot else []
    who += ["anyone"] if asked.anyone else []
    return " or ".join(who)


def _approvals(asked: Approvals, where: str) -> str:
    untied = " without a tie to the nominee" if asked.untied else ""
    if asked.all:
        return f"the approval of all {entitled_ones(asked.by, where, asked.scope)}{untied}"
    if asked.share is not None:
        part = _part(asked.share, asked.more_than)
        return f"the approval of {part} of {entitled_ones(asked.by, where, asked.scope)}{untied}"
    if (asked.least or 1) == 1:
        return f"one approval of {entitled_one(asked.by, where, asked.scope)}{untied}"
    return f"{asked.least} approvals of {entitled_ones(asked.by, where, asked.scope)}{untied}"


def _part(share: Share, more_than: bool) -> str:
    if exact(share) == HALF:
        return "more than half"
    return f"more than {shown(share)}" if more_than else shown(share)


def _veto(asked: Veto, where: str) -> str:
    text = f"no veto of {entitled_ones(asked.by, where, asked.scope)}"
    if asked.share is not None:
        return f"{text}, which takes {_part(asked.share, asked.more_than)} of them"
    return f"{text}, which takes {many(asked.least or 1, 'objection')}"


def _days(number: int, business: bool) -> str:
    return f"{many(number, 'business day')} (Monday to Friday)" if business else many(number, "day")


def _vote(vote: Vote, where: str) -> str:
    text = f"a {'secret ' if vote.secret else ''}vote of {entitled_ones(vote.by, where, vote.scope)}"
    text += f" but not {entitled_ones(vote.except_, where, vote.scope)}" if vote.except_ else ""
    for one in vote.weights:
        text += f", {many(one.votes, 'vote')} for each of {entitled_ones(one.by, where, vote.scope)}"
    if vote.employer_share is not None:
        text += f", at most {shown(vote.employer_share)} of the votes from one employer"
    text += f", {_part(vote.share, vote.more_than)} in favour" if vote.share is not None else ""
    text += f", {vote.margin} more in favour than against" if vote.margin is not None else ""
    text += f", announced {many(vote.announced, 'day')} before" if vote.announced is not None else ""
    text += f", open for {_days(vote.days, vote.business)}" if vote.days is not None else ""
    return f"{text}; its result is attested with a link"


def _coming(seat: Seat, step: Step) -> Coming:
    before, parts = combined(step)
    if parts:
        steps = [_coming(seat, one) for one in parts]
        text = " · ".join(one.needed for one in steps)
        return Coming(f"{before}: {text}", tuple(sorted({who for one in steps for who in one.who})))
    text = said(step, place(seat.sig))
    if step.acceptance is not None:
        return Coming(text, (seat.person,))
    asked = _askable(step)
    if asked is None:
        return Coming(text)
    bodies, scope = asked
    out = {seat.person, *_barred(seat, step)}
    entitled = {one for by in bodies for one in holders(seat.ladders, by, seat.sig, seat.day, scope)}
    if step.approvals is not None and step.approvals.untied:
        out |= {one for one in entitled if ties(seat.ladders, seat.person, one, seat.day)}
    who = tuple(sorted(entitled - out))
    if step.approvals is not None and step.approvals.share is not None:
        text += f" ({approvals_needed(step.approvals, len(who))} of {len(who)})"
    return Coming(f"{text}: {names(who) or 'nobody yet'}", who)


def _barred(seat: Seat, step: Step) -> tuple[str, ...]:
    """Those who may not vote, whatever else they hold."""
    if step.vote is None or step.vote.except_ is None:
        return ()
    return holders(seat.ladders, step.vote.except_, seat.sig, seat.day, step.vote.scope)


def _askable(step: Step) -> tuple[tuple[str, ...], Scope] | None:
    """Who takes the step, as grants or roles and a scope; None where waiting or silence takes it."""
    if step.nomination is not None:
        return None if step.nomination.by is None else ((step.nomination.by,), step.nomination.scope)
    if step.vote is not None:
        return step.vote.voters, step.vote.scope
    for one in (step.approvals, step.seconds, step.appointment):
        if one is not None:
            return (one.by,), one.scope
    return None
