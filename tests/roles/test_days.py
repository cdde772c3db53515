"""Days: how long something stays open, in all days or in business days."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladder_cli.roles.days import open_until

DAYS = st.dates(datetime.date(2000, 1, 1), datetime.date(2100, 1, 1))


@pytest.mark.parametrize(
    ("start", "days", "until"),
    [
        ("2026-11-16", 4, "2026-11-20"),  # from a Monday on
        ("2026-11-17", 4, "2026-11-23"),
        ("2026-11-20", 5, "2026-11-27"),  # from a Friday on
        ("2026-11-21", 5, "2026-11-27"),
        ("2026-11-22", 1, "2026-11-23"),
    ],
)
def test_business_days_leave_out_the_weekend(start: str, days: int, until: str) -> None:
    assert open_until(datetime.date.fromisoformat(start), days, business=True).isoformat() == until


def test_other_days_are_all_days() -> None:
    assert open_until(datetime.date(2026, 11, 20), 5) == datetime.date(2026, 11, 25)


@given(DAYS, st.integers(1, 400))
def test_so_many_business_days_lie_after_the_first_day_up_to_the_last(
    start: datetime.date, days: int
) -> None:
    until = open_until(start, days, business=True)
    after = [start + datetime.timedelta(days=number + 1) for number in range((until - start).days)]

    assert sum(day.weekday() < 5 for day in after) == days
    assert until.weekday() < 5
