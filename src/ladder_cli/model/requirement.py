"""What a role asks: ten kinds of leaf, and the four ways to combine them."""

from typing import Any, Literal

from ladder_cli.model.share import Share
from ladder_cli.model.step import Scope
from ladder_cli.model.value import Value

How = Literal["computed", "recorded", "attested", "external"]


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
        for name, field in _KINDS:
            if getattr(self, field) is not None:
                return name
        raise ValueError(f"requirement {self.id} asks nothing")

    @property
    def asked(self) -> Any:
        """What it asks: the value of the one field that is set, of the type that field has."""
        for _, field in _KINDS:
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


_COMMON = ("id", "label", "how", "waivable_by")
_KINDS = tuple(
    (kind, field)
    for kind, field in zip(Requirement.__struct_encode_fields__, Requirement.__struct_fields__, strict=True)
    if kind not in _COMMON
)
"""Every kind by its name in YAML, and the field that holds it."""
COMBINATORS = ("all_of", "any_of", "n_of", "not")
LEAF_KINDS = tuple(kind for kind, _ in _KINDS if kind not in COMBINATORS)
