"""A registry with what every judgement of it shares, worked out at most once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ladder_cli.model.finding import At
from ladder_cli.model.record import INDEPENDENT
from ladder_cli.model.registry import Held, Registry
from ladder_cli.model.requirement import Requirement
from ladder_cli.model.work import Story
from ladder_cli.roles.employers import firms, spellings

Asked = tuple[str, str | None, str, str]


@dataclass(frozen=True)
class Ladders:
    """A registry, and what follows from it for everyone: who is above whom, which employers are one.

    Everything beyond `registry` is made when it is first asked for; `seats` reads all records and
    `stories` all stories, the rest reads neither. Build one for a registry and keep it.
    """

    registry: Registry
    holders: dict[Asked, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)
    """What `standing.holders` has found already."""

    @cached_property
    def at_or_above(self) -> Mapping[str, frozenset[str]]:
        """By role, the roles that stand at or above it: itself, and those that follow or imply one."""
        uppers: dict[str, set[str]] = {}
        for name, role in self.registry.roles.items():
            for lower in (*role.follows, *role.implies):
                uppers.setdefault(lower, set()).add(name)
        return {name: _closure(name, uppers) for name in {*self.registry.roles, *uppers}}

    def above(self, role: str) -> frozenset[str]:
        """The roles at or above that one; the role alone where the registry does not know it."""
        return self.at_or_above.get(role) or frozenset((role,))

    @cached_property
    def chains(self) -> Mapping[str, tuple[str, ...]]:
        """By group, the group and those it lies within, innermost first."""
        return {name: tuple(self.registry.chain(name)) for name in self.registry.groups}

    def chain(self, group: str | None) -> tuple[str, ...]:
        """The group and those it lies within; nothing for the community, the group alone if unknown."""
        return () if group is None else self.chains.get(group, (group,))

    def tightened(self, role: str, group: str | None) -> Requirement | None:
        """What a group asks for a role beyond what the role asks; a group tightens for itself alone."""
        found = self.registry.groups.get(group) if group is not None else None
        return None if found is None else found.tightened.get(role)

    @cached_property
    def firm_of(self) -> Mapping[str, str]:
        """By organization, the one that stands for it and all its related companies."""
        return firms(self.registry.organizations)

    @cached_property
    def spellings(self) -> Mapping[str, tuple[str, ...]]:
        """By each name and alias of an organization, spelled as an id, the organizations that have it."""
        return spellings(self.registry.organizations)

    @cached_property
    def by_last_name(self) -> Mapping[str, tuple[str, ...]]:
        """By the last part of a group's path, the groups that are called so."""
        found: dict[str, tuple[str, ...]] = {}
        for name in self.registry.groups:
            last = name.rpartition("/")[2]
            found[last] = (*found.get(last, ()), name)
        return found

    @cached_property
    def seats(self) -> Mapping[str, tuple[Held, ...]]:
        """By role, every seat in it that anyone holds or held, by handle; reads all records."""
        found: dict[str, list[Held]] = {}
        for held in self.registry.seats():
            found.setdefault(held.seat.role, []).append(held)
        return {role: tuple(seats) for role, seats in found.items()}

    @cached_property
    def stories(self) -> Mapping[str, tuple[tuple[At, Story], ...]]:
        """By author, their stories with their places; reads all stories."""
        found: dict[str, list[tuple[At, Story]]] = {}
        for name in sorted(self.registry.stories):
            story = self.registry.stories[name]
            found.setdefault(story.author, []).append((self.registry.at("story", name), story))
        return {author: tuple(stories) for author, stories in found.items()}

    def employers(self, person: str, day: str) -> frozenset[str] | None:
        """For whom somebody works on a day, related companies as one; None where nobody knows.

        Whoever is independent is their own employer; who has two employers has both.
        """
        found: set[str] = set()
        for affiliation in self.registry.record(person).affiliations:
            start = affiliation.from_ or affiliation.as_of
            if start is None or start > day or (affiliation.until is not None and affiliation.until < day):
                continue
            if affiliation.organization == INDEPENDENT:
                found.add(f"{INDEPENDENT}/{person}")
            elif affiliation.organization in self.firm_of:
                found.add(self.firm_of[affiliation.organization])
            else:
                return None
        return frozenset(found) or None


def _closure(role: str, uppers: Mapping[str, set[str]]) -> frozenset[str]:
    found, open_ = {role}, [role]
    while open_:
        new = uppers.get(open_.pop(), set()) - found
        found |= new
        open_ += new
    return frozenset(found)
