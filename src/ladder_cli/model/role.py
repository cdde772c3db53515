"""`roles/`: positions, what each asks, how it is given and what keeps it."""

from typing import Literal

from ladder_cli.model.requirement import Requirement
from ladder_cli.model.retention import Keeps
from ladder_cli.model.share import Share
from ladder_cli.model.step import Step
from ladder_cli.model.value import Value

Grant = Literal["steward", "lead", "conduct", "release-duty"]
GRANTS: tuple[Grant, ...] = ("steward", "lead", "conduct", "release-duty")
HOST_ROLES = frozenset(("organization-member", "organization-admin", "team-member", "team-maintainer"))
"""What somebody is on the code host, as `import` and `export` of its files have it."""
HOST_LADDER = "offices"
"""The ladder that `import` puts those roles in; in any other a role of that name is a rung as all are."""


class Growth(Value, frozen=True, kw_only=True):
    """The most seats of one employer, from so many filled seats on."""

    seats: int
    most: int


class EmployerCap(Value, frozen=True, kw_only=True):
    """How many seats people of one employer may hold: a number, a share, or a quorum less one.

    The number may grow with the seats that are filled. Counted are the seats of a group, or of all.
    """

    most: int | None = None
    grows: tuple[Growth, ...] = ()
    share: Share | None = None
    quorum_less_one: bool = False
    scope: Literal["same", "any"] = "same"


class Seats(Value, frozen=True, kw_only=True):
    """How many seats, for how long, for whom."""

    least: int | None = None
    most: int | None = None
    term: str | None = None
    ends_with: str | None = None
    ends_as: Literal["emeritus"] | None = None
    consecutive: int | None = None
    lifetime: int | None = None
    alternates: int | None = None
    stagger: bool = False
    disjoint_from: tuple[str, ...] = ()
    employer_cap: EmployerCap | None = None
    cure_days: int | None = None


class Role(Value, frozen=True, kw_only=True):
    """A rung on a ladder, or an office."""

    title: str
    summary: str | None = None
    ladder: str
    scope: Literal["community", "group"]
    follows: tuple[str, ...] = ()
    implies: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    requires: Requirement
    process: Step | None = None
    keeps: Keeps | None = None
    removal: Step | None = None
    seats: Seats = Seats()
    grants: tuple[Grant, ...] = ()
    transient: bool = False
    in_force: str
    retired: str | None = None


def is_host_role(name: str, role: Role) -> bool:
    """Whether a role says what somebody is on the code host, which is no rung."""
    return name in HOST_ROLES and role.ladder == HOST_LADDER
