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
    from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday

    until = datetime.combine(last, time())
    if every.weeks is not None:
        ahead = max(0, (first - anchor).days // (7 * every.weeks))
        start = datetime.combine(anchor + timedelta(weeks=ahead * every.weeks), time())
        rule = rrule(WEEKLY, interval=every.weeks, dtstart=start, until=until)
    else:
        ahead, begin = _months_ahead(every, anchor, first)
        day = weekday(_NUMBER[every.weekday or "monday"], every.nth)
        start = datetime.combine(begin, time())
        rule = rrule(MONTHLY, interval=every.months or 1, byweekday=day, dtstart=start, until=until)
    for number, at in enumerate(rule, ahead):
        if at.date() >= first:
            yield number, at.date()


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
