"""Free half hours with those who offer to be a mentor or a single conversation, outside of the meeting."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from msgspec import Struct

from ladder_cli.meetings.free import Free, free
from ladder_cli.meetings.session import Session
from ladder_cli.roles.ladders import Ladders

MINUTES: Final = 30
DAYS: Final = 7
"""For how many days after the meeting slots are looked for."""
SLOTS: Final = 3
"""How many are named of one person."""


class OneToOne(Struct, frozen=True):
    """Somebody who has time for a conversation: when, and who of the newcomers is free then too."""

    person: str
    zone: str
    slots: tuple[tuple[datetime, tuple[str, ...]], ...]


def one_to_ones(
    ladders: Ladders, group: str, session: Session, newcomers: Sequence[str], today: date
) -> tuple[OneToOne, ...]:
    """Of everyone who offers time in a group, the first free half hours after the meeting, by handle.

    Those at which a newcomer is free too come first.
    """
    offering = _offering(ladders, group, today)
    since = session.one.end + timedelta(minutes=-session.one.end.minute % MINUTES)
    last = (since + timedelta(days=DAYS)).date()
    known = free(ladders.registry, {*offering, *newcomers}, session.one.day, last + timedelta(days=1))
    guests = {handle: known[handle] for handle in newcomers if handle in known}
    found = (
        OneToOne(handle, known[handle].time_zone, _slots(known[handle], guests, since))
        for handle in offering
        if handle in known
    )
    return tuple(one for one in found if one.slots)


def _offering(ladders: Ladders, group: str, today: date) -> list[str]:
    """Who offers time for a group or one it lies within, and is not on leave."""
    registry = ladders.registry
    chain = ladders.chain(group)
    return sorted(
        handle
        for handle, person in registry.people.items()
        if (offer := person.mentoring.offer) is not None
        and (offer.one_off or offer.capacity > 0)
        and not set(offer.groups or (follow.group for follow in person.follows)).isdisjoint(chain)
        and not any(leave.covers(today.isoformat()) for leave in registry.record(handle).leave)
    )


def _slots(
    host: Free, guests: dict[str, Free], since: datetime
) -> tuple[tuple[datetime, tuple[str, ...]], ...]:
    starts = [since + timedelta(minutes=MINUTES * number) for number in range(DAYS * 24 * 60 // MINUTES)]
    found = [
        (start, tuple(name for name, guest in guests.items() if guest.at(start, MINUTES)))
        for start in starts
        if host.at(start, MINUTES)
    ]
    found.sort(key=lambda slot: (not slot[1], slot[0]))
    return tuple(sorted(found[:SLOTS]))
