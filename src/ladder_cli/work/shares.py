"""Which part of what a group has to give people of one employer take: slots, mentors' time, promotions."""

from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from ladder_cli.model.moves import OPEN_IDEAS
from ladder_cli.model.pairing import RUNNING
from ladder_cli.roles.days import first_day
from ladder_cli.roles.employers import Employers
from ladder_cli.work.circle import GIVEN, WINDOW, Circle
from ladder_cli.work.concentration import Amount, Firms, firms
from ladder_cli.work.load import SLOTS

FEW: Final = 3
"""Of fewer than so many no employer is named."""


class Part(Struct, frozen=True):
    """What people of one employer took of something, that one which took most.

    Of fewer than `FEW` in all no employer is named: that would be talk of persons. `unknown` is what nobody
    can place.
    """

    what: str
    total: int
    employer: str | None
    theirs: float | None
    unknown: int


def parts(circle: Circle) -> tuple[Part, ...]:
    """Which part of slots, of mentors' time and of promotions people of one employer took."""
    return (
        _part(circle, "shepherds' slots", _slots(circle)),
        _part(circle, "mentors' time", _mentored(circle)),
        _part(circle, "promotions", _promoted(circle)),
    )


def _slots(circle: Circle) -> Iterable[tuple[Amount, Employers]]:
    """The slots that others look after somebody's item or idea with."""
    works_for, today = circle.ladders.employers, circle.today.isoformat()
    for item in circle.items.values():
        if item.state == "taken" and item.owner and item.shepherd not in (None, item.owner):
            yield SLOTS[item.size], works_for(item.owner, today)
    for idea in circle.ideas.values():
        if idea.state in OPEN_IDEAS and idea.shepherd not in (None, idea.raised.by):
            yield SLOTS[idea.size], works_for(idea.raised.by, today)


def _mentored(circle: Circle) -> Iterable[tuple[Amount, Employers]]:
    """The mentees of running pairings."""
    for pairing in circle.ladders.registry.pairings.values():
        if pairing.state in RUNNING and circle.holds(pairing.group):
            yield 1, circle.ladders.employers(pairing.mentee, circle.today.isoformat())


def _promoted(circle: Circle) -> Iterable[tuple[Amount, Employers]]:
    """The seats given here in the past year, on the day each was given."""
    first, last = first_day(circle.today, WINDOW), circle.today.isoformat()
    for held in circle.ladders.registry.seats():
        since = held.seat.since
        if since and first <= since <= last and held.seat.origin in GIVEN and circle.holds(held.seat.sig):
            yield 1, circle.ladders.employers(held.person, since)


def _part(circle: Circle, what: str, amounts: Iterable[tuple[Amount, Employers]]) -> Part:
    found: Firms = firms(amounts)
    total, unknown = int(found.total), int(found.nobody_knows)
    if total < FEW or not found.largest:
        return Part(what, total, None, None, unknown)
    return Part(what, total, _named(circle, found.largest), float(found.known[found.largest]), unknown)


def _named(circle: Circle, firm: str) -> str:
    """An employer by its name; who works for themselves is not named."""
    if firm.startswith("independent/"):
        return "somebody independent"
    organizations = circle.ladders.registry.organizations
    names = (one for one, stands in circle.ladders.firm_of.items() if stands == firm and one in organizations)
    return organizations[min(names)].name
