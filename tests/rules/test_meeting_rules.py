"""Rules on meetings at their edges: days, weeks over year ends, zones, groups that are over."""

from datetime import date
from pathlib import Path

import pytest

from ladder_cli.store.checks.checking import brought, check
from ladder_cli.store.checks.examples import base
from tests.rules.registries import codes, laid_out

STATUS = """\
  - {kind: status, title: Status, anchor: 2026-11-26, every: {weeks: 2}, time_zone: Europe/Berlin,
     time: "17:00", minutes: 60, until: 2027-05-31, agenda: "https://notes.community.example.org/docs"}
"""
HOURS = """\
  - {kind: office-hours, title: Hours, anchor: ANCHOR, every: {weeks: 2}, time_zone: Europe/Berlin,
     time: "17:00", minutes: 60, until: 2027-05-31}
"""
TEA = """\
  - {kind: social, title: Tea, anchor: 2026-11-26, every: {weeks: 2}, time_zone: Europe/Berlin,
     time: "17:00", minutes: 60, until: 2027-05-31MORE}
"""


def fired(folder: Path, today: date, meetings: str, more: str = "", **files: str) -> list[str]:
    """What is said of a registry whose docs group has these meetings."""
    docs = f"title: SIG Docs\nkind: sig\n{more}meetings:\n{meetings}"
    extra = {path.replace("__", "/") + ".yaml": text.encode() for path, text in files.items()}
    return codes(
        check(laid_out(folder, {**base(), "sigs/docs.yaml": docs.encode(), **extra}), today).findings
    )


@pytest.mark.parametrize(
    ("anchor", "expected"),
    [
        ("2026-12-04", []),  # the Friday of the week after
        ("2026-11-30", []),  # its Monday
        ("2026-11-29", ["L504"]),  # the Sunday of the week with the status meeting
        ("2026-12-31", []),  # an off week in the 53rd week of 2026
        ("2027-01-07", ["L504"]),
        ("2027-01-14", []),
    ],
)
def test_office_hours_are_in_an_off_week_by_days_and_not_by_the_number_of_a_week(
    anchor: str, expected: list[str], tmp_path: Path, today: date
) -> None:
    assert fired(tmp_path, today, STATUS + HOURS.replace("ANCHOR", anchor)) == expected


def test_office_hours_in_the_week_of_a_skipped_status_meeting_are_in_its_week(
    tmp_path: Path, today: date
) -> None:
    skipping = STATUS.replace("minutes: 60", "minutes: 60, skips: [{on: 2026-12-10}]")
    single = HOURS.replace("ANCHOR", "2026-12-11").replace("every: {weeks: 2}, ", "")

    assert fired(tmp_path, today, skipping + single) == ["L504"]


def test_a_weekly_status_meeting_has_no_off_week_to_be_in(tmp_path: Path, today: date) -> None:
    weekly = STATUS.replace("weeks: 2", "weeks: 1")

    assert fired(tmp_path, today, weekly + HOURS.replace("ANCHOR", "2026-11-24")) == []


def test_a_week_is_that_of_where_the_status_meeting_is_at_home(tmp_path: Path, today: date) -> None:
    # Monday at eight in Auckland is still Sunday in Berlin
    there = HOURS.replace("ANCHOR", "2026-11-30").replace("Europe/Berlin", "Pacific/Auckland")

    assert fired(tmp_path, today, STATUS + there.replace("17:00", "08:00")) == ["L504"]


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2027-11-22", []), ("2027-11-23", ["L511"]), ("2026-11-22", []), ("2026-11-21", ["L510"])],
)
def test_a_meeting_ends_within_a_year_and_has_not_ended(
    day: str, expected: list[str], tmp_path: Path, today: date
) -> None:
    tea = TEA.replace("MORE", "").replace("2026-11-26", "2026-01-08").replace("2027-05-31", day)

    assert fired(tmp_path, today, tea) == expected


def test_of_a_meeting_that_has_ended_nothing_else_is_said(tmp_path: Path, today: date) -> None:
    over = (
        "  - {kind: status, title: Over, anchor: 2025-01-01, every: {weeks: 1}, time_zone: Europe/Berlin, "
        'time: "17:00", until: 2025-12-31, hosts: [carol], skips: [{on: 2025-01-02}]}\n'
    )
    leave = base()["records/carol.yaml"].decode() + "leave: [{from: 2026-01}]\n"

    assert fired(tmp_path, today, over, records__carol=leave) == ["L510"]


def test_of_the_meetings_of_a_group_that_is_over_nothing_is_said(tmp_path: Path, today: date) -> None:
    assert "L5" not in "".join(
        fired(tmp_path, today, TEA.replace("MORE", "").replace(", minutes: 60", ""), "retired: 2026-01-01\n")
    )


@pytest.mark.parametrize(
    ("leave", "expected"),
    [
        ("{from: 2026-11-26, until: 2026-11-26}", ["L508"]),
        ("{from: 2026-11-20, until: 2026-11-25}", []),  # back a day before
        ("{from: 2026-11-27, until: 2026-12}", []),  # away only after it
    ],
)
def test_a_host_is_away_on_the_day_of_the_next_meeting_or_not(
    leave: str, expected: list[str], tmp_path: Path, today: date
) -> None:
    carol = base()["records/carol.yaml"].decode() + f"leave: [{leave}]\n"

    assert fired(tmp_path, today, TEA.replace("MORE", ", hosts: [carol]"), records__carol=carol) == expected


def test_a_host_is_wanted_twice_across_groups_and_once_in_one_room(tmp_path: Path, today: date) -> None:
    tea = TEA.replace("MORE", ', hosts: [carol], room: "https://meet.community.example.org/ROOM"')
    other = f"title: Storage\nkind: working-group\nwithin: docs\nmeetings:\n{tea}"

    one = fired(tmp_path / "a", today, tea.replace("ROOM", "a"), sigs__docs__x=other.replace("ROOM", "b"))
    same = fired(tmp_path / "b", today, tea.replace("ROOM", "a"), sigs__docs__x=other.replace("ROOM", "a"))

    assert (one, same) == (["L501"], ["L502"])


def test_members_are_asked_for_where_their_profile_says(tmp_path: Path, today: date) -> None:
    far = "name: Carol Sato\ntime_zone: Pacific/Auckland\n"
    night = TEA.replace("MORE", "").replace("17:00", "14:00")

    assert fired(tmp_path / "a", today, night, people__carol=far) == ["L506"]
    assert fired(tmp_path / "b", today, night, people__carol="name: Carol Sato\n") == []
    assert fired(tmp_path / "c", today, night.replace("14:00", "09:00"), people__carol=far) == []


def test_a_change_that_leaves_a_collision_on_fewer_days_brings_no_finding(
    tmp_path: Path, today: date
) -> None:
    tea = TEA.replace("MORE", ", hosts: [carol]")
    docs = f"title: SIG Docs\nkind: sig\nmeetings:\n{tea}{tea.replace('Tea', 'Coffee')}"
    before, after = (
        laid_out(tmp_path / name, {**base(), "sigs/docs.yaml": text.encode()})
        for name, text in (
            ("before", docs),
            ("after", docs.replace("60, until", "60, skips: [{on: 2026-11-26}], until", 1)),
        )
    )

    assert codes(check(after, today).findings) == ["L501"]
    assert brought(before, after, today).findings == ()
