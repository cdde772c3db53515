"""Which mentors could be a mentee's: hard constraints, looked up by what a wish names.

A named group, offered itself or as one it lies within, is hard; without one, a topic in common is;
a wish for `anyone` asks for neither. What all wishes of one kind share (group or topics,
languages, goal) is looked up once, so that nobody is compared with everybody.
"""

from collections.abc import Container, Iterator
from dataclasses import dataclass, field

from ladder_cli.pairing.market import Market, Mentee, Mentor

Kind = tuple[str | None, frozenset[str], bool, str | None, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Lookups over one market; every answer is worked out once a kind of wish."""

    market: Market
    pools: dict[Kind, tuple[int, ...]] = field(default_factory=dict)
    uppers: dict[tuple[str, str | None], frozenset[int]] = field(default_factory=dict)

    def asked(self, mentee: Mentee) -> frozenset[int]:
        """The mentors who offer what the wish names."""
        market = self.market
        if mentee.anyone:
            return market.everyone
        if mentee.group is not None:
            return frozenset().union(*(market.by_group.get(group, ()) for group in mentee.lineage))
        return frozenset().union(*(market.by_topic.get(topic, ()) for topic in mentee.topics))

    def speaking(self, mentee: Mentee) -> frozenset[int]:
        """The mentors who share a language."""
        by_language = self.market.by_language
        return frozenset().union(*(by_language.get(language, ()) for language in mentee.languages))

    def senior(self, mentee: Mentee) -> frozenset[int]:
        """The mentors at or above the goal, in the wish's group; everyone where there is no goal."""
        if mentee.goal is None:
            return self.market.everyone
        key = (mentee.goal, mentee.group)
        if key not in self.uppers:
            self.uppers[key] = self.market.above(*key)
        return self.uppers[key]

    def pool(self, mentee: Mentee) -> tuple[int, ...]:
        """The mentors with a place who offer what is asked, speak the language and stand high enough."""
        key = (mentee.group, mentee.topics, mentee.anyone, mentee.goal, mentee.languages)
        if key not in self.pools:
            found = self.asked(mentee) & self.speaking(mentee) & self.senior(mentee)
            mentors = self.market.mentors
            self.pools[key] = tuple(sorted(index for index in found if mentors[index].places))
        return self.pools[key]

    def of(self, mentee: Mentee, among: Container[int] | None = None) -> Iterator[tuple[int, int]]:
        """Every mentor the mentee may be paired with, by position, and their minutes in common.

        With `among`, only those of these mentors.
        """
        market = self.market
        common, weeks, least = market.hours.common, mentee.weeks, mentee.least
        for index in self.pool(mentee):
            if among is not None and index not in among:
                continue
            mentor = market.mentors[index]
            minutes = common(weeks, mentor.weeks)
            if minutes >= least and not barred(mentee, mentor) and mentor.handle not in mentee.avoided:
                yield index, minutes


def barred(mentee: Mentee, mentor: Mentor) -> bool:
    """Whether the two are one, or kept apart by a tie, an employer or an earlier pairing of theirs."""
    return (
        mentor.handle in mentee.tied
        or mentor.handle in mentee.partners
        or not mentee.employers.isdisjoint(mentor.employers)
    )
