"""What came of a market: who may be paired with whom, who was, and where one more would find a place."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import numpy as np
from msgspec import Struct

from ladder_cli.model.community import Weights
from ladder_cli.pairing.candidates import Candidates, Offers
from ladder_cli.pairing.fit import fits
from ladder_cli.pairing.funnel import Funnel, funnel
from ladder_cli.pairing.market import Market, Mentee
from ladder_cli.pairing.rows import Marks
from ladder_cli.pairing.solve import Instance, solve

Named = tuple[str, str]
"""What a wish names: `("group", "docs")`, `("topic", "storage")`, or `ANYONE`."""

ANYONE: Named = ("anyone", "")


Search = Callable[[Sequence[Mentee], Marks | None], Offers]
"""Which pairs may be of some mentees with all mentors, or with those that are marked."""


class Chosen(Struct, frozen=True, gc=False):
    """A pair that is made: positions of mentee and mentor, minutes in common, fit."""

    mentee: int
    mentor: int
    minutes: int
    fit: int


class Outcome(Struct, frozen=True, dict=True):
    """The assignment, and what relaxing something would do to it.

    `chosen` goes by mentor and mentee, in the order of their handles;
    `waiting` are the mentees without a mentor, `idle` the mentors with places whom nobody was given to.
    """

    candidates: Candidates
    search: Search
    offers: Offers
    chosen: tuple[Chosen, ...]
    waiting: tuple[Mentee, ...]
    idle: tuple[int, ...]

    @property
    def market(self) -> Market:
        """Who offers and who asks."""
        return self.candidates.market

    @cached_property
    def helpful(self) -> Marks:
        """The mentors with whom a mentee could be paired so that nobody else loses theirs.

        They have a place, or somebody of theirs could go to one who has, over however many steps. One
        more pair comes about exactly if a mentee may be paired with one of these.
        """
        mentors = self.market.mentors
        left = np.array([mentor.places for mentor in mentors], np.int64)
        np.subtract.at(left, [made.mentor for made in self.chosen], 1)
        found = left > 0
        theirs = np.full(len(self.market.mentees), -1, np.int64)
        theirs[[made.mentee for made in self.chosen]] = [made.mentor for made in self.chosen]
        goes, from_ = self.offers.mentor, theirs[self.offers.mentee]
        while True:
            open_ = (from_ >= 0) & ~found[from_]
            goes, from_ = goes[open_], from_[open_]
            freed = from_[found[goes]]
            if not len(freed):
                return found
            found[freed] = True

    @cached_property
    def funnel(self) -> Funnel:
        """How far those who are left over get with each other, and with whom only time is missing."""
        return funnel(self.candidates, self.waiting, self.helpful, self.is_idle)

    @cached_property
    def is_idle(self) -> Marks:
        """Of each mentor, whether they are idle."""
        found = np.zeros(len(self.market.mentors), np.bool_)
        found[list(self.idle)] = True
        return found

    def places_for(self, mentees: Sequence[Mentee]) -> list[int | None]:
        """The mentor with whom each of these, perhaps with a relaxed wish, would alone be one more pair.

        Of several, who has the most time in common.
        """
        found: list[int | None] = [None] * len(mentees)
        if not self.helpful.any():
            return found
        open_ = self.search(mentees, self.helpful)
        order = np.lexsort((open_.mentor, -open_.minutes, open_.mentee))
        who, first = np.unique(open_.mentee[order], return_index=True)
        for mentee, mentor in zip(who.tolist(), open_.mentor[order][first].tolist(), strict=True):
            found[mentee] = mentor
        return found

    @cached_property
    def _waiting_for(self) -> Mapping[Named, Sequence[int]]:
        found: dict[Named, list[int]] = {}
        for at, mentee in enumerate(self.waiting):
            for name in _named(mentee):
                found.setdefault(name, []).append(at)
        return found

    def alike(self, mentee: Mentee) -> Iterator[Mentee]:
        """Those who wait and whom a mentor would suit who offers what this mentee's wish names."""
        if mentee.anyone:
            offered: list[Named] = []
        elif mentee.group is not None:
            offered = [("group", mentee.group)]
        else:
            offered = [("topic", topic) for topic in sorted(mentee.topics)]
        found = (at for name in (ANYONE, *offered) for at in self._waiting_for.get(name, ()))
        return (self.waiting[at] for at in dict.fromkeys(found))


def _named(mentee: Mentee) -> Iterator[Named]:
    """Whatever a mentor could offer so that the wish is met: its group or one above it, else its topics."""
    if mentee.anyone:
        yield ANYONE
    elif mentee.group is not None:
        yield from (("group", group) for group in mentee.lineage)
    else:
        yield from (("topic", topic) for topic in mentee.topics)


def outcome(market: Market, weights: Weights) -> Outcome:
    """The best assignment in this market, to people who meet every week."""
    candidates = Candidates(market)
    return assigned(candidates, candidates.offers, weights)


def assigned(candidates: Candidates, search: Search, weights: Weights) -> Outcome:
    """The best assignment of the pairs that a search finds."""
    market = candidates.market
    offers = search(market.mentees, None)
    asked = instance(market, offers, weights)
    found = solve(asked)
    made = np.array(found.chosen, np.int64)
    made = made[np.lexsort((offers.mentee[made], offers.mentor[made]))]
    columns = (offers.mentee[made], offers.mentor[made], offers.minutes[made], asked.fits[made])
    chosen = tuple(map(Chosen, *(column.tolist() for column in columns)))
    return Outcome(candidates, search, offers, chosen, _without(market, chosen), _idle(market, chosen))


def instance(market: Market, offers: Offers, weights: Weights) -> Instance:
    """What the solver is asked."""
    return Instance(
        mentees=[mentee.handle for mentee in market.mentees],
        mentors=[mentor.handle for mentor in market.mentors],
        fresh=[mentee.fresh for mentee in market.mentees],
        places=[mentor.places for mentor in market.mentors],
        loads=[mentor.load for mentor in market.mentors],
        left=offers.mentee,
        right=offers.mentor,
        fits=fits(market.mentees, market.mentors, offers, weights),
    )


def _without(market: Market, chosen: Iterable[Chosen]) -> tuple[Mentee, ...]:
    taken = {made.mentee for made in chosen}
    return tuple(mentee for at, mentee in enumerate(market.mentees) if at not in taken)


def _idle(market: Market, chosen: Iterable[Chosen]) -> tuple[int, ...]:
    giving = {made.mentor for made in chosen}
    return tuple(at for at, mentor in enumerate(market.mentors) if mentor.places and at not in giving)
