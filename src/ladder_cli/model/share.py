"""A part of a whole, as a number from 0 to 1 or as a fraction (`2/3`)."""

from fractions import Fraction

Share = float | str
"""`0.25`, or `1/3` where no decimal says it."""


def exact(share: Share) -> Fraction:
    """The part as it was written: `0.1` is a tenth, `2/3` two thirds."""
    return Fraction(share) if isinstance(share, str) else Fraction(repr(share))


def shown(share: Share) -> str:
    """The part in a sentence: `25 %`, or the fraction as it was written."""
    return share if isinstance(share, str) else f"{share * 100:g} %"
