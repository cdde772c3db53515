"""`records/`: who somebody is and where they stand."""

from typing import Literal

from ladder_cli.model.community import TieKind
from ladder_cli.model.value import Value

INDEPENDENT = "independent"
"""The organization of people who work for themselves; each of them is their own employer."""

Origin = Literal["granted", "appointed", "elected", "imported", "founding"]
EndReason = Literal[
    "stepped-down", "term-over", "lapsed", "moved-up", "replaced", "group-closed", "removed", "unknown"
]


class Account(Value, frozen=True, kw_only=True):
    """The account on the code host; the id stays when the login changes."""

    login: str
    id: int | None = None
    previous: tuple[str, ...] = ()


class Affiliation(Value, frozen=True, kw_only=True):
    """Where somebody works or worked; without `from_` it counts from `as_of`."""

    organization: str
    from_: str | None = None
    until: str | None = None
    as_of: str | None = None


class Agreement(Value, frozen=True, kw_only=True):
    """Something agreed to: `conduct`, a guide, a training."""

    what: str
    version: str | None = None
    on: str
    link: str | None = None


class Leave(Value, frozen=True, kw_only=True):
    """Time away, in days or months; no reason is asked."""

    from_: str
    until: str | None = None

    def covers(self, day: str) -> bool:
        """Whether it holds on a day (`YYYY-MM-DD`)."""
        begun = self.from_ <= day[: len(self.from_)]
        return begun and (self.until is None or day[: len(self.until)] <= self.until)


class Tie(Value, frozen=True, kw_only=True):
    """A declared relation that may bias somebody."""

    with_: str
    kind: TieKind
    since: str | None = None
    until: str | None = None


class Word(Value, frozen=True, kw_only=True):
    """Somebody said yes on a day (a second)."""

    by: str
    on: str


class Sponsor(Value, frozen=True, kw_only=True):
    """A seat-holder who vouches for a candidate."""

    by: str
    on: str
    link: str | None = None
    why: str | None = None


class Attestation(Value, frozen=True, kw_only=True):
    """A person's word that settles one requirement."""

    id: str
    by: str
    on: str
    link: str | None = None


class Waiver(Value, frozen=True, kw_only=True):
    """A requirement waived by somebody entitled to it, with the reason."""

    id: str
    by: str
    on: str
    reason: str


class Closed(Value, frozen=True, kw_only=True):
    """How an old nomination ended."""

    on: str
    as_: Literal["granted", "declined", "cancelled", "withdrawn", "expired"]


class Nomination(Value, frozen=True, kw_only=True):
    """An open case: a person on the way to a seat."""

    role: str
    sig: str | None = None
    by: str
    on: str
    seconds: tuple[Word, ...] = ()
    accepted: str | None = None
    sponsors: tuple[Sponsor, ...] = ()
    attestations: tuple[Attestation, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    closed: Closed | None = None


class Ended(Value, frozen=True, kw_only=True):
    """The end of a seat; `as_` says what remains."""

    on: str | None = None
    why: EndReason
    as_: Literal["emeritus"] | None = None


class Seat(Value, frozen=True, kw_only=True):
    """One person in one role, in a scope, from a date, perhaps until one."""

    role: str
    sig: str | None = None
    since: str | None = None
    until: str | None = None
    origin: Origin = "granted"
    alternate: bool = False
    sponsors: tuple[Sponsor, ...] = ()
    attestations: tuple[Attestation, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    source: str | None = None
    ended: Ended | None = None


class Fact(Value, frozen=True, kw_only=True):
    """Something known from elsewhere, with its source and day."""

    what: str
    value: bool | int | float | str = True
    source: str
    as_of: str


class Vouch(Value, frozen=True, kw_only=True):
    """A word that keeps a seat whose work is not counted."""

    role: str
    sig: str | None = None
    by: str
    on: str


class Notice(Value, frozen=True, kw_only=True):
    """A notice sent before a seat lapses."""

    role: str
    sig: str | None = None
    on: str
    due: str | None = None


class Record(Value, frozen=True, kw_only=True):
    """Account, employers, agreements, leave, ties, and the seats with how they were got."""

    name: str | None = None
    account: Account | None = None
    affiliations: tuple[Affiliation, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    leave: tuple[Leave, ...] = ()
    ties: tuple[Tie, ...] = ()
    nominations: tuple[Nomination, ...] = ()
    seats: tuple[Seat, ...] = ()
    facts: tuple[Fact, ...] = ()
    vouches: tuple[Vouch, ...] = ()
    notices: tuple[Notice, ...] = ()
