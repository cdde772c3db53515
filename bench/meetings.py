"""Meetings of many groups for a year, with all collisions, beside the bare recurrence library."""

import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from datetime import time as clock
from random import Random
from typing import Final

from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday

from bench.community import TODAY
from ladder_cli.meetings.collisions import Timetable
from ladder_cli.meetings.recurrence import is_on_its_rhythm, parts, zone
from ladder_cli.meetings.timetable import Planned
from ladder_cli.model.group import Every, LocalTime, Meeting
from ladder_cli.pairing.overlap import WEEKDAYS

END: Final = TODAY + timedelta(days=366)
A_GROUP: Final = 2
"""So many meetings has a group: status, and office hours."""
A_HOST: Final = 3
"""So many meetings has a host, and twice as many a room."""

_ZONES = "Africa/Lagos America/Bogota America/Toronto Asia/Kolkata Asia/Tokyo Europe/Berlin Pacific/Auckland"


def meetings(count: int) -> list[Planned]:
    """So many meetings: most every other week, some weekly, monthly or in turns, in seven zones."""
    random = Random(20261122)
    plans = []
    for number in range(count):
        kind = "status" if number % A_GROUP == 0 else "office-hours"
        plans.append(Planned(f"group-{number // A_GROUP}", number % A_GROUP, _meeting(random, kind, count)))
    return plans


def _meeting(random: Random, kind: str, count: int) -> Meeting:
    times = [
        LocalTime(time_zone=name, time=f"{random.randrange(7, 22):02}:{random.choice(('00', '30'))}")
        for name in random.sample(_ZONES.split(), 3)
    ]
    draw = random.random()
    every = Every(weeks=2 if draw < 0.6 else 1)
    anchor = TODAY + timedelta(days=random.randrange(14))
    if draw > 0.8:
        every = Every(months=1, nth=random.choice((1, 2, 3, 4, -1)), weekday=random.choice(WEEKDAYS))
        while not is_on_its_rhythm(Meeting(kind="status", title="", anchor=anchor.isoformat(), every=every)):
            anchor += timedelta(days=1)
    return Meeting(
        kind="status" if kind == "status" else "office-hours",
        title="Meeting",
        anchor=anchor.isoformat(),
        every=every,
        time_zone=times[0].time_zone,
        time=times[0].time,
        rotation=tuple(times) if 0.7 < draw < 0.8 else (),
        minutes=60,
        until=END.isoformat(),
        hosts=tuple(f"host-{random.randrange(count // A_HOST + 1)}" for _ in range(2)),
        room=f"https://meet.example.org/{random.randrange(count // (2 * A_HOST) + 1)}",
    )


def ours(plans: Sequence[Planned]) -> tuple[float, int, int]:
    """Seconds to expand all of them and find all collisions; how many starts and collisions there are."""
    begun = time.perf_counter()
    table = Timetable(plans, TODAY, END)
    starts = sum(len(table.of(index)) for index in range(len(plans)))
    collisions = len(table.collisions)
    return time.perf_counter() - begun, starts, collisions


def bare(plans: Sequence[Planned]) -> tuple[float, int]:
    """Seconds that dateutil's own recurrence takes for the same rules, in local time; how many starts."""
    rules = [part for plan in plans for part in parts(plan.meeting)]
    starts = 0
    begun = time.perf_counter()
    for at, first, every in rules:
        hour, _, minute = at.time.partition(":")
        begin = datetime.combine(first, clock(int(hour), int(minute)), zone(at.time_zone))
        until = datetime.combine(END, clock(23, 59), zone(at.time_zone))
        assert every is not None
        if every.weeks is not None:
            rule = rrule(WEEKLY, interval=every.weeks, dtstart=begin, until=until)
        else:
            day = weekday(WEEKDAYS.index(every.weekday or "monday"), every.nth)
            rule = rrule(MONTHLY, interval=every.months or 1, byweekday=day, dtstart=begin, until=until)
        starts += len(list(rule))
    return time.perf_counter() - begun, starts


def beside(count: int, rounds: int) -> tuple[list[float], list[float], int, int]:
    """Seconds of ours and of the library's, in turn; how many starts both find, and how many collisions."""
    plans = meetings(count)
    mine, theirs = [], []
    starts = collisions = 0
    for _ in range(rounds):
        seconds, starts, collisions = ours(plans)
        mine.append(seconds)
        seconds, others = bare(plans)
        theirs.append(seconds)
        if starts != others:
            raise RuntimeError(f"{starts} starts, and {others} by the library alone")
    return mine, theirs, starts, collisions
