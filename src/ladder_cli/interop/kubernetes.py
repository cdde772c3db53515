"""A community in the shape of Kubernetes': `sigs.yaml`, and folders with the code host's organizations."""

from collections.abc import Sequence
from datetime import date

from ladder_cli.interop.foreign import read_yaml
from ladder_cli.interop.merge import Options, bring_in
from ladder_cli.interop.peribolos import File, read_organizations
from ladder_cli.interop.roster import Import, Roster
from ladder_cli.interop.sigs import read_sigs
from ladder_cli.model.registry import Registry


def import_kubernetes(
    sigs: File,
    organizations: Sequence[Sequence[File]],
    today: date,
    registry: Registry | None = None,
    options: Options | None = None,
    chat: str | None = None,
) -> Import:
    """What a `sigs.yaml` and organization folders would bring into a registry, None where there is none.

    Each of `organizations` is one folder's files, named `FOLDER/org.yaml`, `FOLDER/sig-node/teams.yaml`.
    """
    roster = read_sigs(read_yaml(*sigs), today, chat)
    _count_people(roster)
    leading = list(roster.sittings)
    members: set[str] = set()
    groups = registry.groups if registry else ()
    for folder in organizations:
        members |= read_organizations([read_yaml(*file) for file in folder], roster, groups)
    if organizations:
        told: set[str] = set()
        for sitting in leading:
            handle = sitting.login.lower()
            if not sitting.emeritus and handle not in members | told:
                told.add(handle)
                roster.leave(
                    f"`{sitting.login}`, {sitting.office} in {sitting.group}",
                    sitting.at,
                    "came in, but is in no organization file",
                    "are they in the organization?",
                )
        _name_teams(roster)
    return bring_in(roster, today, registry, options or Options())


def _count_people(roster: Roster) -> None:
    """Who has or had an office of a group's own: the counts that the table begins with."""
    own = [sitting for sitting in roster.sittings if sitting.office != "liaison"]
    active = {sitting.login.lower() for sitting in own if not sitting.emeritus}
    once = {sitting.login.lower() for sitting in own if sitting.emeritus}
    roster.seen["people in groups"] = len(active | once)
    roster.seen["people in groups, active"] = len(active)
    roster.seen["people in groups, emeritus only"] = len(once - active)


def _name_teams(roster: Roster) -> None:
    """Note the teams that groups call theirs and no organization file has."""
    for name, at in roster.named_teams.items():
        if name.lower() not in roster.team_names:
            roster.leave(f"the team `{name}`", at, "in no organization file", "does it still exist?")
