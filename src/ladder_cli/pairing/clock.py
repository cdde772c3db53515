"""The clock of pairings: how long two have not spoken, and what is due.

It counts days without a word from either side since they last spoke, said yes, or came back from a pause.
Days on which either is on leave do not count, and while one is, or while they pause, nothing is due.
"""

from datetime import date, timedelta
from typing import Final, Literal

from msgspec import Struct

from ladder_cli.model.pairing import RUNNING, Pairing
from ladder_cli.model.step import Scope
from ladder_cli.roles.days import parsed
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.leave import Days, away, days_away
from ladder_cli.roles.reminding import may_remind
from ladder_cli.roles.standing import at_or_above

NUDGE: Final = 7
"""Days without a word until one of the two is asked; before both have said yes, whoever has not."""
BOTH: Final = 14
"""Days until both are asked."""
LIMIT: Final = 28
"""Days after which a pairing is over by itself."""

What = Literal["begin", "expired", "goal", "both", "nudge", "answer"]
TIMERS: Final[tuple[What, ...]] = ("begin", "expired")
"""What is due as a change of the file, which anyone may carry."""


class Due(Struct, frozen=True):
    """What is due of a pairing, after how many days without a word, and whom it is to be told."""

    pairing: str
    what: What
    days: int
    to: tuple[str, ...]


def agreed(pairing: Pairing) -> str | None:
    """The day on which the second of the two said yes; None until both have."""
    yes = (pairing.accepted.mentor, pairing.accepted.mentee)
    return None if yes[0] is None or yes[1] is None else max(yes[0], yes[1])


def silence(pairing: Pairing, leave: Days, today: date) -> int | None:
    """Days without a word up to today, those of either's leave left out.

    None while the clock stands: one is on leave, they pause, it is over, or its days are on no calendar.
    """
    start = _since(pairing)
    if pairing.state not in RUNNING or start is None or days_away(leave, today, today):
        return None
    if pairing.state == "paused" and (pairing.paused_until is None or today <= start):
        return None
    first = start + timedelta(days=1)
    return max(0, (today - start).days - days_away(leave, first, today))


def _since(pairing: Pairing) -> date | None:
    """The day from which silence is counted."""
    sides = (pairing.accepted, pairing.last_contact)
    words = [pairing.proposed, *(one.mentor for one in sides), *(one.mentee for one in sides)]
    if pairing.state == "paused":
        words.append(pairing.paused_until)
    days = [known for word in words if word is not None and (known := parsed(word)) is not None]
    return max(days, default=None)


def due(ladders: Ladders, today: date) -> tuple[Due, ...]:
    """What is due today, by pairing; reads all pairings."""
    found = (due_of(ladders, name, today) for name in sorted(ladders.registry.pairings))
    return tuple(one for one in found if one is not None)


def due_of(ladders: Ladders, name: str, today: date) -> Due | None:
    """What is due today of one pairing; None where nothing is, or where there is none to be read."""
    pairing = ladders.registry.pairings.get(name)
    if pairing is None or pairing.state not in RUNNING:
        return None
    sides = (pairing.mentor, pairing.mentee)
    if pairing.state == "proposed" and agreed(pairing) is not None:
        return Due(name, "begin", 0, sides)
    days = silence(pairing, leave_of(ladders, pairing), today)
    if days is None:
        return None
    if days >= LIMIT:
        return Due(name, "expired", days, sides)
    what, to = _wanted(ladders, pairing, days, today)
    to = tuple(one for one in to if may_remind(ladders.registry, one, today))
    return Due(name, what, days, to) if to else None


def leave_of(ladders: Ladders, pairing: Pairing) -> Days:
    """The days on which either of the two is on leave."""
    record = ladders.registry.record
    return away((*record(pairing.mentor).leave, *record(pairing.mentee).leave))


def _wanted(ladders: Ladders, pairing: Pairing, days: int, today: date) -> tuple[What, tuple[str, ...]]:
    """What the two are asked before it is over by itself, and who is; nobody where all is well."""
    both = (pairing.mentor, pairing.mentee)
    if pairing.state != "proposed" and is_reached(ladders, pairing, today):
        return "goal", both
    if days < NUDGE:
        return "nudge", ()
    if pairing.state == "proposed":
        silent = [
            getattr(pairing, side) for side in ("mentor", "mentee") if not getattr(pairing.accepted, side)
        ]
        return "answer", both if days >= BOTH else tuple(silent)
    if days >= BOTH:
        return "both", both
    last = pairing.last_contact
    is_mentors_turn = last.mentee is not None and (last.mentor or "") < last.mentee
    turn, other = both if is_mentors_turn else reversed(both)
    return "nudge", (turn if may_remind(ladders.registry, turn, today) else other,)


def is_reached(ladders: Ladders, pairing: Pairing, today: date) -> bool:
    """Whether the mentee stands at or above the goal by now, in the pairing's group."""
    if pairing.goal is None:
        return False
    scope: Scope = "any" if pairing.group is None else "same"
    return at_or_above(ladders, pairing.mentee, pairing.goal, pairing.group, scope, today.isoformat())
