"""How a seat is given on the forge: a role's process as the words that are asked and those that are given."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ladder_cli.model.record import Nomination, Seat
from ladder_cli.model.role import Scope
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
from ladder_cli.review.bench import Bench
from ladder_cli.review.needs import AllOf, AnyOf, Asked, Need, Ruling, joined
from ladder_cli.roles.case import steps_of
from ladder_cli.roles.days import open_until
from ladder_cli.roles.process import approvals_needed, objections_needed, said
from ladder_cli.roles.sentence import place


@dataclass(frozen=True, slots=True)
class Giving:
    """A seat that a change gives: to whom, with the nominations that spoke for it at the base and after."""

    bench: Bench
    person: str
    seat: Seat
    before: Nomination | None
    after: Nomination | None

    @property
    def sig(self) -> str | None:
        """The group, None for the community."""
        return self.seat.sig

    def because(self, step: Step) -> str:
        """The step as a sentence."""
        return said(step, place(self.sig))


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
    """So many of these; the others are said as ways that would do too."""
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
    ways = tuple(AllOf(one.needs) if len(one.needs) != 1 else _plain(one.needs[0]) for one in open_)
    because = "; ".join(dict.fromkeys(one.because for one in open_ if one.because))
    wait = min(one.wait for one in open_)
    alternatives = Ruling(because, (AnyOf(ways),) * 1, wait=wait)
    return alternatives if short == 1 else joined([*met, *open_])


def _plain(need: Asked) -> Need | AllOf:
    return AllOf((need,)) if isinstance(need, AnyOf) else need


def _single(giving: Giving, step: Step) -> Ruling:
    bench, because = giving.bench, giving.because(step)
    match step:
        case Step(nomination=Nominated() as asked):
            return _nominated(giving, asked, because)
        case Step(seconds=Seconded() as asked):
            return _seconded(giving, asked, because)
        case Step(approvals=Approvals() as asked):
            return _approved(giving, asked, because)
        case Step(objections=Objections() as asked):
            return _objected(giving, asked.by, asked.scope, asked.most, because)
        case Step(veto=Veto() as asked):
            body = bench.holders(asked.by, giving.sig, asked.scope)
            most = objections_needed(asked, len(body)) - 1
            return _objected(giving, asked.by, asked.scope, most, because)
        case Step(days_open=DaysOpen() as asked):
            opened = date.fromisoformat(bench.opened)
            first = open_until(opened, asked.least, business=asked.business).isoformat()
            return Ruling(because, wait=first if first > bench.day else "")
        case Step(acceptance=Acceptance()):
            accepted = giving.before is not None and giving.before.accepted is not None
            return Ruling("") if accepted else Ruling(because, (bench.own(giving.person, because),))
        case Step(appointment=Appointment() as asked):
            of = bench.holders(asked.by, giving.sig, asked.scope)
            return Ruling(because, (bench.approval(1, of, because, giving.person),))
        case Step(vote=Vote() as asked):
            return _voted(giving, step.id, asked, because)
    return bench.stewards("a step of the process that is not known here", giving.person)


def _objected(giving: Giving, by: str, scope: Scope, most: int, because: str) -> Ruling:
    """Nothing where no more than so many stand against it; else that enough of them withdraw."""
    bench = giving.bench
    against = tuple(
        sorted(bench.voices.objectors & {*bench.holders(by, giving.sig, scope)} - {giving.person})
    )
    if len(against) <= most:
        return Ruling("")
    return Ruling(because, (Need(len(against) - most, against, (), "withdraws a standing objection"),))


def _nominated(giving: Giving, asked: Nominated, because: str) -> Ruling:
    """The nomination that is on file, or the author's by opening the change, or an approval instead of it."""
    bench = giving.bench
    named = {one.by for one in (giving.before, giving.after) if one is not None}
    named = {one for one in named if (giving.before and one == giving.before.by) or bench.voices.own(one)}
    if bench.voices.author is not None and bench.voices.alone:
        named.add(bench.voices.author)
    if asked.anyone and named:
        return Ruling("")
    if asked.self_ and giving.person in named:
        return Ruling("")
    if asked.by is not None and any(bench.holds(one, asked.by, giving.sig, asked.scope) for one in named):
        return Ruling("")
    of: tuple[str, ...] = () if asked.by is None else bench.holders(asked.by, giving.sig, asked.scope)
    need = bench.approval(1, of, because, giving.person)
    if asked.self_:
        return Ruling(because, (AnyOf((bench.own(giving.person, because), need)),))
    return Ruling(because, (need,))


def may_nominate(bench: Bench, by: str, person: str, role: str, sig: str | None) -> bool:
    """Whether the role's process lets somebody nominate; without such a step anyone may."""
    if role not in bench.base.registry.roles:
        return False
    asked = [step.nomination for step in steps_of(bench.base, role) if step.nomination is not None]
    return not asked or any(
        one.anyone
        or (one.self_ and by == person)
        or (one.by is not None and bench.holds(by, one.by, sig, one.scope))
        for one in asked
    )


def _seconded(giving: Giving, asked: Seconded, because: str) -> Ruling:
    bench = giving.bench
    nomination = giving.after or giving.before
    out = {giving.person, *((nomination.by,) if nomination else ())}
    of = tuple(one for one in bench.holders(asked.by, giving.sig, asked.scope) if one not in out)
    old = {word.by for word in (giving.before.seconds if giving.before else ())}
    new = {word.by for word in (giving.after.seconds if giving.after else ()) if bench.voices.own(word.by)}
    given = tuple(one for one in of if one in old | new | bench.voices.approvers)
    return Ruling(because, (Need(asked.least, of, given, because),))


def _approved(giving: Giving, asked: Approvals, because: str) -> Ruling:
    bench = giving.bench
    body = tuple(one for one in bench.holders(asked.by, giving.sig, asked.scope) if one != giving.person)
    need = bench.approval(1, body, because, giving.person)
    count = len(need.of) if asked.all else approvals_needed(asked, len(body))
    return Ruling(because, (Need(max(1, count), need.of, need.given, because, need.ties),))


def _voted(giving: Giving, name: str, asked: Vote, because: str) -> Ruling:
    """A vote held elsewhere is a line with a link, by somebody entitled to say so."""
    bench = giving.bench
    barred = () if asked.except_ is None else bench.holders(asked.except_, giving.sig, asked.scope)
    words = [one for one in giving.seat.attestations if one.id == name and one.link]
    good = [
        one.by
        for one in words
        if one.by != giving.person
        and one.by not in barred
        and any(bench.holds(one.by, by, giving.sig, asked.scope) for by in asked.voters)
    ]
    if good:
        return Ruling(because, (bench.own(good[0], because),))
    line = f"attestations: [{{id: {name}, by: HANDLE, on: {bench.day}, link: URL}}]"
    return Ruling(because, refused=f"{because}: no line says its result; add `{line}`")
