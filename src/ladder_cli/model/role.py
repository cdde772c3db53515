"""`roles/`: positions, what each asks, how it is given and what keeps it."""

from typing import Any, Literal

from ladder_cli.model.share import Share
from ladder_cli.model.step import Approvals, Nominated, Scope, Seconded, Step, Vote
from ladder_cli.model.value import Value

__all__ = ["Approvals", "Nominated", "Scope", "Seconded", "Step", "Vote"]

How = Literal["computed", "recorded", "attested", "external"]
Grant = Literal["steward", "lead", "conduct", "release-duty"]
GRANTS: tuple[Grant, ...] = ("steward", "lead", "conduct", "release-duty")
HOST_ROLES = frozenset(("organization-member", "organization-admin", "team-member", "team-maintainer"))
"""What somebody is on the code host, as `import` and `export` of its files have it."""
HOST_LADDER = "offices"
"""The ladder that `import` puts those roles in; in any other a role of that name is a rung as all are."""


class Tenure(Value, frozen=True, kw_only=True):
    """Time in a role or one above it, or since the first seat or contribution of some kinds."""

    role: str | None = None
    since: Literal["seat", "first-contribution"] = "seat"
    kinds: tuple[str, ...] = ()
    least: str
    scope: Scope = "any"


class Distinct(Value, frozen=True, kw_only=True):
    """Breadth: at least so many different ones."""

    by: Literal["actor", "day", "group", "kind", "employer"]
    least: int


class Counted(Value, frozen=True, kw_only=True):
    """Contributions of some kinds in a window and scope; with `share`, the lesser of the two counts."""

    kinds: tuple[str, ...] = ()
    least: int | None = None
    share: Share | None = None
    more_than: bool = False
    rounded: Literal["up", "nearest"] = "up"
    window: str | None = None
    scope: Scope = "any"
    once_per: Literal["about", "day", "link", "group"] | None = None
    distinct: tuple[Distinct, ...] = ()


class Holds(Value, frozen=True, kw_only=True):
    """A seat that the candidate must hold, or somebody else of the candidate's employer."""

    role: str
    who: Literal["candidate", "colleague"] = "candidate"
    exactly: bool = False
    scope: Scope = "any"
    sig: str | None = None


class Sponsors(Value, frozen=True, kw_only=True):
    """People who vouch, with the employer rule as parameters."""

    least: int
    role: str | None = None
    scope: Scope = "any"
    employers: Literal["any", "distinct", "distinct-from-candidate"] = "any"
    outside: int | None = None
    inside: int | None = None
    untied: int | None = None
    window: str | None = None
    why: bool = False


class Attested(Value, frozen=True, kw_only=True):
    """A word that the source names the giver of."""

    by: str
    what: str
    least: int = 1
    scope: Literal["same", "within", "any"] = "same"


class Agreed(Value, frozen=True, kw_only=True):
    """Something the candidate has agreed to; with `due`, perhaps after the appointment."""

    what: str
    version: Literal["current", "any"] = "current"
    due: str | None = None


class Known(Value, frozen=True, kw_only=True):
    """A fact of the record; true is asked when neither `value` nor `least` is given."""

    what: str
    value: bool | int | float | str | None = None
    least: float | None = None
    fresh: str | None = None


class Field(Value, frozen=True, kw_only=True):
    """A field of the record that is filled in."""

    path: Literal["name", "account", "account.login", "account.id", "affiliations", "ties"]


class SeatOpen(Value, frozen=True, kw_only=True):
    """A seat is free, in the role itself or a named one."""

    role: str | None = None


class Manual(Value, frozen=True, kw_only=True):
    """A judgement whose giver the source does not name."""

    question: str


class NOf(Value, frozen=True, kw_only=True):
    """At least so many of the requirements."""

    least: int
    of: tuple["Requirement", ...]


class Requirement(Value, frozen=True, kw_only=True):
    """A leaf of one of the ten kinds, or a combination; exactly one of the last fourteen is set."""

    id: str
    label: str | None = None
    how: How | None = None
    waivable_by: str | None = None
    tenure: Tenure | None = None
    contributions: Counted | None = None
    holds: Holds | None = None
    sponsors: Sponsors | None = None
    attestation: Attested | None = None
    agreement: Agreed | None = None
    fact: Known | None = None
    field: Field | None = None
    seat_open: SeatOpen | None = None
    manual: Manual | None = None
    all_of: tuple["Requirement", ...] | None = None
    any_of: tuple["Requirement", ...] | None = None
    n_of: NOf | None = None
    not_: "Requirement | None" = None

    @property
    def kind(self) -> str:
        """Which of the fourteen it is, by its name in YAML (`not`, not `not_`)."""
        for name, field in _FIELDS:
            if getattr(self, field) is not None:
                return name
        raise ValueError(f"requirement {self.id} asks nothing")

    @property
    def asked(self) -> Any:
        """What it asks: the value of the one field that is set, of the type that field has."""
        for _, field in _FIELDS:
            value = getattr(self, field)
            if value is not None:
                return value
        raise ValueError(f"requirement {self.id} asks nothing")

    @property
    def parts(self) -> tuple["Requirement", ...]:
        """The requirements it combines; none for a leaf."""
        if self.n_of is not None:
            return self.n_of.of
        return self.all_of or self.any_of or (() if self.not_ is None else (self.not_,))


LEAF_KINDS = (
    "tenure",
    "contributions",
    "holds",
    "sponsors",
    "attestation",
    "agreement",
    "fact",
    "field",
    "seat_open",
    "manual",
)
COMBINATORS = ("all_of", "any_of", "n_of", "not")
REQUIREMENT_KINDS = LEAF_KINDS + COMBINATORS


_FIELDS = tuple((name, "not_" if name == "not" else name) for name in REQUIREMENT_KINDS)


class Loss(Value, frozen=True, kw_only=True):
    """What a seat becomes when it is lost."""

    as_: Literal["step-down", "emeritus", "end"]
    to: str | None = None
    vote_for: str | None = None
    process: Step | None = None


class Returns(Value, frozen=True, kw_only=True):
    """How one comes back."""

    by: Literal["request", "process", "requires"]
    within: str | None = None


class Pause(Value, frozen=True, kw_only=True):
    """A shorter silence after which a seat may be paused until the next contribution."""

    window: str
    by: str = "lead"


ASKED = "asked"
"""A notice whose time nobody set."""


class Occasions(Value, frozen=True, kw_only=True):
    """The last so many occasions of a kind, such as votes."""

    kind: str
    last: int


class Keeps(Value, frozen=True, kw_only=True):
    """What is asked to keep a seat, in a window or on the last occasions: retention, apart from promotion."""

    window: str | None = None
    occasions: Occasions | None = None
    needs: Requirement
    keep_at: Share = 1.0
    pause: Pause | None = None
    grace: str | None = None
    vouch_for: str | None = None
    vouch_by: str | None = None
    notice: str | tuple[str, ...] | None = None
    loss: Loss | None = None
    returns: Returns | None = None

    @property
    def notices(self) -> tuple[str, ...]:
        """How long before the lapse each notice is due; none where no time is set."""
        if isinstance(self.notice, tuple):
            return self.notice
        return () if self.notice is None or self.notice == ASKED else (self.notice,)


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
