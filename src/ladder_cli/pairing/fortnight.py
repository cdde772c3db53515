"""The next two weeks, day by day, with the clocks as they will be: when two could speak for an hour."""

from collections.abc import Collection, Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from msgspec import Struct

from ladder_cli.model.person import Hours, Person
from ladder_cli.model.record import Leave
from ladder_cli.pairing.overlap import DAY, WEEKDAYS, offset
from ladder_cli.pairing.weekly import HOUR, positions
from ladder_cli.roles.leave import away, days_away

DAYS = 14
QUARTER = 15
"""Hours begin on a quarter."""
LEAST_HOURS, MOST_HOURS = 2, 3
"""So many are proposed."""
BY_DAY = (7 * 60, 22 * 60)

Minutes = int
"""Minutes from midnight (UTC) after today, as bits."""

_MINUTE = timedelta(minutes=1)


class Fortnight(Struct, frozen=True, dict=True):
    """The two weeks after a day."""

    today: date

    @cached_property
    def begin(self) -> datetime:
        """Midnight (UTC) after today."""
        return datetime.combine(self.today + timedelta(days=1), time(), UTC)

    def free(self, person: Person, leave: Iterable[Leave]) -> Minutes:
        """When somebody is free, by their usual weeks; not on a day of leave."""
        if person.time_zone is None or offset(person.time_zone, self.today) is None:
            return 0
        zone, gone = ZoneInfo(person.time_zone), away(leave)
        found = 0
        for number in range(-1, DAYS + 2):
            day = self.today + timedelta(days=number)
            if days_away(gone, day, day):
                continue
            weekday = WEEKDAYS[day.weekday()]
            for hours in person.availability:
                if weekday in hours.days:
                    found |= self._span(zone, day, hours)
        return found & (1 << DAYS * DAY) - 1

    def _span(self, zone: ZoneInfo, day: date, hours: Hours) -> Minutes:
        begin, end = _local(day, hours.from_, zone), _local(day, hours.to, zone)
        if hours.to < hours.from_:
            end = _local(day + timedelta(days=1), hours.to, zone)
        first = max(0, (begin - self.begin) // _MINUTE)
        last = (end - self.begin) // _MINUTE
        return ((1 << last - first) - 1) << first if last > first else 0

    def moment(self, minute: int) -> datetime:
        """That minute, in UTC."""
        return self.begin + minute * _MINUTE


def _local(day: date, clock: str, zone: ZoneInfo) -> datetime:
    """A time by the clocks of a zone, in UTC; one that the clocks leave out is that much later."""
    hour, _, minute = clock.partition(":")
    after = timedelta(days=1) if hour == "24" else timedelta()
    return datetime.combine(day + after, time(int(hour) % 24, int(minute)), zone).astimezone(UTC)


def starts(free: Minutes) -> Minutes:
    """When an hour may begin, on a quarter."""
    found, length = free, 1
    while length < HOUR:
        step = min(length, HOUR - length)
        found &= found >> step
        length += step
    return found & _QUARTERS


def are_two(begins: Minutes) -> bool:
    """Whether two hours that begin then are apart from each other."""
    return begins.bit_length() - (begins & -begins).bit_length() >= HOUR


_QUARTERS = sum(1 << minute for minute in range(0, DAYS * DAY, QUARTER))


def hours(begins: Minutes, taken: Collection[int], ahead: Collection[int]) -> tuple[int, ...]:
    """Two or three hours that begin then, in order: apart from each other and from those taken.

    One a day as far as there are days; by day (7 to 22) for both, whose clocks are so far `ahead` of UTC,
    rather than by night; early rather than late. Nothing where there are not two.
    """
    clear = [minute for minute in positions(begins) if all(abs(minute - one) >= HOUR for one in taken)]
    best = sorted(clear, key=lambda minute: (_nights(minute, ahead), minute))
    found: list[int] = []
    for new_day in (True, False):
        for minute in best:
            apart = all(abs(minute - one) >= HOUR for one in found)
            if apart and len(found) < MOST_HOURS and not (new_day and minute // DAY in _days(found)):
                found.append(minute)
    if len(found) < LEAST_HOURS and clear and clear[-1] - clear[0] >= HOUR:
        found = [clear[0], clear[-1]]
    return tuple(sorted(found)) if len(found) >= LEAST_HOURS else ()


def _days(minutes: Iterable[int]) -> set[int]:
    return {minute // DAY for minute in minutes}


def _nights(minute: int, ahead: Iterable[int]) -> int:
    return sum(
        not (BY_DAY[0] <= (minute + each) % DAY and (minute + each) % DAY + HOUR <= BY_DAY[1])
        for each in ahead
    )
