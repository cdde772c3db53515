"""Which off weeks have office hours, and which have none."""

from datetime import date, timedelta

from msgspec import Struct

from ladder_cli.meetings.off_weeks import off_weeks, week_in, week_of
from ladder_cli.meetings.recurrence import Occurrence, occurrences
from ladder_cli.meetings.timetable import Planned, of_group, of_kind
from ladder_cli.model.registry import Registry


class Covered(Struct, frozen=True):
    """A week, by its Monday where the status meeting is at home, and the office hours in it."""

    week: date
    is_off: bool
    hours: tuple[tuple[Planned, Occurrence], ...]


def coverage(registry: Registry, group: str, today: date, weeks: int) -> list[Covered]:
    """The weeks from this one on that are off or have office hours, in order."""
    first = week_of(today)
    last = first + timedelta(days=7 * weeks - 1)
    plans = of_group(registry, group)
    status = [plan.meeting for plan in of_kind(plans, "status")]
    found: dict[date, list[tuple[Planned, Occurrence]]] = {
        week: [] for week in off_weeks(status, first, last)
    }
    off = set(found)
    for plan in of_kind(plans, "office-hours"):
        for one in occurrences(plan.meeting, first, last):
            if not one.skipped:
                week = week_in(one.start, status[0] if status else plan.meeting)
                found.setdefault(week, []).append((plan, one))
    return [
        Covered(week, week in off, tuple(sorted(hours, key=lambda pair: pair[1].start)))
        for week, hours in sorted(found.items())
    ]
