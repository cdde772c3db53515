"""Who may be reminded: one answer for every list, agenda and clock that would have somebody written to."""

from datetime import date

from ladder_cli.model.leaver import has_left
from ladder_cli.model.registry import Registry


def may_remind(registry: Registry, person: str, today: date) -> bool:
    """Whether somebody may be reminded of something, or named for others to write to.

    Not whoever is happy to listen (`listening` in the profile), nobody while on leave, and nobody who has
    left. It says nothing of what somebody asks for themselves: who looks things up gets an answer.
    """
    if has_left(person):
        return False
    profile = registry.people.get(person)
    if profile is not None and profile.listening:
        return False
    return not any(leave.covers(today.isoformat()) for leave in registry.record(person).leave)
