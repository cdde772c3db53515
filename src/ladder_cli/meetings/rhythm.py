"""The rhythm of days: what a recurring meeting on them would say, and how one says it."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Final, Literal, cast

from ladder_cli.model.group import Every
from ladder_cli.pairing.overlap import WEEKDAYS


def rhythm(days: Sequence[date]) -> Every | None:
    """Every so many weeks, else the nth weekday of every so many months; None where the days give neither.

    Three days are needed at least: two are at some distance, whatever it means.
    """
    if len(days) < 3:
        return None
    gaps = {(later - day).days for day, later in pairwise(days)}
    weeks, odd = divmod(min(gaps), 7)
    if len(gaps) == 1 and odd == 0:
        return Every(weeks=weeks) if weeks <= 52 else None
    months = {(later.year - day.year) * 12 + later.month - day.month for day, later in pairwise(days)}
    nths = {(day.day + 6) // 7 for day in days}
    if len(months) != 1 or len(nths) != 1 or not nths <= {1, 2, 3, 4} or not 1 <= min(months) <= 12:
        return None
    return Every(
        months=min(months),
        nth=cast(Literal[1, 2, 3, 4], min(nths)),
        weekday=WEEKDAYS[days[0].weekday()],
    )


NTHS: Final = {1: "first", 2: "second", 3: "third", 4: "fourth", -1: "last"}


def said(every: Every | None) -> str:
    """`every 2 weeks`, `last Friday of the month`; `once` for a single meeting."""
    if every is None:
        return "once"
    if every.weeks is not None:
        return "every week" if every.weeks == 1 else f"every {every.weeks} weeks"
    months = "the month" if every.months == 1 else f"every {every.months} months"
    return f"{NTHS[every.nth or 1]} {(every.weekday or '').title()} of {months}"
