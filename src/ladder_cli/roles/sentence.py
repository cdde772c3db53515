"""What a requirement asks, in a line."""

from ladder_cli.model.requirement import Requirement
from ladder_cli.roles.leaves import LEAVES
from ladder_cli.roles.leaves.sentences import Where


def needed(requirement: Requirement, where: str, version: str = "") -> str:
    """What a requirement asks, in `where` (a place's name); `version` is the code of conduct's."""
    leaf = LEAVES.get(requirement.kind)
    return leaf.asks(requirement.asked, Where(where, version)) if leaf else _combined(requirement)


def _combined(requirement: Requirement) -> str:
    count = len(requirement.parts)
    if requirement.n_of is not None:
        return f"{requirement.n_of.least} of these {count}"
    if requirement.any_of is not None:
        return f"one of these {count}" if count > 1 else "this"
    if requirement.all_of is not None:
        return f"all of these {count}" if count > 1 else "this"
    return "this must not hold"
