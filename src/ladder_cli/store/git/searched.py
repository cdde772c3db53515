"""Ladders whose seats are searched for in git's objects, so that few records are read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ladder_cli.model.kinds import named
from ladder_cli.model.registry import Held, Registry
from ladder_cli.model.role import Role
from ladder_cli.roles.ladders import Ladders
from ladder_cli.store.git.asking import Asking
from ladder_cli.store.git.grep import grepped


class Searched(Mapping[str, tuple[Held, ...]]):
    """By role, every seat in it, by handle: the records that hold the role's name are read, and no others.

    A name may be written with an escape, so records with a backslash are read too. Roles that grant
    something, or whose seats are counted, are searched for at once.
    """

    def __init__(self, repo: Asking, commit: str, prefix: str, registry: Registry) -> None:
        self._where = (repo, commit, prefix)
        self._registry = registry
        self._found: dict[str, tuple[Held, ...]] = {}

    def __getitem__(self, key: str) -> tuple[Held, ...]:
        if key not in self._found:
            asked = {key}
            if not self._found:
                asked |= {name for name, role in self._registry.roles.items() if _is_office(role)}
            self._search(asked)
        return self._found[key]

    def _search(self, roles: set[str]) -> None:
        paths = grepped(*self._where, roles, "records", escaped=True)
        handles = sorted({name.id for path in paths if (name := named(path)) is not None})
        held: dict[str, list[Held]] = {role: [] for role in roles}
        for handle in handles:
            for one in self._registry.seats_of(handle):
                if one.seat.role in held:
                    held[one.seat.role].append(one)
        self._found.update((role, tuple(seats)) for role, seats in held.items())

    def get(self, key: str, default: object = None) -> tuple[Held, ...]:
        """The seats; none where nobody holds one."""
        del default
        return self[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._registry.roles)

    def __len__(self) -> int:
        return len(self._registry.roles)


def _is_office(role: Role) -> bool:
    return bool(role.grants) or role.seats.most is not None


@dataclass(frozen=True)
class Searching(Ladders):
    """A base's ladders, whose seats are found by a search of its commit."""

    found: Searched | None = field(default=None, repr=False, compare=False)

    @cached_property
    def seats(self) -> Mapping[str, tuple[Held, ...]]:
        """By role, every seat in it."""
        return {} if self.found is None else self.found


def searching(repo: Asking, commit: str, prefix: str, registry: Registry) -> Ladders:
    """The ladders of a registry in a commit."""
    return Searching(registry, found=Searched(repo, commit, prefix, registry))
