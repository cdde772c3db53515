"""Things done, counted from entries, stories and measures, in an open or a closed world."""

from collections.abc import Sequence

from msgspec import Struct

from ladder_cli.model.community import Total
from ladder_cli.model.finding import At, Plain
from ladder_cli.model.requirement import Counted, Distinct
from ladder_cli.roles.candidacy import Candidacy
from ladder_cli.roles.counting import Tally, breadth, count, part_of, total
from ladder_cli.roles.days import first_day
from ladder_cli.roles.evidence import Body, body, uncovered
from ladder_cli.roles.judgement import Evidence, Settle, Told, Weighed
from ladder_cli.roles.lines import MOST_NAMED, item
from ladder_cli.roles.phrase import many, names
from ladder_cli.roles.standing import holders
from ladder_cli.roles.verdict import Verdict

MOST_SHOWN = 12
"""The text lists so many measures at most; the count covers all."""


class Result(Struct, frozen=True):
    """What was counted against what: `need` is None where the totals do not say."""

    found: Body
    tally: Tally
    need: int | None
    breadths: tuple[tuple[Distinct, Tally], ...]
    gap: str


def contributions(candidacy: Candidacy, name: str, leaf: Counted) -> Weighed:
    """Met with enough of them, and broad enough.

    Short of that: unmet where a source covers every asked kind on every day of the window; unknown
    elsewhere, and where a measure overlaps the window, or a total or a measure does not say enough.
    """
    del name
    result = _counted(candidacy, leaf)
    verdict = _verdict(result, leaf)
    return Weighed(verdict, lambda: _told(candidacy, leaf, result, verdict))


def _counted(candidacy: Candidacy, leaf: Counted) -> Result:
    ladders, community = candidacy.ladders, candidacy.ladders.registry.community
    found = body(ladders, candidacy.person, leaf, candidacy.sig, candidacy.today)
    first = first_day(candidacy.today, leaf.window)
    return Result(
        found,
        count(found, leaf, community.contribution_kinds),
        _need(candidacy, leaf, first),
        tuple((one, breadth(ladders, found, one)) for one in leaf.distinct),
        uncovered(community, leaf.kinds, first, candidacy.day),
    )


def _need(candidacy: Candidacy, leaf: Counted, first: str) -> int | None:
    if leaf.share is None:
        return leaf.least if leaf.least is not None else int(not leaf.distinct)
    community = candidacy.ladders.registry.community
    kinds = leaf.kinds or sorted(community.contribution_kinds)
    whole = total(_totals(candidacy, leaf), kinds, first, candidacy.day)
    if whole is None:
        return None
    part = part_of(leaf, whole)
    return part if leaf.least is None else min(part, leaf.least)


def _totals(candidacy: Candidacy, leaf: Counted) -> Sequence[Total]:
    """The totals of the scope: the group's (its own say what there was in and below it), or everyone's."""
    registry = candidacy.ladders.registry
    if leaf.scope == "any" or candidacy.sig is None:
        return registry.community.totals
    group = registry.groups.get(candidacy.sig)
    return () if group is None else group.totals


def _verdict(result: Result, leaf: Counted) -> Verdict:
    # Without a total, the number itself is more than enough: the lesser of the two is asked.
    need = leaf.least if result.need is None else result.need
    parts = [(one.least, tally) for one, tally in result.breadths]
    short = [tally.most < least for least, tally in parts if tally.sure < least]
    if need is None or result.tally.sure < need:
        short.append(result.need is not None and result.tally.most < result.need)
    if not short:
        return "met"
    some = any(one.measure.count for one in result.found.overlapping)
    return "unmet" if any(short) and not result.gap and not some else "unknown"


