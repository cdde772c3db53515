"""Off weeks: those in which a group has no status meeting.

A week runs from Monday to Sunday in the meeting's zone and is named by its Monday. What counts is the
expanded recurrence, never the parity of a week's number: a year of 53 weeks, as 2026 is, changes nothing.
A skipped meeting still counts as one.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from ladder_cli.meetings.recurrence import is_placed, occurrences, zone
from ladder_cli.model.group import Meeting

WEEK = timedelta(weeks=1)
FARTHEST = 54 * WEEK
"""No rhythm leaves a longer time between two meetings."""


def week_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def week_in(at: datetime, meeting: Meeting) -> date:
    """The Monday of the week that an instant falls in, where the meeting is at home."""
    return week_of(at.astimezone(zone(meeting.time_zone or "UTC")).date())


def met_weeks(meetings: Iterable[Meeting], first: date, last: date) -> set[date]:
    """The weeks with one of these meetings, or one that is skipped, from one day to another."""
    around = timedelta(days=8)
    return {
        week_in(one.start, meeting)
        for meeting in meetings
        for one in occurrences(meeting, first - around, last + around)
    }


def off_weeks(meetings: Sequence[Meeting], first: date, last: date) -> list[date]:
    """The weeks without any of these meetings that touch these days, between their first and their last.

    Before the first of them and after the last no week is off: nothing meets at all.
    """
    lives = [life for meeting in meetings if (life := _life(meeting)) is not None]
    if not lives:
        return []
    first = max(first, min(start for start, _ in lives))
    end = max(end for _, end in lives)
    met = met_weeks(meetings, first, min(last, end))
    if end <= last:  # the day that a meeting has as its last may lie weeks after it
        last = max(met, default=first - WEEK)
    found, week = [], week_of(first)
    while week <= last:
        if week not in met:
            found.append(week)
        week += WEEK
    return found


def middles(meetings: Sequence[Meeting], first: date, last: date) -> list[date]:
    """Of each run of off weeks the middle one, of two the earlier; those that touch the days."""
    found: list[date] = []
    run: list[date] = []
    weeks = off_weeks(meetings, first - FARTHEST, last + FARTHEST)
    for week, following in zip(weeks, [*weeks[1:], None], strict=False):
        run.append(week)
        if following != week + WEEK:
            found.append(run[(len(run) - 1) // 2])
            run = []
    return [week for week in found if week_of(first) <= week <= last]


def _life(meeting: Meeting) -> tuple[date, date] | None:
    """The first and the last day of a meeting's life; None for one that is not on a calendar."""
    if not is_placed(meeting):
        return None
    first = date.fromisoformat(meeting.anchor or "")
    if meeting.every is None:
        return first, first
    return first, date.fromisoformat(meeting.until) if meeting.until else date.max - FARTHEST
