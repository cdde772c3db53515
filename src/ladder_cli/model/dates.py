"""Days, months and spans as they stand in the registry: ISO text in, `date` out."""

import calendar
from datetime import date, timedelta
from functools import lru_cache


@lru_cache(maxsize=4096)
def day(text: str) -> date:
    """The date of `YYYY-MM-DD`, or the first day of `YYYY-MM`.

    Raises ValueError where the calendar has no such day.
    """
    return date.fromisoformat(text if len(text) == 10 else f"{text}-01")


def last_day(text: str) -> date:
    """The date of `YYYY-MM-DD`, or the last day of `YYYY-MM`."""
    if len(text) == 10:
        return date.fromisoformat(text)
    first = day(text)
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


def shifted(start: date, months: int) -> date:
    """The same day of the month so many months on (or back); the month's last day where it has none."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def after(start: date, span: str) -> date:
    """The day a span such as `3 months` after `start`; the calendar's last day where it runs out."""
    return _moved(start, span, 1)


def before(end: date, span: str) -> date:
    """The day a span such as `12 months` before `end`; the calendar's first day where it runs out."""
    return _moved(end, span, -1)


@lru_cache(maxsize=4096)
def _moved(start: date, span: str, sign: int) -> date:
    count, unit = span.split()
    steps = sign * int(count)
    try:
        match unit.removesuffix("s"):
            case "day":
                return start + timedelta(days=steps)
            case "week":
                return start + timedelta(weeks=steps)
            case "month":
                return shifted(start, steps)
            case _:
                return shifted(start, 12 * steps)
    except (ValueError, OverflowError):
        return date.max if sign > 0 else date.min
