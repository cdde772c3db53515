"""Whom to ask: those who offer and those who stand there, the least laden first, and who else there is."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from typing import Final

from msgspec import Struct

from ladder_cli.directory.listing import View
from ladder_cli.directory.people import on_leave
from ladder_cli.directory.presence import Presence, presence
from ladder_cli.directory.subject import Subject
from ladder_cli.meetings.recurrence import is_placed, starting
from ladder_cli.meetings.timetable import of_group, of_kind
from ladder_cli.model.group import Channel
from ladder_cli.model.person import Person
from ladder_cli.model.record import Seat
from ladder_cli.roles.reminding import may_remind
from ladder_cli.roles.standing import active, holders
from ladder_cli.work.load import Load, Loads

OFFERS, STANDS, OFFERS_ABOVE, STANDS_ABOVE = range(4)
"""How near somebody is to what is asked; the nearest first."""

AHEAD: Final = timedelta(weeks=6)
"""How far office hours are looked for."""

Reason = tuple[int, str]


class Helper(Struct, frozen=True):
    """Somebody to ask: how near they are, why, where their clock stands, what they carry."""

    person: str
    name: str
    rank: int
    why: tuple[str, ...]
    languages: tuple[str, ...]
    time_zone: str | None
    presence: Presence
    load: Load
    seats: int


class OpenDoor(Struct, frozen=True):
    """The next office hours of a group: when they begin (UTC), where they are held, and the room."""

    title: str
    start: datetime
    local: datetime
    time_zone: str
    room: str | None


class Fallback(Struct, frozen=True):
    """Who else there is: leads of the group or one above, stewards, where it talks, a private address."""

    leads: tuple[str, ...]
    stewards: tuple[str, ...]
    channels: tuple[Channel, ...]
    private: str = ""
    door: OpenDoor | None = None


class Answer(Struct, frozen=True):
    """The whole answer, as of a moment in UTC."""

    subject: Subject
    at: datetime
    helpers: tuple[Helper, ...]
    fallback: Fallback


def whom_to_ask(view: View, about: Subject, at: datetime, *, now: bool = False) -> Answer:
    """Those to ask about something, by how near they are and how little they carry.

    With `now`, whoever is within their hours at that moment comes first. Among equals the day decides, so
    that it is not always the same one. Whoever is on leave is left out, and whoever is happy to listen,
    unless they offer. Where a group keeps the code of conduct nobody is named: there is its private address.
    """
    other = _fallback(view, about, at)
    if other.private and any(view.registry.groups[name].conduct is not None for name in about.groups):
        return Answer(about, at, (), Fallback((), (), (), other.private))
    loads = Loads(view.ladders, view.day)
    helpers = [
        _helper(view, handle, reasons, at, loads)
        for handle in view.registry.handles()
        if (reasons := tuple(_reasons(view, about, handle)))
    ]
    helpers.sort(
        key=lambda one: (now * one.presence.rank, one.rank, share(one.load), _turn(view, about, one))
    )
    return Answer(about, at, tuple(helpers), other)


def share(load: Load) -> float:
    """How much of what somebody could carry is used: 0 for nothing, 1 for all of it, 2 on release duty."""
    if load.on_release:
        return 2.0
    return load.used / load.slots if load.slots else 1 - 1 / (1 + load.used)


def _turn(view: View, about: Subject, one: Helper) -> bytes:
    """Whose turn it is among equals: another one's on another day."""
    return blake2b(f"{view.day} {about.asked} {one.person}".encode(), digest_size=8).digest()


def _helper(view: View, handle: str, reasons: tuple[Reason, ...], at: datetime, loads: Loads) -> Helper:
    person = view.registry.people.get(handle)
    held = [seat for seat in view.registry.record(handle).seats if active(seat, view.day)]
    return Helper(
        handle,
        view.registry.name_of(handle),
        min(rank for rank, _ in reasons),
        tuple(why for _, why in sorted(reasons)),
        person.languages if person else (),
        person.time_zone if person else None,
        presence(person, at),
        loads.of(handle),
        len(held),
    )


def _reasons(view: View, about: Subject, handle: str) -> Iterator[Reason]:
    """Why somebody could be asked, with how near that is; nothing for whoever is not to be asked."""
    if on_leave(view, handle):
        return
    person = view.registry.people.get(handle)
    offered = tuple(_offered(view, about, person)) if person is not None else ()
    yield from offered
    if offered or may_remind(view.registry, handle, view.today):
        for seat in view.registry.record(handle).seats:
            if active(seat, view.day):
                yield from _seated(view, about, seat)


def _offered(view: View, about: Subject, person: Person) -> Iterator[Reason]:
    offer = person.mentoring.offer
    if offer is None or not offer.capacity:
        return
    if about.topic and about.topic in offer.topics:
        yield OFFERS, f"mentors in `{about.topic}`"
    places = offer.groups or tuple(follow.group for follow in person.follows)
    for group in about.groups:
        for place in _reach(view, about, group):
            if place in places:
                here = STANDS if about.is_topic_alone else OFFERS
                yield (here if place == group else OFFERS_ABOVE), f"mentors in `{place}`"


def _seated(view: View, about: Subject, seat: Seat) -> Iterator[Reason]:
    """A seat on a rung or as a lead in the group; in one above it for what is asked of a group or a path."""
    role = view.registry.roles.get(seat.role)
    if role is None or seat.sig is None or not (role.follows or "lead" in role.grants):
        return
    for group in about.groups:
        if seat.sig in _reach(view, about, group):
            yield (STANDS if seat.sig == group else STANDS_ABOVE), f"`{seat.role}` in `{seat.sig}`"


def _reach(view: View, about: Subject, group: str) -> tuple[str, ...]:
    """The group and those it lies within; the group alone where it merely has the topic asked about."""
    return (group,) if about.is_topic_alone else view.ladders.chain(group)


def _fallback(view: View, about: Subject, at: datetime) -> Fallback:
    registry, ladders = view.registry, view.ladders
    chain = list(dict.fromkeys(place for group in about.groups for place in ladders.chain(group)))
    lead = {one for group in about.groups for one in holders(ladders, "lead", group, view.day)}
    talks = next((registry.groups[place].channels for place in chain if registry.groups[place].channels), ())
    contacts = [registry.groups[group].contact for group in about.groups]
    return Fallback(
        tuple(sorted(one for one in lead if not on_leave(view, one))),
        tuple(one for one in holders(ladders, "steward", None, view.day) if not on_leave(view, one)),
        talks,
        next((contact.private for contact in contacts if contact is not None), ""),
        next((door for place in chain if (door := _next_door(view, place, at)) is not None), None),
    )


def _next_door(view: View, group: str, at: datetime) -> OpenDoor | None:
    """A group's next office hours in the weeks to come; None where there are none."""
    since = at.replace(tzinfo=UTC)
    found = [
        (one.start, plan.meeting.title, one, plan.meeting.room)
        for plan in of_kind(of_group(view.registry, group), "office-hours")
        if is_placed(plan.meeting)
        for one in starting(plan.meeting, since, since + AHEAD)
        if not one.skipped
    ]
    if not found:
        return None
    start, title, one, room = min(found, key=lambda each: each[:2])
    return OpenDoor(title, start.replace(tzinfo=None), one.local.replace(tzinfo=None), one.time_zone, room)
