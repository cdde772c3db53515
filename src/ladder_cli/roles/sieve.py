"""What a role asks of everyone that costs little to weigh, taken out once and weighed first."""

from collections.abc import Callable, Collection
from typing import Final

from msgspec import Struct

from ladder_cli.model.requirement import Counted, Requirement, Tenure
from ladder_cli.roles.glance import Glance
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.leaves import LEAVES

Check = tuple[int, Callable[[Glance], bool]]
"""What it costs to ask, and whether somebody could meet a requirement; only a no is sure."""

_COST: Final = {"fact": 0, "field": 0, "holds": 1, "tenure": 2, "contributions": 3}


class Sieve(Struct, frozen=True):
    """A role, the roles at or above it, and what somebody at a glance has to pass."""

    role: str
    in_group: bool
    above: frozenset[str]
    check: Check | None

    def holds_back(self, glance: Glance) -> bool:
        """Whether it is sure that somebody could not have a seat in the role.

        A waiver could make up for anything, so it lets everyone through.
        """
        if any(one.closed is None and one.waivers for one in glance.record.nominations):
            return False
        if self.is_reached(glance.held):
            return True
        return self.check is not None and not self.check[1](glance)

    def is_reached(self, held: Collection[str]) -> bool:
        """Whether whoever holds these roles, in whatever group, stands at or above it everywhere."""
        return not self.in_group and not self.above.isdisjoint(held)


def sieve(ladders: Ladders, name: str) -> Sieve:
    """The sieve of a role that the registry has."""
    role = ladders.registry.roles[name]
    return Sieve(name, role.scope == "group", ladders.above(name), _check(ladders, role.requires))


def _check(ladders: Ladders, requirement: Requirement) -> Check | None:
    """How to see that somebody could not meet a requirement; None where that takes more than a glance."""
    if not requirement.parts:
        return _of_leaf(ladders, requirement)
    if requirement.not_ is not None:
        return None
    parts = requirement.parts
    known = sorted((one for part in parts if (one := _check(ladders, part))), key=lambda one: one[0])
    least = 1 if requirement.any_of is not None else len(parts)
    if requirement.n_of is not None:
        least = requirement.n_of.least
    asked = least - (len(parts) - len(known))
    if asked <= 0:
        return None
    cost = max(cost for cost, _ in known)
    checks = [check for _, check in known]
    if asked == len(checks):
        return cost, lambda glance: all(check(glance) for check in checks)
    return cost, lambda glance: _reaches(asked, checks, glance)


def _reaches(asked: int, checks: list[Callable[[Glance], bool]], glance: Glance) -> bool:
    for check in checks:
        asked -= check(glance)
        if asked <= 0:
            return True
    return False


def _of_leaf(ladders: Ladders, leaf: Requirement) -> Check | None:
    if leaf.contributions is not None:
        return _of_work(leaf.contributions, _least(leaf.contributions))
    if leaf.tenure is not None and leaf.tenure.role is None and leaf.tenure.since == "first-contribution":
        return _of_work(Counted(kinds=leaf.tenure.kinds), 1)
    if not _is_cheap(ladders, leaf):
        return None
    kind, name, asked = leaf.kind, leaf.id, leaf.asked
    weigh = LEAVES[kind].weigh
    if leaf.fact is not None:
        what = leaf.fact.what
        return (
            _COST[kind],
            lambda glance: (
                any(one.what == what for one in glance.record.facts)
                and weigh(glance.candidacy, name, asked).verdict == "met"
            ),
        )
    return _COST[kind], lambda glance: weigh(glance.candidacy, name, asked).verdict == "met"


def _of_work(asked: Counted, least: int) -> Check | None:
    return (_COST["contributions"], lambda glance: glance.may_have(least, asked)) if least > 0 else None


def _least(asked: Counted) -> int:
    """So many there have to be at the least, in whatever group: each is of one kind and of one group."""
    different = max((one.least for one in asked.distinct if one.by in ("kind", "group")), default=0)
    if asked.share is not None:
        return different
    return max(different, int(not asked.distinct) if asked.least is None else asked.least)


def _is_cheap(ladders: Ladders, leaf: Requirement) -> bool:
    """Whether a leaf reads the record alone, and says the same in every group."""
    if leaf.fact is not None or leaf.field is not None:
        return True
    if leaf.tenure is not None:
        return _is_of_seats(leaf.tenure) and (
            leaf.tenure.scope == "any" or _is_everywhere(ladders, leaf.tenure.role)
        )
    if leaf.holds is None or leaf.holds.who == "colleague":
        return False
    return leaf.holds.scope == "any" or _is_everywhere(ladders, leaf.holds.role)


def _is_of_seats(asked: Tenure) -> bool:
    return asked.role is not None or asked.since == "seat"


def _is_everywhere(ladders: Ladders, name: str | None) -> bool:
    role = ladders.registry.roles.get(name or "")
    return role is not None and role.scope == "community"
