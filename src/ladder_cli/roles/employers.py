"""Which organizations are one employer, and how many different ones a set of people has."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from ladder_cli.model.organization import Organization
from ladder_cli.model.record import INDEPENDENT

Employers = frozenset[str] | None
"""For whom somebody works, by `Ladders.employers`; None where nobody knows."""


def firms(organizations: Mapping[str, Organization]) -> dict[str, str]:
    """By organization, the first by id of those that count as one employer with it.

    Related companies are one, whichever of them says so and over however many steps; names and
    aliases, spelled as ids, lead to their organization too. Unknown organizations are left out.
    """
    links: dict[str, set[str]] = {name: set() for name in organizations}
    for name, organization in organizations.items():
        spelled = _spelled(organization) - {*organizations}
        for other in {*organization.related, *spelled} - {INDEPENDENT, ""}:
            links[name].add(other)
            links.setdefault(other, set()).add(name)
    found: dict[str, str] = {}
    for name in (*sorted(organizations), *sorted(links)):
        for one in _reached(name, links) if name not in found else ():
            found[one] = name
    return found


def differ(people: Sequence[Employers], least: int, *, hopeful: bool) -> bool:
    """Whether so many of these people have no employer in common.

    An unknown employer is nobody else's if `hopeful`, and counts for nothing otherwise.
    """
    known = sorted(
        {frozenset(employers) for employers in people if employers}, key=lambda one: (len(one), sorted(one))
    )
    asked = least - (sum(not one for one in people) if hopeful else 0)
    return asked <= 0 or any(True for _ in _disjoint(known, asked, frozenset()))


def _disjoint(sets: Sequence[frozenset[str]], least: int, taken: frozenset[str]) -> Iterator[None]:
    for index, one in enumerate(sets[: len(sets) - least + 1]):
        if one & taken:
            continue
        if least == 1:
            yield None
        else:
            yield from _disjoint(sets[index + 1 :], least - 1, taken | one)


def _reached(start: str, links: Mapping[str, Collection[str]]) -> set[str]:
    found, open_ = {start}, [start]
    while open_:
        new = {*links[open_.pop()]} - found
        found |= new
        open_ += new
    return found


def spellings(organizations: Mapping[str, Organization]) -> dict[str, tuple[str, ...]]:
    """By each name and alias, spelled as an id, the organizations that it is one of."""
    found: dict[str, tuple[str, ...]] = {}
    for name, organization in organizations.items():
        for spelling in _spelled(organization):
            found[spelling] = (*found.get(spelling, ()), name)
    return found


def _spelled(organization: Organization) -> set[str]:
    """Its name and its aliases as ids."""
    return {
        re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
        for text in (organization.name, *organization.aliases)
    }
