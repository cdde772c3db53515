"""How a seat is given or taken away on the forge: single steps, and combinations of them."""

from typing import Literal

from ladder_cli.model.share import Share
from ladder_cli.model.value import Value

Scope = Literal["same", "within", "any"]


class Nominated(Value, frozen=True, kw_only=True):
    """Somebody entitled to it nominates: by a grant or role, the candidate, a program, anyone."""

    by: str | None = None
    self_: bool = False
    robot: bool = False
    anyone: bool = False
    scope: Scope = "same"


class Seconded(Value, frozen=True, kw_only=True):
    """Others second the nomination."""

    least: int
    by: str
    scope: Scope = "same"


class Approvals(Value, frozen=True, kw_only=True):
    """Approvals on the pull request: a number, more than a share, or all of those entitled."""

    by: str
    least: int | None = None
    share: Share | None = None
    more_than: bool = False
    all: bool = False
    untied: bool = False
    scope: Scope = "same"


class Objections(Value, frozen=True, kw_only=True):
    """Standing objections: none, or so many at most."""

    by: str
    most: int = 0
    scope: Scope = "same"


class Veto(Value, frozen=True, kw_only=True):
    """A body that may stop it: by so many objections, or those of a share of its people."""

    by: str
    least: int | None = None
    share: Share | None = None
    more_than: bool = False
    scope: Scope = "same"


class DaysOpen(Value, frozen=True, kw_only=True):
    """The pull request stays open so many days, or so many from Monday to Friday."""

    least: int
    business: bool = False


class Acceptance(Value, frozen=True, kw_only=True):
    """The nominee says yes."""


class Appointment(Value, frozen=True, kw_only=True):
    """Somebody entitled to it appoints."""

    by: str
    scope: Scope = "same"


class Weight(Value, frozen=True, kw_only=True):
    """How many votes each of those has whom a grant or role names."""

    by: str
    votes: int


class Vote(Value, frozen=True, kw_only=True):
    """A vote held elsewhere, attested with a link; whom no weight names has one vote."""

    by: str
    except_: str | None = None
    weights: tuple[Weight, ...] = ()
    employer_share: Share | None = None
    share: Share | None = None
    more_than: bool = False
    margin: int | None = None
    announced: int | None = None
    days: int | None = None
    business: bool = False
    secret: bool = False
    scope: Scope = "same"

    @property
    def voters(self) -> tuple[str, ...]:
        """The grants and roles whose holders vote, each once."""
        return tuple(dict.fromkeys((self.by, *(one.by for one in self.weights))))


class NOfSteps(Value, frozen=True, kw_only=True):
    """At least so many of the steps."""

    least: int
    of: tuple["Step", ...]


class Step(Value, frozen=True, kw_only=True):
    """One step of how a seat is given on the forge, or a combination of steps."""

    id: str
    label: str | None = None
    nomination: Nominated | None = None
    seconds: Seconded | None = None
    approvals: Approvals | None = None
    objections: Objections | None = None
    veto: Veto | None = None
    days_open: DaysOpen | None = None
    acceptance: Acceptance | None = None
    appointment: Appointment | None = None
    vote: Vote | None = None
    all_of: tuple["Step", ...] | None = None
    any_of: tuple["Step", ...] | None = None
    n_of: NOfSteps | None = None
    not_: "Step | None" = None
