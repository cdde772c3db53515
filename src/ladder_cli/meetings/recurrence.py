"""When a meeting takes place: its days in order, and the instants they are.

A day is kept in local time. A time that clocks skip is read by the clock before the change, one that
they show twice is its first (both as RFC 5545 has it). Meetings that rotate take the next place and
time with every day, also over a day that is skipped.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from msgspec import Struct

from ladder_cli.meetings.days import falls_on, nth_weekday, recurring
from ladder_cli.model.group import Every, LocalTime, Meeting

FIRST, LAST = date(1900, 1, 1), date(2999, 12, 31)
"""A calendar has no place for a meeting before or after these."""


class Occurrence(Struct, frozen=True):
    """One day of a meeting: `day` where it is held, `start` in UTC; a `skipped` one does not take place."""

    day: date
    start: datetime
    time_zone: str
    minutes: int | None = None
    skipped: bool = False
    why: str = ""

    @property
    def end(self) -> datetime:
        """When it is over, in UTC; its start where nobody said how long it takes."""
        return self.start + timedelta(minutes=self.minutes or 0)

    @property
    def local(self) -> datetime:
        """The start where it is held."""
        return self.start.astimezone(zone(self.time_zone))


def is_placed(meeting: Meeting) -> bool:
    """Whether a meeting can be put on a calendar: it has a day, times, and zones that there are."""
    first = _date(meeting.anchor)
    turns = places(meeting)
    return first is not None and FIRST <= first <= LAST and bool(turns) and all(map(_is_known, turns))


def places(meeting: Meeting) -> tuple[LocalTime, ...]:
    """The places and times that its days take in turn; one for a meeting that does not rotate."""
    if meeting.rotation:
        return meeting.rotation
    if meeting.time_zone is None or meeting.time is None:
        return ()
    return (LocalTime(time_zone=meeting.time_zone, time=meeting.time),)


def days(meeting: Meeting, first: date, last: date) -> list[tuple[int, date]]:
    """Its days from `first` to `last`, skipped ones too, each with how many came before it.

    Empty for a meeting that is not placed.
    """
    if not is_placed(meeting):
        return []
    anchor = date.fromisoformat(meeting.anchor or "")
    last = min(last, LAST, _date(meeting.until) or LAST)
    if meeting.every is None:
        return [(0, anchor)] if first <= anchor <= last else []
    return list(recurring(meeting.every, anchor, first, last))


def meets_on(meeting: Meeting, day: date) -> bool:
    """Whether a meeting that is placed has that day, skipped or not."""
    anchor = date.fromisoformat(meeting.anchor or "")
    if day > min(LAST, _date(meeting.until) or LAST):
        return False
    return day == anchor if meeting.every is None else falls_on(meeting.every, anchor, day)


def occurrences(meeting: Meeting, first: date, last: date) -> list[Occurrence]:
    """What happens on its days from `first` to `last`, skipped ones too, in the order of its days."""
    turns, skipped = places(meeting), {skip.on: skip.why or "" for skip in meeting.skips}
    found = []
    for number, day in days(meeting, first, last):
        turn = turns[number % len(turns)]
        why = skipped.get(day.isoformat()) if skipped else None
        start = instant(day, turn)
        found.append(Occurrence(day, start, turn.time_zone, meeting.minutes, why is not None, why or ""))
    return found


def instant(day: date, at: LocalTime) -> datetime:
    """That local time on a day, in UTC."""
    hour, _, minute = at.time.partition(":")
    return datetime.combine(day, time(int(hour), int(minute)), zone(at.time_zone)).astimezone(UTC)


def starting(meeting: Meeting, since: datetime, until: datetime) -> list[Occurrence]:
    """Its occurrences that start from one instant on and before another, by start."""
    around = timedelta(days=2)  # no zone is that far from UTC
    found = occurrences(meeting, since.date() - around, until.date() + around)
    return sorted((one for one in found if since <= one.start < until), key=lambda one: one.start)


@lru_cache(maxsize=1024)
def zone(name: str) -> ZoneInfo:
    """A zone of the database. Raises KeyError, ValueError or OSError where it has none of that name."""
    return ZoneInfo(name)


def _is_known(at: LocalTime) -> bool:
    try:
        zone(at.time_zone)
    except (KeyError, ValueError, OSError):  # a folder of the database (`America`) is an OSError
        return False
    return True


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def is_on_its_rhythm(meeting: Meeting) -> bool:
    """Whether the anchor is one of the days that the rhythm gives."""
    anchor, every = _date(meeting.anchor), meeting.every
    if anchor is None or every is None or every.nth is None:
        return True
    return nth_weekday(anchor.year, anchor.month, every.weekday or "monday", every.nth) == anchor


def parts(meeting: Meeting) -> Sequence[tuple[LocalTime, date, Every | None]]:
    """The meeting as what a calendar can hold: by place and time, its first day there and its own rhythm."""
    turns = places(meeting)
    anchor = _date(meeting.anchor)
    if anchor is None or not is_placed(meeting):
        return ()
    every = meeting.every
    if every is None:
        return ((turns[0], anchor, None),)
    count = len(turns)
    shorter = Every(
        weeks=every.weeks and every.weeks * count,
        months=every.months and every.months * count,
        nth=every.nth,
        weekday=every.weekday,
    )
    firsts = []
    for number, day in recurring(every, anchor, anchor, LAST):
        if number == count:
            break
        firsts.append(day)
    return tuple((turn, day, shorter) for turn, day in zip(turns, firsts, strict=False))
