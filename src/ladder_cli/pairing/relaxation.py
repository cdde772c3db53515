"""The cheapest change that would pair somebody, found by making it and looking.

Cheapest first: some more time in one's own week, a goal left open, `anyone`, the same two once more;
last what only others can do, one more mentor. A pair that must not be is left out without a word,
so that what is said of it has the form of everything else.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from msgspec.structs import replace

from ladder_cli.pairing.fit import spoken
from ladder_cli.pairing.market import NOBODY, Mentee, Mentor
from ladder_cli.pairing.outcome import Outcome
from ladder_cli.pairing.overlap import NEVER
from ladder_cli.pairing.reasons import wanted
from ladder_cli.pairing.window import Window, window

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


@dataclass(frozen=True, slots=True)
class Loosening:
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


@dataclass(frozen=True)
class Relaxations:
    """What would help those who are left over in one outcome."""

    outcome: Outcome

    @cached_property
    def for_mentees(self) -> Sequence[str]:
        """What would pair each of those who wait, by their place among them."""
        waiting = self.outcome.waiting
        found = [self._first(at, mentee) for at, mentee in enumerate(waiting)]
        for way in LOOSENINGS:
            open_ = [at for at, said in enumerate(found) if not said]
            tried = [(at, changed) for at in open_ if (changed := way.changed(waiting[at])) is not None]
            places = self.outcome.places_for([changed for _, changed in tried])
            for (at, _), index in zip(tried, places, strict=True):
                if index is not None:
                    found[at] = (
                        f"{way.said.format(waiting[at])} `{self.outcome.market.mentors[index].handle}`"
                    )
        return [said or self._one_more_mentor(at) for at, said in enumerate(found)]

    def _first(self, at: int, mentee: Mentee) -> str:
        """What the profile lacks, else some more time; nothing where neither would help."""
        lacking = say(mentee)
        if lacking:
            return lacking
        listed = self.outcome.market.hours.common(mentee.weeks, mentee.weeks)
        if listed < mentee.least:
            return f"list at least {mentee.least} minutes a week, or ask for no more than the {listed} listed"
        mentors = self.outcome.market.mentors
        near = self.outcome.funnel.near_mentees.get(at, ())
        return self._more_time(mentee.handle, [(mentors[index].handle, mentee.least) for index in near])

    def _more_time(self, who: str, near: Sequence[tuple[str, int]]) -> str:
        """With whom, of these, some more time would do: the first for whom a window is found."""
        for handle, least in near:
            free = self._window(who, handle, least)
            if free:
                return f"{free.said} would pair with `{handle}`"
        return ""

    def _window(self, who: str, with_: str, least: int) -> Window | None:
        market = self.outcome.market
        people = market.ladders.registry.people
        return window(people[who], people[with_], market.today, least)

    def _one_more_mentor(self, at: int) -> str:
        """Another mentor in the mentee's hours and languages, and how many who wait they would take."""
        outcome, mentee = self.outcome, self.outcome.waiting[at]
        registry = outcome.market.ladders.registry
        taken = 0
        for other in outcome.alike(mentee):
            taken += self._would_take(mentee, other)
            if taken == registry.community.limits.mentees:
                break
        area, slash, _ = (registry.people[mentee.handle].time_zone or "").partition("/")
        words = (
            f"one more mentor{wanted(mentee)}",
            f"at or above `{mentee.goal}`" if mentee.goal else "",
            f"in {area}" if slash and area != "Etc" else "",
            "" if outcome.funnel.mentees.speaking[at] else f"who speaks {spoken(sorted(mentee.languages))}",
        )
        return f"{' '.join(filter(None, words))}, free in the same hours, would pair {taken}"

    def _would_take(self, mentee: Mentee, other: Mentee) -> bool:
        """Whether the mentor that `mentee` lacks would do for `other`, who asks for the same, too."""
        stands = other.goal is None or (other.goal, other.group) == (mentee.goal, mentee.group)
        if not stands or mentee.languages.isdisjoint(other.languages):
            return False
        return self.outcome.market.hours.common(mentee.weeks, other.weeks) >= other.least

    def for_mentor(self, index: int) -> str:
        """What would pair this mentor, to whom nobody was given."""
        mentor = self.outcome.market.mentors[index]
        lacking = say(mentor)
        if lacking:
            return lacking
        waiting = self.outcome.waiting
        near = self.outcome.funnel.near_mentors.get(index, ())
        return (
            self._more_time(mentor.handle, [(waiting[at].handle, waiting[at].least) for at in near])
            or self._offer_more(index, mentor)
            or NOTHING
        )

    def _offer_more(self, index: int, mentor: Mentor) -> str:
        """The group or topic that would bring this mentor the most mentees, were it offered too."""
        found: dict[str, int] = {}
        for mentee in self._would_go_anywhere.get(index, ()):
            for word in [mentee.group] if mentee.group else mentee.topics:
                found[word] = found.get(word, 0) + 1
        if not found:
            return ""
        word = min(found, key=lambda word: (-found[word], word))
        return f"offering `{word}` too would pair {min(found[word], mentor.places)}"

    @cached_property
    def _would_go_anywhere(self) -> dict[int, list[Mentee]]:
        """By idle mentor, who of the oldest wishes could be paired with them if it asked for anyone."""
        waiting = sorted(self.outcome.waiting, key=lambda mentee: (-mentee.days_waiting, mentee.handle))
        oldest = [mentee for mentee in waiting[:OLDEST] if not mentee.anyone]
        offers = self.outcome.candidates.offers(
            [replace(mentee, anyone=True) for mentee in oldest], self.outcome.is_idle
        )
        found: dict[int, list[Mentee]] = {}
        for at, index in zip(offers.mentee.tolist(), offers.mentor.tolist(), strict=True):
            found.setdefault(index, []).append(oldest[at])
        return found
