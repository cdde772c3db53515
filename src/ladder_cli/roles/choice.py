"""The cheapest way up: which of the open requirements to meet, and in which order.

Of two that cost the same, the one that somebody has begun goes first: six more reviews are nearer to a
reviewer than five reports from the field.
"""

from collections.abc import Sequence

from msgspec import Struct

from ladder_cli.roles.judgement import Judgement
from ladder_cli.roles.leaves import LEAVES

WAITING = 4
"""What it costs that something is no longer so."""

Price = tuple[int, bool, int, str]
"""Of a leaf: what it is, whether nothing is there of it yet, how many are missing, its id."""
Cost = tuple[int, tuple[Price, ...]]


class Route(Struct, frozen=True):
    """Open requirements that would do together, cheapest first; `code`: one of them only code meets."""

    leaves: tuple[Judgement, ...]
    code: bool

    @property
    def cost(self) -> Cost:
        """What routes are compared by: how many are open, then what each of them costs."""
        return len(self.leaves), tuple(_price(leaf) for leaf in self.leaves)


def routes(judgement: Judgement) -> tuple[Route, ...]:
    """The cheapest route, and where that one needs code, the cheapest that does not, if there is one.

    One empty route where nothing is open.
    """
    best = _cheapest(judgement, code=True)
    if best is None or not best.code:
        return () if best is None else (best,)
    other = _cheapest(judgement, code=False)
    return (best,) if other is None else (best, other)


def _cheapest(judgement: Judgement, *, code: bool) -> Route | None:
    """The cheapest route to meet it; without `code` by no leaf that only code meets; None for none."""
    if judgement.verdict == "met":
        return Route((), code=False)
    if not judgement.children or judgement.kind == "not":
        return None if judgement.needs_code and not code else Route((judgement,), judgement.needs_code)
    ways = [way for child in judgement.children if (way := _cheapest(child, code=code)) is not None]
    ways.sort(key=lambda way: way.cost)
    return _joined(ways[: judgement.least]) if len(ways) >= judgement.least else None


def _joined(ways: Sequence[Route]) -> Route:
    leaves = sorted((leaf for way in ways for leaf in way.leaves), key=_price)
    return Route(tuple(leaves), any(way.code for way in ways))


def _price(leaf: Judgement) -> Price:
    cost = LEAVES[leaf.kind].cost if leaf.kind in LEAVES else WAITING
    return cost, not leaf.evidence, leaf.missing, leaf.id
