"""L308, L309: terms that follow each other, and terms that end together."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from ladder_cli.model.dates import after as later
from ladder_cli.model.dates import day
from ladder_cli.model.file import Document
from ladder_cli.model.finding import At, Finding
from ladder_cli.model.record import Seat
from ladder_cli.model.registry import Held
from ladder_cli.roles.ladders import Ladders
from ladder_cli.rules.seats import is_judged
from ladder_cli.rules.whole import Whole
from ladder_cli.rules.wording import counted

PAUSE: Final = 31
"""Days between two terms that still make them follow each other directly."""


def term_limit(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """Somebody has more terms in a role, in a row or in all, than it allows.

    Limits let others have their turn. A term that begins within a month of the last one's end follows it
    directly; alternates and terms from before the role's text are not judged, and count. End the seat, or
    change the role's `seats.consecutive` or `seats.lifetime`.
    """
    value: Any = document.value
    terms: dict[tuple[str, str | None], list[int]] = defaultdict(list)
    for index, seat in enumerate(value.seats):
        if seat.since is not None and not seat.alternate:
            terms[seat.role, seat.sig].append(index)
    for (name, _), indexes in terms.items():
        role = ladders.registry.roles.get(name)
        if role is None or (role.seats.consecutive is None and role.seats.lifetime is None):
            continue
        indexes.sort(key=lambda index: value.seats[index].since)
        row = 0
        for number, index in enumerate(indexes, start=1):
            seat = value.seats[index]
            row = row + 1 if number > 1 and _follows(value.seats[indexes[number - 2]], seat) else 1
            for limit, had, how in (
                (role.seats.consecutive, row, "in a row"),
                (role.seats.lifetime, number, "in all"),
            ):
                if limit is not None and had > limit and is_judged(seat, role):
                    yield Finding(
                        At(document.path, ("seats", index)),
                        f"term {had} {how} as `{name}`, which allows {counted(limit, 'term')} {how}",
                        "end the seat, or let the role allow more",
                    )
                    break


def _follows(before: Seat, after: Seat) -> bool:
    end = (before.ended.on if before.ended else None) or before.until
    if end is None or after.since is None:
        return before.ended is None
    return day(after.since) <= later(day(end), f"{PAUSE} days")


def terms_end_together(whole: Whole) -> Iterator[Finding]:
    """More than half of the terms of a role whose terms are to be staggered end on the same day.

    Most of those who know how it is done would leave at once. Let some of the terms end earlier or later.
    Where a role has one seat in each group, the terms of all groups are looked at together.
    """
    for (name, sig), full in _staggered(whole):
        ends = Counter(held.seat.until for held in full if held.seat.until is not None)
        day, number = max(ends.items(), key=lambda one: (one[1], one[0]), default=("", 0))
        if len(full) > 1 and number > (len(full) + 1) // 2:
            theirs = [held for held in full if held.seat.until == day]
            latest = max(theirs, key=lambda held: (held.seat.since or "", held.person))
            where = f" in `{sig}`" if sig else ""
            yield Finding(
                latest.at,
                f"{number} of {len(full)} terms as `{name}`{where} end on {day}",
                "let some of them end earlier or later",
            )


def _staggered(whole: Whole) -> Iterator[tuple[tuple[str, str | None], list[Held]]]:
    """The seats, without alternates, whose terms are to be staggered among each other."""
    bodies: dict[tuple[str, str | None], list[Held]] = defaultdict(list)
    for (name, sig), seats in whole.holders.items():
        role = whole.registry.roles.get(name)
        if role is not None and role.seats.stagger:
            place = None if role.seats.most == 1 else sig
            bodies[name, place] += [held for held in seats if not held.seat.alternate]
    yield from sorted(bodies.items(), key=lambda one: (one[0][0], one[0][1] or ""))
