"""Leave as days: which days somebody was away, and spans in which those days do not count."""

from collections.abc import Iterable
from datetime import date, timedelta

from ladder_cli.model.dates import day, last_day
from ladder_cli.model.record import Leave

Days = tuple[tuple[date, date], ...]
"""Spans of days, both ends counted, in order and without overlap."""

_ONE = timedelta(days=1)


def away(leaves: Iterable[Leave]) -> Days:
    """The days of leave: months run from their first to their last day, and leave without an end goes on.

    Leave that names a day no calendar has is nobody's leave.
    """
    found: list[tuple[date, date]] = []
    for start, end in sorted(filter(None, map(_span, leaves))):
        if found and start <= _next(found[-1][1]):
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return tuple(found)


def days_away(leave: Days, first: date, last: date) -> int:
    """How many of the days from `first` to `last`, both counted, are days of leave."""
    spans = ((max(first, start), min(last, end)) for start, end in leave)
    return sum((end - start).days + 1 for start, end in spans if start <= end)


def began(leave: Days, first: date, last: date) -> date:
    """The day from which on there are as many days without leave as `first` to `last` has in all.

    Leave stops the clock: a window reaches back by the days of leave in it, past those it then meets.
    """
    owed = days_away(leave, first, last)
    for start, end in reversed(leave):
        if start >= first or not owed:
            continue
        free = max(0, (first - end).days - 1)
        if owed <= free:
            break
        owed -= free
        first = start
    return first - timedelta(days=owed) if (first - date.min).days > owed else date.min


def resumed(leave: Days, first: date, last: date) -> date:
    """The last day of a span from `first` on that has as many days without leave as it has up to `last`."""
    for start, end in leave:
        if start > last:
            break
        if end >= first:
            days = (end - max(start, first)).days + 1
            last = last + timedelta(days=days) if (date.max - last).days > days else date.max
    return last


def _span(leave: Leave) -> tuple[date, date] | None:
    try:
        start, end = day(leave.from_), last_day(leave.until) if leave.until else date.max
    except ValueError:
        return None
    return (start, end) if start <= end else None


def _next(one: date) -> date:
    return one if one == date.max else one + _ONE
