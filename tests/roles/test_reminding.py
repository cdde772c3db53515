"""Whoever listens, or is away, is left in peace."""

from datetime import date

import pytest

from ladder_cli.model.community import Community, Conduct
from ladder_cli.model.person import Person
from ladder_cli.model.record import Leave, Record
from ladder_cli.model.registry import Registry
from ladder_cli.roles.reminding import may_remind

COMMUNITY = Community(
    name="T", conduct=Conduct(version="1", report_to="c@example.org"), contribution_kinds={}
)
AWAY = Record(leave=(Leave(from_="2026-11", until="2026-11-22"),))


@pytest.mark.parametrize(
    ("profile", "record", "expected"),
    [
        (None, None, True),
        (Person(name="Ada"), Record(), True),
        (Person(name="Ada", listening=True), Record(), False),
        (Person(name="Ada"), AWAY, False),
        (None, AWAY, False),
    ],
)
def test_only_who_listens_or_is_away_is_left_in_peace(
    profile: Person | None, record: Record | None, expected: bool, today: date
) -> None:
    registry = Registry(
        COMMUNITY,
        people={"ada": profile} if profile else {},
        records={"ada": record} if record else {},
    )

    assert may_remind(registry, "ada", today) == expected


def test_nobody_writes_to_who_has_left(today: date) -> None:
    registry = Registry(COMMUNITY, people={"left-1": Person(name="left-1")})

    assert not may_remind(registry, "left-1", today)


def test_the_day_after_leave_ends_it_is_over(today: date) -> None:
    registry = Registry(COMMUNITY, records={"ada": AWAY})

    assert may_remind(registry, "ada", today.replace(day=23))
