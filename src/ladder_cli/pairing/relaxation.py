"""The cheapest change that would pair somebody, found by making it and looking.

Cheapest first: some more time in one's own week, a goal left open, `anyone`, the same two once more;
last what only others can do, one more mentor. A pair that must not be is left out without a word,
so that what is said of it has the form of everything else.
"""

from collections.abc import Iterator
from dataclasses import replace

from ladder_cli.pairing.candidates import barred
from ladder_cli.pairing.fit import spoken
from ladder_cli.pairing.market import NOBODY, Mentee, Mentor
from ladder_cli.pairing.outcome import Outcome
from ladder_cli.pairing.overlap import NEVER
from ladder_cli.pairing.reasons import wanted
from ladder_cli.pairing.window import Window, window

NEAREST = 3
"""How many near misses are looked at for a window of time, the nearest first."""

OLDEST = 200
"""How many of those who wait are tried with an idle mentor, who has waited longest first."""


def for_mentee(outcome: Outcome, mentee: Mentee) -> str:
    """What would pair this mentee."""
    if not (mentee.anyone or mentee.group or mentee.topics):
        return "name a group or a topic in the wish, or say `anyone: true`"
    if not mentee.languages:
        return "list a language in the profile"
    if mentee.weeks == NEVER:
        return "list a time zone and the hours of a usual week in the profile"
    listed = outcome.market.hours.common(mentee.weeks, mentee.weeks)
    if listed < mentee.least:
        return f"list at least {mentee.least} minutes a week, or ask for no more than the {listed} listed"
    return next(_changes(outcome, mentee))


def _changes(outcome: Outcome, mentee: Mentee) -> Iterator[str]:
    yield from _more_time(outcome, mentee)
    mentors = outcome.market.mentors
    if mentee.goal is not None:
        index = outcome.place_for(replace(mentee, goal=None))
        if index is not None:
            yield f"leaving the goal `{mentee.goal}` open would pair with `{mentors[index].handle}`"
    if not mentee.anyone:
        index = outcome.place_for(replace(mentee, anyone=True))
        if index is not None:
            yield f"`anyone: true` in the wish would pair with `{mentors[index].handle}`"
    if mentee.partners:
        index = outcome.place_for(replace(mentee, partners=NOBODY))
        if index is not None:
            yield f"asking for the same two again would pair with `{mentors[index].handle}`"
    yield _one_more_mentor(outcome, mentee)


def _more_time(outcome: Outcome, mentee: Mentee) -> Iterator[str]:
    market = outcome.market
    near = sorted(
        (mentee.least - market.hours.common(mentee.weeks, mentor.weeks), mentor.handle, index)
        for index in outcome.candidates.pool(mentee).keys() & outcome.helpful
        for mentor in [market.mentors[index]]
        if mentor.weeks != NEVER and not barred(mentee, mentor) and mentor.handle not in mentee.avoided
    )
    found = (_window(outcome, mentee.handle, handle, mentee.least) for _, handle, _ in near[:NEAREST])
    yield from (_said(free, handle) for free, (_, handle, _) in zip(found, near, strict=False) if free)


def _said(free: Window, with_: str) -> str:
    return f"{free.said} would pair with `{with_}`"


def _window(outcome: Outcome, who: str, with_: str, least: int) -> Window | None:
    market = outcome.market
    people = market.ladders.registry.people
    return window(people[who], people[with_], market.today, least)


def _one_more_mentor(outcome: Outcome, mentee: Mentee) -> str:
    """Another mentor in the mentee's hours and languages, and how many of those who wait they would take."""
    candidates = outcome.candidates
    limit = outcome.market.ladders.registry.community.limits.mentees
    taken = 0
    for other in outcome.alike(mentee):
        taken += _would_take(outcome, mentee, other)
        if taken == limit:
            break
    zone = outcome.market.ladders.registry.people[mentee.handle].time_zone or ""
    area, slash, _ = zone.partition("/")
    understood = candidates.asked(mentee) & candidates.senior(mentee) & candidates.speaking(mentee)
    words = (
        f"one more mentor{wanted(mentee)}",
        f"at or above `{mentee.goal}`" if mentee.goal else "",
        f"in {area}" if slash and area != "Etc" else "",
        "" if understood else f"who speaks {spoken(sorted(mentee.languages))}",
    )
    return f"{' '.join(filter(None, words))}, free in the same hours, would pair {taken}"


def _would_take(outcome: Outcome, mentee: Mentee, other: Mentee) -> bool:
    """Whether the mentor that `mentee` lacks would do for `other`, who asks for the same, too."""
    stands = other.goal is None or (other.goal, other.group) == (mentee.goal, mentee.group)
    if not stands or mentee.languages.isdisjoint(other.languages):
        return False
    return outcome.market.hours.common(mentee.weeks, other.weeks) >= other.least


def for_mentor(outcome: Outcome, index: int, asking: tuple[Mentee, ...]) -> str:
    """What would pair this mentor, to whom nobody was given; `asking` wait and ask for what they offer."""
    mentor = outcome.market.mentors[index]
    if not mentor.languages:
        return "list a language in the profile"
    if mentor.weeks == NEVER:
        return "list a time zone and the hours of a usual week in the profile"
    near = sorted(
        (mentee.least - outcome.market.hours.common(mentee.weeks, mentor.weeks), mentee.handle, mentee.least)
        for mentee in asking
        if mentee.weeks != NEVER
        and mentor.handle not in mentee.avoided
        and not barred(mentee, mentor)
        and index in outcome.candidates.pool(mentee)
    )
    for _, handle, least in near[:NEAREST]:
        free = _window(outcome, mentor.handle, handle, least)
        if free:
            return _said(free, handle)
    return _offer_more(outcome, index, mentor) or "nothing to change: the offer stands for who asks next"


def _offer_more(outcome: Outcome, index: int, mentor: Mentor) -> str:
    """The group or topic that would bring this mentor the most mentees, were it offered too."""
    found: dict[str, int] = {}
    oldest = sorted(outcome.waiting, key=lambda mentee: (-mentee.days_waiting, mentee.handle))
    for mentee in oldest[:OLDEST]:
        if mentee.anyone or not any(outcome.candidates.of(replace(mentee, anyone=True), frozenset((index,)))):
            continue
        for word in [mentee.group] if mentee.group else mentee.topics:
            found[word] = found.get(word, 0) + 1
    if not found:
        return ""
    word = min(found, key=lambda word: (-found[word], word))
    return f"offering `{word}` too would pair {min(found[word], mentor.places)}"
