"""A calendar file, opened and expanded by ical.js, which shares no code with what wrote it."""

import json
import subprocess
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from ladder_cli.interop.ical import Event, uid, written
from ladder_cli.model.group import Every
from tests.meetings.year import Start, starts
from tests.stage import Ran

pytestmark = pytest.mark.clients

HERE = Path(__file__).parent
ROOT = HERE.parent.parent


def opened(node: str, file: Path, since: datetime, until: datetime) -> list[Start]:
    words = [node, str(HERE / "ical.mjs"), str(file), since.isoformat(), until.isoformat()]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    return [
        Start(
            summary.removeprefix("Cancelled: "),
            datetime.fromisoformat(at),
            status == "CANCELLED",
            int(minutes),
        )
        for summary, at, status, minutes in json.loads(done.stdout)
    ]


def test_a_year_of_the_sample_is_expanded_to_the_same_instants(
    node: str, ladder: Callable[..., Ran], tmp_path: Path, today: date
) -> None:
    since = datetime(today.year, today.month, today.day, tzinfo=UTC)
    until = since + timedelta(days=366)
    ran = ladder("sig", "calendar", "--ics", tmp_path / "year.ics", cwd=ROOT)
    assert ran.status == 0, ran.err

    found = opened(node, tmp_path / "year.ics", since, until)

    assert sorted(found) == starts(ROOT / "registry", today, since, until)
    assert len(found) > 250


def test_a_meeting_in_the_hours_about_a_change_of_clocks_is_where_the_database_has_it(
    node: str, tmp_path: Path
) -> None:
    zones = ("America/New_York", "Europe/Dublin", "Australia/Lord_Howe", "America/Santiago")
    events = [
        Event(
            uid=uid(zone, str(hour)),
            start=datetime(2026, 3, 1, hour, 30, tzinfo=ZoneInfo(zone)),
            stamp=date(2026, 3, 1),
            summary=f"{zone} {hour}",
            minutes=30,
            every=Every(weeks=1),
            until=date(2027, 3, 1),
        )
        for zone in zones
        for hour in (3, 4, 12, 23)
    ]
    (tmp_path / "hours.ics").write_bytes(written(events))
    since, until = datetime(2026, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC)
    expected = [
        Start(event.summary, (event.start + timedelta(weeks=week)).astimezone(UTC), False, 30)
        for event in events
        for week in range(60)
        if (event.start + timedelta(weeks=week)).date() <= date(2027, 3, 1)
    ]

    assert sorted(opened(node, tmp_path / "hours.ics", since, until)) == sorted(expected)


def test_the_hours_of_a_conversation_are_those_of_the_answer(
    node: str, ladder: Callable[..., Ran], tmp_path: Path, today: date
) -> None:
    since = datetime(today.year, today.month, today.day, tzinfo=UTC)
    ran = ladder("pair", "--one-off", "--format", "json", "--ics", tmp_path / "hours.ics", cwd=ROOT)
    answer = json.loads(ran.out)

    found = opened(node, tmp_path / "hours.ics", since, since + timedelta(days=15))

    hours = [hour for pair in answer["pairs"] for hour in pair["hours"]]
    assert sorted(start.at for start in found) == sorted(
        datetime.fromisoformat(hour["start"]) for hour in hours
    )
    assert {start.minutes for start in found} == {hour["minutes"] for hour in hours} == {60}
