"""People who vouch for a candidate, and the employer rule in all its published readings."""

from collections.abc import Sequence

from ladder_cli.model.leaver import GONE, has_left
from ladder_cli.model.record import Sponsor
from ladder_cli.model.requirement import Sponsors
from ladder_cli.roles.candidacy import Candidacy
from ladder_cli.roles.days import first_day
from ladder_cli.roles.employers import differ
from ladder_cli.roles.judgement import Evidence, Told, Weighed
from ladder_cli.roles.lines import affiliation, word
from ladder_cli.roles.nearness import nearest_first, spread
from ladder_cli.roles.phrase import asking, names, place, within
from ladder_cli.roles.standing import active, at_or_above, in_scope, is_away, role_holders, seat_holders
from ladder_cli.roles.ties import tie_note, ties
from ladder_cli.roles.verdict import Verdict
from ladder_cli.roles.words import Said


def sponsors(candidacy: Candidacy, name: str, leaf: Sponsors) -> Weighed:
    """Met with enough people who vouch, held the asked role that day, and satisfy the employer rule.

    Employers are those of the day of sponsorship. Where one that matters is not known, and the rule
    would hold at best, it is unknown. A sponsor counts once, by the latest word that counts.
    """
    del name
    good: dict[str, Said[Sponsor]] = {}
    for one in sorted(candidacy.words.sponsors, key=lambda one: one.word.on):
        if not _why_not(candidacy, leaf, one.word):
            good[one.word.by] = one
    counted = [good[by].word for by in sorted(good)]
    verdict: Verdict = "unmet"
    if _enough(candidacy, leaf, counted, hopeful=False):
        verdict = "met"
    elif _enough(candidacy, leaf, counted, hopeful=True):
        verdict = "unknown"
    return Weighed(verdict, lambda: _told(candidacy, leaf, verdict, list(good.values())))


def _why_not(candidacy: Candidacy, leaf: Sponsors, sponsor: Sponsor) -> str:
    """Why a sponsor does not count; empty where they do."""
    if sponsor.by == candidacy.person:
        return "nobody vouches for themselves"
    if has_left(sponsor.by):
        return GONE
    if sponsor.on > candidacy.day:
        return f"speaks on {sponsor.on} only"
    if sponsor.on < first_day(candidacy.today, leaf.window):
        return f"spoke on {sponsor.on}, more than {leaf.window} ago"
    if leaf.why and not sponsor.why:
        return "does not say why"
    ladders, sig = candidacy.ladders, candidacy.sig
    if leaf.role is not None:
        if at_or_above(ladders, sponsor.by, leaf.role, sig, leaf.scope, sponsor.on):
            return ""
        held = f"`{leaf.role}` or above"
    else:
        seats = ladders.registry.record(sponsor.by).seats
        if any(active(seat, sponsor.on) and in_scope(ladders, seat.sig, sig, leaf.scope) for seat in seats):
            return ""
        held = "a seat"
    return f"did not hold {held}{within(place(sig), leaf.scope)} on {sponsor.on}"


def _enough(candidacy: Candidacy, leaf: Sponsors, counted: Sequence[Sponsor], *, hopeful: bool) -> bool:
    """Whether these sponsors are enough; an unknown employer is a different one if `hopeful`, else none."""
    outside = [one for one in counted if _elsewhere(candidacy, one, hopeful=hopeful)]
    inside = [one for one in counted if not _elsewhere(candidacy, one, hopeful=not hopeful)]
    if len(outside) < (leaf.outside or 0) or len(inside) < (leaf.inside or 0):
        return False
    if sum(_is_untied(candidacy, one, hopeful=hopeful) for one in counted) < (leaf.untied or 0):
        return False
    if leaf.employers == "any":
        return len(counted) >= leaf.least
    people = outside if leaf.employers == "distinct-from-candidate" else counted
    return _differ(candidacy, people, leaf.least, hopeful=hopeful) and (
        not leaf.outside or _differ(candidacy, outside, leaf.outside, hopeful=hopeful)
    )


def _differ(candidacy: Candidacy, people: Sequence[Sponsor], least: int, *, hopeful: bool) -> bool:
    return differ([candidacy.ladders.employers(one.by, one.on) for one in people], least, hopeful=hopeful)


def _elsewhere(candidacy: Candidacy, sponsor: Sponsor, *, hopeful: bool) -> bool:
    """Whether a sponsor works for nobody the candidate works for, on the day of sponsorship."""
    theirs = candidacy.ladders.employers(sponsor.by, sponsor.on)
    mine = candidacy.ladders.employers(candidacy.person, sponsor.on)
    return hopeful if theirs is None or mine is None else not theirs & mine


