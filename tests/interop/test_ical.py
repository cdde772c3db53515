"""Calendars as bytes: the same each time, right by the zone database, and safe whatever a text holds."""

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from msgspec.structs import replace

from ladder_cli.interop.ical import Cancelled, Event, uid, written
from ladder_cli.model.group import Every

TORONTO = ZoneInfo("America/Toronto")
STATUS = Event(
    uid=uid("docs", "status", "Docs status"),
    start=datetime(2026, 11, 12, 9, tzinfo=TORONTO),
    stamp=date(2026, 11, 12),
    summary="Docs status",
    minutes=45,
    every=Every(weeks=2),
    until=date(2027, 5, 31),
    cancelled=(Cancelled(datetime(2026, 12, 24, 9, tzinfo=TORONTO), "holidays, in many places"),),
    description="Hosts: celeste, noor\nAgenda: https://notes.example.org/docs",
    url="https://meet.example.org/docs",
)
ONCE = Event(
    uid=uid("once"),
    start=datetime(2026, 11, 13, 9, tzinfo=UTC),
    stamp=date(2026, 11, 12),
    summary="Ada and Bob",
)
WRITTEN = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Ladder//contributor-ladder//EN
X-WR-CALNAME:Ferrywake
BEGIN:VTIMEZONE
TZID:America/Toronto
BEGIN:STANDARD
DTSTART:20260101T000000
TZNAME:EST
TZOFFSETFROM:-0500
TZOFFSETTO:-0500
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:20260308T020000
TZNAME:EDT
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:20261101T020000
TZNAME:EST
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:20270314T020000
TZNAME:EDT
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:20271107T020000
TZNAME:EST
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
SUMMARY:Docs status
DTSTART;TZID=America/Toronto:20261112T090000
DURATION:PT45M
DTSTAMP:20261112T000000Z
UID:fa0396f2-6db8-5579-b339-639f368830ac@ladder
RRULE:FREQ=WEEKLY;UNTIL=20270601T035959Z;INTERVAL=2
EXDATE;TZID=America/Toronto:20261224T090000
DESCRIPTION:Hosts: celeste\\, noor\\nAgenda: https://notes.example.org/docs
URL:https://meet.example.org/docs
END:VEVENT
BEGIN:VEVENT
SUMMARY:Cancelled: Docs status
DTSTART;TZID=America/Toronto:20261224T090000
DURATION:PT45M
DTSTAMP:20261112T000000Z
UID:2026-12-24-fa0396f2-6db8-5579-b339-639f368830ac@ladder
DESCRIPTION:holidays\\, in many places
STATUS:CANCELLED
TRANSP:TRANSPARENT
URL:https://meet.example.org/docs
END:VEVENT
BEGIN:VEVENT
SUMMARY:Ada and Bob
DTSTART:20261113T090000Z
DTSTAMP:20261112T000000Z
UID:f0fb3093-5824-5883-a5e2-5f229fe9a814@ladder
END:VEVENT
END:VCALENDAR
"""


def test_a_calendar_is_written_with_its_zone_its_rule_and_what_is_cancelled() -> None:
    assert written([STATUS, ONCE], "Ferrywake").decode() == WRITTEN.replace("\n", "\r\n")


def test_a_single_event_that_is_cancelled_is_shown_as_nothing_else() -> None:
    once = replace(STATUS, every=None, cancelled=(Cancelled(STATUS.start, "a fair"),))

    (event,) = Calendar.from_ical(written([once])).walk("VEVENT")

    assert (event["STATUS"], event["SUMMARY"]) == ("CANCELLED", "Cancelled: Docs status")


def test_the_order_in_which_events_come_changes_no_byte() -> None:
    assert written([ONCE, STATUS]) == written([STATUS, ONCE])


def test_a_uid_follows_from_its_words_and_from_nothing_else() -> None:
    assert uid("docs", "status") == uid("docs", "status") != uid("docs", "office-hours")


@pytest.mark.parametrize(
    "zone", ["America/New_York", "Australia/Lord_Howe", "Europe/Dublin", "Africa/Casablanca", "Asia/Kolkata"]
)
def test_a_zones_written_rules_give_each_hour_of_its_years_the_offset_of_the_database(zone: str) -> None:
    kept = ZoneInfo(zone)
    event = Event(
        uid="1",
        start=datetime(2025, 6, 1, tzinfo=kept),
        stamp=date(2025, 6, 1),
        summary="s",
        every=Every(weeks=1),
        until=date(2026, 6, 1),
    )
    onsets = _onsets(written([event]))
    different = []
    for half_hours in range(48, 2 * 365 * 48 - 48):
        local = (datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=30 * half_hours)).astimezone(kept)
        if local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset():  # a time that comes once
            found = max(onset for onset in onsets if onset[0] <= local.replace(tzinfo=None))[1]
            if found != local.utcoffset():
                different.append((local, found))

    assert different == []


def _onsets(raw: bytes) -> list[tuple[datetime, timedelta]]:
    """By the clock that they end, the changes of the one zone, and what clocks are ahead from then on."""
    (zone,) = Calendar.from_ical(raw).walk("VTIMEZONE")
    return [(part["DTSTART"].dt.replace(tzinfo=None), part["TZOFFSETTO"].td) for part in zone.subcomponents]


def test_an_event_without_an_end_has_its_zones_rules_for_years_to_come() -> None:
    event = Event(
        uid="1",
        start=STATUS.start,
        stamp=STATUS.stamp,
        summary="s",
        every=Every(months=1, nth=-1, weekday="thursday"),
    )

    assert max(_onsets(written([event])))[0].year == 2037
    assert b"RRULE:FREQ=MONTHLY;INTERVAL=1;BYDAY=-1TH\r\n" in written([event])


def test_the_last_day_counts_to_its_end_where_the_event_is() -> None:
    raw = written([STATUS]).decode()
    rule = next(line for line in raw.splitlines() if line.startswith("RRULE:"))
    starts = list(rrulestr(rule, dtstart=STATUS.start))

    assert starts[-1] == datetime(2027, 5, 27, 9, tzinfo=TORONTO)


@given(st.text(), st.text(), st.text())
def test_no_text_makes_a_line_of_its_own(summary: str, description: str, why: str) -> None:
    hostile = Event(
        uid="1",
        start=STATUS.start,
        stamp=STATUS.stamp,
        summary=summary,
        every=Every(weeks=1),
        cancelled=(Cancelled(STATUS.start, why),),
        description=description,
        url=f"https://x.example.org/{summary}",
        location=description,
    )
    raw = written([hostile], summary)
    keys = {line.partition(b":")[0].partition(b";")[0] for line in raw.replace(b"\r\n ", b"").splitlines()}

    assert keys <= {
        *(b"BEGIN", b"END", b"VERSION", b"PRODID", b"X-WR-CALNAME", b"TZID", b"TZNAME", b"TZOFFSETFROM"),
        *(b"TZOFFSETTO", b"DTSTART", b"SUMMARY", b"DTSTAMP", b"UID", b"RRULE", b"EXDATE"),
        *(b"DESCRIPTION", b"URL", b"LOCATION", b"STATUS", b"TRANSP"),
    }
    assert len(Calendar.from_ical(raw).walk("VEVENT")) == 2


@pytest.mark.parametrize("zone", [None, timezone(timedelta(hours=1))])
def test_a_start_whose_zone_is_not_in_the_database_is_refused(zone: tzinfo | None) -> None:
    event = Event(uid="1", start=datetime(2026, 1, 1, tzinfo=zone), stamp=date(2026, 1, 1), summary="s")

    with pytest.raises(ValueError, match="in UTC or in a zone of the database"):
        written([event])
