"""Organization files of peribolos: who belongs to an organization on a code host, and to its teams.

Two dialects: one file with `orgs:` on top, or a folder with the organization in one file and
teams in others, a folder a group. A team's id is `teams/ORGANIZATION/NAME`.
"""

from collections.abc import Container, Iterable, Sequence
from datetime import date
from pathlib import PurePosixPath
from typing import Final

from ladder_cli.interop.foreign import Node, read_yaml
from ladder_cli.interop.merge import Options, bring_in
from ladder_cli.interop.names import line, slug
from ladder_cli.interop.roster import Data, Import, Roster
from ladder_cli.model.finding import Plain
from ladder_cli.model.registry import Registry

TEAMS: Final = "teams"
_PEOPLE: Final = ("admins", "members", "maintainers")
_NESTED: Final = ("teams", "children")
_ORGANIZATION_KEYS: Final = frozenset({*_PEOPLE, *_NESTED, "name", "orgs"})
_TEAM_KEYS: Final = frozenset({*_PEOPLE, *_NESTED, "description", "privacy", "previously", "repos"})
_PERMISSIONS: Final = {
    **{word: word for word in ("read", "triage", "write", "maintain", "admin")},
    "pull": "read",
    "push": "write",
}

File = tuple[str, bytes]
"""The name to show of a foreign file, with `/`, and what it holds."""


def import_peribolos(
    files: Sequence[File], today: date, registry: Registry | None = None, options: Options | None = None
) -> Import:
    """What organization files would bring into a registry, None where there is none yet."""
    roster = Roster()
    known = registry.groups if registry else ()
    read_organizations([read_yaml(*file) for file in files], roster, known)
    return bring_in(roster, today, registry, options or Options())


def read_organizations(roots: Iterable[Node], roster: Roster, groups: Container[str] = ()) -> set[str]:
    """Add what organization files say to a roster; the handles of everyone in an organization.

    Files without `orgs:` on top make one organization together. Teams in a folder named like one
    of `groups`, or like one of the roster's, lie within it.
    """
    plain: list[Node] = []
    members: set[str] = set()
    for root in roots:
        organizations = root.table("orgs")
        for name, node in organizations.items():
            members |= _organization([node], name, roster, groups)
        if not organizations:
            plain.append(root)
    if plain:
        named = next((root.text("name") for root in plain if root.text("name")), None)
        members |= _organization(plain, named or _folder(plain[0]) or "organization", roster, groups)
    return members


def _organization(roots: Sequence[Node], name: str, roster: Roster, groups: Container[str]) -> set[str]:
    titles = [root.text("name") for root in roots]
    roster.community = roster.community or next((title for title in titles if title), name)
    members: set[str] = set()
    for root in roots:
        for key, office in (("members", "organization-member"), ("admins", "organization-admin")):
            for person in root.items(key):
                login = roster.meet(person.scalar(key), person.at)
                roster.seat(login, office, None, person.at)
                members |= {login.lower()} if login else set()
        _settings(root, roster)
    roster.seen["people in organizations"] += len(members)
    teams = _Teams(roster, slug(name) or "organization", groups, members)
    for root in roots:
        folder = slug(_folder(root))
        within = folder if folder in groups or folder in roster.groups else None
        teams.read(root, within)
    return members


def _folder(root: Node) -> str:
    return PurePosixPath(root.file).parent.name


def _settings(root: Node, roster: Roster) -> None:
    for key, node in root.mapping("this").items():
        if key not in _ORGANIZATION_KEYS and node.value is not None:
            roster.tally("settings of an organization", node.at, "they stay on the code host")


class _Teams:
    """Reads the teams of one organization into a roster."""

    def __init__(self, roster: Roster, organization: str, groups: Container[str], members: set[str]) -> None:
        self.roster = roster
        self.organization = organization
        self.groups = groups
        self.members = members

    def read(self, node: Node, within: str | None) -> None:
        """Every team under a node, those within teams too."""
        # nesting is bounded where the file is read
        for key in _NESTED:
            for name, team in node.table(key).items():
                if team.value is None:
                    self.roster.leave(f"the team `{name}`", team.at, "nothing is said of it")
                else:
                    self.team(name, team, within)

    def team(self, name: str, node: Node, within: str | None) -> None:
        """One team with its people, and the teams within it."""
        group = f"{TEAMS}/{self.organization}/{slug(name)}"
        description = self.roster.prose(node.text("description"), node.at, 4000)
        data: Data = {
            "title": self.roster.prose(name, node.at, 120),
            "kind": "team",
            "within": within,
            "mission": description if len(description) > 300 else "",
            "team": self.details(name, node, description if len(description) <= 300 else ""),
        }
        if self.roster.add_group(group, data, node.at):
            self.roster.counts["teams"] += 1
            self.roster.team_names.add(name.lower())
            self.people(node, group)
            self.read(node, group)

    def people(self, node: Node, group: str) -> None:
        for key, office in (("maintainers", "team-maintainer"), ("members", "team-member")):
            for person in node.items(key):
                login = self.roster.meet(person.scalar(key), person.at)
                self.roster.seat(login, office, group, person.at)
                if login and login.lower() not in self.members:
                    self.roster.leave(
                        f"`{login}` in {group}",
                        person.at,
                        "in the team (which came in), but not in its organization",
                        "is that so on the code host?",
                    )

    def details(self, name: str, node: Node, description: str) -> dict[str, Plain]:
        """What the code host knows of the team."""
        privacy = node.text("privacy")
        repositories: dict[str, Plain] = {}
        for repository, permission in node.table("repos").items():
            given = (permission.scalar(repository) or "").lower()
            if given in _PERMISSIONS:
                repositories[line(repository)] = _PERMISSIONS[given]
            else:
                self.roster.leave(
                    f"`{given}` on {repository}", permission.at, "not a permission", "which is it?"
                )
        previously = {
            line(former.scalar("previously") or "", 120): None for former in node.items("previously")
        }
        for key, value in node.mapping("this").items():
            if key not in _TEAM_KEYS and value.value is not None:
                self.roster.tally(f"`{key}` of a team", value.at, "no field holds it")
        details: dict[str, Plain] = {
            "organization": line(self.organization, 80),
            "name": line(name, 120),
            "description": description,
            "privacy": privacy if privacy in ("closed", "secret") else None,
            "previously": [former for former in previously if former],
            "repositories": repositories,
        }
        return {key: value for key, value in details.items() if value not in (None, "", [], {})}
