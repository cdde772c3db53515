"""Judging a requirement: leaves by the table, combinations by the three-valued logic, waivers above both."""

from datetime import date

from msgspec.structs import replace

from ladder_cli.model.record import Waiver
from ladder_cli.model.requirement import How, Requirement
from ladder_cli.roles.candidacy import Candidacy
from ladder_cli.roles.judgement import Evidence, Judgement, Told
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.leaves import LEAVES
from ladder_cli.roles.phrase import entitled_one, place
from ladder_cli.roles.sentence import needed
from ladder_cli.roles.standing import entitled
from ladder_cli.roles.ties import tie_note
from ladder_cli.roles.verdict import Verdict, all_of, any_of, n_of, negated
from ladder_cli.roles.words import Said, Words

NO_WORDS = Words()


def judge(
    ladders: Ladders,
    person: str,
    role: str,
    sig: str | None,
    today: date,
    words: Words = NO_WORDS,
) -> Judgement:
    """Whether somebody meets what a role asks, and what the group tightens, down to the evidence.

    The role must exist. The root is what the role requires; where the group tightens the role, the
    root combines both, and the group's part says so in `tightened_by`.
    """
    candidacy = Candidacy(ladders, person, role, sig, today, words)
    own = judged(candidacy, ladders.registry.roles[role].requires)
    more = ladders.tightened(role, sig)
    if more is None:
        return own
    extra = replace(judged(candidacy, more), tightened_by=sig)
    extra = replace(extra, label=f"{place(sig)} asks besides: {extra.label}")
    return Judgement(
        id=role,
        kind="all_of",
        verdict=all_of((own.verdict, extra.verdict)),
        how="computed",
        label=f"what `{role}` asks, and what {place(sig)} asks besides",
        needed="all of these 2",
        found=_tally((own, extra)),
        children=(own, extra),
        least=2,
    )


def verdict_on(
    ladders: Ladders,
    person: str,
    role: str,
    sig: str | None,
    today: date,
    words: Words = NO_WORDS,
) -> Verdict:
    """The verdict of `judge` alone, at a fraction of the work: no sentences, no leaf in vain."""
    candidacy = Candidacy(ladders, person, role, sig, today, words)
    asked = (ladders.registry.roles[role].requires, ladders.tightened(role, sig))
    verdict: Verdict = "met"
    for requirement in asked:
        if requirement is not None:
            verdict = all_of((verdict, weighed(candidacy, requirement)))
        if verdict == "unmet":
            return verdict
    return verdict


def weighed(candidacy: Candidacy, requirement: Requirement) -> Verdict:
    """A requirement's verdict alone."""
    verdict = (
        _weighed_parts(candidacy, requirement) if requirement.parts else _leaf_verdict(candidacy, requirement)
    )
    if verdict != "met" and candidacy.words.waivers and _waiver(candidacy, requirement) is not None:
        return "met"
    return verdict


def _leaf_verdict(candidacy: Candidacy, requirement: Requirement) -> Verdict:
    return LEAVES[requirement.kind].weigh(candidacy, requirement.id, requirement.asked).verdict


def _weighed_parts(candidacy: Candidacy, requirement: Requirement) -> Verdict:
    found: list[Verdict] = []
    # The order changes no verdict: what costs most to weigh is often not weighed at all.
    for part in sorted(requirement.parts, key=lambda part: part.contributions is not None):
        found.append(weighed(candidacy, part))
        if requirement.all_of is not None and found[-1] == "unmet":
            return "unmet"
        if requirement.any_of is not None and found[-1] == "met":
            return "met"
    return _combined(requirement, found)


def _combined(requirement: Requirement, verdicts: list[Verdict]) -> Verdict:
    if requirement.n_of is not None:
        return n_of(requirement.n_of.least, verdicts)
    if requirement.any_of is not None:
        return any_of(verdicts)
    return negated(verdicts[0]) if requirement.not_ is not None else all_of(verdicts)


