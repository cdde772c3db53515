"""What takes place in the coming weeks, in the zone of whoever reads it."""

from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime, time, timedelta

from msgspec import Struct

from ladder_cli.meetings.recurrence import Occurrence, is_placed, starting, zone
from ladder_cli.meetings.timetable import Planned, planned
from ladder_cli.model.registry import Registry


class Upcoming(Struct, frozen=True):
    """One date of a meeting; `start` and `end` in the reader's zone, no end where nobody gave a length."""

    plan: Planned
    start: datetime
    end: datetime | None
    skipped: bool
    why: str


class Diary(Struct, frozen=True):
    """The days from `first` on and before `until`, what is on them, and what is on no calendar yet."""

    time_zone: str
    first: date
    until: date
    upcoming: tuple[Upcoming, ...]
    unplaced: tuple[Planned, ...]


def diary(registry: Registry, groups: Collection[str], first: date, weeks: int, time_zone: str) -> Diary:
    """What these groups, and those within them, do in so many weeks; of all groups where none is named."""
    until = first + timedelta(weeks=weeks)
    since, before = (datetime.combine(day, time(), zone(time_zone)).astimezone(UTC) for day in (first, until))
    plans = of_groups(registry, groups, first)
    found = [
        _upcoming(plan, one, time_zone) for plan in plans for one in starting(plan.meeting, since, before)
    ]
    return Diary(
        time_zone,
        first,
        until,
        tuple(sorted(found, key=lambda one: (one.start, one.plan.group, one.plan.index))),
        tuple(plan for plan in plans if not is_placed(plan.meeting)),
    )


def of_groups(registry: Registry, groups: Collection[str], today: date) -> Sequence[Planned]:
    """The meetings of these groups and of those within them; of all where none is named."""
    plans = planned(registry, today)
    if not groups:
        return plans
    wanted = set(groups)
    return [plan for plan in plans if not wanted.isdisjoint(registry.chain(plan.group))]


def _upcoming(plan: Planned, one: Occurrence, time_zone: str) -> Upcoming:
    here = zone(time_zone)
    end = None if one.minutes is None else one.end.astimezone(here)
    return Upcoming(plan, one.start.astimezone(here), end, one.skipped, one.why)
