"""L507, L508: who runs a meeting."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

from ladder_cli.meetings.recurrence import occurrences
from ladder_cli.meetings.timetable import is_open
from ladder_cli.model.file import Document
from ladder_cli.model.finding import At, Finding
from ladder_cli.model.group import Meeting
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.leave import away, days_away
from ladder_cli.roles.standing import active
from ladder_cli.rules.wording import typed

SOON: Final = timedelta(weeks=9)
"""How far ahead the next meeting is looked for."""


def host_without_seat(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """A host of a meeting holds no seat anywhere.

    Hosting is work for the community; a seat thanks for it, and says for how long. Find a host who has one,
    or help this one to a first rung.
    """
    for index, position, host in _hosts(document, ladders, today):
        if not any(active(seat, today.isoformat()) for seat in ladders.registry.record(host).seats):
            yield Finding(
                At(document.path, ("meetings", index, "hosts", position)),
                f"{typed(host)} hosts this meeting and holds no seat",
                f"see what they could take next: ladder next {host}",
            )


def host_on_leave(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """A host of a meeting is on leave when it takes place next.

    Leave is leave: somebody else opens the room. Find a host for the time, or skip the meeting and say why.
    """
    value: Any = document.value
    for index, position, host in _hosts(document, ladders, today):
        leave = ladders.registry.record(host).leave
        upcoming = _next(value.meetings[index], today) if leave else None
        if upcoming is not None and days_away(away(leave), upcoming, upcoming):
            yield Finding(
                At(document.path, ("meetings", index, "hosts", position)),
                f"{typed(host)} is on leave on {upcoming.isoformat()}, when this meeting takes place next",
                "find another host for the time, or add the day to `skips`",
            )


def _hosts(document: Document, ladders: Ladders, today: date) -> Iterator[tuple[int, int, str]]:
    """The hosts of what goes on, with their places: the meeting's position, and their own."""
    value: Any = document.value
    if not is_open(value, today):
        return
    for index, meeting in enumerate(value.meetings):
        if meeting.until is not None and meeting.until < today.isoformat():
            continue
        for position, host in enumerate(meeting.hosts):
            if not ladders.registry.is_unknown(host):
                yield index, position, host


def _next(meeting: Meeting, today: date) -> date | None:
    found = occurrences(meeting, today, today + SOON)
    return next((one.day for one in found if not one.skipped), None)
