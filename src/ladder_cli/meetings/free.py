"""When somebody is free: in the hours of their usual week, and at no meeting that they host."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from msgspec import Struct

from ladder_cli.meetings.recurrence import occurrences as expanded
from ladder_cli.meetings.recurrence import zone
from ladder_cli.meetings.timetable import planned
from ladder_cli.model.registry import Registry
from ladder_cli.pairing.overlap import DAY, WEEK, Spans, offset, usual_week

Busy = Mapping[str, tuple[tuple[datetime, datetime], ...]]
"""By handle, from when to when they host a meeting."""


class Free(Struct, frozen=True):
    """Somebody's usual week, in minutes from Monday 00:00 in their zone, and when they host a meeting."""

    time_zone: str
    week: Spans
    busy: tuple[tuple[datetime, datetime], ...] = ()

    def at(self, start: datetime, minutes: int) -> bool:
        """Whether they are free from an instant on for so many minutes."""
        local = start.astimezone(zone(self.time_zone))
        begin = local.weekday() * DAY + local.hour * 60 + local.minute
        end = start + timedelta(minutes=minutes)
        return any(
            one <= at and at + minutes <= other for at in (begin, begin + WEEK) for one, other in self.week
        ) and not any(since < end and start < until for since, until in self.busy)


def free(
    registry: Registry, handles: Iterable[str], first: date, last: date, moving: str = ""
) -> dict[str, Free]:
    """Those of these people whose hours and zone are known, from one day to another.

    The office hours of a group that are `moving` keep nobody busy.
    """
    busy = _hosting(registry, first, last, moving)
    found = {}
    for handle in handles:
        profile = registry.people.get(handle)
        if profile is None or profile.time_zone is None or offset(profile.time_zone, first) is None:
            continue
        week = usual_week(profile.availability)
        if week:
            found[handle] = Free(profile.time_zone, _over_the_end(week), busy.get(handle, ()))
    return found


def _over_the_end(week: Spans) -> Spans:
    """The week, and the next one's hours, joined where Sunday night goes on on Monday."""
    joined: list[tuple[int, int]] = []
    for start, end in (*week, *((start + WEEK, end + WEEK) for start, end in week)):
        if joined and joined[-1][1] == start:
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return tuple(joined)


def _hosting(registry: Registry, first: date, last: date, moving: str) -> Busy:
    """When each host hosts, from one day to another; an hour is reckoned where no length is given."""
    found: dict[str, list[tuple[datetime, datetime]]] = defaultdict(list)
    for plan in planned(registry, first):
        if plan.meeting.hosts and (plan.group, plan.meeting.kind) != (moving, "office-hours"):
            for one in expanded(plan.meeting, first, last):
                if not one.skipped:
                    span = one.start, one.end if one.minutes else one.start + timedelta(hours=1)
                    for host in plan.meeting.hosts:
                        found[host].append(span)
    return {host: tuple(spans) for host, spans in found.items()}
