"""Open nominations: which one a word is for, and what its role lets people say."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from msgspec import Struct

from ladder_cli.model.finding import Append, Edit, Plain, Put
from ladder_cli.model.registry import Case, Registry
from ladder_cli.model.requirement import Requirement
from ladder_cli.model.step import Scope, Step
from ladder_cli.model.stop import Stop, usage
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.phrase import entitled_one, names, place
from ladder_cli.roles.process import below
from ladder_cli.roles.promotion import check
from ladder_cli.roles.standing import Rung, entitled, holders
from ladder_cli.roles.words import open_case

Giver = tuple[str, Scope]
"""A grant or a role, and the scope in which it has to be held."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, on which day, of which registry."""

    ladders: Ladders
    handle: str
    today: date
    day: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "day", self.today.isoformat())


class Line(Struct, frozen=True):
    """What somebody says: the edits of one file, in words, and what else is worth knowing."""

    path: str
    edits: tuple[Edit, ...]
    said: str
    person: str
    notes: tuple[str, ...] = ()


def nomination(speaker: Speaker, person: str, rung: Rung) -> Line:
    """The line that opens a case; on an open one a second, or the nominee's yes.

    Raises Stop: status 2 for what does not exist or go together, 1 where that seat cannot be asked
    for, the role's process lets somebody else say it, or it is said already.
    """
    ladders = speaker.ladders
    check(ladders, person, rung.role, rung.sig, speaker.today)
    path = record_of(ladders, person)
    open_ = open_case(ladders, person, rung.role, rung.sig)
    if open_ is not None and person == speaker.handle:
        return _acceptance(speaker, open_, path)
    if open_ is not None:
        return _second(speaker, open_, path)
    _refuse_unless_nominator(speaker, person, rung)
    value: dict[str, Plain] = {"role": rung.role}
    if rung.sig is not None:
        value["sig"] = rung.sig
    value |= {"by": speaker.handle, "on": speaker.day}
    if person == speaker.handle:
        value["accepted"] = speaker.day
    said = f"`{speaker.handle}` nominates `{person}` as {seat_named(rung)}"
    return Line(path, (Append(("nominations",), value),), said, person)


def _refuse_unless_nominator(speaker: Speaker, person: str, rung: Rung) -> None:
    asked = [step.nomination for step in steps_of(speaker.ladders, rung.role) if step.nomination is not None]
    if any(one.anyone or (one.self_ and speaker.handle == person) for one in asked):
        return
    givers = [(one.by, one.scope) for one in asked if one.by]
    if givers and speaker.handle == person:
        raise _refusal(speaker, rung, givers, "nominate themselves for")
    refuse_unless_entitled(speaker, rung, givers, "nominate for")


def _acceptance(speaker: Speaker, case: Case, path: str) -> Line:
    if case.nomination.accepted is not None:
        raise Stop(
            f"`{case.person}` has said yes already, on {case.nomination.accepted}",
            f"see what is open: ladder next {case.person} {case.nomination.role}",
            1,
        )
    said = f"`{case.person}` says yes to the nomination as {seat_named(rung_of(case))}"
    return Line(path, (Put((*case.at.keys, "accepted"), speaker.day),), said, case.person)


def _second(speaker: Speaker, case: Case, path: str) -> Line:
    nomination, rung = case.nomination, rung_of(case)
    every = steps_of(speaker.ladders, rung.role)
    steps = [(step.seconds.by, step.seconds.scope) for step in every if step.seconds is not None]
    if not steps or speaker.handle == nomination.by:
        raise Stop(
            f"`{case.person}` is nominated as {seat_named(rung)} already, by `{nomination.by}` on "
            f"{nomination.on}",
            f"vouch for them: ladder sponsor {case.person} {rung.role}",
            1,
        )
    for second in nomination.seconds:
        if second.by == speaker.handle:
            raise Stop(f"`{second.by}` has seconded it already, on {second.on}", "once is enough", 1)
    refuse_unless_entitled(speaker, rung, steps, "second for")
    said = f"`{speaker.handle}` seconds the nomination of `{case.person}` as {seat_named(rung)}"
    value: Plain = {"by": speaker.handle, "on": speaker.day}
    return Line(path, (Append((*case.at.keys, "seconds"), value),), said, case.person)


