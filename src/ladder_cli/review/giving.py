"""A seat that a change gives or takes away, with what has been said for it."""

from msgspec import Struct

from ladder_cli.model.record import Nomination, Seat
from ladder_cli.model.step import Step
from ladder_cli.review.bench import Bench
from ladder_cli.roles.phrase import place
from ladder_cli.roles.process import said


class Giving(Struct, frozen=True):
    """To whom a seat is given, and the nominations that spoke for it at the base and after."""

    bench: Bench
    person: str
    seat: Seat
    before: Nomination | None
    after: Nomination | None

    @property
    def sig(self) -> str | None:
        """The group, None for the community."""
        return self.seat.sig

    def because(self, step: Step) -> str:
        """The step as a sentence."""
        return said(step, place(self.sig))
