"""Proposed office hours as lines of a group's file."""

from datetime import date
from typing import Final

from ladder_cli.meetings.office_hours import MINUTES, Proposal, status_meetings
from ladder_cli.model.dates import shifted
from ladder_cli.model.finding import Plain
from ladder_cli.model.registry import Registry

LONGEST_TITLE: Final = 120


def draft(registry: Registry, made: Proposal, today: date) -> list[Plain]:
    """The proposed office hours as a group's file has meetings: one, or one a date where there is no rhythm.

    They end with the status meeting, at the latest in a year.
    """
    hour = made.hour
    if hour is None:
        return []
    ends = [meeting.until for meeting in status_meetings(registry, made.group, today) if meeting.until]
    until = min([shifted(today, 12).isoformat(), *ends])
    every = hour.every
    recurring: dict[str, Plain] = {}
    if every is not None and every.weeks is not None:
        recurring = {"every": {"weeks": every.weeks}}
    elif every is not None:
        recurring = {"every": {"months": every.months, "nth": every.nth, "weekday": every.weekday}}
    hosts: dict[str, Plain] = {"hosts": list(hour.hosts)} if hour.hosts else {}
    return [
        {
            "kind": "office-hours",
            "title": f"{registry.groups[made.group].title}: office hours"[:LONGEST_TITLE],
            "anchor": day.isoformat(),
            **recurring,
            "time_zone": hour.time_zone,
            "time": hour.time,
            "minutes": MINUTES,
            **({"until": until} if recurring else {}),
            **hosts,
        }
        for day in (hour.dates[:1] if recurring else hour.dates)
    ]
