"""What a role asks of everyone that costs little to weigh, taken out once and weighed first."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from ladder_cli.model.record import Record
from ladder_cli.model.role import Requirement
from ladder_cli.roles.candidacy import Candidacy
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.leaves import LEAVES


@dataclass(frozen=True, slots=True)
class Sieve:
    """A role, the roles at or above it, whether it asks that something was done, and its cheap leaves."""

    role: str
    in_group: bool
    above: frozenset[str]
    asks_work: bool
    leaves: tuple[tuple[str, Requirement], ...]

    def holds_back(
        self, candidacy: Candidacy, record: Record, held: Collection[str], *, has_done: bool
    ) -> bool:
        """Whether it is sure that somebody could not have a seat in the role, without reading any evidence.

        `held` are the roles they hold. A waiver could make up for anything, so it lets everyone through.
        """
        if any(one.closed is None and one.waivers for one in record.nominations):
            return False
        if self.asks_work and not has_done:
            return True
        if not self.in_group and not self.above.isdisjoint(held):
            return True
        return any(LEAVES[kind](candidacy, one.id, one.asked).verdict != "met" for kind, one in self.leaves)


def sieve(ladders: Ladders, name: str) -> Sieve:
    """The sieve of a role that the registry has."""
    role = ladders.registry.roles[name]
    cheap = [(one.kind, one) for one in _always(role.requires) if _is_cheap(ladders, one)]
    cheap.sort(key=lambda one: _COST[one[0]])
    return Sieve(name, role.scope == "group", ladders.above(name), _asks_work(role.requires), tuple(cheap))


_COST = {"fact": 0, "field": 0, "holds": 1, "tenure": 2}


def _always(requirement: Requirement) -> Iterator[Requirement]:
    """The leaves that are asked for whatever else is met."""
    if not requirement.parts:
        yield requirement
    of = requirement.n_of
    parts = of.of if of is not None and of.least >= len(of.of) else requirement.all_of or ()
    for part in parts:
        yield from _always(part)


def _is_cheap(ladders: Ladders, leaf: Requirement) -> bool:
    """Whether a leaf reads the record alone, and says the same in every group."""
    if leaf.fact is not None or leaf.field is not None:
        return True
    if leaf.tenure is not None:
        asked = leaf.tenure
        return asked.since == "seat" and (asked.scope == "any" or _is_everywhere(ladders, asked.role))
    return leaf.holds is not None and (leaf.holds.scope == "any" or _is_everywhere(ladders, leaf.holds.role))


def _is_everywhere(ladders: Ladders, name: str | None) -> bool:
    role = ladders.registry.roles.get(name or "")
    return role is not None and role.scope == "community"


def _asks_work(requirement: Requirement) -> bool:
    """Whether nobody could meet it who has done nothing at all."""
    counted = requirement.contributions
    if counted is not None:
        return counted.share is None and (counted.least != 0)
    if requirement.tenure is not None:
        return requirement.tenure.since == "first-contribution"
    working = [_asks_work(part) for part in requirement.parts]
    if requirement.not_ is not None:
        return False
    if requirement.n_of is not None:
        return len(working) - sum(working) < requirement.n_of.least
    return all(working) if requirement.any_of is not None else any(working)
