"""Which mentors could be a mentee's: hard constraints, looked up by what a wish names.

A named group, offered itself or as one it lies within, is hard; without one, a topic in common is;
a wish for `anyone` asks for neither. What all wishes of one kind share (group or topics,
languages, goal) is looked up once, so that nobody is compared with everybody.
"""

from collections.abc import Collection, Hashable, Iterator, Mapping
from dataclasses import dataclass, field

from ladder_cli.pairing.market import Market, Mentee, Mentor

Pool = Mapping[int, Mentor]
"""Mentors by position, in their order."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Lookups over one market; what several wishes share is looked up once."""

    market: Market
    found: dict[Hashable, frozenset[int]] = field(default_factory=dict, repr=False, compare=False)
    pools: dict[Hashable, Pool] = field(default_factory=dict, repr=False, compare=False)

    def asked(self, mentee: Mentee) -> frozenset[int]:
        """The mentors who offer what the wish names."""
        market = self.market
        if mentee.anyone:
            return market.everyone
        if mentee.group is not None:
            return self._any("group", market.by_group, mentee.lineage)
        return self._any("topic", market.by_topic, mentee.topics)

    def speaking(self, mentee: Mentee) -> frozenset[int]:
        """The mentors who share a language."""
        return self._any("language", self.market.by_language, mentee.languages)

    def senior(self, mentee: Mentee) -> frozenset[int]:
        """The mentors at or above the goal, in the wish's group; everyone where there is no goal."""
        if mentee.goal is None:
            return self.market.everyone
        key = ("goal", mentee.goal, mentee.group)
        if key not in self.found:
            self.found[key] = self.market.above(mentee.goal, mentee.group)
        return self.found[key]

    def _any(
        self, kind: str, by_word: Mapping[str, frozenset[int]], words: Collection[str]
    ) -> frozenset[int]:
        key = (kind, words)
        if key not in self.found:
            self.found[key] = frozenset().union(*(by_word.get(word, ()) for word in words))
        return self.found[key]

    def pool(self, mentee: Mentee) -> Pool:
        """The mentors with a place who offer what is asked, speak the language and stand high enough."""
        named = None if mentee.anyone else mentee.group or mentee.topics
        key = (named, mentee.languages, mentee.goal, mentee.goal and mentee.group)
        if key not in self.pools:
            found = self.asked(mentee) & self.speaking(mentee) & self.senior(mentee)
            mentors = self.market.mentors
            self.pools[key] = {index: mentors[index] for index in sorted(found) if mentors[index].places}
        return self.pools[key]

    def of(self, mentee: Mentee, among: frozenset[int] | None = None) -> Iterator[tuple[int, int]]:
        """Every mentor the mentee may be paired with, by position, and their minutes in common.

        With `among`, only those of these mentors.
        """
        pool, unit = self.pool(mentee), self.market.hours.unit
        now, june, december = mentee.weeks
        least = -(-mentee.least // unit)
        for index in pool if among is None else sorted(pool.keys() & among):
            mentor = pool[index]
            a, b, c = mentor.weeks
            common = (now & a).bit_count()
            if common < least:
                continue
            common = min(common, (june & b).bit_count(), (december & c).bit_count())
            if common >= least and not barred(mentee, mentor) and mentor.handle not in mentee.avoided:
                yield index, common * unit


def barred(mentee: Mentee, mentor: Mentor) -> bool:
    """Whether the two are one, or kept apart by a tie, an employer or an earlier pairing of theirs."""
    return (
        mentor.handle in mentee.tied
        or mentor.handle in mentee.partners
        or not mentee.employers.isdisjoint(mentor.employers)
    )