def _told(candidacy: Candidacy, leaf: Counted, result: Result, verdict: Verdict) -> Told:
    found = _found(result)
    evidence = _evidence(result.found)
    if verdict == "met":
        return Told(found, evidence)
    need = leaf.least if result.need is None else result.need
    short = [max(0, (need or 0) - result.tally.sure)]
    short += [max(0, one.least - tally.sure) for one, tally in result.breadths]
    missing = max(1, *short)
    if verdict == "unmet":
        return Told(found, evidence, f"{missing} more", missing=missing)
    entry = _entry(candidacy, leaf)
    hint = f"record what is missing, with who saw it; ask {names(entry.who) or 'whoever saw it'}"
    return Told("; ".join([found, *_reasons(result)]), evidence, hint, (entry,), missing=missing)


def _found(result: Result) -> str:
    tally = result.tally
    counted = sum(one.measure.count for one in tally.measures)
    parts = [f"a measure of {one.measure.count}" for one in tally.measures[:MOST_SHOWN]]
    if len(tally.measures) > MOST_SHOWN:
        parts = [f"{len(tally.measures)} measures of {counted}"]
    entries = tally.sure - counted
    if entries > 0:
        parts.insert(0, many(entries, "entry", "entries"))
    text = str(tally.sure)
    if len(parts) > 1 or (parts and tally.measures):
        text += f": {', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else f": {parts[0]}"
    for one, broad in result.breadths:
        text += f", {_broad(one, broad.sure)}"
    if result.found.unseen:
        text += f"; {many(len(result.found.unseen), 'entry', 'entries')} without a witness not counted"
    return text


def _broad(one: Distinct, number: int) -> str:
    match one.by:
        case "actor":
            return f"with {many(number, 'person', 'people')}"
        case "employer":
            return f"with people of {many(number, 'employer')}"
        case "day":
            return f"on {many(number, 'day')}"
        case "group":
            return f"in {many(number, 'group')}"
        case "kind":
            return f"of {many(number, 'kind')}"


def _reasons(result: Result) -> list[str]:
    """Why what was found is not the last word."""
    reasons = [result.gap] if result.gap else []
    for one in result.found.overlapping[:MOST_SHOWN]:
        measure = one.measure
        reasons.append(
            f"a measure of {measure.count} from {measure.from_} to {measure.until} lies in the window in part"
        )
    if result.need is None:
        reasons.append("no total covers the window")
    tallies = [tally for one, tally in result.breadths if tally.sure < one.least]
    if any(tally.most > tally.sure for tally in (*tallies, result.tally)):
        reasons.append("a measure or an employer does not say enough")
    return reasons


def _evidence(found: Body) -> tuple[Evidence, ...]:
    pieces: list[tuple[At, str]] = [
        (deed.at, f"`{deed.kind}` on {deed.date}: {deed.what}") for deed in found.deeds
    ]
    for one in (*found.measures, *found.overlapping):
        measure = one.measure
        days = f"{measure.from_} to {measure.until}"
        pieces.append((one.at, f"{measure.count} `{measure.kind}` from {days}, by `{measure.source}`"))
    return tuple(Evidence(at, what) for at, what in pieces)


def _entry(candidacy: Candidacy, leaf: Counted) -> Settle:
    """An entry that would count, for the newest of the person's contributions files."""
    registry = candidacy.ladders.registry
    community = registry.community
    leads = holders(candidacy.ladders, "lead", candidacy.sig, candidacy.day)
    stewards = holders(candidacy.ladders, "steward", None, candidacy.day)
    who = [one for one in dict.fromkeys((*leads, *stewards)) if one != candidacy.person]
    kind = leaf.kinds[0] if leaf.kinds else next(iter(sorted(community.contribution_kinds)), "KIND")
    line: dict[str, Plain] = {"kind": kind, "date": candidacy.day}
    if leaf.scope != "any" and candidacy.sig is not None:
        line["group"] = candidacy.sig
    asked = community.contribution_kinds.get(kind)
    line |= {"what": "WHAT", **({"link": "URL"} if asked is not None and asked.link else {})}
    line |= {"recorded_by": candidacy.person, "witnesses": [who[0] if who else "HANDLE"]}
    stem = (registry.ledgers.get(candidacy.person) or (candidacy.person,))[-1]
    return Settle(registry.path("contributions", stem), ("entries",), item(line), tuple(who[:MOST_NAMED]))
