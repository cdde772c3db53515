"""`community.yaml`: conduct, what counts, where evidence comes from, limits and policy."""

from collections.abc import Mapping
from typing import Literal

from ladder_cli.model.finding import Severity
from ladder_cli.model.value import Value

Class = Literal["user", "operator", "contributor"]
TieKind = Literal["same-employer", "manages", "only-mentor", "family", "business"]


class Conduct(Value, frozen=True, kw_only=True):
    """The code of conduct in force, and where a report goes."""

    version: str
    since: str | None = None
    grace_days: int = 0
    link: str | None = None
    report_to: str


class ContributionKind(Value, frozen=True, kw_only=True):
    """One thing that counts: code or not, whom it serves, what an entry of it needs."""

    title: str
    about: str | None = None
    code: bool
    serves: tuple[Class, ...] = ()
    witness: bool = False
    link: bool = False
    cap_per_day: int | None = None


class Coverage(Value, frozen=True, kw_only=True):
    """A span in which a source records every contribution of some kinds; without `from_` since ever."""

    kinds: tuple[str, ...]
    source: str
    from_: str | None = None
    until: str | None = None


class Total(Value, frozen=True, kw_only=True):
    """How many contributions of a kind there were in a scope in all."""

    kind: str
    from_: str
    until: str
    count: int
    source: str
    as_of: str | None = None


class Limits(Value, frozen=True, kw_only=True):
    """What one person carries at most."""

    mentees: int = 3
    shepherded: int = 4
    idle_days: int = 30


class Band(Value, frozen=True, kw_only=True):
    """Healthy share of active people among those who follow, from 0 to 1."""

    least: float
    most: float


class Weights(Value, frozen=True, kw_only=True):
    """What makes a pair fit."""

    topics: int = 4
    overlap: int = 3
    classes: int = 2
    waiting: int = 1


class PairingPolicy(Value, frozen=True, kw_only=True):
    """How mentors and mentees are paired."""

    weights: Weights = Weights()
    excluded_ties: tuple[TieKind, ...] = ()


class SeverityChange(Value, frozen=True, kw_only=True):
    """A rule that this community takes more or less seriously, and why."""

    severity: Severity
    reason: str


class ReviewPolicy(Value, frozen=True, kw_only=True):
    """What `ladder review` leaves to policy."""

    first_profile: Literal["seat-holder", "anyone"] = "seat-holder"
    seconds: Literal["seat-holder", "anyone"] = "seat-holder"


class Community(Value, frozen=True, kw_only=True):
    """What holds for the whole community."""

    name: str
    home: str | None = None
    conduct: Conduct
    contribution_kinds: Mapping[str, ContributionKind]
    evidence: tuple[Coverage, ...] = ()
    totals: tuple[Total, ...] = ()
    newcomer_days: int = 90
    limits: Limits = Limits()
    band: Band | None = None
    pairing: PairingPolicy = PairingPolicy()
    severities: Mapping[str, SeverityChange] = {}
    review: ReviewPolicy = ReviewPolicy()
