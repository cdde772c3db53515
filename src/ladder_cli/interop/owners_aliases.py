"""OWNERS_ALIASES: names for lists of people, which OWNERS files of Prow and its like use.

One alias a role and place: `steward` for a role of the whole community, `docs-lead` for one in the group
`docs`, `docs-site-lead` in `docs/site`.
"""

from typing import Final

from ladder_cli.interop.exported import Exported, logins, marker, without_account
from ladder_cli.model.finding import Plain
from ladder_cli.model.role import is_host_role
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.recorded import recorded_seats
from ladder_cli.store.splicing.style import render

NAME: Final = "owners-aliases"


def owners_aliases(ladders: Ladders, prefix: str) -> Exported:
    """The file for the top of a repository; whoever is in a role because of a higher one is not listed.

    What people are on the code host itself, in its teams, is no role of the community.
    """
    del prefix
    registry = ladders.registry
    held: dict[tuple[str, str], set[str]] = {}
    for role in registry.roles:
        for one in () if is_host_role(role, registry.roles[role]) else recorded_seats(ladders, role):
            held.setdefault((one.seat.sig or "", role), set()).add(one.person)
    aliases: dict[str, Plain] = {}
    for group, role in sorted(held, key=lambda one: ("/" in one[0], one)):
        people: list[Plain] = [*logins(registry, held[group, role])]
        if people:
            aliases[_alias(group, role, aliases)] = people
    data: dict[str, Plain] = {"aliases": dict(sorted(aliases.items()))}
    everyone = {person for people in held.values() for person in people}
    return Exported(render(data, marker(NAME)), without_account(registry, everyone))


def _alias(group: str, role: str, taken: dict[str, Plain]) -> str:
    """The alias of a role in a group; where another is spelled so, the group's own path stays in it."""
    spelled = f"{group.replace('/', '-')}-{role}".lstrip("-")
    return f"{group}-{role}" if spelled in taken else spelled
