"""Organization files of peribolos, out of a registry: who belongs to an organization, and to its teams.

What `ladder import peribolos` has taken in comes out again. An organization's own people are listed where
the registry has them, and has them of one organization: else the file has teams alone, for who applied an
empty list would empty the organization.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from ladder_cli.interop.exported import Exported, logins, marker, without_account
from ladder_cli.model.finding import Plain
from ladder_cli.model.group import Group
from ladder_cli.model.stop import Stop
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.recorded import recorded_seats
from ladder_cli.store.splicing.style import render

NAME: Final = "peribolos"
MEMBERS, ADMINS = "organization-member", "organization-admin"
TEAM_MEMBERS, MAINTAINERS = "team-member", "team-maintainer"
Data = dict[str, Plain]


def peribolos(ladders: Ladders, prefix: str) -> Exported:
    """The file with every organization that a team names.

    Raises Stop (status 3) where no team names one, and where two teams of one have the same name.
    """
    del prefix
    teams = _Teams(ladders)
    if not teams.organizations:
        raise Stop(
            "no team says which organization it is of, so there is nothing to export",
            "say it in the team's file: `team: {organization: NAME}`",
        )
    organizations: Data = {name: teams.organization(name) for name in teams.organizations}
    return Exported(
        render({"orgs": organizations}, marker(NAME)), without_account(ladders.registry, teams.everyone)
    )


class _Teams:
    """The teams of a registry, and who sits in them."""

    def __init__(self, ladders: Ladders) -> None:
        self.registry = ladders.registry
        self.groups: Mapping[str, Group] = {
            name: group
            for name, group in self.registry.groups.items()
            if group.kind == "team" and group.retired is None and group.team and group.team.organization
        }
        self.organizations = sorted({self._organization_of(name) for name in self.groups})
        self.seats: dict[tuple[str, str | None], set[str]] = {}
        for role in (MEMBERS, ADMINS, TEAM_MEMBERS, MAINTAINERS):
            for held in recorded_seats(ladders, role):
                self.seats.setdefault((role, held.seat.sig), set()).add(held.person)

    @property
    def everyone(self) -> set[str]:
        """Everyone with a seat in an organization or a team."""
        return {person for people in self.seats.values() for person in people}

    @property
    def has_people(self) -> bool:
        """Whether the registry says who belongs to the organization itself."""
        return len(self.organizations) == 1 and any((role, None) in self.seats for role in (MEMBERS, ADMINS))

    def organization(self, name: str) -> Data:
        """An organization: its people where it is the only one, and its teams."""
        people = self._people(MEMBERS, ADMINS, "admins", None) if self.has_people else {}
        tops = [one for one in self.groups if self._organization_of(one) == name and not self._above(one)]
        return {**people, **self._nested(tops)}

    def _nested(self, names: Iterable[str]) -> Data:
        teams: Data = {}
        for name in sorted(names):
            title = self._title(name)
            if title in teams:
                raise Stop(
                    f"two teams of `{self._organization_of(name)}` are called `{title}`",
                    f"give one another `team.name`: {self.registry.path('group', name)}",
                )
            teams[title] = self._team(name)
        return {"teams": dict(sorted(teams.items()))} if teams else {}

    def _team(self, name: str) -> Data:
        group = self.groups[name]
        team = group.team
        details: Data = {
            "description": (team.description if team else None) or group.mission,
            "privacy": team.privacy if team else None,
            "previously": [*(team.previously if team else ())],
            **self._people(TEAM_MEMBERS, MAINTAINERS, "maintainers", name),
            "repos": dict(sorted(team.repositories.items())) if team else {},
            **self._nested(one for one in self.groups if self._above(one) == name),
        }
        return {key: value for key, value in details.items() if value not in (None, [], {})}

    def _people(self, below: str, above: str, key: str, sig: str | None) -> Data:
        """Whoever has both seats is listed once, in the higher one."""
        higher = self.seats.get((above, sig), set())
        lower = self.seats.get((below, sig), set()) - higher
        return {key: [*logins(self.registry, higher)], "members": [*logins(self.registry, lower)]}

    def _above(self, name: str) -> str | None:
        """The team of the same organization that a team lies within."""
        within = self.groups[name].within
        if within is None or within not in self.groups:
            return None
        return within if self._organization_of(within) == self._organization_of(name) else None

    def _title(self, name: str) -> str:
        team = self.groups[name].team
        return (team.name if team else None) or self.groups[name].title

    def _organization_of(self, name: str) -> str:
        team = self.groups[name].team
        return (team.organization if team else None) or ""
