"""Whether people somewhere have any meeting of a group by day."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from ladder_cli.meetings.recurrence import Occurrence, occurrences, zone
from ladder_cli.model.group import Meeting

MORNING: Final = time(7)
EVENING: Final = time(22)
SOON: Final = timedelta(weeks=9)
YEAR: Final = timedelta(days=366)


def unserved(meetings: Sequence[Meeting], zones: Iterable[str], today: date) -> list[str]:
    """The zones for which all of these meetings lie outside 07 to 22 o'clock for a year, sorted.

    None where nothing takes place in that year: then nobody is served better than others.
    """
    left = set(zones)
    if not left:
        return []
    found = False
    # most zones are served within weeks: only those that are not are looked at for a whole year
    for first, last in ((today, today + SOON), (today + SOON, today + YEAR)):
        for one in (one for meeting in meetings for one in occurrences(meeting, first, last)):
            if one.skipped:
                continue
            found = True
            left = {name for name in left if not is_by_day(one, name)}
        if not left:
            return []
    return sorted(left) if found else []


def is_by_day(one: Occurrence, name: str) -> bool:
    """Whether all of a meeting lies between 07 and 22 o'clock in a zone."""
    start, end = (at.astimezone(zone(name)) for at in (one.start, one.end))
    return start.time() >= MORNING and end <= datetime.combine(start.date(), EVENING, zone(name))
