"""How a seat is given on the forge: each step as a sentence, with the people who could take it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ladder_cli.model.role import Approvals, Scope, Step
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.sentence import entitled_one, entitled_ones, many, names, place
from ladder_cli.roles.standing import holders


@dataclass(frozen=True, slots=True)
class Coming:
    """A step that is still to come, and who could take it, sorted."""

    needed: str
    who: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seat:
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
        numbers.append(share_of(asked.share, entitled))
    return max(1, *numbers)


def share_of(share: float, entitled: int) -> int:
    """How many people that part of a body is: more than half for 0.5, at least that part for any other."""
    part = Fraction(repr(share)) * entitled
    return math.floor(part) + 1 if share == 0.5 else math.ceil(part)


def _coming(seat: Seat, step: Step) -> Coming:
    for several, before in (
        (step.all_of, "all of these"),
        (step.any_of, "one of these"),
        (step.n_of.of if step.n_of else None, f"{step.n_of.least if step.n_of else 0} of these"),
        ((step.not_,) if step.not_ else None, "not this"),
    ):
        if several:
            return _combined(before, [_coming(seat, one) for one in several])
    return _one(seat, step)


def _combined(before: str, parts: Sequence[Coming]) -> Coming:
    text = " · ".join(f"({part.needed})" if len(parts) > 1 else part.needed for part in parts)
    return Coming(f"{before}: {text}", tuple(sorted({who for part in parts for who in part.who})))


def _one(seat: Seat, step: Step) -> Coming:
    where = place(seat.sig)
    if step.approvals is not None:
        return _approvals(seat, step.approvals)
    if step.nomination is not None:
        return _by(seat, step.nomination.by, f"nominated by {entitled_one(step.nomination.by, where)}")
    if step.seconds is not None:
        count = many(step.seconds.least, "second")
        return _by(seat, step.seconds.by, f"{count} from {entitled_ones(step.seconds.by, where)}")
    if step.objections is not None:
        most = step.objections.most
        text = "no objection" if most == 0 else f"at most {many(most, 'objection')}"
        return Coming(f"{text} from {entitled_ones(step.objections.by, where)}")
    if step.days_open is not None:
        return Coming(f"the pull request stays open for {many(step.days_open.least, 'day')}")
    if step.appointment is not None:
        return _by(seat, step.appointment.by, f"appointed by {entitled_one(step.appointment.by, where)}")
    if step.vote is not None:
        return _vote(seat, step)
    return Coming("the nominee says yes", (seat.person,))


def _vote(seat: Seat, step: Step) -> Coming:
    vote = step.vote
    if vote is None:
        return Coming("a vote")
    text = f"a {'secret ' if vote.secret else ''}vote of {entitled_ones(vote.by, place(seat.sig))}"
    text += f", {vote.share * 100:g} % in favour" if vote.share is not None else ""
    text += f", open for {many(vote.days, 'day')}" if vote.days is not None else ""
    return Coming(f"{text}; its result is attested with a link", _who(seat, vote.by, "same"))


def _approvals(seat: Seat, asked: Approvals) -> Coming:
    where, who = place(seat.sig), _who(seat, asked.by, asked.scope)
    count = approvals_needed(asked, len(who))
    if count == 1 and not asked.all:
        text = f"one approval of {entitled_one(asked.by, where, asked.scope)}"
    elif asked.all:
        text = f"the approval of all {entitled_ones(asked.by, where, asked.scope)}"
    else:
        text = f"{many(count, 'approval')} of {entitled_ones(asked.by, where, asked.scope)}"
    return Coming(f"{text}: {names(who, 'or' if count == 1 else 'and') or 'nobody yet'}", who)


def _by(seat: Seat, by: str, text: str) -> Coming:
    who = _who(seat, by, "same")
    return Coming(f"{text}: {names(who) or 'nobody yet'}", who)


def _who(seat: Seat, by: str, scope: Scope) -> tuple[str, ...]:
    every = holders(seat.ladders, by, seat.sig, seat.day, scope)
    return tuple(who for who in every if who != seat.person)
