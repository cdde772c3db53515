"""The meeting that an agenda is for, and the one before it."""

from datetime import date, timedelta

from msgspec import Struct

from ladder_cli.meetings.recurrence import Occurrence, occurrences
from ladder_cli.meetings.timetable import Planned, is_open, of_group
from ladder_cli.model.registry import Registry

YEAR = timedelta(days=366)
KINDS = ("status", "onboarding", "social", "office-hours")
"""Which kind of meeting an agenda is for: the first of these that a group has."""


class Session(Struct, frozen=True):
    """A date of a meeting, and the last date before it; None where that was more than a year ago."""

    plan: Planned
    one: Occurrence
    before: Occurrence | None


def next_session(registry: Registry, group: str, on: date) -> Session | None:
    """The first meeting of a group that takes place on a day or after it; None within a year."""
    plans = of_group(registry, group) if is_open(registry.groups[group], on) else []
    for kind in KINDS:
        found = [
            (one, plan)
            for plan in plans
            if plan.meeting.kind == kind
            for one in occurrences(plan.meeting, on, on + YEAR)
            if not one.skipped
        ]
        if found:
            one, plan = min(found, key=lambda pair: (pair[0].start, pair[1].index))
            return Session(plan, one, _before(plans, kind, one))
    return None


def _before(plans: list[Planned], kind: str, session: Occurrence) -> Occurrence | None:
    """The last meeting of that kind before another, whichever of the group's it is."""
    earlier = [
        one
        for plan in plans
        if plan.meeting.kind == kind
        for one in occurrences(plan.meeting, session.day - YEAR, session.day)
        if not one.skipped and one.start < session.start
    ]
    return max(earlier, key=lambda one: one.start, default=None)
