"""Meetings, made in a line."""

from typing import Any

from ladder_cli.model.group import Every, Meeting


def meeting(
    anchor: str | None,
    *,
    zone: str | None = "America/Toronto",
    time: str | None = "09:00",
    kind: Any = "status",
    title: str = "Weekly",
    weeks: int | None = None,
    months: int | None = None,
    nth: Any = None,
    weekday: Any = None,
    every: Every | None = None,
    minutes: int | None = 60,
    **more: Any,
) -> Meeting:
    """A meeting in Toronto at nine, an hour long, once where no rhythm is given."""
    if every is None and (weeks or months):
        every = Every(weeks=weeks, months=months, nth=nth, weekday=weekday)
    if more.get("rotation"):
        time = None
    return Meeting(
        kind=kind, title=title, anchor=anchor, every=every, time_zone=zone, time=time, minutes=minutes, **more
    )
