"""What came of a market: who may be paired with whom, who was, and where one more would find a place."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ladder_cli.model.community import Weights
from ladder_cli.pairing.candidates import Candidates
from ladder_cli.pairing.fit import fit
from ladder_cli.pairing.market import Market, Mentee
from ladder_cli.pairing.solve import Instance, solve

Named = tuple[str, str]
"""What a wish names: `("group", "docs")`, `("topic", "storage")`, or `ANYONE`."""

ANYONE: Named = ("anyone", "")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A pair that is made: positions of mentee and mentor, minutes in common, fit."""

    mentee: int
    mentor: int
    minutes: int
    fit: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """The assignment, and what relaxing something would do to it.

    `waiting` are the mentees without a mentor; `idle` the mentors with places whom nobody was given to;
    `helpful` the mentors with whom a mentee could be paired so that nobody else loses theirs: they have
    a place, or somebody of theirs could go to one who has, over however many steps. One more pair comes
    about exactly if a mentee may be paired with one of these. `waiting_for` are positions in `waiting`.
    """

    candidates: Candidates
    chosen: tuple[Chosen, ...]
    waiting: tuple[Mentee, ...]
    idle: tuple[int, ...]
    helpful: frozenset[int]
    waiting_for: Mapping[Named, tuple[int, ...]]

    @property
    def market(self) -> Market:
        """Who offers and who asks."""
        return self.candidates.market

    def place_for(self, mentee: Mentee) -> int | None:
        """The mentor with whom this mentee, perhaps with a relaxed wish, would be one more pair.

        Of several, who has the most time in common.
        """
        open_ = ((-minutes, index) for index, minutes in self.candidates.of(mentee, self.helpful))
        return min(open_, default=(0, None))[1]

    def alike(self, mentee: Mentee) -> list[Mentee]:
        """Those who wait and whom a mentor would suit who offers what this mentee's wish names."""
        if mentee.anyone:
            offered: list[Named] = []
        elif mentee.group is not None:
            offered = [("group", mentee.group)]
        else:
            offered = [("topic", topic) for topic in mentee.topics]
        found = {at for name in (ANYONE, *offered) for at in self.waiting_for.get(name, ())}
        return [self.waiting[at] for at in sorted(found)]


def _named(mentee: Mentee) -> Iterator[Named]:
    """Whatever a mentor could offer so that the wish is met: its group or one above it, else its topics."""
    if mentee.anyone:
        yield ANYONE
    elif mentee.group is not None:
        yield from (("group", group) for group in mentee.lineage)
    else:
        yield from (("topic", topic) for topic in mentee.topics)


def outcome(market: Market, weights: Weights) -> Outcome:
    """The best assignment in this market."""
    candidates = Candidates(market)
    offered = [tuple(candidates.of(mentee)) for mentee in market.mentees]
    minutes = [minute for options in offered for _, minute in options]
    pairs = [
        (number, index, fit(mentee, market.mentors[index], minute, weights))
        for number, (mentee, options) in enumerate(zip(market.mentees, offered, strict=True))
        for index, minute in options
    ]
    found = solve(
        Instance(
            mentees=[mentee.handle for mentee in market.mentees],
            mentors=[mentor.handle for mentor in market.mentors],
            fresh=[mentee.fresh for mentee in market.mentees],
            places=[mentor.places for mentor in market.mentors],
            loads=[mentor.load for mentor in market.mentors],
            pairs=pairs,
        )
    )
    chosen = tuple(Chosen(*pairs[at][:2], minutes[at], pairs[at][2]) for at in found.chosen)
    taken = {made.mentee for made in chosen}
    giving = {made.mentor for made in chosen}
    waiting = tuple(mentee for number, mentee in enumerate(market.mentees) if number not in taken)
    return Outcome(
        candidates,
        chosen,
        waiting,
        tuple(index for index, mentor in enumerate(market.mentors) if mentor.places and index not in giving),
        _helpful(market, offered, chosen),
        _waiting_for(waiting),
    )


def _waiting_for(waiting: Iterable[Mentee]) -> Mapping[Named, tuple[int, ...]]:
    found: dict[Named, list[int]] = {}
    for at, mentee in enumerate(waiting):
        for name in _named(mentee):
            found.setdefault(name, []).append(at)
    return {name: tuple(positions) for name, positions in found.items()}


def _helpful(
    market: Market, offered: Sequence[Iterable[tuple[int, int]]], chosen: Iterable[Chosen]
) -> frozenset[int]:
    left = [mentor.places for mentor in market.mentors]
    movable: list[list[int]] = [[] for _ in market.mentors]
    for made in chosen:
        left[made.mentor] -= 1
        for index, _ in offered[made.mentee]:
            if index != made.mentor:
                movable[index].append(made.mentor)
    open_ = [index for index, places in enumerate(left) if places]
    found = set(open_)
    while open_:
        for index in movable[open_.pop()]:
            if index not in found:
                found.add(index)
                open_.append(index)
    return frozenset(found)
