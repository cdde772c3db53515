"""L504, L505 and L51x: one group's meetings, each by itself and beside the group's others."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any, Final

from ladder_cli.meetings.off_weeks import met_weeks, off_weeks, week_in
from ladder_cli.meetings.recurrence import is_on_its_rhythm, is_placed, meets_on, occurrences
from ladder_cli.meetings.timetable import is_open
from ladder_cli.model.dates import shifted
from ladder_cli.model.file import Document
from ladder_cli.model.finding import At, Finding
from ladder_cli.model.group import Meeting
from ladder_cli.rules.wording import typed

AHEAD: Final = timedelta(days=366)
SERVED: Final = ("sig", "subproject")
"""Kinds of group that newcomers come to, and that owe them office hours."""


def office_hours_in_status_week(document: Document, today: date) -> Iterator[Finding]:
    """Office hours fall in a week in which the group's status meeting takes place, though it has off weeks.

    Status is for the group, office hours for whoever is new; in the weeks between, both hosts and guests have
    the time. A week runs from Monday to Sunday where the status meeting is at home.
    """
    value: Any = document.value
    going = _going_on(value, today)
    status = [meeting for _, meeting in going if meeting.kind == "status" and is_placed(meeting)]
    end = today + AHEAD
    if not status or not off_weeks(status, today, end):
        return
    weeks = _status_weeks(status, today, end)
    for index, meeting in going:
        if meeting.kind != "office-hours":
            continue
        days = _in_status_weeks(meeting, weeks, today, end)
        if days:
            times = f"{len(days)} times in a year, first" if len(days) > 1 else "once,"
            yield Finding(
                At(document.path, ("meetings", index)),
                "these office hours fall in a week with a status meeting",
                f"{times} on {days[0].isoformat()}: see `ladder sig office-hours {document.id} --propose`",
            )


def _status_weeks(status: Sequence[Meeting], first: date, last: date) -> list[tuple[Meeting, set[date]]]:
    """By home, one of the status meetings there and the weeks with any of them."""
    homes = {meeting.time_zone: meeting for meeting in status}
    return [
        (one, met_weeks([meeting for meeting in status if meeting.time_zone == home], first, last))
        for home, one in homes.items()
    ]


def _in_status_weeks(
    hours: Meeting, weeks: Sequence[tuple[Meeting, set[date]]], first: date, last: date
) -> list[date]:
    return [
        one.day
        for one in occurrences(hours, first, last)
        if not one.skipped and any(week_in(one.start, meeting) in met for meeting, met in weeks)
    ]


def no_office_hours(document: Document, today: date) -> Iterator[Finding]:
    """A SIG or subproject has status meetings and no office hours.

    A status meeting is a poor first meeting: everybody else knows what it is about. Office hours are when
    newcomers are the topic.
    """
    value: Any = document.value
    going = _going_on(value, today)
    kinds = {meeting.kind for _, meeting in going if is_placed(meeting)}
    if value.kind in SERVED and "status" in kinds and not any(one.kind == "office-hours" for _, one in going):
        yield Finding(
            At(document.path, ("meetings",)),
            "there are status meetings and no office hours",
            f"see when they would reach most: ladder sig office-hours {document.id} --propose",
        )


def meeting_past_its_end(document: Document, today: date) -> Iterator[Finding]:
    """A meeting that recurs has passed its last day.

    Meetings end so that somebody asks now and then whether they are still wanted. Take it out, or ask, and
    give it another last day.
    """
    value: Any = document.value
    if is_open(value, today):
        for index, meeting in enumerate(value.meetings):
            if meeting.until is not None and meeting.until < today.isoformat():
                yield Finding(
                    At(document.path, ("meetings", index, "until")),
                    f"{typed(meeting.title)} ended on {meeting.until}",
                    "take it out, or ask whether it goes on and give it another last day",
                )


def meeting_end_far_ahead(document: Document, today: date) -> Iterator[Finding]:
    """A meeting's last day is more than a year ahead.

    An end that nobody will live to see is none. Name a day within a year; it can be moved again.
    """
    value: Any = document.value
    latest = shifted(today, 12)
    for index, meeting in _going_on(value, today):
        if meeting.until is not None and meeting.until > latest.isoformat():
            yield Finding(
                At(document.path, ("meetings", index, "until")),
                f"{meeting.until} is more than a year ahead",
                f"name a day up to {latest.isoformat()}",
            )


def meeting_without_end(document: Document, today: date) -> Iterator[Finding]:
    """A meeting that recurs has no last day.

    Without one nobody asks whether it is still wanted, and calendars show it for ever.
    """
    for index, meeting in _going_on(document.value, today):
        if meeting.every is not None and meeting.until is None and is_placed(meeting):
            yield Finding(
                At(document.path, ("meetings", index)),
                f"{typed(meeting.title)} has no last day",
                f"add `until` with a day up to {shifted(today, 12).isoformat()}",
            )


def meeting_without_length(document: Document, today: date) -> Iterator[Finding]:
    """Nobody said how long a meeting takes.

    Nothing can then be said of what it overlaps, and calendars show a moment. Add its minutes.
    """
    for index, meeting in _going_on(document.value, today):
        if meeting.minutes is None and is_placed(meeting):
            yield Finding(
                At(document.path, ("meetings", index)),
                f"{typed(meeting.title)} has no length",
                "add `minutes`",
            )


def status_without_agenda(document: Document, today: date) -> Iterator[Finding]:
    """A status meeting has no link to its agenda and notes.

    Whoever could not come finds out there what was decided, and who does it by when.
    """
    for index, meeting in _going_on(document.value, today):
        if meeting.kind == "status" and meeting.agenda is None:
            yield Finding(
                At(document.path, ("meetings", index)),
                f"{typed(meeting.title)} has no link to an agenda",
                "add `agenda` with the link to agenda and notes",
            )


def anchor_off_rhythm(document: Document, today: date) -> Iterator[Finding]:
    """The first date of a meeting is not one of the days that its rhythm gives.

    Calendars differ in what they make of that. Name a day that is the nth such weekday of its month.
    """
    value: Any = document.value
    for index, meeting in enumerate(value.meetings):
        if not is_on_its_rhythm(meeting):
            which = "last" if meeting.every.nth == -1 else f"{meeting.every.nth}."
            yield Finding(
                At(document.path, ("meetings", index, "anchor")),
                f"{meeting.anchor} is not the {which} {meeting.every.weekday.title()} of its month",
                "name a day that is, or mend `every`",
            )


def skip_without_meeting(document: Document, today: date) -> Iterator[Finding]:
    """A day is skipped on which the meeting does not take place anyway.

    Then the day that was meant is not skipped, and people wait in an empty room.
    """
    for index, meeting in _going_on(document.value, today):
        for position, skip in enumerate(meeting.skips):
            if is_placed(meeting) and not meets_on(meeting, date.fromisoformat(skip.on)):
                yield Finding(
                    At(document.path, ("meetings", index, "skips", position, "on")),
                    f"{typed(meeting.title)} does not take place on {skip.on}",
                    "name a day on which it would, or take the line out",
                )


def unplaced_meeting(document: Document, today: date) -> Iterator[Finding]:
    """A meeting is not on a calendar yet: a question about its time is open.

    It was taken over from a text that does not say when it is. Ask, and replace `unplaced` by the answer.
    """
    for index, meeting in _going_on(document.value, today):
        if meeting.unplaced is not None:
            yield Finding(
                At(document.path, ("meetings", index, "unplaced", "ask")),
                f"{typed(meeting.title)} is on no calendar: {meeting.unplaced.ask}",
                "ask, and write down `anchor`, `time_zone` and `time` instead of `unplaced`",
            )


def time_beside_rotation(document: Document, today: date) -> Iterator[Finding]:
    """A meeting rotates and has a time of its own besides, which no calendar shows.

    Its times are those of `rotation`, in turn. Take the other out, or add it to the turns.
    """
    for index, meeting in _going_on(document.value, today):
        if meeting.rotation and meeting.time is not None:
            yield Finding(
                At(document.path, ("meetings", index, "time")),
                f"{typed(meeting.time)} is not one of the times that this meeting takes in turn",
                "take it out, or add it to `rotation`",
            )


def _going_on(value: Any, today: date) -> list[tuple[int, Meeting]]:
    """The meetings of a group that is not retired, but for those past their end, with their positions."""
    if not is_open(value, today):
        return []
    return [
        (index, meeting)
        for index, meeting in enumerate(value.meetings)
        if meeting.until is None or meeting.until >= today.isoformat()
    ]
