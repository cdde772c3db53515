"""Leave as days, and spans that its days do not count in."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from ladder_cli.model.record import Leave
from ladder_cli.roles.leave import away, began, days_away, resumed

DAY = st.dates(datetime.date(2024, 1, 1), datetime.date(2024, 12, 31))
LEAVES = st.lists(st.tuples(DAY, DAY).map(sorted), max_size=4)


def days(first: datetime.date, last: datetime.date) -> list[datetime.date]:
    return [first + datetime.timedelta(days=step) for step in range((last - first).days + 1)]


def on_leave(spans: list[list[datetime.date]], day: datetime.date) -> bool:
    return any(first <= day <= last for first, last in spans)


def as_leave(spans: list[list[datetime.date]]) -> list[Leave]:
    return [Leave(from_=first.isoformat(), until=last.isoformat()) for first, last in spans]


def test_months_run_from_their_first_to_their_last_day() -> None:
    assert away([Leave(from_="2026-02", until="2026-02")]) == (
        (datetime.date(2026, 2, 1), datetime.date(2026, 2, 28)),
    )


def test_leave_without_an_end_goes_on() -> None:
    assert away([Leave(from_="2026-02-03")]) == ((datetime.date(2026, 2, 3), datetime.date.max),)


def test_days_that_no_calendar_has_are_nobodys_leave() -> None:
    assert away([Leave(from_="2026-02-30"), Leave(from_="2026-03-05", until="2026-03-01")]) == ()


@given(LEAVES, DAY, DAY)
def test_a_window_keeps_as_many_days_as_it_had(
    spans: list[list[datetime.date]], one: datetime.date, other: datetime.date
) -> None:
    first, last = min(one, other), max(one, other)
    leave = away(as_leave(spans))

    start = began(leave, first, last)
    end = resumed(leave, first, last)

    assert sum(not on_leave(spans, day) for day in days(start, last)) == len(days(first, last))
    assert sum(not on_leave(spans, day) for day in days(first, end)) == len(days(first, last))
    assert days_away(leave, first, last) == sum(on_leave(spans, day) for day in days(first, last))
