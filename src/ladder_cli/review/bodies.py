"""What a body says: approvals, objections and vetoes on the forge, and votes that were held elsewhere."""

from msgspec.structs import replace

from ladder_cli.model.record import Attestation
from ladder_cli.model.step import Approvals, Scope, Veto, Vote
from ladder_cli.review.giving import Giving
from ladder_cli.review.needs import AnyOf, Need, Ruling
from ladder_cli.roles.process import approvals_needed, objections_needed
from ladder_cli.roles.standing import entitled
from ladder_cli.roles.ties import ties


def approved(giving: Giving, asked: Approvals, because: str) -> Ruling:
    """So many approvals, of those entitled who did not open the change, push to it, or stand to gain.

    All of them are all but the author, also those whose push takes their voice away: nobody is outvoted
    by being made a pusher.
    """
    bench = giving.bench
    if not (asked.all or asked.share or asked.untied):
        least = approvals_needed(asked, 0)
        need = bench.approvals(least, asked.by, giving.sig, because, giving.person, asked.scope)
        if need.is_met:
            return Ruling(because, (need,))
    body = [one for one in bench.holders(asked.by, giving.sig, asked.scope) if one != giving.person]
    if asked.untied:
        body = [one for one in body if not ties(bench.base, giving.person, one, bench.day)]
    need = bench.approval(1, body, because, giving.person)
    others = [one for one in body if one != bench.voices.author]
    count = approvals_needed(asked, len(others) if asked.all else len(body))
    silent = [one for one in others if one not in need.of]
    if count > len(need.of) and silent:
        names = ", ".join(f"`{one}`" for one in silent)
        because = f"{because}; who pushed does not approve: {names}"
    return Ruling(because, (replace(need, count=count, because=because),))


def vetoed(giving: Giving, asked: Veto, because: str) -> Ruling:
    """Nothing below the number of objections that are a veto."""
    body = giving.bench.holders(asked.by, giving.sig, asked.scope)
    most = objections_needed(asked, len(body)) - 1
    return objected(giving, asked.by, asked.scope, most, because)


def objected(giving: Giving, by: str, scope: Scope, most: int, because: str) -> Ruling:
    """Nothing where no more than so many stand against it; else that enough of them withdraw."""
    bench = giving.bench
    others = bench.voices.objectors - {giving.person}
    against = tuple(sorted(one for one in others if bench.holds(one, by, giving.sig, scope)))
    if len(against) <= most:
        return Ruling("")
    return Ruling(because, (Need(len(against) - most, against, (), "withdraws a standing objection"),))


def voted(giving: Giving, name: str, asked: Vote, because: str) -> Ruling:
    """A vote held elsewhere is a line with a link, by somebody entitled to say so.

    One in the base's nomination has had its word; of several new ones any is enough.
    """
    bench = giving.bench
    good = [word for word in giving.seat.attestations if word.id == name and _tells(giving, asked, word)]
    if giving.before is not None and any(word in giving.before.attestations for word in good):
        return Ruling("")
    ways = [bench.own(one, because) for one in dict.fromkeys(word.by for word in good)]
    if ways:
        met = next((way for way in ways if way.is_met), None)
        return Ruling(because, (met or (ways[0] if len(ways) == 1 else AnyOf(tuple(ways))),))
    line = f"attestations: [{{id: {name}, by: HANDLE, on: {bench.day}, link: URL}}]"
    return Ruling(because, refused=f"{because}: no line says its result; add `{line}`")


def _tells(giving: Giving, asked: Vote, word: Attestation) -> bool:
    """Whether a line says what came of the vote: with a link, by one of the body, not by the candidate."""
    base, sig = giving.bench.base, giving.sig
    barred = asked.except_ is not None and entitled(base, word.by, asked.except_, sig, word.on, asked.scope)
    return (
        bool(word.link)
        and word.by != giving.person
        and not barred
        and any(entitled(base, word.by, one, sig, word.on, asked.scope) for one in asked.voters)
    )
