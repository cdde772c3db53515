"""iCalendar (RFC 5545), out: events to bytes that are the same each time.

Nothing in them comes from a clock: UIDs and stamps are given, and a zone's rules are written out for
as long as its events go on.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from icalendar import Calendar, Timezone, TimezoneDaylight, TimezoneStandard
from icalendar import Event as Component
from msgspec import Struct

from ladder_cli.model.group import Every
from ladder_cli.render.plain_text import visible

PRODUCT: Final = "-//Ladder//contributor-ladder//EN"
OPEN_ENDED: Final = 2037
"""The year to which a zone's rules are written out for an event without an end."""


class Cancelled(Struct, frozen=True):
    """A start that does not take place, and why."""

    start: datetime
    why: str = ""


class Event(Struct, frozen=True, kw_only=True):
    """Something on a calendar.

    `start` is in UTC or in a zone of the database, and then stays at its local time through summer-time
    changes. `stamp` is the day that the data is from. `until` is the last day, in the zone of `start`.
    What is `tentative` is proposed, and not settled yet.
    """

    uid: str
    start: datetime
    stamp: date
    summary: str
    minutes: int | None = None
    every: Every | None = None
    until: date | None = None
    cancelled: tuple[Cancelled, ...] = ()
    description: str = ""
    url: str = ""
    location: str = ""
    tentative: bool = False


def uid(*words: str) -> str:
    """A UID that follows from these words alone."""
    return f"{uuid5(NAMESPACE_URL, '/'.join(('ladder', *words)))}@ladder"


def written(events: Iterable[Event], title: str = "") -> bytes:
    """A calendar of these events, by start and UID, with the rules of every zone they are in."""
    ordered = sorted(events, key=lambda event: (event.start, event.uid))
    calendar = Calendar()
    calendar.add("PRODID", PRODUCT)
    calendar.add("VERSION", "2.0")
    if title:
        calendar.add("X-WR-CALNAME", visible(title))
    for name, years in sorted(_zones(ordered).items()):
        calendar.add_component(_zone(ZoneInfo(name), *years))
    for event in ordered:
        for component in _components(event):
            calendar.add_component(component)
    return bytes(calendar.to_ical())


def _components(event: Event) -> Iterator[Component]:
    """The event, and each start of it that does not take place as one of its own for all to see."""
    main = _component(event, event.uid, event.start)
    if event.every is not None:
        main.add("RRULE", _rule(event.every, event))
    for one in event.cancelled:
        main.add("EXDATE", one.start)
    if event.every is not None or not event.cancelled:
        yield main
    for one in event.cancelled:
        component = _component(event, f"{one.start.date().isoformat()}-{event.uid}", one.start, one.why)
        component.add("STATUS", "CANCELLED")
        component.add("TRANSP", "TRANSPARENT")
        yield component


def _component(event: Event, name: str, start: datetime, cancelled: str | None = None) -> Component:
    component = Component()
    component.add("UID", visible(name))
    component.add("DTSTAMP", datetime.combine(event.stamp, time(), UTC))
    component.add("DTSTART", start)
    if event.minutes is not None:
        component.add("DURATION", timedelta(minutes=event.minutes))
    summary = event.summary if cancelled is None else f"Cancelled: {event.summary}"
    component.add("SUMMARY", visible(summary))
    texts = {
        "DESCRIPTION": event.description if cancelled is None else cancelled,
        "URL": event.url,
        "LOCATION": event.location,
    }
    for key, text in texts.items():
        if text:
            component.add(key, visible(text, keep="\n" if key == "DESCRIPTION" else ""))
    if event.tentative:
        component.add("STATUS", "TENTATIVE")
    return component


def _rule(every: Every, event: Event) -> dict[str, Any]:
    if every.weeks is not None:
        rule: dict[str, Any] = {"FREQ": "WEEKLY", "INTERVAL": every.weeks}
    else:
        day = f"{every.nth}{(every.weekday or '')[:2].upper()}"
        rule = {"FREQ": "MONTHLY", "INTERVAL": every.months, "BYDAY": day}
    if event.until is not None:
        end = datetime.combine(event.until, time(23, 59, 59), event.start.tzinfo)
        rule["UNTIL"] = end.astimezone(UTC)
    return rule


def _zones(events: Sequence[Event]) -> Mapping[str, tuple[int, int]]:
    """The zones that the events are in, each with the first and the last year it is needed for."""
    found: dict[str, tuple[int, int]] = {}
    for event in events:
        name = _name(event.start.tzinfo)
        if name is None:
            continue
        first = event.start.year
        last = first if event.every is None else OPEN_ENDED if event.until is None else event.until.year
        known = found.get(name, (first, last))
        found[name] = min(known[0], first), max(known[1], last)
    return found


def _name(zone: tzinfo | None) -> str | None:
    """The name of a zone of the database; None for UTC. Raises ValueError for anything else."""
    if zone is UTC or (isinstance(zone, ZoneInfo) and zone.key == "UTC"):
        return None
    if isinstance(zone, ZoneInfo) and zone.key:
        return zone.key
    raise ValueError("a start on a calendar is in UTC or in a zone of the database")


def _zone(zone: ZoneInfo, first: int, last: int) -> Timezone:
    """The zone's rules from the beginning of one year to the end of another, a part for each change.

    As RFC 5545 asks, a change is dated by the clock that it ends. (The library's own `from_tzinfo` dates the
    beginning of summer time by the clock that follows.) Changes that are alike could share a part, with
    RDATEs; but ical.js reads of these the first alone, and passes over the DTSTART beside it.
    """
    component = Timezone()
    component.add("TZID", zone.key)
    for at, before, after in _changes(zone, first, last):
        local = at.astimezone(zone)
        part = TimezoneDaylight() if local.dst() else TimezoneStandard()
        part.add("DTSTART", (at + before).replace(tzinfo=None))
        part.add("TZOFFSETFROM", before)
        part.add("TZOFFSETTO", after)
        part.add("TZNAME", local.tzname() or str(after))
        component.add_component(part)
    return component


def _changes(zone: ZoneInfo, first: int, last: int) -> Iterator[tuple[datetime, timedelta, timedelta]]:
    """When clocks change and what they were and are ahead of UTC; at first what they begin with."""
    at, end = (datetime(year, 1, 1, tzinfo=zone).astimezone(UTC) for year in (first, last + 1))
    ahead = _ahead(at, zone)
    yield at, ahead, ahead
    while at < end:
        following = at + timedelta(days=1)
        after = _ahead(following, zone)
        if after != ahead:
            yield _change(zone, at, following), ahead, after
        at, ahead = following, after


def _change(zone: ZoneInfo, early: datetime, late: datetime) -> datetime:
    """The second at which clocks change, between two moments before and after."""
    was = _ahead(early, zone)
    while late - early > timedelta(seconds=1):
        middle = (early + (late - early) // 2).replace(microsecond=0)
        early, late = (middle, late) if _ahead(middle, zone) == was else (early, middle)
    return late


def _ahead(at: datetime, zone: ZoneInfo) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta()
