"""Words for a candidate: a sponsor's, an attestation, a waiver; each one line in the open nomination."""

from collections.abc import Iterable
from difflib import get_close_matches

from ladder_cli.model.finding import Append, Plain
from ladder_cli.model.registry import Case
from ladder_cli.model.requirement import Requirement
from ladder_cli.model.step import Scope
from ladder_cli.model.stop import Stop, usage
from ladder_cli.roles.case import (
    Giver,
    Line,
    Speaker,
    asked_of,
    refuse_unless_entitled,
    requirements_of,
    rung_of,
    seat_named,
    steps_of,
)
from ladder_cli.roles.phrase import entitled_one, names, place
from ladder_cli.roles.standing import entitled, holders
from ladder_cli.roles.ties import ties

SAME: Scope = "same"


def sponsorship(speaker: Speaker, case: Case, why: str = "", link: str = "") -> Line:
    """The line by which somebody vouches for a candidate.

    Raises Stop (status 1) where the role asks for no sponsors or for others, for oneself, and where
    it is said already.
    """
    ladders, rung = speaker.ladders, rung_of(case)
    _refuse_oneself(speaker, case, "sponsor")
    asked = [one.sponsors for one in requirements_of(ladders, rung) if one.sponsors is not None]
    if not asked:
        raise Stop(f"{seat_named(rung)} asks for no sponsors", _see(case), 1)
    for given in case.nomination.sponsors:
        if given.by == speaker.handle:
            raise Stop(f"`{given.by}` vouches for `{case.person}` already, since {given.on}", _see(case), 1)
    givers: list[Giver] = [(one.role, one.scope) for one in asked if one.role is not None]
    if len(givers) == len(asked):
        _refuse_unless_one_of(speaker, case, givers, "vouch for a candidate")
    value = _stripped({"by": speaker.handle, "on": speaker.day, "link": link, "why": why})
    said = f"`{speaker.handle}` vouches for `{case.person}` as {seat_named(rung)}"
    return _line(speaker, case, "sponsors", value, said)


def attestation(speaker: Speaker, case: Case, name: str, link: str = "") -> Line:
    """The line by which somebody's word settles a requirement, or gives the result of a vote.

    Raises Stop: status 2 where the role asks nothing of that name that a word could settle, 1 where
    somebody else may give it, for oneself, and where it is said already.
    """
    ladders, rung = speaker.ladders, rung_of(case)
    _refuse_oneself(speaker, case, "attest for")
    found = next((one for one in requirements_of(ladders, rung) if one.id == name), None)
    vote = next((step.vote for step in steps_of(ladders, rung.role) if step.id == name), None)
    if found is None and vote is None:
        raise _unknown(case, name, asked_of(ladders, rung))
    if found is not None and found.attestation is None and found.manual is None:
        raise usage(f"`{name}` is not settled by a word: it is of the kind `{found.kind}`", _see(case))
    for given in case.nomination.attestations:
        if (given.id, given.by) == (name, speaker.handle):
            raise Stop(f"`{given.by}` has attested `{name}` already, on {given.on}", _see(case), 1)
    givers = _givers(found) if vote is None else [(by, vote.scope) for by in vote.voters]
    _refuse_unless_one_of(speaker, case, givers, f"attest `{name}`")
    if vote is not None and not link:
        raise usage("the result of a vote is attested with a link", "say where: --link URL")
    value = _stripped({"id": name, "by": speaker.handle, "on": speaker.day, "link": link})
    said = f"`{speaker.handle}` attests `{name}` of `{case.person}`"
    return _line(speaker, case, "attestations", value, said)


def _givers(requirement: Requirement | None) -> list[Giver]:
    if requirement is not None and requirement.attestation is not None:
        return [(requirement.attestation.by, requirement.attestation.scope)]
    return [("lead", SAME), ("steward", SAME)]


def waiver(speaker: Speaker, case: Case, name: str, reason: str) -> Line:
    """The line by which somebody entitled to it waives a requirement, with the reason.

    Raises Stop: status 2 without a reason or where the role asks nothing of that name, 1 where nobody
    or somebody else may waive it, for oneself, and where it is waived already.
    """
    rung = rung_of(case)
    _refuse_oneself(speaker, case, "waive anything for")
    if not reason.strip():
        raise usage("a waiver gives its reason, for everyone to read", "say it: --reason TEXT")
    asked = {one.id: one for one in requirements_of(speaker.ladders, rung)}
    if name not in asked:
        raise _unknown(case, name, asked)
    by = asked[name].waivable_by
    if by is None:
        raise Stop(f"nobody may waive `{name}` for {seat_named(rung)}", _see(case), 1)
    for given in case.nomination.waivers:
        if given.id == name:
            raise Stop(f"`{name}` is waived already, by `{given.by}` on {given.on}", _see(case), 1)
    refuse_unless_entitled(speaker, rung, [(by, SAME)], f"waive `{name}` for")
    value = _stripped({"id": name, "by": speaker.handle, "on": speaker.day, "reason": reason.strip()})
    said = f"`{speaker.handle}` waives `{name}` for `{case.person}`"
    return _line(speaker, case, "waivers", value, said)


def _line(speaker: Speaker, case: Case, key: str, value: dict[str, Plain], said: str) -> Line:
    tied = ties(speaker.ladders, case.person, speaker.handle, speaker.day)
    notes = (f"`{speaker.handle}` has a tie with `{case.person}`: {', '.join(tied)}",) if tied else ()
    return Line(case.at.path, (Append((*case.at.keys, key), value),), said, case.person, notes)


def _refuse_oneself(speaker: Speaker, case: Case, what: str) -> None:
    if speaker.handle == case.person:
        raise Stop(f"nobody may {what} themselves", "ask somebody who has seen the work", 1)


def _refuse_unless_one_of(speaker: Speaker, case: Case, givers: list[Giver], what: str) -> None:
    ladders, rung = speaker.ladders, rung_of(case)
    if any(entitled(ladders, speaker.handle, by, rung.sig, speaker.day, scope) for by, scope in givers):
        return
    wanted = " or ".join(dict.fromkeys(entitled_one(by, place(rung.sig), scope) for by, scope in givers))
    who = [one for by, scope in givers for one in holders(ladders, by, rung.sig, speaker.day, scope)]
    others = [one for one in dict.fromkeys(who) if one != case.person]
    raise Stop(
        f"`{speaker.handle}` may not {what} for {seat_named(rung)}: that is for {wanted}",
        f"ask {names(others) or 'a steward: nobody is entitled to it yet'}",
        1,
    )


def _unknown(case: Case, name: str, known: Iterable[str]) -> Stop:
    there = list(known)
    close = get_close_matches(name, there, n=1)
    hint = f"did you mean `{close[0]}`?" if close else f"one of: {', '.join(there)}"
    return usage(f"`{case.nomination.role}` asks nothing called `{name}`", hint)


def _see(case: Case) -> str:
    sig = f" --sig {case.nomination.sig}" if case.nomination.sig else ""
    return f"see what is asked: ladder next {case.person} {case.nomination.role}{sig}"


def _stripped(value: dict[str, str]) -> dict[str, Plain]:
    return {key: text for key, text in value.items() if text}
