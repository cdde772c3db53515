"""Who is not paired with whom: ties that the policy excludes, and two who have been a pair before."""

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from ladder_cli.model.pairing import RUNNING, Pairing
from ladder_cli.model.record import Leave, Record
from ladder_cli.roles.ladders import Ladders

Two = frozenset[str]
"""Two people, whichever is the mentor."""

Others = Mapping[str, frozenset[str]]
"""By handle, other people."""


def others(pairs: Iterable[Two]) -> Others:
    """By each of two, the other."""
    found: dict[str, set[str]] = {}
    for pair in pairs:
        for one in pair:
            found.setdefault(one, set()).update(pair - {one})
    return {handle: frozenset(people) for handle, people in found.items()}


def tied(ladders: Ladders, handles: Iterable[str], today: date) -> Others:
    """With whom these people have a tie that the policy excludes, in whosever record it is declared."""
    excluded = ladders.registry.community.pairing.excluded_ties
    if not excluded:
        return {}
    text = today.isoformat()
    return others(
        frozenset((handle, tie.with_))
        for handle in handles
        for tie in ladders.registry.record(handle).ties
        if tie.kind in excluded
        and (tie.since is None or tie.since <= text)
        and (tie.until is None or tie.until >= text)
    )


def employers(ladders: Ladders, handle: str, today: date) -> frozenset[str]:
    """For whom somebody works, where the policy keeps colleagues apart; nothing where nobody knows."""
    if "same-employer" not in ladders.registry.community.pairing.excluded_ties:
        return frozenset()
    return ladders.employers(handle, today.isoformat()) or frozenset()


def leave_on(record: Record, today: date) -> Leave | None:
    """The leave that somebody is on that day; the one that lasts longest where several do."""
    if not record.leave:
        return None
    text = today.isoformat()
    running = [
        leave
        for leave in record.leave
        if leave.from_ <= text and (leave.until is None or leave.until >= text[: len(leave.until)])
    ]
    return max(running, key=lambda leave: leave.until or "9999", default=None)


class Past(Struct, frozen=True):
    """What the pairings tell: how many mentees a mentor has, who is a mentee, who was one, who met whom."""

    loads: Mapping[str, int]
    mentored: frozenset[str]
    veterans: frozenset[str]
    partners: Others


def past(pairings: Iterable[Pairing]) -> Past:
    """What these pairings tell.

    Somebody has been mentored when a pairing of theirs came to be: a proposal that lapsed leaves them
    as one who never had a mentor, yet the same two are not proposed again unasked.
    """
    kept = tuple(pairings)
    running = [pairing for pairing in kept if pairing.state in RUNNING]
    loads: dict[str, int] = {}
    for pairing in running:
        loads[pairing.mentor] = loads.get(pairing.mentor, 0) + 1
    return Past(
        loads,
        frozenset(pairing.mentee for pairing in running),
        frozenset(pairing.mentee for pairing in kept if _came_to_be(pairing)),
        others(frozenset((pairing.mentor, pairing.mentee)) for pairing in kept),
    )


def _came_to_be(pairing: Pairing) -> bool:
    accepted = pairing.accepted.mentor is not None and pairing.accepted.mentee is not None
    return accepted or pairing.contacts > 0 or pairing.state in ("active", "paused", "completed")
