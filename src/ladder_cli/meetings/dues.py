"""What is due in a group when it meets: action items, items, ideas, terms, pairings."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, Literal

from msgspec import Struct

from ladder_cli.meetings.session import Session
from ladder_cli.model.dates import after, last_day
from ladder_cli.model.moves import LIVE_ITEMS
from ladder_cli.model.work import Idea, Item
from ladder_cli.pairing.clock import due as due_pairings
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.standing import active
from ladder_cli.work.timers import since

UNHEARD: Final = 14
"""Days without an answer after which an idea is on the agenda."""
TERM: Final = "2 months"
"""How long before its end a term is on the agenda."""
OPEN_IDEAS: Final = ("raised", "seconded", "shepherded")

What = Literal["action-item", "item", "idea", "term", "pairing"]
ORDER: Final[tuple[What, ...]] = ("action-item", "item", "idea", "term", "pairing")


class Due(Struct, frozen=True):
    """One thing that is due: since or until when, whose it is, and what it is called."""

    what: What
    id: str
    title: str
    on: str
    whose: tuple[str, ...] = ()
    note: str = ""


def dues(ladders: Ladders, group: str, session: Session, today: date) -> tuple[Due, ...]:
    """What is due in a group or one within it, by kind, the longest due first."""
    found = [
        *_items(ladders, group, session),
        *_ideas(ladders, group, session.one.day),
        *_terms(ladders, group, session.one.day, today),
        *_pairings(ladders, group, today),
    ]
    return tuple(sorted(found, key=lambda one: (ORDER.index(one.what), one.on, one.id)))


def _items(ladders: Ladders, group: str, session: Session) -> Iterator[Due]:
    """What the last meeting decided, due or not; and of other items those due by the session's day."""
    last = session.before.day.isoformat() if session.before else ""
    for name, item in ladders.registry.items.items():
        if item.state not in LIVE_ITEMS or group not in ladders.chain(item.group):
            continue
        if item.decided is not None:
            if (last and item.decided >= last) or _is_due(item, session):
                note = f"decided on {item.decided}"
                yield Due("action-item", name, item.title, item.due or "", _owner(item), note)
        elif _is_due(item, session):
            yield Due("item", name, item.title, item.due or "", _owner(item))


def _is_due(item: Item, session: Session) -> bool:
    return item.due is not None and item.due <= session.one.day.isoformat()


def _owner(item: Item) -> tuple[str, ...]:
    return tuple(one for one in (item.owner or item.shepherd,) if one)


def _ideas(ladders: Ladders, group: str, on: date) -> Iterator[Due]:
    edge = (on - timedelta(days=UNHEARD)).isoformat()
    for name, idea in ladders.registry.ideas.items():
        if idea.state in OPEN_IDEAS and group in ladders.chain(idea.group):
            heard = _last_heard(idea)
            if heard <= edge:
                note = f"{idea.state}, without an answer since {heard}"
                yield Due("idea", name, idea.title, heard, (idea.shepherd or idea.raised.by,), note)


def _last_heard(idea: Idea) -> str:
    """The last day on which anybody said something of an idea, its author when they raised it included."""
    spoken = (*(one.on for one in idea.seconds), *(one.on for one in idea.feedback))
    return max((since(idea).isoformat(), *spoken))


def _terms(ladders: Ladders, group: str, on: date, today: date) -> Iterator[Due]:
    edge = after(on, TERM)
    for role, seats in ladders.seats.items():
        for held in seats:
            seat = held.seat
            if seat.sig is None or group not in ladders.chain(seat.sig) or seat.until is None:
                continue
            if active(seat, today.isoformat()) and last_day(seat.until) <= edge:
                title = ladders.registry.roles[role].title if role in ladders.registry.roles else role
                yield Due("term", f"{held.person}/{role}", title, seat.until, (held.person,), seat.sig)


def _pairings(ladders: Ladders, group: str, today: date) -> Iterator[Due]:
    for due in due_pairings(ladders, today):
        pairing = ladders.registry.pairings[due.pairing]
        if group in ladders.chain(pairing.group):
            quiet = (today - timedelta(days=due.days)).isoformat()
            yield Due("pairing", due.pairing, due.what, quiet, (pairing.mentor, pairing.mentee))
