"""A weekly hour that several people can make all year, kept by the clocks of one zone."""

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from ladder_cli.pairing.overlap import DAY, WEEK, WEEKDAYS, Calendar, Weeks, offset, offsets

HOUR = 60
"""Minutes."""

Drift = tuple[int, int]
"""Minutes that a zone's clocks are further ahead in June, and in December, than today."""

WAKING = (7 * 60, 23 * 60)


class Weekly(Struct, frozen=True):
    """An hour of every week; `start` in minutes from Monday 00:00, by the clocks of the zone."""

    start: int
    zone: str

    @property
    def day(self) -> str:
        """The weekday."""
        return WEEKDAYS[self.start // DAY]

    @property
    def hours(self) -> tuple[str, str]:
        """From when to when: `("18:00", "19:00")`."""
        return _clock(self.start), _clock(self.start + HOUR)

    @property
    def said(self) -> str:
        """`Tuesdays from 18:00 to 19:00 (Europe/Berlin)`."""
        begin, end = self.hours
        return f"{self.day.title()}s from {begin} to {end} ({self.zone})"


def _clock(minutes: int) -> str:
    return f"{minutes % DAY // 60:02}:{minutes % 60:02}"


def drift(zone: str, today: date) -> Drift:
    """How the zone's clocks drift over the year; Stop is never raised: no zone, no drift."""
    ahead = offsets(zone, today)
    return (0, 0) if ahead is None else (ahead[1] - ahead[0], ahead[2] - ahead[0])


def starts(weeks: Weeks, kept: Drift, hours: Calendar) -> int:
    """When an hour may begin that somebody has all year, as bits in units of UTC as it is today.

    It is kept by clocks with that drift: where these are ahead by an hour more in June, it begins an
    hour earlier in UTC then. The calendar's unit divides an hour.
    """
    now, june, december = weeks
    free = now & _later(june, kept[0] // hours.unit, hours) & _later(december, kept[1] // hours.unit, hours)
    found = free
    for units in range(1, HOUR // hours.unit):
        found &= _later(free, -units, hours)
    return found


def _later(week: int, units: int, hours: Calendar) -> int:
    """The same week so many units later, round its end."""
    length = hours.units
    turn = units % length
    return (week << turn | week >> length - turn) & (1 << length) - 1


def positions(bits: int) -> Iterator[int]:
    """Where the bits are, from the first."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def best(begins: int, zone: str, zones: Iterable[str], hours: Calendar, today: date) -> Weekly:
    """Of these hours the one by day (7 to 23) for most of these zones, then the first in the week."""
    ahead = [offset(each, today) or 0 for each in zones]
    here = offset(zone, today) or 0

    def rank(at: int) -> tuple[int, int]:
        minutes = at * hours.unit
        night = sum(not _by_day((minutes + each) % DAY) for each in ahead)
        return night, (minutes + here) % WEEK

    return Weekly((min(positions(begins), key=rank) * hours.unit + here) % WEEK, zone)


def _by_day(minutes: int) -> bool:
    return WAKING[0] <= minutes and minutes + HOUR <= WAKING[1]
