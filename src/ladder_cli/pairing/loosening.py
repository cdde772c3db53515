"""What would pair somebody whenever they met: something said, less asked for, or more offered."""

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from ladder_cli.pairing.market import NOBODY, Mentee, Mentor
from ladder_cli.pairing.outcome import Outcome
from ladder_cli.pairing.overlap import NEVER

OLDEST = 200
"""How many of those who wait are tried with an idle mentor, who has waited longest first."""

NOTHING = "nothing to change: the offer stands for who asks next"


def say(person: Mentee | Mentor) -> str:
    """What somebody is to say first, without which nobody can be found; empty where nothing is missing."""
    if isinstance(person, Mentee) and not (person.anyone or person.group or person.topics):
        return "name a group or a topic in the wish, or say `anyone: true`"
    if not person.languages:
        return "list a language in the profile"
    if person.weeks == NEVER:
        return "list a time zone and the hours of a usual week in the profile"
    return ""


class Loosening(Struct, frozen=True):
    """One way to ask for less: who asks so (None where there is nothing to change), and how it is said."""

    changed: Callable[[Mentee], Mentee | None]
    said: str


LOOSENINGS = (
    Loosening(
        lambda mentee: None if mentee.goal is None else replace(mentee, goal=None),
        "leaving the goal `{0.goal}` open would pair with",
    ),
    Loosening(
        lambda mentee: None if mentee.anyone else replace(mentee, anyone=True),
        "`anyone: true` in the wish would pair with",
    ),
    Loosening(
        lambda mentee: replace(mentee, partners=NOBODY) if mentee.partners else None,
        "asking for the same two again would pair with",
    ),
)


def loosened(outcome: Outcome, places: Iterable[int]) -> Mapping[int, str]:
    """For those of these places among who waits whom asking for less would pair, how; the cheapest way."""
    found: dict[int, str] = {}
    open_ = list(places)
    for way in LOOSENINGS:
        tried = [(at, changed) for at in open_ if (changed := way.changed(outcome.waiting[at])) is not None]
        mentors = outcome.places_for([changed for _, changed in tried])
        for (at, _), index in zip(tried, mentors, strict=True):
            if index is not None:
                mentor = outcome.market.mentors[index]
                found[at] = f"{way.said.format(outcome.waiting[at])} `{mentor.handle}`"
        open_ = [at for at in open_ if at not in found]
    return found


def wider_offers(outcome: Outcome) -> Mapping[int, str]:
    """By idle mentor, the group or topic that would bring them the most mentees, were it offered too."""
    oldest = sorted(outcome.waiting, key=lambda mentee: (-mentee.days_waiting, mentee.handle))[:OLDEST]
    tried = [mentee for mentee in oldest if not mentee.anyone]
    offers = outcome.search([replace(mentee, anyone=True) for mentee in tried], outcome.is_idle)
    counts: dict[int, dict[str, int]] = {}
    for at, index in zip(offers.mentee.tolist(), offers.mentor.tolist(), strict=True):
        for word in [group] if (group := tried[at].group) else tried[at].topics:
            words = counts.setdefault(index, {})
            words[word] = words.get(word, 0) + 1
    found: dict[int, str] = {}
    for index, words in counts.items():
        word = min(words, key=lambda word: (-words[word], word))
        many = min(words[word], outcome.market.mentors[index].places)
        found[index] = f"offering `{word}` too would pair {many}"
    return found
