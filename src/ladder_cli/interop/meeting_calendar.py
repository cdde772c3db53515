"""Meetings as events of a calendar: one for each place and time that a meeting takes in turn."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import Final

from ladder_cli.interop.ical import Cancelled, Event, uid
from ladder_cli.meetings.recurrence import LAST, days, parts, zone
from ladder_cli.meetings.timetable import Planned
from ladder_cli.model.group import LocalTime, Meeting
from ladder_cli.model.registry import Registry

KINDS: Final = {
    "status": "status meeting",
    "office-hours": "office hours",
    "onboarding": "onboarding",
    "social": "social",
}


def events(
    registry: Registry, plans: Iterable[Planned], today: date, until: date | None = None
) -> Iterator[Event]:
    """The events of all meetings that are on a calendar and not over; with `until`, up to that day."""
    named: Counter[tuple[str, str, str]] = Counter()
    for plan in plans:
        name = plan.group, plan.meeting.kind, plan.meeting.title
        number = named[name]
        named[name] += 1
        for turn, (at, first, every) in enumerate(parts(plan.meeting)):
            last = _earliest(plan.meeting.until, until)
            over = (first if every is None else last) or LAST
            if over < today or first > (last or LAST):
                continue
            yield Event(
                uid=uid(registry.community.name, *name, str(number), str(turn)),
                start=_local(first, at),
                stamp=date.fromisoformat(plan.meeting.anchor or ""),
                summary=plan.meeting.title,
                minutes=plan.meeting.minutes,
                every=every,
                until=last,
                cancelled=tuple(_cancelled(plan.meeting, turn, last)),
                description=_description(registry, plan),
                url=plan.meeting.agenda or "",
                location=plan.meeting.room or "",
            )


def _earliest(written: str | None, until: date | None) -> date | None:
    known = [day for day in (date.fromisoformat(written) if written else None, until) if day is not None]
    return min(known, default=None)


def _local(day: date, at: LocalTime) -> datetime:
    hour, _, minute = at.time.partition(":")
    return datetime.combine(day, time(int(hour), int(minute)), zone(at.time_zone))


def _cancelled(meeting: Meeting, turn: int, last: date | None) -> Iterator[Cancelled]:
    """The skipped days that are this turn's."""
    turns = parts(meeting)
    for skip in sorted(meeting.skips, key=lambda one: one.on):
        on = date.fromisoformat(skip.on)
        for number, day in days(meeting, on, min(on, last or on)):
            if number % len(turns) == turn:
                yield Cancelled(_local(day, turns[turn][0]), skip.why or "")


def _description(registry: Registry, plan: Planned) -> str:
    group, meeting = registry.groups[plan.group], plan.meeting
    lines = [f"{group.title}: {KINDS[meeting.kind]}"]
    if meeting.hosts:
        lines.append(f"Hosts: {', '.join(map(registry.name_of, meeting.hosts))}")
    if meeting.agenda:
        lines.append(f"Agenda: {meeting.agenda}")
    return "\n".join(lines)
