"""The shortest piece of time that one of two would have to add so that they have enough in common."""

from collections.abc import Container, Iterator, Sequence
from datetime import date

from msgspec import Struct

from ladder_cli.model.person import Hours, Person
from ladder_cli.pairing.overlap import (
    DAY,
    WEEK,
    WEEKDAYS,
    Spans,
    bits,
    moved,
    offsets,
    usual_week,
    without,
)

BEYOND = (0, 15, 30, 60, 120)
"""How much longer than what is missing a window may be, where clocks drift apart over the year."""

WAKING: Spans = tuple((day * DAY + 7 * 60, day * DAY + 23 * 60) for day in range(7))
PARTS = ((5, "night"), (12, "morning"), (17, "afternoon"), (22, "evening"), (24, "night"))


class Window(Struct, frozen=True):
    """A piece of a usual week, shorter than a day: `start` in minutes from Monday 00:00, one's own time."""

    start: int
    minutes: int

    @property
    def hours(self) -> Hours:
        """The window as a profile lists it."""
        day, start = divmod(self.start, DAY)
        return Hours(
            days=(WEEKDAYS[day],), from_=_clock(start), to=_clock((start + self.minutes) % DAY or DAY)
        )

    @property
    def said(self) -> str:
        """`45 minutes more on Tuesday evening (18:00 to 18:45)`."""
        hours = self.hours
        hour = self.start % DAY // 60
        part = next(name for until, name in PARTS if hour < until)
        day = hours.days[0].title()
        return f"{self.minutes} minutes more on {day} {part} ({hours.from_} to {hours.to})"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def window(who: Person, other: Person, today: date, least: int) -> Window | None:
    """The shortest window with which `who` shares so many minutes with `other`.

    Of several, one by day, one that joins hours listed already, then the first in the week.

    None where somebody's week is not known, and where no single window that begins or ends with
    hours of the other does it.
    """
    ahead, others_ahead = offsets(who.time_zone, today), offsets(other.time_zone, today)
    local, others_local = usual_week(who.availability), usual_week(other.availability)
    if ahead is None or others_ahead is None or not local or not others_local:
        return None
    theirs = [moved(others_local, -minutes) for minutes in others_ahead]
    week = _Year(
        ahead,
        [bits(moved(local, -minutes), 1) for minutes in ahead],
        [bits(spans, 1) for spans in theirs],
    )
    missing = least - week.common(())
    free = sorted(
        {
            span
            for spans, minutes in zip(theirs, ahead, strict=True)
            for span in without(moved(spans, minutes), local)
        }
    )
    tried = _windows(free, missing, {edge for span in local for edge in span})
    return next((one for one in tried if week.common(((one.start, one.start + one.minutes),)) >= least), None)


def _windows(free: Sequence[tuple[int, int]], missing: int, own: Container[int]) -> Iterator[Window]:
    """Shorter ones first; of one length those by day (7 to 23), and those that join hours of one's own."""
    edges = {edge for spans in (free, _by_day(free)) for span in spans for edge in span}
    for minutes in (missing + beyond for beyond in BEYOND if missing + beyond < DAY):
        found = [
            (
                not any(start <= at and at + minutes <= end for start, end in WAKING),
                at not in own and (at + minutes) % WEEK not in own,
                at,
            )
            for at in {at % WEEK for edge in edges for at in (edge, edge - minutes)}
        ]
        yield from (Window(at, minutes) for _, _, at in sorted(found))


def _by_day(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    return [
        (max(start, wake), min(end, sleep))
        for start, end in spans
        for wake, sleep in WAKING
        if max(start, wake) < min(end, sleep)
    ]


class _Year(Struct, frozen=True):
    """Two people's weeks in UTC as bits on the reference days, and how far ahead one's clocks are."""

    ahead: Sequence[int]
    mine: Sequence[int]
    theirs: Sequence[int]

    def common(self, more: Spans) -> int:
        """The least minutes in common, were these hours (in their own time) the first one's too."""
        return min(
            ((bits(moved(more, -minutes), 1) | one) & other).bit_count()
            for minutes, one, other in zip(self.ahead, self.mine, self.theirs, strict=True)
        )
