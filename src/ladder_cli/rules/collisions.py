"""L50x: meetings that want the same person or room at once, and people who can come to none."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from ladder_cli.meetings.collisions import Collision, Shared
from ladder_cli.meetings.regions import unserved
from ladder_cli.meetings.timetable import Planned, is_open
from ladder_cli.model.finding import Finding
from ladder_cli.roles.standing import active
from ladder_cli.rules.whole import Whole
from ladder_cli.rules.wording import counted, listed, typed

SHOWN: Final = 6
"""How many weeks a message names."""
NAMED: Final = 3
"""How many other meetings a message names."""


def person_in_two_places(whole: Whole) -> Iterator[Finding]:
    """Somebody hosts two meetings that overlap.

    They can be at one of them. Move a meeting, or find another host. Times are compared on each of the days
    that both take place in the coming year; nothing is said of a meeting whose length nobody gave, or of
    two in one room. Three and more that overlap one another are told once, at the last of them.
    """
    yield from _told(whole, "person", "hosts")


def room_taken_twice(whole: Whole) -> Iterator[Finding]:
    """Two meetings that overlap are in the same room.

    Whoever comes second finds a meeting that is not theirs. Move a meeting, or give one another room. Three
    and more that overlap one another are told once, at the last of them.
    """
    yield from _told(whole, "room", "is the room of", " of")


def _told(whole: Whole, shared: Shared, what: str, again: str = "") -> Iterator[Finding]:
    for found in whole.timetable.collisions:
        if found.shared != shared:
            continue
        *others, last = found.plans
        if len(others) == 1:
            meetings = f"this meeting and, at the same time,{again} {_several(others)}"
            move = "move one of the two meetings, or give one another"
        else:
            meetings = f"{len(found.plans)} meetings that overlap: this one, {_several(others)}"
            move = "move all but one, or give each of the others another"
        yield Finding(
            last.at(whole.registry),
            f"{typed(found.name)} {what} {meetings}",
            f"{_when(found)}: {move} {_LACKS[shared]}",
        )


_LACKS: Final[dict[Shared, str]] = {"person": "host", "room": "room"}


def _several(plans: Sequence[Planned]) -> str:
    """The first of some meetings by name, and how many more there are."""
    names = [_named(plan) for plan in plans[:NAMED]]
    more = [f"{len(plans) - NAMED} more"] if len(plans) > NAMED else []
    *first, last = [*names, *more]
    return f"{', '.join(first)} and {last}" if first else last


def _named(plan: Planned) -> str:
    return f"{typed(plan.meeting.title)} of {typed(plan.group)}"


def _when(found: Collision) -> str:
    first = found.starts[0].strftime("%Y-%m-%d %H:%M UTC")
    return (
        f"on {first}" if len(found.starts) == 1 else f"{len(found.starts)} times in a year, first on {first}"
    )


def overlap_that_comes_and_goes(whole: Whole) -> Iterator[Finding]:
    """Two meetings overlap in some weeks only, because clocks change on different days in their zones.

    Between the changes the two are an hour nearer than in the rest of the year. It is told of two meetings of
    one group, or that share a host or a room. Keep an hour more between them, or give both one zone.
    """
    for found in whole.timetable.drifting():
        shown = listed(week.isoformat() for week in found.weeks[:SHOWN])
        over = len(found.weeks) - SHOWN
        more = f" and {counted(over, 'week')} more" if over > 0 else ""
        each = "" if len(found.others) == 1 else "each of "
        yield Finding(
            found.plan.at(whole.registry),
            f"this meeting and {each}{_several(found.others)} overlap only in the weeks of {shown}{more}",
            "keep an hour more between them, or give them the same time zone"
            if each
            else "keep an hour more between the two, or give both the same time zone",
        )


def region_without_meeting(whole: Whole) -> Iterator[Finding]:
    """Members of a group somewhere in the world have none of its meetings between 07 and 22 o'clock.

    Who could only come at night does not come, and is not asked. Let a meeting rotate, or add office hours by
    day there. Members are those who hold a seat in the group; the zone is the one that their profile gives.
    """
    meeting = {
        name: [one for one in group.meetings if _goes_on(one.until, whole.today)]
        for name, group in whole.registry.groups.items()
        if is_open(group, whole.today)
    }
    members = _members(whole, {name for name, meetings in meeting.items() if meetings})
    for name, zones in members.items():
        meetings = meeting[name]
        missed = unserved(meetings, zones, whole.today)
        if missed:
            count = sum(len(zones[zone]) for zone in missed)
            yield Finding(
                whole.registry.at("group", name, "meetings"),
                f"{counted(count, 'member')} in {listed(missed)} have no meeting between 07 and 22 o'clock"
                if count > 1
                else f"1 member in {listed(missed)} has no meeting between 07 and 22 o'clock",
                "let a meeting rotate, or add office hours by day there",
            )


def _goes_on(until: str | None, today: date) -> bool:
    return until is None or until >= today.isoformat()


def _members(whole: Whole, groups: Collection[str]) -> Mapping[str, Mapping[str, set[str]]]:
    """By group, of these, and time zone, those who hold a seat in the group."""
    people = whole.registry.people
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for handle, record in whole.registry.records.items() if groups else ():
        for seat in record.seats:
            if seat.sig not in groups or seat.sig is None or not active(seat, whole.day):
                continue
            profile = people.get(handle)
            if profile is not None and profile.time_zone is not None:
                found[seat.sig][profile.time_zone].add(handle)
    return found
