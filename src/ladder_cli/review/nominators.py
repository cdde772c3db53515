"""Who nominates and who seconds: lines of a nomination, or opening and approving the change instead."""

from ladder_cli.model.step import Nominated, Seconded
from ladder_cli.review.bench import Bench
from ladder_cli.review.giving import Giving
from ladder_cli.review.needs import AnyOf, Need, Ruling
from ladder_cli.roles.case import steps_of


def nominated(giving: Giving, asked: Nominated, because: str) -> Ruling:
    """Nothing where somebody who may has nominated; else who could, a steward where the role names nobody."""
    bench, person = giving.bench, giving.person
    if any(_nominates(bench, asked, one, person, giving.sig) for one in _nominators(giving)):
        return Ruling("")
    if asked.by is None:
        need = bench.steward(because, person)
    else:
        need = bench.approvals(1, asked.by, giving.sig, because, person, asked.scope)
    if asked.self_ or asked.anyone:
        return Ruling(because, (AnyOf((bench.own(person, because), need)),))
    return Ruling(because, (need,))


def _nominators(giving: Giving) -> set[str]:
    """Who nominates: named at the base, or by a word that is given, in the file, by opening, by approving."""
    voices = giving.bench.voices
    named = {*voices.approvers}
    if giving.before is not None:
        named.add(giving.before.by)
    if giving.after is not None and voices.own(giving.after.by):
        named.add(giving.after.by)
    if voices.author is not None and voices.alone:
        named.add(voices.author)
    return named


def _nominates(bench: Bench, asked: Nominated, by: str, person: str, sig: str | None) -> bool:
    """Whether a step lets somebody nominate; oneself only where it says so, whatever one holds."""
    if asked.anyone or (by == person and asked.self_):
        return True
    return by != person and asked.by is not None and bench.holds(by, asked.by, sig, asked.scope)


def may_nominate(bench: Bench, by: str, person: str, role: str, sig: str | None) -> bool:
    """Whether the role's process lets somebody nominate; without such a step anyone may."""
    if role not in bench.base.registry.roles:
        return False
    asked = [step.nomination for step in steps_of(bench.base, role) if step.nomination is not None]
    return not asked or any(_nominates(bench, one, by, person, sig) for one in asked)


def seconded(giving: Giving, asked: Seconded, because: str) -> Ruling:
    """So many people besides nominee and nominator: by a line of theirs, or by approving the change."""
    bench, voices = giving.bench, giving.bench.voices
    nomination = giving.after or giving.before
    out = {giving.person, voices.author if nomination is None else nomination.by}
    of = tuple(one for one in bench.holders(asked.by, giving.sig, asked.scope) if one not in out)
    old = {word.by for word in (giving.before.seconds if giving.before else ())}
    new = {word.by for word in (giving.after.seconds if giving.after else ()) if voices.own(word.by)}
    given = tuple(one for one in of if one in old | new | voices.approvers)
    return Ruling(because, (Need(asked.least, of, given, because),))
