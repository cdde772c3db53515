"""The timers of ideas: what nobody seconds, looks after or renews is listed, then parked with thanks."""

from datetime import date, timedelta
from typing import Final

from msgspec import Struct

from ladder_cli.model.dates import after, day
from ladder_cli.model.finding import Edit
from ladder_cli.model.registry import Registry
from ladder_cli.model.work import Idea
from ladder_cli.work.idea_edits import parking

NO_SECOND: Final = 60
"""Days without a second after which a raised idea is parked."""
LISTED: Final = 30
"""Days without a shepherd after which a seconded idea is listed."""
NO_SHEPHERD: Final = 60
"""Days after which it is parked."""
INCUBATION: Final = "6 months"
"""How long an incubation goes on before somebody looks again."""


class Due(Struct, frozen=True):
    """An idea whose time has come: since which day, what that means, and the edits that say so.

    Without edits it is only listed: somebody should look at it.
    """

    idea: str
    on: str
    what: str
    edits: tuple[Edit, ...] = ()


def due_ideas(registry: Registry, today: date) -> list[Due]:
    """What is due of all ideas, by id."""
    found = (due_idea(registry, name, today) for name in sorted(registry.ideas))
    return [one for one in found if one is not None]


def due_idea(registry: Registry, name: str, today: date) -> Due | None:
    """What is due of one idea; None while its time has not come, and where there is none to be read."""
    idea = registry.ideas.get(name)
    return None if idea is None else due_of(name, idea, today)


def due_of(name: str, idea: Idea, today: date) -> Due | None:
    """The same of an idea that is at hand."""
    match idea.state:
        case "raised":
            return _parked(name, idea, today, NO_SECOND, "no-second", "nobody has seconded it")
        case "seconded":
            why = "nobody looks after it"
            listed = since(idea) + timedelta(days=LISTED)
            parked = _parked(name, idea, today, NO_SHEPHERD, "no-shepherd", why)
            return parked or _listed(name, listed, today, f"{why} in {LISTED} days")
        case "shepherded":
            return _listed(name, _review(idea), today, "its next review was due")
        case "incubating":
            end = _review(idea) or after(since(idea), INCUBATION)
            if today <= end:
                return None
            what = "its incubation is over and was not renewed"
            return Due(name, end.isoformat(), what, parking(idea, today.isoformat(), "not-renewed"))
    return None


def since(idea: Idea) -> date:
    """The day an idea came into its state; where it does not say, the last day that it names before."""
    return day(idea.since or max((idea.raised.on, *(one.on for one in idea.seconds))))


def _review(idea: Idea) -> date | None:
    return day(idea.next_review) if idea.next_review else None


def _parked(name: str, idea: Idea, today: date, days: int, why: str, what: str) -> Due | None:
    end = since(idea) + timedelta(days=days)
    if today <= end:
        return None
    edits: tuple[Edit, ...] = parking(idea, today.isoformat(), why)
    return Due(name, end.isoformat(), f"{what} in {days} days", edits)


def _listed(name: str, end: date | None, today: date, what: str) -> Due | None:
    return Due(name, end.isoformat(), what) if end is not None and today > end else None
