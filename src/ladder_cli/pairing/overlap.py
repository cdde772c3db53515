"""Hours in common: usual weeks, laid into UTC at today's offsets and at both solstices.

A zone with summer time and one without drift apart by an hour twice a year, so that two people
meet all year only if they can in June and in December; what counts is the least of the three.

A week is kept as one integer with a bit for each `unit` of minutes, the greatest that divides every
start and end there is: on half hours `&` and `bit_count` take 0.06 µs a pair, on single minutes
0.27 µs, and walking two lists of spans 1.5 µs.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from math import gcd
from zoneinfo import ZoneInfo

from msgspec import Struct

from ladder_cli.model.person import Hours, Person, Weekday

DAY = 24 * 60
WEEK = 7 * DAY
WEEKDAYS: tuple[Weekday, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

Spans = tuple[tuple[int, int], ...]
"""Parts of a week in minutes from Monday 00:00, sorted and apart from each other, within 0 to 10,080."""

Weeks = tuple[int, int, int]
"""One week in UTC as bits, on each of the three days that `reference_days` gives."""

Offsets = tuple[int, int, int]
"""Minutes ahead of UTC on each reference day."""

NEVER: Weeks = (0, 0, 0)


@cache
def reference_days(today: date) -> tuple[date, date, date]:
    """Today and both solstices of its year."""
    return today, date(today.year, 6, 21), date(today.year, 12, 21)


@cache
def offset(zone: str, day: date) -> int | None:
    """Minutes that clocks in the zone are ahead of UTC at noon (UTC) of that day; None for no such zone."""
    try:
        ahead = datetime.combine(day, time(12), UTC).astimezone(ZoneInfo(zone)).utcoffset()
    except (KeyError, ValueError, OSError):  # a folder of the database (`America`) is an OSError
        return None
    return None if ahead is None else int(ahead.total_seconds() // 60)


def usual_week(availability: Iterable[Hours]) -> Spans:
    """The hours of a usual week in local time; Sunday night goes on on Monday."""
    return _wrapped(
        (WEEKDAYS.index(day) * DAY + start, length)
        for hours in availability
        for start, length in [_lasting(hours.from_, hours.to)]
        for day in hours.days
    )


def _lasting(begin: str, end: str) -> tuple[int, int]:
    """Minutes after midnight, and how many minutes from then on; an end before the start is the next day."""
    first, last = _minutes(begin), _minutes(end)
    return first, last - first if last >= first else last + DAY - first


def moved(spans: Spans, minutes: int) -> Spans:
    """The same spans so many minutes later (earlier when negative), round the end of the week."""
    return _wrapped((start + minutes, end - start) for start, end in spans)


def _wrapped(raw: Iterable[tuple[int, int]]) -> Spans:
    """Starts and lengths, anywhere, as merged spans of one week."""
    cut: list[tuple[int, int]] = []
    for start, length in raw:
        begin = start % WEEK
        end = begin + min(length, WEEK)
        cut.append((begin, min(end, WEEK)))
        if end > WEEK:
            cut.append((0, end - WEEK))
    merged: list[tuple[int, int]] = []
    for begin, end in sorted(cut):
        if begin == end:
            continue
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((begin, end))
    return tuple(merged)


@cache
def _minutes(clock: str) -> int:
    hours, _, minutes = clock.partition(":")
    return int(hours) * 60 + int(minutes)


@cache
def offsets(zone: str | None, today: date) -> Offsets | None:
    """The zone's offsets on the reference days; None for no zone or an unknown one."""
    if zone is None:
        return None
    now, june, december = (offset(zone, day) for day in reference_days(today))
    return None if now is None or june is None or december is None else (now, june, december)


def bits(spans: Spans, unit: int) -> int:
    """The spans as bits, one for each `unit` of minutes; the unit divides every start and end."""
    week = 0
    for start, end in spans:
        week |= ((1 << (end - start) // unit) - 1) << start // unit
    return week


class Calendar(Struct, frozen=True):
    """Everyone's weeks on one scale, so that any two can be compared at once."""

    unit: int
    weeks: Mapping[str, Weeks]

    @property
    def units(self) -> int:
        """How many units of time a week has."""
        return WEEK // self.unit

    def of(self, handle: str) -> Weeks:
        """Their weeks; no bit for somebody whose hours or zone are not known."""
        return self.weeks.get(handle, NEVER)

    def common(self, one: Weeks, other: Weeks) -> int:
        """The least minutes a week that both have, over the three reference days."""
        (a, b, c), (x, y, z) = one, other
        return self.unit * min((a & x).bit_count(), (b & y).bit_count(), (c & z).bit_count())


def calendar(people: Mapping[str, Person], today: date, dividing: int = 0) -> Calendar:
    """The weeks of these people, by a unit that divides so many minutes too."""
    known = {
        handle: (person.availability, clocks)
        for handle, person in people.items()
        if person.availability and (clocks := offsets(person.time_zone, today)) is not None
    }
    listed = [hours for availability, _ in known.values() for hours in availability]
    times = {hours.from_ for hours in listed} | {hours.to for hours in listed}
    turns = {minutes for clocks in {clocks for _, clocks in known.values()} for minutes in clocks}
    unit = gcd(WEEK, dividing, *map(_minutes, times), *turns)
    return Calendar(
        unit,
        {
            handle: in_utc(local_week(availability, unit), clocks, unit)
            for handle, (availability, clocks) in known.items()
        },
    )


def local_week(availability: Iterable[Hours], unit: int) -> int:
    """A usual week in local time as bits; the unit divides every start and end. Sunday goes on on Monday."""
    week = 0
    for hours in availability:
        week |= _of_a_day(hours.from_, hours.to, unit) * _on_days(hours.days, unit)
    units = WEEK // unit
    return (week | week >> units) & (1 << units) - 1


@cache
def _of_a_day(start: str, end: str, unit: int) -> int:
    """Hours as bits from midnight on; no more than a day of them, so that no two days' hours meet."""
    first, length = _lasting(start, end)
    return ((1 << length // unit) - 1) << first // unit


@cache
def _on_days(days: tuple[Weekday, ...], unit: int) -> int:
    """A bit at the midnight that each of these days begins with."""
    return sum(1 << WEEKDAYS.index(day) * DAY // unit for day in set(days))


def in_utc(week: int, ahead: Offsets, unit: int) -> Weeks:
    """A local week as bits in UTC, turned back by what its clocks are ahead on each reference day."""
    length = WEEK // unit
    whole, twice = (1 << length) - 1, week | week << length
    now, june, december = ahead
    first = twice >> now // unit % length & whole
    second = first if june == now else twice >> june // unit % length & whole
    third = first if december == now else twice >> december // unit % length & whole
    return first, second, third


def overlap_minutes(one: Person, other: Person, today: date) -> int:
    """The least minutes a week that two people have in common, today and at both solstices."""
    pair = calendar({"one": one, "other": other}, today)
    return pair.common(pair.of("one"), pair.of("other"))


def without(spans: Spans, taken: Spans) -> Spans:
    """What is left of the spans outside the other ones."""
    left: list[tuple[int, int]] = []
    for start, end in spans:
        at = start
        for begin, stop in taken:
            if stop <= at or begin >= end:
                continue
            if begin > at:
                left.append((at, begin))
            at = max(at, stop)
        if at < end:
            left.append((at, end))
    return tuple(left)
