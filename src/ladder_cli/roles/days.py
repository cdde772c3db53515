"""Days as text: ISO days compare as they stand, and those no calendar has are nobody's day."""

import functools
from datetime import date, timedelta

from ladder_cli.model.dates import before

BEGINNING = "0000-00-00"
"""Before every day: where all time counts."""
EVER = "ever"
"""The window in which all time counts, also to keep a seat."""
LAST_BUSINESS_DAY = 4
"""Friday, counted from Monday as 0."""


def parsed(text: str) -> date | None:
    """The date of an ISO day; None for one that no calendar has (`2026-02-30`)."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@functools.lru_cache(maxsize=256)
def first_day(today: date, window: str | None) -> str:
    """The first day that counts in a window that ends today, today counted.

    `1 day` is today alone; `12 months` on 22 November begins on last year's 23 November.
    """
    if window is None or window == EVER:
        return BEGINNING
    edge = before(today, window)
    return (edge + timedelta(days=1) if edge < today else today).isoformat()


def next_day(text: str) -> str:
    """The day after; the text itself where there is none."""
    found = parsed(text)
    return text if found is None or found == date.max else (found + timedelta(days=1)).isoformat()


def open_until(start: date, days: int, *, business: bool = False) -> date:
    """The day so many days after another; `business` days are Monday to Friday, wherever one begins.

    Five of them from a Friday on, or from the weekend after it, are over on the next Friday.
    """
    if not business:
        return start + timedelta(days=days)
    monday = start - timedelta(days=start.weekday())
    weeks, rest = divmod(min(start.weekday(), LAST_BUSINESS_DAY) + days, LAST_BUSINESS_DAY + 1)
    return monday + timedelta(weeks=weeks, days=rest)


def length(first: str, last: str) -> int:
    """How many days a span has, both ends counted; 0 for one that ends before it begins."""
    start, end = parsed(first), parsed(last)
    return 0 if start is None or end is None else max(0, (end - start).days + 1)
