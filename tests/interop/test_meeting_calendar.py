"""Any meeting on a calendar file starts when it starts: rotations, skips, ends, zones, changes of clocks."""

from datetime import UTC, date, datetime, timedelta

from dateutil.rrule import rruleset, rrulestr
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from ladder_cli.interop.ical import written
from ladder_cli.interop.meeting_calendar import events
from ladder_cli.meetings.recurrence import occurrences
from ladder_cli.meetings.timetable import Planned
from ladder_cli.model.community import Community, Conduct
from ladder_cli.model.group import Every, Group, LocalTime, Meeting, Skip
from ladder_cli.model.registry import Registry
from ladder_cli.pairing.overlap import WEEKDAYS

TODAY = date(2026, 1, 1)
ZONES = (
    "America/Toronto",
    "Europe/Dublin",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "UTC",
    "America/Santiago",
)
LOCAL = st.builds(
    LocalTime,
    time_zone=st.sampled_from(ZONES),
    time=st.sampled_from(("00:30", "01:30", "02:30", "09:00", "23:45")),
)
EVERY = st.one_of(
    st.none(),
    st.builds(lambda weeks: Every(weeks=weeks), st.integers(1, 8)),
    st.builds(
        lambda months, nth, weekday: Every(months=months, nth=nth, weekday=weekday),
        st.integers(1, 4),
        st.sampled_from((1, 2, 3, 4, -1)),
        st.sampled_from(WEEKDAYS),
    ),
)


@st.composite
def meetings(draw: st.DrawFn) -> Meeting:
    anchor = draw(st.dates(date(2025, 1, 1), date(2026, 12, 31)))
    every, turns = draw(EVERY), draw(st.lists(LOCAL, min_size=1, max_size=3))
    until = draw(st.none() | st.integers(0, 400).map(lambda days: anchor + timedelta(days=days)))
    one = Meeting(
        kind="status",
        title="Any",
        anchor=anchor.isoformat(),
        every=every,
        time_zone=turns[0].time_zone,
        time=turns[0].time,
        rotation=tuple(turns) if len(turns) > 1 else (),
        minutes=30,
        until=until.isoformat() if until and every else None,
    )
    held = [found.day.isoformat() for found in occurrences(one, TODAY, date(2027, 6, 1))]
    on = draw(st.lists(st.sampled_from(held), unique=True, max_size=3)) if held else []
    stray = draw(st.dates(date(2026, 1, 1), date(2026, 12, 31))).isoformat()
    skips = tuple(Skip(on=day) for day in [*on, *({stray} - set(on))])
    return Meeting(**{name: getattr(one, name) for name in one.__struct_fields__} | {"skips": skips})


def expanded(raw: bytes, since: datetime, until: datetime) -> list[tuple[datetime, bool]]:
    """The starts in a calendar, by dateutil, and whether each is cancelled."""
    found = []
    for event in Calendar.from_ical(raw).walk("VEVENT"):
        start, rules = event["DTSTART"].dt, rruleset()
        if "RRULE" in event:
            rules.rrule(rrulestr(event["RRULE"].to_ical().decode(), dtstart=start))
        else:
            rules.rdate(start)
        dates = event.get("EXDATE", [])
        for one in (one for listed in (dates if isinstance(dates, list) else [dates]) for one in listed.dts):
            rules.exdate(one.dt)
        found += [
            (at.astimezone(UTC), event.get("STATUS") == "CANCELLED")
            for at in rules.between(since - timedelta(days=2), until + timedelta(days=2), inc=True)
            if since <= at.astimezone(UTC) < until
        ]
    return sorted(found)


@given(meetings())
def test_a_file_expands_to_what_takes_place_and_to_what_is_cancelled(one: Meeting) -> None:
    registry = Registry(
        Community(
            name="Any", conduct=Conduct(version="1", report_to="conduct@example.org"), contribution_kinds={}
        ),
        groups={"docs": Group(title="Docs", kind="sig", meetings=(one,))},
    )
    since, until = datetime(2026, 1, 3, tzinfo=UTC), datetime(2027, 6, 1, tzinfo=UTC)

    raw = written(events(registry, [Planned("docs", 0, one)], TODAY))

    assert expanded(raw, since, until) == sorted(
        (found.start, found.skipped)
        for found in occurrences(one, TODAY, date(2027, 6, 4))
        if since <= found.start < until
    )