def judged(candidacy: Candidacy, requirement: Requirement) -> Judgement:
    """A requirement's judgement with everything below it."""
    children = tuple(judged(candidacy, part) for part in requirement.parts)
    if children:
        verdict = _combined(requirement, [child.verdict for child in children])
        told = Told(_tally(children))
    else:
        leaf = LEAVES[requirement.kind].weigh(candidacy, requirement.id, requirement.asked)
        verdict, told = leaf.verdict, leaf.tell()
    version = candidacy.ladders.registry.community.conduct.version
    text = needed(requirement, place(candidacy.sig), version)
    found = Judgement(
        id=requirement.id,
        kind=requirement.kind,
        verdict=verdict,
        how=_how(requirement),
        label=requirement.label or text,
        needed=text,
        found=told.found,
        evidence=told.evidence,
        hint=told.hint,
        children=children,
        least=_least(requirement),
        settle=told.settle,
        counted=told.counted,
        missing=told.missing,
        needs_code=_needs_code(candidacy, requirement),
    )
    return _with_waivers(candidacy, requirement, found)


def _how(requirement: Requirement) -> How:
    return requirement.how or (LEAVES[requirement.kind].how if requirement.kind in LEAVES else "computed")


def _least(requirement: Requirement) -> int:
    if requirement.n_of is not None:
        return requirement.n_of.least
    return min(1, len(requirement.parts)) if requirement.all_of is None else len(requirement.all_of)


def _tally(children: tuple[Judgement, ...]) -> str:
    met = sum(child.verdict == "met" for child in children)
    unknown = sum(child.verdict == "unknown" for child in children)
    return f"{met} of {len(children)} met" + (f", {unknown} unknown" if unknown else "")


def _needs_code(candidacy: Candidacy, requirement: Requirement) -> bool:
    """Whether only kinds of contribution that are code count."""
    if requirement.contributions is None or not requirement.contributions.kinds:
        return False
    known = candidacy.ladders.registry.community.contribution_kinds
    return all(kind in known and known[kind].code for kind in requirement.contributions.kinds)


def _with_waivers(candidacy: Candidacy, requirement: Requirement, found: Judgement) -> Judgement:
    said = [one for one in candidacy.words.waivers if one.word.id == requirement.id]
    notes = [
        f"the waiver of `{one.word.by}` does not count, {why}"
        for one in said
        if (why := _why_not(candidacy, requirement, one.word))
    ]
    told = "; ".join([found.found, *notes])
    waiver = None if found.verdict == "met" else _waiver(candidacy, requirement)
    if waiver is None:
        return replace(found, found=told)
    word = waiver.word
    tie = tie_note(candidacy.ladders, candidacy.person, word.by, word.on)
    return replace(
        found,
        verdict="met",
        found=f"{told}; waived by `{word.by}` on {word.on}: {word.reason}",
        evidence=(*found.evidence, Evidence(waiver.at, f"waived by `{word.by}` on {word.on}{tie}")),
        hint="",
        waived_by=word.by,
        settle=(),
        counted=(*found.counted, word),
        missing=0,
    )


def _waiver(candidacy: Candidacy, requirement: Requirement) -> Said[Waiver] | None:
    """The first waiver of a requirement that counts, by day, then by giver."""
    good = [
        one
        for one in candidacy.words.waivers
        if one.word.id == requirement.id and not _why_not(candidacy, requirement, one.word)
    ]
    return min(good, default=None, key=lambda one: (one.word.on, one.word.by))


def _why_not(candidacy: Candidacy, requirement: Requirement, waiver: Waiver) -> str:
    """Why a waiver does not count; empty where it does."""
    if requirement.waivable_by is None:
        return "nobody may waive this"
    if waiver.by == candidacy.person:
        return "nobody waives for themselves"
    if waiver.on > candidacy.day:
        return f"it is of {waiver.on}"
    if entitled(candidacy.ladders, waiver.by, requirement.waivable_by, candidacy.sig, waiver.on):
        return ""
    return f"who was not {entitled_one(requirement.waivable_by, place(candidacy.sig))} on {waiver.on}"
