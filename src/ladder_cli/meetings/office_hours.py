"""When office hours would reach most: in off weeks, at an hour of a usual week of guests and hosts."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final, Literal

from msgspec import Struct

from ladder_cli.meetings.free import Free, free
from ladder_cli.meetings.guests import possible_hosts, unpaired_newcomers
from ladder_cli.meetings.off_weeks import met_weeks, middles, off_weeks, week_of
from ladder_cli.meetings.recurrence import instant, is_placed, occurrences, zone
from ladder_cli.meetings.rhythm import rhythm
from ladder_cli.meetings.timetable import of_group, of_kind
from ladder_cli.model.group import Every, LocalTime, Meeting
from ladder_cli.model.registry import Registry
from ladder_cli.pairing.overlap import WEEKDAYS
from ladder_cli.roles.ladders import Ladders

DATES: Final = 6
"""How many dates a proposal names."""
AHEAD: Final = timedelta(weeks=54)
"""No rhythm is so slow that no off week would be the middle of its run by then."""
MINUTES: Final = 60
STEP: Final = 30
"""Proposed hours begin on the hour or half an hour after it, by day where they are held."""
FROM, TO = 7 * 60, 22 * 60


class Missed(Struct, frozen=True):
    """Somebody whom the hour does not reach, and why."""

    person: str
    as_: Literal["newcomer", "host"]
    because: str


class Hour(Struct, frozen=True):
    """An hour that reaches somebody: its dates in the zone of whoever holds it, and whom it reaches."""

    time_zone: str
    time: str
    dates: tuple[date, ...]
    every: Every | None
    newcomers: tuple[str, ...]
    hosts: tuple[str, ...]

    @property
    def weekday(self) -> str:
        """The day of the week of all its dates."""
        return WEEKDAYS[self.dates[0].weekday()]


class Proposal(Struct, frozen=True):
    """Office hours for a group: the weeks that they could be in, and the best hour; None where none reaches.

    `status` says what the status meeting leaves: `off-weeks`, none since it is `weekly`, or there is `none`.
    """

    group: str
    status: Literal["off-weeks", "weekly", "none"]
    weeks: tuple[date, ...]
    newcomers: tuple[str, ...]
    hosts: tuple[str, ...]
    hour: Hour | None
    missed: tuple[Missed, ...]


def propose(ladders: Ladders, group: str, today: date) -> Proposal:
    """The hour that reaches most unpaired newcomers and hosts of a group, and some of both if it can.

    In off weeks, the middle one of a run; where the status meeting is weekly, in its weeks on another day. Of
    hours that reach as many, the one that reaches more newcomers, then the earliest in the week.
    """
    registry = ladders.registry
    monday = week_of(today) + timedelta(weeks=1)
    status = status_meetings(registry, group, monday)
    kind: Literal["off-weeks", "weekly", "none"] = "none"
    weeks = middles(status, monday, monday + AHEAD)[:DATES]
    if off_weeks(status, monday, monday + AHEAD):
        kind = "off-weeks"
    elif met_weeks(status, monday, monday + AHEAD):
        kind = "weekly"
    weeks = weeks or [monday + timedelta(weeks=number) for number in range(DATES)]
    newcomers = unpaired_newcomers(ladders, group, today)
    hosts = possible_hosts(ladders, group, today)
    known = free(registry, {*newcomers, *hosts}, weeks[0], weeks[-1] + timedelta(weeks=1), group)
    slots = _hours(tuple(weeks), status, _zones(known, status, hosts, newcomers))
    hour = _best(slots, known, newcomers, hosts)
    missed = _missed(hour, known, newcomers, hosts)
    return Proposal(group, kind, tuple(weeks), tuple(newcomers), tuple(hosts), hour, missed)


def status_meetings(registry: Registry, group: str, monday: date) -> list[Meeting]:
    """The status meetings of a group that are on a calendar and go on after that day."""
    return [
        plan.meeting
        for plan in of_kind(of_group(registry, group), "status")
        if is_placed(plan.meeting) and (plan.meeting.until or "9999") >= monday.isoformat()
    ]


class _Slot(Struct, frozen=True):
    """An hour of the week somewhere, on each of the weeks."""

    time_zone: str
    time: str
    days: tuple[date, ...]
    starts: tuple[datetime, ...]


def _hours(weeks: tuple[date, ...], status: Sequence[Meeting], zones: Sequence[str]) -> Iterator[_Slot]:
    """The hours by day that lie in these weeks and on no day of a status meeting."""
    taken = [_days(meeting, weeks) for meeting in status]
    for name in zones:
        for weekday in range(7):
            days = tuple(week + timedelta(days=weekday) for week in weeks)
            for minute in range(FROM, TO - MINUTES + 1, STEP):
                clock = f"{minute // 60:02}:{minute % 60:02}"
                local = LocalTime(time_zone=name, time=clock)
                starts = tuple(instant(day, local) for day in days)
                if all(_is_outside(starts, weeks, *one) for one in zip(status, taken, strict=True)):
                    yield _Slot(name, clock, days, starts)


def _zones(known: Mapping[str, Free], status: Sequence[Meeting], *groups: Sequence[str]) -> list[str]:
    """Where the hour could be at home: with one of the first of these groups whose hours are known."""
    for handles in groups:
        found = [known[handle].time_zone for handle in handles if handle in known]
        if found:
            return list(dict.fromkeys(found))
    return [meeting.time_zone or "UTC" for meeting in status[:1]] or ["UTC"]


def _days(meeting: Meeting, weeks: Sequence[date]) -> frozenset[date]:
    """The days, where it is at home, on which a status meeting takes place in or beside these weeks."""
    home = zone(meeting.time_zone or "UTC")
    found = occurrences(meeting, weeks[0] - timedelta(weeks=1), weeks[-1] + timedelta(weeks=2))
    return frozenset(one.start.astimezone(home).date() for one in found)


def _is_outside(
    starts: Sequence[datetime], weeks: Sequence[date], meeting: Meeting, taken: frozenset[date]
) -> bool:
    """Whether each start lies in its week where a status meeting is at home, and on no day of it."""
    home = zone(meeting.time_zone or "UTC")
    days = [start.astimezone(home).date() for start in starts]
    return all(week_of(day) == week and day not in taken for day, week in zip(days, weeks, strict=True))


def _best(
    slots: Iterator[_Slot], known: Mapping[str, Free], newcomers: Sequence[str], hosts: Sequence[str]
) -> Hour | None:
    best: tuple[tuple[int, int, int, float], Hour] | None = None
    for slot in slots:
        reached = {
            handle for handle, one in known.items() if all(one.at(start, MINUTES) for start in slot.starts)
        }
        guests = tuple(one for one in newcomers if one in reached)
        held = tuple(one for one in hosts if one in reached)
        early = -slot.starts[0].timestamp()
        worth = bool(held) + bool(guests), len(reached), len(guests), early
        if reached and (best is None or worth > best[0]):
            every = rhythm(slot.days)
            best = worth, Hour(slot.time_zone, slot.time, slot.days, every, guests, held)
    return best[1] if best else None


def _missed(
    hour: Hour | None, known: Mapping[str, Free], newcomers: Sequence[str], hosts: Sequence[str]
) -> tuple[Missed, ...]:
    reached = {*hour.newcomers, *hour.hosts} if hour else set()
    why = dict.fromkeys(known, "not free then")
    unknown = "their hours or time zone are not known"
    return (
        *(Missed(one, "newcomer", why.get(one, unknown)) for one in newcomers if one not in reached),
        *(Missed(one, "host", why.get(one, unknown)) for one in hosts if one not in reached),
    )
