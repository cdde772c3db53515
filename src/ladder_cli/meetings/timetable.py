"""The meetings of a registry, with where they are written."""

from datetime import date

from msgspec import Struct

from ladder_cli.model.finding import At
from ladder_cli.model.group import Group, Meeting
from ladder_cli.model.registry import Registry


class Planned(Struct, frozen=True):
    """A meeting of a group and its position in the group's file."""

    group: str
    index: int
    meeting: Meeting

    def at(self, registry: Registry, *keys: str | int) -> At:
        """Its place, or that of something in it."""
        return registry.at("group", self.group, "meetings", self.index, *keys)


def planned(registry: Registry, today: date) -> list[Planned]:
    """Every meeting of the groups that are not retired, by group and position."""
    return [
        one
        for name in sorted(registry.groups)
        if is_open(registry.groups[name], today)
        for one in of_group(registry, name)
    ]


def of_group(registry: Registry, group: str) -> list[Planned]:
    """The meetings of one group, in the order of its file."""
    return [Planned(group, index, meeting) for index, meeting in enumerate(registry.groups[group].meetings)]


def is_open(group: Group, today: date) -> bool:
    """Whether a group is not retired yet."""
    return group.retired is None or group.retired > today.isoformat()


def of_kind(plans: list[Planned], kind: str) -> list[Planned]:
    """Those of that kind: `status`, `office-hours`, `onboarding` or `social`."""
    return [one for one in plans if one.meeting.kind == kind]
