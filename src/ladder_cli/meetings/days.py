"""The days of a rhythm: every so many weeks, or the nth weekday of every so many months."""

import calendar
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Final

from ladder_cli.model.dates import shifted
from ladder_cli.model.group import Every
from ladder_cli.pairing.overlap import WEEKDAYS

_NUMBER: Final[dict[str, int]] = {weekday: number for number, weekday in enumerate(WEEKDAYS)}


def recurring(every: Every, anchor: date, first: date, last: date) -> Iterator[tuple[int, date]]:
    """The days of a rhythm, counted from its anchor; those long before the first are not gone over."""
    if every.weeks is not None:
        return _weekly(7 * every.weeks, anchor, first, last)
    return _monthly(every, anchor, first, last)


def _weekly(step: int, anchor: date, first: date, last: date) -> Iterator[tuple[int, date]]:
    begin = max(0, -((anchor - first).days // step))
    for number in range(begin, (last - anchor).days // step + 1):
        yield number, anchor + timedelta(days=number * step)


def _monthly(every: Every, anchor: date, first: date, last: date) -> Iterator[tuple[int, date]]:
    from dateutil.rrule import MONTHLY, rrule, weekday

    ahead, begin = _months_ahead(every, anchor, first)
    start, until = datetime.combine(begin, time()), datetime.combine(last, time())
    day = weekday(_NUMBER[every.weekday or "monday"], every.nth)
    rule = rrule(MONTHLY, interval=every.months or 1, byweekday=day, dtstart=start, until=until)
    for number, at in enumerate(rule, ahead):
        if at.date() >= first:
            yield number, at.date()


def falls_on(every: Every, anchor: date, day: date) -> bool:
    """Whether a day is one of a rhythm's."""
    if every.weeks is not None:
        return day >= anchor and (day - anchor).days % (7 * every.weeks) == 0
    months = (day.year - anchor.year) * 12 + day.month - anchor.month
    nth = nth_weekday(day.year, day.month, every.weekday or "monday", every.nth or 1)
    return day >= anchor and months % (every.months or 1) == 0 and day == nth


def _months_ahead(every: Every, anchor: date, first: date) -> tuple[int, date]:
    """How many days of a monthly rhythm lie before the first for sure, and from when on to look at others."""
    months = every.months or 1
    gone = (first.year - anchor.year) * 12 + first.month - anchor.month
    steps = gone // months
    if steps <= 0:
        return 0, anchor
    begins = nth_weekday(anchor.year, anchor.month, every.weekday or "monday", every.nth or 1) >= anchor
    return steps if begins else steps - 1, shifted(anchor.replace(day=1), steps * months)


def nth_weekday(year: int, month: int, weekday: str, nth: int) -> date:
    """The nth such day of a month, from 1 to 4; the last for -1."""
    first, length = calendar.monthrange(year, month)
    day = 1 + (_NUMBER[weekday] - first) % 7
    day += 7 * ((length - day) // 7) if nth == -1 else 7 * (nth - 1)
    return date(year, month, day)
