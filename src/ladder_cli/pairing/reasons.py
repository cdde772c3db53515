"""Why somebody is left over: the constraint after which nobody remained.

Places, ties, earlier pairings and pairs that must not be share one sentence, so that it tells nothing
about which of them it was.
"""

from collections.abc import Sequence

from ladder_cli.pairing.fit import spoken
from ladder_cli.pairing.market import Mentee, Mentor
from ladder_cli.pairing.outcome import Outcome
from ladder_cli.pairing.overlap import NEVER


def for_mentee(outcome: Outcome, mentee: Mentee) -> str:
    """Why this mentee has no mentor."""
    return _unsaid(mentee) or _first_empty(outcome, mentee)


def _first_empty(outcome: Outcome, mentee: Mentee) -> str:
    candidates, market = outcome.candidates, outcome.market
    asked = candidates.asked(mentee) - {market.position.get(mentee.handle)}
    who = f"no mentor{wanted(mentee)}"
    if not asked:
        return f"nobody else offers mentoring{wanted(mentee, 'in')}"
    senior = asked & candidates.senior(mentee)
    if not senior:
        where = f" in `{mentee.group}`" if mentee.group else ""
        return f"{who} stands at or above `{mentee.goal}`{where}, of {len(asked)}"
    speaking = senior & candidates.speaking(mentee)
    if not speaking:
        return f"{who} high enough speaks {spoken(sorted(mentee.languages))}, of {len(senior)}"
    minutes = [market.hours.common(mentee.weeks, market.mentors[index].weeks) for index in sorted(speaking)]
    fitting = sum(1 for common in minutes if common >= mentee.least)
    if not fitting:
        return (
            f"{who} has {mentee.least} minutes a week in common, of {len(speaking)}:"
            f" the most is {max(minutes)}"
        )
    mentors = f"{fitting} mentor{'' if fitting == 1 else 's'}{wanted(mentee)}"
    return f"of {mentors} with enough time in common, none has a place for this pair"


def wanted(mentee: Mentee, link: str = "for") -> str:
    """What the wish names, as the end of a phrase: ` for docs`."""
    if mentee.anyone or not (mentee.group or mentee.topics):
        return ""
    return f" {link} {spoken([mentee.group] if mentee.group else sorted(mentee.topics))}"


def _unsaid(person: Mentee | Mentor) -> str:
    if isinstance(person, Mentee) and not (person.anyone or person.group or person.topics):
        return "the wish names neither a group nor a topic"
    if not person.languages:
        return "the profile lists no language"
    if person.weeks == NEVER:
        return "the profile does not say in which hours and time zone to meet"
    return ""


def for_mentor(outcome: Outcome, index: int, asking: Sequence[Mentee]) -> str:
    """Why nobody was given to this mentor; `asking` wait and ask for what they offer."""
    market, mentor = outcome.market, outcome.market.mentors[index]
    missing = _unsaid(mentor)
    if missing:
        return missing
    if not asking:
        return "nobody who still waits asks for what is offered"
    who = f"of {len(asking)} still waiting for what is offered"
    reached = [mentee for mentee in asking if index in outcome.candidates.senior(mentee)]
    if not reached:
        return f"{who}, everyone is heading for a role above the mentor's"
    understood = [mentee for mentee in reached if not mentee.languages.isdisjoint(mentor.languages)]
    if not understood:
        return f"{who}, nobody speaks {spoken(sorted(mentor.languages))}"
    if all(market.hours.common(mentee.weeks, mentor.weeks) < mentee.least for mentee in understood):
        return f"{who}, nobody has the time in common that they ask for"
    return f"{who}, nobody can take the place that is left"