def _is_untied(candidacy: Candidacy, sponsor: Sponsor, *, hopeful: bool) -> bool:
    """Whether a sponsor has no tie with the candidate, on the day of sponsorship."""
    if ties(candidacy.ladders, candidacy.person, sponsor.by, sponsor.on):
        return False
    return _elsewhere(candidacy, sponsor, hopeful=hopeful)


def _told(candidacy: Candidacy, leaf: Sponsors, verdict: Verdict, good: Sequence[Said[Sponsor]]) -> Told:
    ladders = candidacy.ladders
    found = [f"`{one.word.by}` ({_employer(candidacy, one.word)})" for one in good]
    counting = {one.word.by for one in good}
    found += [
        f"`{one.word.by}` does not count: {_why_not(candidacy, leaf, one.word)}"
        for one in candidacy.words.sponsors
        if one.word.by not in counting
    ]
    text = "; ".join(found) or "no sponsor yet"
    evidence = tuple(
        Evidence(one.at, _vouched(one.word) + tie_note(ladders, candidacy.person, one.word.by, one.word.on))
        for one in good
    )
    counted = tuple(one.word for one in good)
    if verdict == "met":
        return Told(text, evidence, counted=counted)
    unknown = _unknown(candidacy, leaf, counted)
    if verdict == "unknown":
        hint = f"record where {names([who for who, _ in unknown], 'and')} worked then"
        settle = tuple(affiliation(candidacy, who, day) for who, day in unknown)
        return Told(text, evidence, hint, settle, counted)
    missing = max(1, leaf.least - len(counting))
    who = nearest_first(candidacy, _could(candidacy, leaf, counted))
    if leaf.employers != "any":
        who = spread(candidacy, who, missing)
    lines = word(candidacy, "sponsors", {"why": "WHY"} if leaf.why else {}, who, missing)
    hint = asking(who, missing) if who else "nobody could vouch yet"
    return Told(text, evidence, hint, (lines,), counted, missing)


def _vouched(sponsor: Sponsor) -> str:
    return f"`{sponsor.by}` vouches since {sponsor.on}" + (f": {sponsor.why}" if sponsor.why else "")


def _employer(candidacy: Candidacy, sponsor: Sponsor) -> str:
    employers = candidacy.ladders.employers(sponsor.by, sponsor.on)
    if employers is None:
        return f"employer on {sponsor.on} not known"
    return " and ".join(sorted(one.partition("/")[0] for one in employers))


def _unknown(candidacy: Candidacy, leaf: Sponsors, counted: Sequence[Sponsor]) -> list[tuple[str, str]]:
    """Whose employer would have to be known, and on which day."""
    found = [(one.by, one.on) for one in counted if candidacy.ladders.employers(one.by, one.on) is None]
    if leaf.outside or leaf.inside or leaf.untied or leaf.employers == "distinct-from-candidate":
        mine = [one.on for one in counted if candidacy.ladders.employers(candidacy.person, one.on) is None]
        found += [(candidacy.person, min(mine))] if mine else []
    return sorted(found)


def _could(candidacy: Candidacy, leaf: Sponsors, counted: Sequence[Sponsor]) -> list[str]:
    """Who could vouch today, is not on leave and would bring the candidate further, sorted."""
    ladders, day = candidacy.ladders, candidacy.day
    if leaf.role is None:
        every = seat_holders(ladders, candidacy.sig, day, leaf.scope)
    else:
        every = role_holders(ladders, leaf.role, candidacy.sig, day, leaf.scope)
    taken = {candidacy.person, *(one.by for one in counted)}
    used: set[str] = set()
    if leaf.employers != "any":
        for one in counted:
            used |= ladders.employers(one.by, one.on) or set()
    short = (leaf.outside or 0) - sum(_elsewhere(candidacy, one, hopeful=False) for one in counted)
    if leaf.employers == "distinct-from-candidate" or short >= leaf.least - len(counted) > 0:
        used |= ladders.employers(candidacy.person, day) or set()
    others = [who for who in every if who not in taken and not is_away(ladders, who, day)]
    if _short_inside(candidacy, leaf, counted) >= max(1, leaf.least - len(counted)):
        mine = ladders.employers(candidacy.person, day) or frozenset()
        others = [who for who in others if mine & (ladders.employers(who, day) or frozenset())]
    untied = sum(_is_untied(candidacy, one, hopeful=False) for one in counted)
    if (leaf.untied or 0) - untied >= max(1, leaf.least - len(counted)):
        others = [who for who in others if not ties(ladders, candidacy.person, who, day)]
    return [who for who in others if not (ladders.employers(who, day) or set()) & used] if used else others


def _short_inside(candidacy: Candidacy, leaf: Sponsors, counted: Sequence[Sponsor]) -> int:
    """How many of the candidate's employer are still missing."""
    return (leaf.inside or 0) - sum(not _elsewhere(candidacy, one, hopeful=True) for one in counted)
