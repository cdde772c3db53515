"""`pairings/`: a mentor and a mentee, with a clock."""

from typing import Final, Literal

from ladder_cli.model.value import Value

RUNNING: Final = ("proposed", "active", "paused")
"""The states in which a mentor has a mentee, or is about to."""
OVER: Final = ("completed", "ended")
"""The states of which only the day stays."""


class Sides(Value, frozen=True, kw_only=True):
    """A date from each side."""

    mentor: str | None = None
    mentee: str | None = None


class PairingEnd(Value, frozen=True, kw_only=True):
    """The end of a pairing; the closed list names no side."""

    on: str
    why: Literal["goal-reached", "plans-changed", "no-time", "expired"] | None = None


class Pairing(Value, frozen=True, kw_only=True):
    """A mentor and a mentee, with a clock."""

    mentor: str
    mentee: str
    group: str | None = None
    goal: str | None = None
    state: Literal["proposed", "active", "paused", "completed", "ended"]
    wished: str | None = None
    proposed: str
    accepted: Sides = Sides()
    first_contact: str | None = None
    last_contact: Sides = Sides()
    contacts: int = 0
    paused_until: str | None = None
    ended: PairingEnd | None = None
