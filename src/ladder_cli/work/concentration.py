"""On how many shoulders the work lies: people, and employers, that make half of it.

Both figures are those of CHAOSS, whose pages hold the formula and its examples:
https://github.com/chaoss/wg-risk/blob/main/focus-areas/business-risk/contributor-absence-factor.md
https://github.com/chaoss/wg-risk/blob/main/focus-areas/business-risk/elephant-factor.md
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import accumulate

from msgspec import Struct

from ladder_cli.roles.employers import Employers

Amount = int | Fraction


def factor(amounts: Iterable[Amount]) -> int:
    """The smallest number of contributors that together make at least half of everything; 0 of nothing.

    Sorted from the largest down, amounts are added until they reach half of the total (CHAOSS: the
    contributor absence factor of people, the elephant factor of employers).
    """
    order = sorted(amounts, reverse=True)
    total = sum(order)
    reached = enumerate(accumulate(order, initial=Fraction(0)))
    return next(number for number, amount in reached if 2 * amount >= total)


class Range(Struct, frozen=True):
    """A number that is at least and at most so large, where not everything is known."""

    least: int
    most: int


class Firms(Struct, frozen=True):
    """Amounts by employer; `unknown` are those of people whose employer nobody knows, each for itself."""

    known: Mapping[str, Fraction]
    unknown: tuple[Amount, ...]

    @property
    def total(self) -> Fraction:
        """All of it."""
        return sum(self.known.values(), Fraction(0)) + sum(self.unknown)

    @property
    def nobody_knows(self) -> Fraction:
        """How much is of people whose employer nobody knows."""
        return Fraction(sum(self.unknown))

    @property
    def largest(self) -> str:
        """The employer with the most, of several the first by id; empty where none is known."""
        return min(self.known, key=lambda firm: (-self.known[firm], firm), default="")


def firms(amounts: Iterable[tuple[Amount, Employers]]) -> Firms:
    """Amounts by employer; whoever has several counts for each in equal parts."""
    parts: dict[str, Fraction] = {}
    unknown: list[Amount] = []
    for amount, employers in amounts:
        if not employers:
            unknown.append(amount)
        for firm in employers or ():
            parts[firm] = parts.get(firm, Fraction(0)) + Fraction(amount) / len(employers or ())
    return Firms(dict(sorted(parts.items())), tuple(unknown))


def elephants(found: Firms) -> Range:
    """How many employers make half of it: at least, were all the unknown the largest's; at most, each alone.

    No other way to divide the unknown among employers leads out of this range: adding to the largest makes
    the largest ones together as large as they can be, and keeping apart as small.
    """
    known = sorted(found.known.values(), reverse=True)
    together = [sum(known[:1], found.nobody_knows), *known[1:]]
    return Range(factor(together), factor([*known, *found.unknown]))
