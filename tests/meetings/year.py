"""What a registry's meetings come to, to hold against what other programs make of its calendar."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from ladder_cli.meetings.recurrence import occurrences
from ladder_cli.meetings.timetable import planned
from ladder_cli.store.loading import open_registry
from ladder_cli.store.source import Folder


class Start(NamedTuple):
    """A start of a meeting: its title, the instant, whether it is cancelled, and its minutes."""

    title: str
    at: datetime
    cancelled: bool
    minutes: int


def starts(folder: Path, today: date, since: datetime, until: datetime) -> list[Start]:
    """All starts from one instant to another, sorted."""
    registry, around = open_registry(Folder(folder)), timedelta(days=2)
    return sorted(
        Start(plan.meeting.title, one.start, one.skipped, one.minutes or 0)
        for plan in planned(registry, today)
        for one in occurrences(plan.meeting, since.date() - around, until.date() + around)
        if since <= one.start <= until
    )
