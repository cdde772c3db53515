"""Which roles somebody can reach, and keep, who writes no code: worked out from what the roles ask."""

from collections.abc import Callable, Collection

from ladder_cli.model.registry import Registry
from ladder_cli.model.requirement import Requirement
from ladder_cli.roles.ladders import Ladders

Can = Callable[[Requirement], bool]


def without_code(registry: Registry) -> frozenset[str]:
    """The roles that can be reached without a contribution that is code.

    A role can where some way to meet it has no leaf that only code meets, and where each role that it asks
    for, and one of those that it follows, can be reached so too.
    """
    ladders = Ladders(registry)
    reached: frozenset[str] = frozenset()
    while True:
        more = frozenset(name for name in registry.roles if _can_reach(ladders, name, reached))
        if more == reached:
            return reached
        reached = more


def kept_without_code(registry: Registry) -> frozenset[str]:
    """The roles that no code is needed to keep, those that ask nothing to be kept among them."""
    return frozenset(
        name
        for name, role in registry.roles.items()
        if role.keeps is None or _met(role.keeps.needs, lambda leaf: not is_code(registry, leaf))
    )


def is_code(registry: Registry, leaf: Requirement) -> bool:
    """Whether a leaf counts kinds of contribution, and all of them are code."""
    if leaf.contributions is not None:
        kinds = leaf.contributions.kinds
    else:
        kinds = leaf.tenure.kinds if leaf.tenure is not None else ()
    known = registry.community.contribution_kinds
    return bool(kinds) and all(known[kind].code for kind in kinds)


def _can_reach(ladders: Ladders, name: str, reached: Collection[str]) -> bool:
    role = ladders.registry.roles[name]
    below = not role.follows or any(_is_reached(ladders, one, reached) for one in role.follows)
    return below and _met(role.requires, lambda leaf: _can_meet(ladders, leaf, reached))


def _can_meet(ladders: Ladders, leaf: Requirement, reached: Collection[str]) -> bool:
    if leaf.holds is not None and leaf.holds.who == "candidate":
        return _is_reached(ladders, leaf.holds.role, reached, exactly=leaf.holds.exactly)
    if leaf.tenure is not None and leaf.tenure.role is not None:
        return _is_reached(ladders, leaf.tenure.role, reached)
    return not is_code(ladders.registry, leaf)


def _is_reached(ladders: Ladders, role: str, reached: Collection[str], *, exactly: bool = False) -> bool:
    return not ({role} if exactly else ladders.above(role)).isdisjoint(reached)


def _met(requirement: Requirement, can: Can) -> bool:
    """Whether a tree can be met, given which of its leaves can; what is turned round asks for no work."""
    if requirement.not_ is not None:
        return True
    if not requirement.parts:
        return can(requirement)
    good = sum(_met(part, can) for part in requirement.parts)
    if requirement.n_of is not None:
        return good >= requirement.n_of.least
    return good >= (1 if requirement.any_of is not None else len(requirement.parts))
