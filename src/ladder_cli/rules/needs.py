"""What a role asks of everyone, and what of it nobody new could have."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from ladder_cli.model.finding import Keys
from ladder_cli.model.registry import Registry
from ladder_cli.model.requirement import Requirement
from ladder_cli.roles.ladders import Ladders
from ladder_cli.rules.wording import counted

Placed = tuple[Keys, Requirement]


def needs(requirement: Requirement, keys: Keys) -> Iterator[Placed]:
    """The leaves that nothing can stand in for, and what is not to be; not what can be waived."""
    if requirement.waivable_by is not None:
        return
    if requirement.all_of is not None:
        for index, part in enumerate(requirement.all_of):
            yield from needs(part, (*keys, "all_of", index))
    elif requirement.any_of is not None and len(requirement.any_of) == 1:
        yield from needs(requirement.any_of[0], (*keys, "any_of", 0))
    elif requirement.n_of is not None and requirement.n_of.least == len(requirement.n_of.of):
        for index, part in enumerate(requirement.n_of.of):
            yield from needs(part, (*keys, "n_of", "of", index))
    elif not requirement.parts or requirement.not_ is not None:
        yield keys, requirement


def out_of_reach(
    tree: Requirement, root: Keys, ladders: Ladders, today: date
) -> Iterator[tuple[Keys, str, str]]:
    """Places in a tree that nobody new could meet, why, and what to do."""
    needed = list(needs(tree, root))
    asked = [leaf.asked for _, leaf in needed]
    for keys, leaf in needed:
        if leaf.not_ is not None and not leaf.not_.parts and leaf.not_.asked in asked:
            yield (*keys, "not"), "it is asked for as well", "take one of the two out"
        for key, role in named(leaf):
            closed = closed_since(role, ladders, today)
            if closed:
                why = f"`{role}` takes nobody new since {closed}"
                yield (*keys, key, "role"), why, "ask for the role that took its place"
        sponsors = leaf.sponsors
        most = _seats_in_all(sponsors.role, ladders) if sponsors is not None and sponsors.role else None
        if sponsors is not None and most is not None and sponsors.least > most:
            why = f"there are {counted(most, 'seat')} at or above `{sponsors.role}` in all"
            yield (*keys, "sponsors", "least"), why, "ask for less"


def named(leaf: Requirement) -> Iterator[tuple[str, str]]:
    """The roles that somebody must hold for a leaf to be met, each with the key of its part."""
    if leaf.tenure is not None and leaf.tenure.role is not None:
        yield "tenure", leaf.tenure.role
    if leaf.holds is not None:
        yield "holds", leaf.holds.role
    if leaf.sponsors is not None and leaf.sponsors.role is not None:
        yield "sponsors", leaf.sponsors.role


def closed_since(role: str, ladders: Ladders, today: date) -> str:
    """Since when nobody new can come to stand at or above a role; "" where somebody can."""
    if ladders.registry.roles_may_say(ladders.above(role)):
        return ""
    uppers = [ladders.registry.roles.get(name) for name in ladders.above(role)]
    last = max((one.retired or "9999") if one is not None else "9999" for one in uppers)
    return last if last <= today.isoformat() else ""


def _seats_in_all(role: str, ladders: Ladders) -> int | None:
    """How many can stand at or above a role at once; None where there is no bound."""
    if ladders.registry.roles_may_say(ladders.above(role)):
        return None
    roles = [ladders.registry.roles.get(name) for name in ladders.above(role)]
    most = [one.seats.most if one is not None and one.scope == "community" else None for one in roles]
    return None if None in most else sum(number or 0 for number in most)


def waiting(registry: Registry) -> Mapping[str, tuple[str, ...]]:
    """The roles that nobody could be the first to climb to, each with those it waits for.

    A role waits where it asks for another, and that one and all above it wait too.
    """
    asked = {name: tuple(_asked(role.requires)) for name, role in registry.roles.items()}
    askers: dict[str, list[str]] = defaultdict(list)
    for name, others in asked.items():
        for other in others:
            askers[other].append(name)
    free, passed, look = set[str](), set[str](), [*registry.roles]
    while look:
        name = look.pop()
        role = registry.roles.get(name)
        if role is not None and name not in free and _can_be_met(role.requires, passed, registry):
            free.add(name)
            for lower in _passed_by(name, passed, registry):
                look += askers[lower]
    return {
        name: tuple(
            other for other in others if registry.roles.get(other) is not None and other not in passed
        )
        for name, others in asked.items()
        if name not in free
    }


def _passed_by(role: str, passed: set[str], registry: Registry) -> Iterator[str]:
    """A role and those below it that nobody had passed yet; they are now."""
    open_ = [role]
    while open_:
        name = open_.pop()
        found = registry.roles.get(name)
        if found is not None and name not in passed:
            passed.add(name)
            open_ += (*found.follows, *found.implies)
            yield name


def _asked(requirement: Requirement) -> Iterator[str]:
    """The roles that a tree asks of the candidate, anywhere but below a `not`."""
    if requirement.not_ is None:
        yield from _of_candidate(requirement)
        for part in requirement.parts:
            yield from _asked(part)


def _of_candidate(leaf: Requirement) -> Iterator[str]:
    others = leaf.sponsors is not None or (leaf.holds is not None and leaf.holds.who != "candidate")
    return iter(()) if others else (role for _, role in named(leaf))


def _can_be_met(requirement: Requirement, passed: set[str], registry: Registry) -> bool:
    """Whether a tree can be met by somebody who stands at or above these roles alone."""
    if requirement.not_ is not None or requirement.waivable_by is not None:
        return True
    if not requirement.parts:
        return all(role in passed or registry.roles.get(role) is None for role in _of_candidate(requirement))
    met = sum(_can_be_met(part, passed, registry) for part in requirement.parts)
    if requirement.any_of is not None:
        return met > 0
    wanted = len(requirement.parts) if requirement.n_of is None else requirement.n_of.least
    return met >= min(wanted, len(requirement.parts))
