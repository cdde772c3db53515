"""Seats as rows, and how filters choose among them."""

from collections.abc import Iterator

from ladder_cli.directory.listing import Listing, Row, View, Wanted
from ladder_cli.model.record import Seat
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
    firm = view.ladders.firm_of.get(organization, organization)
    return firm in (view.ladders.employers(handle, view.day) or ())


def _seats(view: View) -> Iterator[Held]:
    return view.registry.seats()


def _row(view: View, held: Held) -> Row:
    seat = held.seat
    return {
        "person": held.person,
        "role": seat.role,
        "sig": seat.sig,
        "since": seat.since,
        "until": seat.until,
        "origin": seat.origin,
        "alternate": seat.alternate,
        "active": active(seat, view.day),
        "ended": seat.ended.on if seat.ended else None,
        "as": seat.ended.as_ if seat.ended else None,
        "sponsors": [sponsor.by for sponsor in seat.sponsors],
    }


def _chosen(view: View, held: Held, wanted: Wanted) -> bool:
    return chosen(view, held.seat, wanted)


SEATS = Listing(
    fields=(
        "person",
        "role",
        "sig",
        "since",
        "until",
        "origin",
        "alternate",
        "active",
        "ended",
        "as",
        "sponsors",
    ),
    subjects=_seats,
    row=_row,
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
