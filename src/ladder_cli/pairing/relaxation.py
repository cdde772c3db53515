"""The cheapest change that would pair somebody, found by making it and looking.

Cheapest first: some more time in one's own week, a goal left open, `anyone`, the same two once more;
last what only others can do, one more mentor. A pair that must not be is left out without a word,
so that what is said of it has the form of everything else.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from ladder_cli.pairing.fit import spoken
from ladder_cli.pairing.loosening import NOTHING, loosened, say, wider_offers
from ladder_cli.pairing.market import Mentee
from ladder_cli.pairing.outcome import Outcome
from ladder_cli.pairing.reasons import language_lacks, wanted
from ladder_cli.pairing.window import Window, window


class Relaxations(Struct, frozen=True, dict=True):
    """What would help those who are left over in one outcome."""

    outcome: Outcome

    @cached_property
    def for_mentees(self) -> Sequence[str]:
        """What would pair each of those who wait, by their place among them."""
        first = [self._first(at, mentee) for at, mentee in enumerate(self.outcome.waiting)]
        less = loosened(self.outcome, (at for at, said in enumerate(first) if not said))
        return [said or less.get(at) or self._one_more_mentor(at) for at, said in enumerate(first)]

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
            f"who speaks {spoken(sorted(mentee.languages))}"
            if language_lacks(outcome.funnel.mentees, at)
            else "",
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
            or self._wider.get(index)
            or NOTHING
        )

    @cached_property
    def _wider(self) -> Mapping[int, str]:
        return wider_offers(self.outcome)
