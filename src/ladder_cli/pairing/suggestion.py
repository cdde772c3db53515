"""What `pair` answers: pairs with their reasons, everyone left over with what would help, totals."""

from typing import Literal

from msgspec import Struct

from ladder_cli.model.finding import Plain

Side = Literal["mentor", "mentee"]


class Pair(Struct, frozen=True, gc=False):
    """A mentor for a mentee; `fit` is about the two together and about neither of them."""

    mentor: str
    mentee: str
    sig: str | None
    fit: int
    overlap_minutes: int
    reasons: tuple[str, ...]
    goal: str | None = None


class Unpaired(Struct, frozen=True, gc=False):
    """Somebody left over: the constraint that binds, and the cheapest change that would help."""

    person: str
    as_: Side
    because: str
    relax: str


def plain_pair(pair: Pair) -> dict[str, Plain]:
    """A pair, as the contract has it."""
    return {
        "mentor": pair.mentor,
        "mentee": pair.mentee,
        "sig": pair.sig,
        "fit": pair.fit,
        "overlap_minutes": pair.overlap_minutes,
        "reasons": list(pair.reasons),
        "goal": pair.goal,
    }


def plain(one: Unpaired) -> dict[str, Plain]:
    """Somebody left over, as the contract has it."""
    return {"person": one.person, "as": one.as_, "because": one.because, "relax": one.relax}


class Gain(Struct, frozen=True):
    """A mentee, their mentor, and whom they would have with the usual hours of their zone too."""

    person: str
    mentor: str
    instead: str
    time_zone: str

    def as_json(self) -> dict[str, Plain]:
        """As JSON."""
        return {
            "person": self.person,
            "mentor": self.mentor,
            "instead": self.instead,
            "time_zone": self.time_zone,
        }


class Totals(Struct, frozen=True):
    """How many are paired, the heaviest load of a mentor among them, and all fits together."""

    paired: int
    max_load: int
    fit: int

    def as_json(self) -> dict[str, Plain]:
        """The totals as the contract has them."""
        return {"paired": self.paired, "max_load": self.max_load, "fit": self.fit}


class Suggestions(Struct, frozen=True):
    """The whole answer; pairs by mentor and mentee, those left over by handle and side.

    `gained` are those who gained by hours they did not list; None where that was not asked.
    """

    pairs: tuple[Pair, ...]
    unpaired: tuple[Unpaired, ...]
    totals: Totals
    gained: tuple[Gain, ...] | None = None

    def as_json(self) -> dict[str, Plain]:
        """The answer as the contract of `pair --format json` has it."""
        return {
            "version": 1,
            "pairs": [plain_pair(pair) for pair in self.pairs],
            "unpaired": [plain(one) for one in self.unpaired],
            "totals": self.totals.as_json(),
            **({} if self.gained is None else {"gained": [gain.as_json() for gain in self.gained]}),
        }
