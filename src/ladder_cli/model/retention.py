"""What keeps a seat, and what becomes of one that is lost."""

from typing import Literal

from ladder_cli.model.requirement import Requirement
from ladder_cli.model.share import Share
from ladder_cli.model.step import Step
from ladder_cli.model.value import Value


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
