"""The offices that foreign sources know, and the roles that stand for them in a registry."""

from collections.abc import Iterable
from datetime import date
from typing import Final, Literal

from msgspec import Struct

from ladder_cli.model.finding import Plain
from ladder_cli.model.role import HOST_LADDER

QUESTION: Final = "has been chosen for this office, in the way in which the community chooses"


class Office(Struct, frozen=True):
    """An office: its title, where it is held, whether it leads its group, what its holders are too."""

    title: str
    scope: Literal["community", "group"]
    summary: str = ""
    leads: bool = False
    implies: tuple[str, ...] = ()


OFFICES: Final[dict[str, Office]] = {
    "chair": Office("Chair", "group", "Runs the group and speaks for it.", leads=True, implies=("sig-lead",)),
    "technical-lead": Office(
        "Technical lead",
        "group",
        "Leads the group's technical work.",
        leads=True,
        implies=("sig-lead",),
    ),
    "sig-lead": Office(
        "SIG lead",
        "group",
        "Chair or technical lead, where the source does not say which of the two.",
        leads=True,
    ),
    "subproject-lead": Office("Subproject lead", "group", "Leads a subproject.", leads=True),
    "working-group-chair": Office("Working group chair", "group", "Runs a working group.", leads=True),
    "user-group-chair": Office("User group chair", "group", "Runs a user group.", leads=True),
    "committee-member": Office("Committee member", "group", "Sits on a committee."),
    "liaison": Office("Liaison", "group", "Keeps a group in touch with the community's governing body."),
    "organization-member": Office(
        "Organization member", "community", "Belongs to an organization on the code host."
    ),
    "organization-admin": Office(
        "Organization admin",
        "community",
        "Administers an organization on the code host.",
        implies=("organization-member",),
    ),
    "team-member": Office("Team member", "group", "Belongs to a team on the code host."),
    "team-maintainer": Office(
        "Team maintainer", "group", "Maintains a team on the code host.", implies=("team-member",)
    ),
}


def with_implied(names: Iterable[str]) -> list[str]:
    """The offices named and those their holders have besides, sorted."""
    found: set[str] = set()
    open_ = list(names)
    while open_:
        name = open_.pop()
        if name not in found:
            found.add(name)
            open_ += OFFICES[name].implies if name in OFFICES else ()
    return sorted(found)


def role(office: Office, today: date) -> dict[str, Plain]:
    """The file of the role that stands for an office, in force from today.

    How one comes into the office is not in the sources, so a person is asked: a `manual` leaf.
    """
    data: dict[str, Plain] = {
        "title": office.title,
        "summary": office.summary,
        "ladder": HOST_LADDER,
        "scope": office.scope,
        "implies": list(office.implies),
        "requires": {"id": "chosen", "manual": {"question": QUESTION}},
        "grants": ["lead"] if office.leads else [],
        "in_force": today.isoformat(),
    }
    return {key: value for key, value in data.items() if value not in ("", [])}
