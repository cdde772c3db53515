"""What the two of a pairing may say in its course, each as a line: who, what changes, in words.

Which moves there are, and who makes each, is in `model/moves.py`; `review` judges by the same table.
"""

from datetime import date
from typing import Final

from ladder_cli.model.dates import after
from ladder_cli.model.finding import Delete, Edit, Put
from ladder_cli.model.pairing import RUNNING
from ladder_cli.model.stop import Stop, usage
from ladder_cli.pairing.clock import agreed
from ladder_cli.pairing.turn import Turn
from ladder_cli.roles.case import Line

PAUSE: Final = "4 weeks"
"""How long a pause is where nobody says."""
LONGEST: Final = "6 months"
"""How long a pause may be: everything here ends by itself."""


def acceptance(one: Turn) -> Line:
    """Yes to a proposal; with the second yes it begins. Stop (status 1) for a second yes of one's own."""
    pairing, day = one.pairing, one.speaker.day
    said_yes = getattr(pairing.accepted, one.side)
    if said_yes is not None:
        raise Stop(f"`{one.speaker.handle}` has said yes already, on {said_yes}", "once is enough", 1)
    if pairing.state != "proposed":
        raise one.nothing_to("accept")
    put = Put(("accepted", one.side), day)
    if getattr(pairing.accepted, "mentee" if one.side == "mentor" else "mentor") is None:
        return one.line(
            (put,),
            f"says yes to the pairing with `{one.other}`",
            f"it begins when `{one.other}` says yes too",
        )
    edits = (put, Put(("state",), "active"))
    return one.line(edits, f"says yes to the pairing with `{one.other}`, and it begins")


def contact(one: Turn, on: date) -> Line:
    """They have spoken on a day: a date, nothing private. After a pause it goes on.

    Raises Stop: status 1 before both have said yes, once it is over, and for a day that is on file or older
    than one that is; 2 for a day to come, or before it was proposed.
    """
    pairing, day = one.pairing, on.isoformat()
    if on > one.speaker.today:
        raise usage(f"{day} is still to come", "say it once you have spoken")
    if day < pairing.proposed:
        raise usage(f"{day} is before `{one.name}` was proposed", f"that was on {pairing.proposed}")
    if pairing.state == "proposed" and agreed(pairing) is None:
        raise Stop(f"`{one.name}` has not begun: not both have said yes", "say yes: ladder pairing accept", 1)
    if pairing.state not in RUNNING:
        raise one.nothing_to("check in to")
    own = getattr(pairing.last_contact, one.side)
    if own is not None and own >= day:
        raise Stop(
            f"`{one.speaker.handle}` has said so already: on file is {own}", "say it again next time", 1
        )
    told = max(pairing.last_contact.mentor or "", pairing.last_contact.mentee or "")
    edits: list[Edit] = [Put(("last_contact", one.side), day)]
    if day > told:
        edits.append(Put(("contacts",), pairing.contacts + 1))
    if not pairing.contacts and not told:
        edits.append(Put(("first_contact",), day))
    if pairing.state != "active":
        edits.append(Put(("state",), "active"))
    if pairing.paused_until:
        edits.append(Delete(("paused_until",)))
    goes_on = ", and it goes on" if pairing.state == "paused" else ""
    return one.line(tuple(edits), f"spoke with `{one.other}` on {day}{goes_on}")


def pause(one: Turn, until: date | None = None) -> Line:
    """A pause, or another end for one, on a day; in four weeks where none is said.

    Raises Stop: status 1 where it is not running, 2 for a day that is past or too far.
    """
    today = one.speaker.today
    until = until or after(today, PAUSE)
    if not today < until <= after(today, LONGEST):
        raise usage(
            f"a pause goes on until a day in the next {LONGEST}",
            "for longer: ladder pairing end, and wish again",
        )
    if one.pairing.state != "paused" and not one.moves_to("paused"):
        raise one.nothing_to("pause")
    edits: tuple[Edit, ...] = (Put(("state",), "paused"), Put(("paused_until",), until.isoformat()))
    said = f"pauses the pairing with `{one.other}` until {until.isoformat()}"
    return one.line(edits, said, "the next `ladder pairing checkin` ends the pause")
