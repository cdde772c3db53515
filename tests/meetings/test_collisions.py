"""Who and what is wanted twice at a time; with the five faults that a tool before this one had."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladder_cli.meetings.clusters import Cluster, Span, clusters, pairs
from ladder_cli.meetings.collisions import MOST, Timetable
from ladder_cli.meetings.timetable import Planned
from ladder_cli.model.group import Meeting, Skip
from tests.meetings.meetings import meeting

YEAR = date(2026, 11, 22), date(2027, 11, 22)


def timetable(*plans: tuple[str, Meeting]) -> Timetable:
    counts: dict[str, int] = {}
    made = []
    for group, one in plans:
        counts[group] = counts.get(group, -1) + 1
        made.append(Planned(group, counts[group], one))
    return Timetable(made, *YEAR)


def found(*plans: tuple[str, Meeting]) -> list[tuple[str, str, str, int]]:
    """What is shared, by which name, from when on, how often; groups as such are left out."""
    return [
        (one.shared, one.name, one.starts[0].date().isoformat(), len(one.starts))
        for one in timetable(*plans).collisions
        if one.shared != "group"
    ]


def hosted(anchor: str, *hosts: str, **more: Any) -> Meeting:
    return meeting(anchor, weeks=more.pop("weeks", 2), hosts=hosts, **more)


def test_fault_one_meetings_in_odd_and_even_weeks_of_2026_that_meet_in_2027_collide() -> None:
    odd, even = hosted("2026-12-17", "ada"), hosted("2027-01-14", "ada")
    assert date(2026, 12, 17).isocalendar().week % 2 != date(2027, 1, 14).isocalendar().week % 2

    assert found(("a", odd), ("b", even)) == [("person", "ada", "2027-01-14", 23)]


def test_fault_two_a_meeting_without_a_rhythm_or_a_time_is_no_failure() -> None:
    single = meeting("2026-12-01", hosts=("ada",))
    unplaced = meeting(None, time=None, zone=None, hosts=("ada",))

    assert found(("a", single), ("b", unplaced), ("c", hosted("2026-12-01", "ada"))) == [
        ("person", "ada", "2026-12-01", 1)
    ]


def test_fault_three_two_meetings_in_one_file_collide() -> None:
    room = "https://meet.example.org/docs"
    one, other = hosted("2026-12-01", "ada", room=room), hosted("2026-12-01", "bob", time="09:30", room=room)

    assert found(("docs", one), ("docs", other)) == [("room", room, "2026-12-01", 26)]


def test_fault_four_a_host_who_is_wanted_twice_is_found() -> None:
    one, other = hosted("2026-12-01", "ada", "bob"), hosted("2026-12-01", "cleo", "bob", time="09:59")

    assert found(("a", one), ("b", other)) == [("person", "bob", "2026-12-01", 26)]


def test_fault_five_local_times_are_compared_as_clocks_change() -> None:
    toronto = hosted("2026-12-01", "ada", weeks=1, time="12:00")
    london = hosted("2026-12-01", "ada", weeks=1, time="16:00", zone="Europe/London")

    # 12:00 in Toronto is 17:00 in London, but 16:00 while only one of the two has summer time
    starts = timetable(("a", toronto), ("b", london)).collisions[0].starts

    assert [at.date().isoformat() for at in starts] == ["2027-03-16", "2027-03-23", "2027-11-02"]


def test_one_meeting_that_ends_when_the_other_begins_does_not_collide() -> None:
    assert found(("a", hosted("2026-12-01", "ada")), ("b", hosted("2026-12-01", "ada", time="10:00"))) == []


def test_nothing_is_claimed_of_a_meeting_without_a_length() -> None:
    assert found(("a", hosted("2026-12-01", "ada")), ("b", hosted("2026-12-01", "ada", minutes=None))) == []


def test_a_day_that_is_skipped_collides_with_nothing() -> None:
    once = meeting("2026-12-01", hosts=("ada",))
    skipping = hosted("2026-12-01", "ada", skips=(Skip(on="2026-12-01"),))

    assert found(("a", once), ("b", skipping)) == []


def test_whoever_hosts_two_meetings_in_one_room_is_in_one_place() -> None:
    room = "https://meet.example.org/hall"
    one, other = hosted("2026-12-01", "ada", room=room), hosted("2026-12-01", "ada", room=room)

    assert found(("a", one), ("b", other)) == [("room", room, "2026-12-01", 26)]


def test_three_that_overlap_are_told_together() -> None:
    plans = [(name, hosted("2026-12-01", "ada")) for name in "abc"]
    (crowd,) = timetable(*plans).collisions

    assert [plan.group for plan in crowd.plans] == ["a", "b", "c"]
    assert len(crowd.starts) == 2 * 26


def test_meetings_in_two_rooms_that_one_person_hosts_are_told_together_with_what_joins_them() -> None:
    room = "https://meet.example.org/hall"
    first, second = (hosted("2026-12-01", "ada", room=room) for _ in range(2))
    elsewhere = hosted("2026-12-01", "ada", time="09:30", room="https://meet.example.org/attic")

    found = timetable(("a", first), ("b", second), ("c", elsewhere)).collisions

    assert [(one.shared, [plan.group for plan in one.plans], len(one.starts)) for one in found] == [
        ("person", ["a", "b", "c"], 26),
        ("room", ["a", "b"], 26),
    ]


def test_two_zones_that_drift_are_told_with_the_weeks_in_which_their_meetings_overlap() -> None:
    toronto = hosted("2026-12-01", "ada", weeks=1, time="12:00")
    london = hosted("2026-12-01", "bob", weeks=1, time="16:00", zone="Europe/London")

    (drift,) = timetable(("docs", toronto), ("docs", london)).drifting()

    assert (drift.plan.index, [other.index for other in drift.others]) == (1, [0])
    assert [week.isoformat() for week in drift.weeks] == ["2027-03-15", "2027-03-22", "2027-11-01"]


def test_several_that_drift_in_the_same_weeks_are_told_together() -> None:
    toronto = hosted("2026-12-01", "ada", weeks=1, time="12:00")
    london = hosted("2026-12-01", "bob", weeks=1, time="16:00", zone="Europe/London")

    found = list(timetable(("docs", london), ("docs", london), ("docs", toronto)).drifting())

    assert [(one.plan.index, [other.index for other in one.others]) for one in found] == [(2, [0, 1])]


@pytest.mark.parametrize(
    "other",
    [
        hosted("2026-12-01", "bob", weeks=1, time="17:30", zone="Europe/London"),
        hosted("2026-12-01", "bob", weeks=1, time="12:30"),
        hosted("2026-12-01", "bob", weeks=1, time="12:30", zone="America/New_York"),
    ],
)
def test_meetings_that_always_overlap_as_they_do_are_no_drift(other: Meeting) -> None:
    toronto = hosted("2026-12-01", "ada", weeks=1, time="12:00", minutes=180)

    assert list(timetable(("docs", toronto), ("docs", other)).drifting()) == []


@pytest.mark.parametrize("shared", [{"hosts": ("ada",)}, {"room": "https://meet.example.org/hall"}])
def test_a_pair_of_two_groups_that_drifts_is_told_once(shared: dict[str, Any]) -> None:
    toronto = meeting("2026-12-01", weeks=1, time="12:00", **shared)
    london = meeting("2026-12-01", weeks=1, time="16:00", zone="Europe/London", **shared)

    assert [one.plan.group for one in timetable(("docs", toronto), ("ops", london)).drifting()] == ["ops"]


def test_of_a_crowd_in_many_zones_each_is_held_beside_a_few() -> None:
    zones = ("Europe/London", "America/Toronto", "Australia/Lord_Howe", "UTC")
    crowd = [("docs", meeting("2026-12-01", weeks=1, zone=zones[at % 4], minutes=720)) for at in range(60)]

    assert sum(len(others) for others in timetable(*crowd)._beside().values()) <= 60 * MOST


SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20), st.integers(0, 5)), max_size=30)
PLACES = st.lists(st.integers(0, 3), min_size=6, max_size=6)
ORIGIN = datetime(2026, 1, 1, tzinfo=UTC)


def timed(raw: list[tuple[int, int, int]]) -> list[Span]:
    return sorted(
        (ORIGIN + timedelta(minutes=start), ORIGIN + timedelta(minutes=start + length), whose)
        for start, length, whose in raw
    )


@given(SPANS, PLACES)
def test_one_pass_joins_what_comparing_all_with_all_joins(
    raw: list[tuple[int, int, int]], places: list[int]
) -> None:
    spans = timed(raw)
    cluster = {whose: {whose} for whose in range(6)}
    starts: list[tuple[int, datetime]] = []
    for position, (start, _, whose) in enumerate(spans):
        beside = {one for _, end, one in spans[:position] if end > start and places[one] != places[whose]}
        if beside:
            starts.append((whose, start))
            joined = set().union(*(cluster[one] for one in {whose, *beside}))
            cluster |= dict.fromkeys(joined, joined)
    several = {tuple(sorted(joined)) for joined in cluster.values() if len(joined) > 1}

    assert clusters(spans, dict(enumerate(places))) == [
        Cluster(members, tuple(start for whose, start in starts if whose in members))
        for members in sorted(several)
    ]


@given(SPANS)
def test_one_pass_finds_each_two_that_overlap_while_few_go_on_at_a_time(
    raw: list[tuple[int, int, int]],
) -> None:
    spans = timed(raw)
    expected = {
        (min(one[2], other[2]), max(one[2], other[2]))
        for position, one in enumerate(spans)
        for other in spans[position + 1 :]
        if one[2] != other[2] and other[0] < one[1]
    }

    assert set(pairs(spans, most=30)) == expected
    assert set(pairs(spans, most=1)) <= expected
