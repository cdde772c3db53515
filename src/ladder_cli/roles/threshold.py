"""What is enough to keep a seat: the numbers of a role's `keeps`, made smaller by its `keep_at`."""

import math
from collections.abc import Callable
from fractions import Fraction

from msgspec.structs import asdict, replace

from ladder_cli.model.requirement import Counted, Distinct, Manual, NOf, Requirement
from ladder_cli.model.share import Share, exact

Change = Callable[[Counted], Counted]


class Lowered(Counted, frozen=True, kw_only=True):
    """What is enough of a share to keep a seat: that part (`kept`) of the share the role asks (`full`)."""

    full: Share
    kept: Share


def lowered(requirement: Requirement, keep_at: Share) -> Requirement:
    """The requirement with the numbers that are enough to keep a seat.

    Every number of contributions, of different days, people, kinds and so on, and the number that a share
    of a total makes, is multiplied by `keep_at` and rounded up to a whole number, as Discourse compares
    with 0.9 of each number: 0.9 of 5 is 4.5, so 5; 2/3 of 3 is 2. How many branches of an `n_of` are asked
    stays, and so does all within a `not`: a bound from above is no easier when it is lower.
    """
    part = exact(keep_at)
    if part == 1:
        return requirement
    return mapped(requirement, lambda asked: _counted(asked, keep_at), within_not=False)


def enough(least: int, part: Fraction) -> int:
    """That part of a number, rounded up."""
    return math.ceil(part * least)


def _counted(asked: Counted, keep_at: Share) -> Counted:
    part = exact(keep_at)
    lower = replace(
        asked,
        least=None if asked.least is None else enough(asked.least, part),
        distinct=tuple(Distinct(by=one.by, least=enough(one.least, part)) for one in asked.distinct),
    )
    if asked.share is None:
        return lower
    said = exact(asked.share) * part
    values = {**asdict(lower), "share": f"{said.numerator}/{said.denominator}"}
    return Lowered(**values, full=asked.share, kept=keep_at)


def mapped(requirement: Requirement, change: Change, *, within_not: bool = True) -> Requirement:
    """The requirement with every leaf that counts contributions changed, within a `not` only if asked to."""

    def inside(one: Requirement) -> Requirement:
        return mapped(one, change, within_not=within_not)

    if requirement.contributions is not None:
        return replace(requirement, contributions=change(requirement.contributions))
    if requirement.n_of is not None:
        parts = tuple(inside(one) for one in requirement.n_of.of)
        return replace(requirement, n_of=NOf(least=requirement.n_of.least, of=parts))
    if requirement.all_of is not None:
        return replace(requirement, all_of=tuple(inside(one) for one in requirement.all_of))
    if requirement.any_of is not None:
        return replace(requirement, any_of=tuple(inside(one) for one in requirement.any_of))
    if requirement.not_ is not None and within_not:
        return replace(requirement, not_=inside(requirement.not_))
    return requirement


def contributions_alone(requirement: Requirement) -> Requirement:
    """The requirement with every leaf of another kind as a question: retention reads contributions alone.

    A question is unknown, so what asks for anything else never makes a seat lapse.
    """
    if requirement.contributions is not None:
        return requirement
    if not requirement.parts:
        asked = Manual(question="retention is judged by contributions, and this asks for something else")
        return Requirement(id=requirement.id, label=requirement.label, how="attested", manual=asked)
    if requirement.n_of is not None:
        parts = tuple(contributions_alone(one) for one in requirement.n_of.of)
        return replace(requirement, n_of=NOf(least=requirement.n_of.least, of=parts))
    if requirement.not_ is not None:
        return replace(requirement, not_=contributions_alone(requirement.not_))
    parts = tuple(contributions_alone(one) for one in requirement.parts)
    if requirement.all_of is not None:
        return replace(requirement, all_of=parts)
    return replace(requirement, any_of=parts)
