"""Who is free: in their own usual week, over its end too, and not while they host."""

from datetime import UTC, date, datetime

import pytest

from ladder_cli.meetings.free import free
from ladder_cli.model.community import Community, Conduct
from ladder_cli.model.group import Group
from ladder_cli.model.person import Hours, Person
from ladder_cli.model.registry import Registry
from tests.meetings.meetings import meeting

NIGHT = Hours(days=("sunday",), from_="22:00", to="01:30")
TEA = meeting("2026-12-06", zone="UTC", time="21:30", minutes=60, hosts=("ada",), kind="office-hours")


def registry(*people: tuple[str, Person]) -> Registry:
    conduct = Conduct(version="1", report_to="conduct@example.org")
    return Registry(
        Community(name="Any", conduct=conduct, contribution_kinds={}),
        people=dict(people),
        groups={"docs": Group(title="Docs", kind="sig", meetings=(TEA,))},
    )


def ada(zone: str | None = "UTC") -> tuple[str, Person]:
    return "ada", Person(name="Ada", time_zone=zone, availability=(NIGHT,))


@pytest.mark.parametrize(
    ("start", "is_free"),
    [
        (datetime(2026, 11, 29, 22, 0, tzinfo=UTC), True),
        (datetime(2026, 11, 29, 23, 30, tzinfo=UTC), True),  # from Sunday into Monday
        (datetime(2026, 11, 30, 0, 30, tzinfo=UTC), True),
        (datetime(2026, 11, 30, 0, 31, tzinfo=UTC), False),
        (datetime(2026, 11, 29, 21, 59, tzinfo=UTC), False),
        (datetime(2026, 12, 6, 22, 0, tzinfo=UTC), False),  # still hosting
        (datetime(2026, 12, 6, 22, 30, tzinfo=UTC), True),
    ],
)
def test_an_hour_lies_in_a_usual_week_and_beside_what_somebody_hosts(start: datetime, is_free: bool) -> None:
    found = free(registry(ada()), ["ada"], date(2026, 11, 29), date(2026, 12, 10))

    assert found["ada"].at(start, 60) == is_free


def test_office_hours_that_are_moving_keep_nobody_busy() -> None:
    found = free(registry(ada()), ["ada"], date(2026, 11, 29), date(2026, 12, 10), moving="docs")

    assert found["ada"].at(datetime(2026, 12, 6, 22, 0, tzinfo=UTC), 60)


@pytest.mark.parametrize("zone", [None, "Europe/Nowhere"])
def test_whose_zone_nobody_knows_is_not_reckoned_with(zone: str | None) -> None:
    assert free(registry(ada(zone)), ["ada", "nobody"], date(2026, 11, 29), date(2026, 12, 10)) == {}
