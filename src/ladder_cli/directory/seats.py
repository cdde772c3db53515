"""Seats as rows, and how filters choose among them."""

from collections.abc import Iterator

from ladder_cli.directory.listing import Listing, View, Wanted
from ladder_cli.model.record import INDEPENDENT, Seat
from ladder_cli.model.registry import Held
from ladder_cli.roles.standing import active


def current(view: View, handle: str) -> list[Seat]:
    """The seats somebody holds on the day."""
    return [seat for seat in view.registry.record(handle).seats if active(seat, view.day)]


def chosen(view: View, seat: Seat, wanted: Wanted) -> bool:
    """Whether a seat is in the role, at or above the role, and in the scope that are asked for."""
    if wanted.role and seat.role != wanted.role:
        return False
    if wanted.at_least and seat.role not in view.ladders.above(wanted.at_least):
        return False
    if wanted.sig and seat.sig != wanted.sig:
        return False
    return not wanted.within or view.lies_within(seat.sig, wanted.within)


def spoken(seat: Seat) -> str:
    """A seat in a word: `reviewer in docs`."""
    return f"{seat.role} in {seat.sig}" if seat.sig else seat.role


def works_for(view: View, handle: str, organization: str) -> bool:
    """Whether somebody works for an organization or a related one on the day."""
    firms = view.ladders.employers(handle, view.day) or frozenset()
    firm = view.ladders.firm_of.get(organization, organization)
    return firm in firms or (organization == INDEPENDENT and f"{INDEPENDENT}/{handle}" in firms)


def _seats(view: View) -> Iterator[Held]:
    return view.registry.seats()


def _chosen(view: View, held: Held, wanted: Wanted) -> bool:
    return chosen(view, held.seat, wanted)


SEATS = Listing(
    subjects=_seats,
    brief=("person", "role", "sig", "since", "until"),
    none="no such seat",
    first="no seat yet: see whether one is due: ladder promote PERSON ROLE",
    fields={
        "person": lambda _, held: held.person,
        "role": lambda _, held: held.seat.role,
        "sig": lambda _, held: held.seat.sig,
        "since": lambda _, held: held.seat.since,
        "until": lambda _, held: held.seat.until,
        "origin": lambda _, held: held.seat.origin,
        "alternate": lambda _, held: held.seat.alternate,
        "active": lambda view, held: active(held.seat, view.day),
        "ended": lambda _, held: held.seat.ended.on if held.seat.ended else None,
        "as": lambda _, held: held.seat.ended.as_ if held.seat.ended else None,
        "sponsors": lambda _, held: [sponsor.by for sponsor in held.seat.sponsors],
    },
    filters={
        "role": _chosen,
        "at_least": _chosen,
        "sig": _chosen,
        "within": _chosen,
        "person": lambda _, held, wanted: held.person == wanted.person,
        "employer": lambda view, held, wanted: works_for(view, held.person, wanted.employer),
        "since": lambda _, held, wanted: (held.seat.since or "") >= wanted.since,
        "ended": lambda _, held, __: held.seat.ended is not None,
    },
)
