"""How a seat is given on the forge: a role's process as the words that are asked and those that are given."""

from collections.abc import Iterable
from datetime import date
from itertools import combinations

from ladder_cli.model.step import (
    Acceptance,
    Appointment,
    Approvals,
    DaysOpen,
    Nominated,
    Objections,
    Seconded,
    Step,
    Veto,
    Vote,
)
from ladder_cli.review.bodies import approved, objected, vetoed, voted
from ladder_cli.review.giving import Giving
from ladder_cli.review.needs import AllOf, AnyOf, Asked, Ruling, Wait, joined
from ladder_cli.review.nominators import nominated, seconded
from ladder_cli.roles.days import open_until


def ruling(giving: Giving, step: Step) -> Ruling:
    """What a step, or a combination of steps, takes still."""
    if step.all_of is not None:
        return joined(ruling(giving, one) for one in step.all_of)
    if step.any_of is not None:
        return _several(giving, step.any_of, 1)
    if step.n_of is not None:
        return _several(giving, step.n_of.of, step.n_of.least)
    if step.not_ is not None:
        return giving.bench.stewards("a step that is turned round takes a steward's eyes", giving.person)
    return _single(giving, step)


def _several(giving: Giving, steps: Iterable[Step], least: int) -> Ruling:
    """So many of these: the ones that are met, or every way in which enough of them could be."""
    rulings = [ruling(giving, one) for one in steps]
    met = [one for one in rulings if one.verdict == "allowed"]
    if len(met) >= least:
        return joined(met[:least])
    open_ = [one for one in rulings if one.verdict == "needs-approval"]
    short = least - len(met)
    if len(open_) < short:
        return joined(one for one in rulings if one.refused)
    if len(open_) == short:
        return joined([*met, *open_])
    ways = tuple(_way(joined(some)) for some in combinations(open_, short))
    because = "; ".join(dict.fromkeys(one.because for one in open_ if one.because))
    return joined([*met, Ruling(because, (AnyOf(ways),))])


def _way(one: Ruling) -> Asked:
    """What is asked on one way among several; what is met already is not said again."""
    missing = tuple(need for need in one.needs if not need.is_met)
    return missing[0] if len(missing) == 1 else AllOf(missing)


def _single(giving: Giving, step: Step) -> Ruling:
    bench, because = giving.bench, giving.because(step)
    match step:
        case Step(nomination=Nominated() as asked):
            return nominated(giving, asked, because)
        case Step(seconds=Seconded() as asked):
            return seconded(giving, asked, because)
        case Step(approvals=Approvals() as asked):
            return approved(giving, asked, because)
        case Step(objections=Objections() as asked):
            return objected(giving, asked.by, asked.scope, asked.most, because)
        case Step(veto=Veto() as asked):
            return vetoed(giving, asked, because)
        case Step(days_open=DaysOpen() as asked):
            return _waited(giving, asked, because)
        case Step(acceptance=Acceptance()):
            accepted = giving.before is not None and giving.before.accepted is not None
            return Ruling("") if accepted else Ruling(because, (bench.own(giving.person, because),))
        case Step(appointment=Appointment() as asked):
            need = bench.approvals(1, asked.by, giving.sig, because, giving.person, asked.scope)
            return Ruling(because, (need,))
        case Step(vote=Vote() as asked):
            return voted(giving, step.id, asked, because)
    return bench.stewards("a step of the process that is not known here", giving.person)


def _waited(giving: Giving, asked: DaysOpen, because: str) -> Ruling:
    bench = giving.bench
    opened = date.fromisoformat(bench.opened)
    first = open_until(opened, asked.least, business=asked.business).isoformat()
    return Ruling(because, (Wait(first, because),) if first > bench.day else ())
