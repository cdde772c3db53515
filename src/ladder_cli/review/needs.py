"""What a change still needs, and what came of it."""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

Verdict = Literal["allowed", "needs-approval", "refused"]
RANK: dict[Verdict, int] = {"allowed": 0, "needs-approval": 1, "refused": 2}


class Need(Struct, frozen=True):
    """So many words of these people, and who of them has given theirs; `ties` says who may be biased.

    `alone`: it is met because the author is the only steward.
    """

    count: int
    of: tuple[str, ...]
    given: tuple[str, ...]
    because: str
    ties: tuple[str, ...] = ()
    alone: bool = False

    @property
    def is_met(self) -> bool:
        """Whether enough words are given."""
        return len(self.given) >= self.count

    @property
    def missing(self) -> int:
        """How many words are missing."""
        return max(0, self.count - len(self.given))


class Wait(Struct, frozen=True):
    """Nothing but time: a day that has not come yet."""

    until: str
    because: str

    @property
    def is_met(self) -> bool:
        """Never: what has been waited for is not asked any more."""
        return False


class AnyOf(Struct, frozen=True):
    """One of several ways is enough; a way may ask for several words."""

    any_of: tuple["Asked", ...]

    @property
    def is_met(self) -> bool:
        """Whether one way is gone to its end."""
        return any(way.is_met for way in self.any_of)


class AllOf(Struct, frozen=True):
    """All of these, as one way among others."""

    all_of: tuple["Asked", ...]

    @property
    def is_met(self) -> bool:
        """Whether each is met."""
        return all(need.is_met for need in self.all_of)


Asked = Need | Wait | AnyOf | AllOf


def is_alone(need: Asked) -> bool:
    """Whether it is met because the author is the only steward."""
    if isinstance(need, AnyOf):
        return any(is_alone(way) for way in need.any_of)
    if isinstance(need, AllOf):
        return any(is_alone(one) for one in need.all_of)
    return isinstance(need, Need) and need.alone


def first_day(need: Asked) -> str:
    """The first day on which it could be met, whoever speaks; empty where that is today."""
    if isinstance(need, AnyOf):
        return min((first_day(way) for way in need.any_of), default="")
    if isinstance(need, AllOf):
        return max((first_day(one) for one in need.all_of), default="")
    return need.until if isinstance(need, Wait) else ""


class Lines(Struct, frozen=True):
    """YAML to paste: into which file, under what, and the text."""

    path: str
    under: str
    text: str


class Ruling(Struct, frozen=True):
    """What a part of a change takes: words and days, or nothing that could help (`refused`).

    `lines` would mend what is refused.
    """

    because: str
    needs: tuple[Asked, ...] = ()
    refused: str = ""
    lines: tuple[Lines, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """What came of it."""
        if self.refused:
            return "refused"
        return "allowed" if all(need.is_met for need in self.needs) else "needs-approval"

    @property
    def wait(self) -> str:
        """The first day on which it could be met; empty where that is today."""
        return max((first_day(need) for need in self.needs), default="")


class Change(Struct, frozen=True):
    """A part of a change in words, and what it takes; `path` is as it is shown."""

    path: str
    what: str
    ruling: Ruling


class Review(Struct, frozen=True):
    """Whether a change may merge: the author, every part of it, and the first day it could be."""

    author: str
    verdict: Verdict
    earliest: str | None
    changes: tuple[Change, ...] = field(default_factory=tuple)


def both(one: Ruling, other: Ruling) -> Ruling:
    """What takes the one and the other."""
    reasons = [*one.because.split("; "), *other.because.split("; ")]
    because = "; ".join(dict.fromkeys(text for text in reasons if text))
    return replace(
        one,
        because=because,
        needs=tuple(dict.fromkeys((*one.needs, *other.needs))),
        refused="; ".join(dict.fromkeys(text for text in (one.refused, other.refused) if text)),
        lines=tuple(dict.fromkeys((*one.lines, *other.lines))),
        notes=tuple(dict.fromkeys((*one.notes, *other.notes))),
    )


def joined(rulings: Iterable[Ruling]) -> Ruling:
    """What takes all of these."""
    found: Ruling | None = None
    for ruling in rulings:
        found = ruling if found is None else both(found, ruling)
    return found or Ruling("")


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """The gravest of these; allowed where there is none."""
    return max(verdicts, key=lambda one: RANK[one], default="allowed")
