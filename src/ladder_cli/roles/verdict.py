"""Met, unmet, unknown: how they combine."""

from collections.abc import Iterable
from typing import Literal

Verdict = Literal["met", "unmet", "unknown"]
VERDICTS: tuple[Verdict, ...] = ("met", "unmet", "unknown")


def n_of(least: int, verdicts: Iterable[Verdict]) -> Verdict:
    """Met with so many met; unmet where even all unknown ones would not do; unknown between."""
    given = list(verdicts)
    met = given.count("met")
    if met >= least:
        return "met"
    return "unknown" if met + given.count("unknown") >= least else "unmet"


def all_of(verdicts: Iterable[Verdict]) -> Verdict:
    """Unmet if any is; else unknown if any is; else met, as nothing is when nothing is asked."""
    given = list(verdicts)
    return n_of(len(given), given)


def any_of(verdicts: Iterable[Verdict]) -> Verdict:
    """Met if any is; else unknown if any is; else unmet."""
    return n_of(1, verdicts)


def negated(verdict: Verdict) -> Verdict:
    """Met for unmet and unmet for met; what is unknown stays unknown."""
    match verdict:
        case "met":
            return "unmet"
        case "unmet":
            return "met"
        case "unknown":
            return "unknown"