def refuse_unless_entitled(speaker: Speaker, rung: Rung, givers: list[Giver], what: str) -> None:
    """Stop (status 1), with whom to ask, unless the speaker is one of those givers; anyone is of none."""
    ladders = speaker.ladders
    if not givers or any(
        entitled(ladders, speaker.handle, by, rung.sig, speaker.day, scope) for by, scope in givers
    ):
        return
    raise _refusal(speaker, rung, givers, what)


def _refusal(speaker: Speaker, rung: Rung, givers: list[Giver], what: str) -> Stop:
    where = place(rung.sig)
    wanted = " or ".join(dict.fromkeys(entitled_one(by, where, scope) for by, scope in givers))
    who = dict.fromkeys(
        one
        for by, scope in givers
        for one in holders(speaker.ladders, by, rung.sig, speaker.day, scope)
        if one != speaker.handle
    )
    return Stop(
        f"`{speaker.handle}` may not {what} {seat_named(rung)}: that is for {wanted}",
        f"ask {names(list(who)) or 'a steward: nobody is entitled to it yet'}",
        1,
    )


def find(speaker: Speaker, person: str, role: str, sig: str | None, asked: str = "") -> Case:
    """The open nomination a word is for: of that role and group, or the only one (that asks `asked`).

    Raises Stop: status 1 where there is none, 2 where it could be several.
    """
    ladders = speaker.ladders
    record_of(ladders, person)
    open_ = [one for one in ladders.registry.cases_of(person) if one.nomination.closed is None]
    found = [
        one
        for one in open_
        if one.nomination.role in ladders.registry.roles
        and (not role or one.nomination.role == role)
        and (sig is None or one.nomination.sig == sig)
    ]
    if asked and len(found) > 1:
        named = [one for one in found if asked in asked_of(ladders, rung_of(one))]
        found = named or found
    if len(found) == 1:
        return found[0]
    if not found:
        seat = f" as {seat_named(Rung(role, sig))}" if role else ""
        hint = f"open a case first: ladder nominate {person} {role or 'ROLE'}" + (
            f" --sig {sig}" if sig else ""
        )
        raise Stop(f"`{person}` has no open nomination{seat}", hint, 1)
    listed = ", ".join(_words(rung_of(one)) for one in found)
    raise usage(f"`{person}` has several open nominations", f"say which: {listed}")


def _words(rung: Rung) -> str:
    return f"{rung.role} --sig {rung.sig}" if rung.sig else rung.role


def record_of(ladders: Ladders, person: str) -> str:
    """Where somebody's record is; Stop (status 1) where they have none, for nobody signs up anyone else."""
    if person not in ladders.registry.records:
        hint = f"they make it themselves: ladder me --as {person} --login {person}"
        raise Stop(f"`{person}` has no record yet", hint, 1)
    return ladders.registry.path("record", person)


def rung_of(case: Case) -> Rung:
    """The seat that a nomination is for."""
    return Rung(case.nomination.role, case.nomination.sig)


def seat_named(rung: Rung) -> str:
    """A seat in words."""
    return f"`{rung.role}`" + (f" in `{rung.sig}`" if rung.sig else "")


def requirements_of(ladders: Ladders, rung: Rung) -> Iterator[Requirement]:
    """Everything that a role and its group ask, combinations before their parts."""
    for root in (ladders.registry.roles[rung.role].requires, ladders.tightened(rung.role, rung.sig)):
        if root is not None:
            yield from _below(root)


def agreements(registry: Registry) -> frozenset[str]:
    """Whatever a role, what keeps it, or a group asks somebody to agree to."""
    roots: list[Requirement | None] = []
    for role in registry.roles.values():
        roots += [role.requires, role.keeps.needs if role.keeps else None]
    for group in registry.groups.values():
        roots += group.tightened.values()
    parts = (part for root in roots if root is not None for part in _below(root))
    return frozenset(part.agreement.what for part in parts if part.agreement is not None)


def _below(requirement: Requirement) -> Iterator[Requirement]:
    yield requirement
    for part in requirement.parts:
        yield from _below(part)


def steps_of(ladders: Ladders, role: str) -> Iterator[Step]:
    """Every step of how a role's seat is given, combinations before their parts; none without a process."""
    process = ladders.registry.roles[role].process
    return iter(()) if process is None else below(process)


def asked_of(ladders: Ladders, rung: Rung) -> list[str]:
    """The ids of what a role asks and of the steps of its process."""
    steps = (step.id for step in steps_of(ladders, rung.role))
    return [*(one.id for one in requirements_of(ladders, rung)), *steps]
