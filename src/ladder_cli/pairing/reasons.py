"""Why somebody is left over: the constraint after which nobody remained.

Places, ties, earlier pairings and pairs that must not be share one sentence, so that it tells nothing
about which of them it was.
"""

from ladder_cli.pairing.fit import spoken
from ladder_cli.pairing.funnel import Stages
from ladder_cli.pairing.market import Mentee, Mentor
from ladder_cli.pairing.outcome import Outcome
from ladder_cli.pairing.overlap import NEVER


def for_mentee(outcome: Outcome, at: int) -> str:
    """Why the mentee at that place among those who wait has no mentor."""
    mentee, stages = outcome.waiting[at], outcome.funnel.mentees
    nobody = unsaid(mentee) or no_mentor(stages, at, mentee)
    if nobody:
        return nobody
    fitting = stages.fitting[at]
    if not fitting:
        return (
            f"no mentor{wanted(mentee)} has {mentee.least} minutes a week in common, of"
            f" {stages.speaking[at]}: the most is {stages.most[at]}"
        )
    mentors = f"{fitting} mentor{'' if fitting == 1 else 's'}{wanted(mentee)}"
    return f"of {mentors} with enough time in common, none has a place for this pair"


def no_mentor(stages: Stages, at: int, mentee: Mentee, offer: str = "mentoring") -> str:
    """Why nobody could be this mentee's mentor, whenever they met; empty where somebody could."""
    who = f"no mentor{wanted(mentee)}"
    if not stages.asked[at]:
        return f"nobody else offers {offer}{wanted(mentee, 'in')}"
    if not stages.senior[at]:
        where = f" in `{mentee.group}`" if mentee.group else ""
        return f"{who} stands at or above `{mentee.goal}`{where}, of {stages.asked[at]}"
    if not stages.speaking[at]:
        return f"{who} high enough speaks {spoken(sorted(mentee.languages))}, of {stages.senior[at]}"
    return ""


def language_lacks(stages: Stages, at: int) -> bool:
    """Whether a language is what keeps this mentee from every mentor."""
    return bool(stages.senior[at]) and not stages.speaking[at]


def wanted(mentee: Mentee, link: str = "for") -> str:
    """What the wish names, as the end of a phrase: ` for docs`."""
    if mentee.anyone or not (mentee.group or mentee.topics):
        return ""
    return f" {link} {spoken([mentee.group] if mentee.group else sorted(mentee.topics))}"


def unsaid(person: Mentee | Mentor) -> str:
    """What a profile lacks that every pair needs; empty where nothing does."""
    if isinstance(person, Mentee) and not (person.anyone or person.group or person.topics):
        return "the wish names neither a group nor a topic"
    if not person.languages:
        return "the profile lists no language"
    if person.weeks == NEVER:
        return "the profile does not say in which hours and time zone to meet"
    return ""


def for_mentor(outcome: Outcome, index: int) -> str:
    """Why nobody was given to this mentor, who has a place."""
    mentor, stages = outcome.market.mentors[index], outcome.funnel.mentors
    nobody = unsaid(mentor) or no_mentee(stages, index, mentor)
    if nobody:
        return nobody
    who = f"of {stages.asked[index]} still waiting for what is offered"
    if not stages.fitting[index]:
        return f"{who}, nobody has the time in common that they ask for"
    return f"{who}, nobody can take the place that is left"


def no_mentee(stages: Stages, index: int, mentor: Mentor) -> str:
    """Why nobody who waits could be given to this mentor, whenever they met; empty where somebody could."""
    if not stages.asked[index]:
        return "nobody who still waits asks for what is offered"
    who = f"of {stages.asked[index]} still waiting for what is offered"
    if not stages.senior[index]:
        return f"{who}, everyone is heading for a role above the mentor's"
    if not stages.speaking[index]:
        return f"{who}, nobody speaks {spoken(sorted(mentor.languages))}"
    return ""
