"""Whether people somewhere have any meeting of a group by day."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from ladder_cli.meetings.recurrence import Occurrence, occurrences, zone
from ladder_cli.model.group import Meeting

MORNING: Final = 7 * 60
EVENING: Final = 22 * 60
"""In minutes of a day; no clock changes between them."""
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
        held = (one for meeting in meetings for one in occurrences(meeting, first, last) if not one.skipped)
        for one in {(one.start, one.minutes): one for one in held}.values():
            found = True
            left = {name for name in left if not is_by_day(one, name)}
        if not left:
            return []
    return sorted(left) if found else []


def is_by_day(one: Occurrence, name: str) -> bool:
    """Whether all of a meeting lies between 07 and 22 o'clock in a zone."""
    start = one.start.astimezone(zone(name))
    begin = 60 * start.hour + start.minute
    return begin >= MORNING and begin + (one.minutes or 0) <= EVENING
