"""Occasions: the last votes or meetings there were, as a seat's span instead of so much time."""

from datetime import date

from ladder_cli.model.community import Total
from ladder_cli.model.registry import Held
from ladder_cli.model.retention import Occasions
from ladder_cli.roles.days import parsed
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.leave import Days, away, days_away


def begun(ladders: Ladders, held: Held, asked: Occasions, today: date) -> tuple[str, ...]:
    """The days on which the last so many occasions began, the latest first; fewer where fewer are known.

    The totals name them, the group's for a seat in a group. One that is not over does not count, nor one
    from before the seat, nor one during which its holder was away. Of what a total sums up, all began on
    its first day.
    """
    registry = ladders.registry
    group = None if held.seat.sig is None else registry.groups.get(held.seat.sig)
    totals = registry.community.totals if group is None else group.totals
    leave = away(registry.record(held.person).leave)
    found = [
        one.from_
        for one in totals
        if one.kind == asked.kind
        and (held.seat.since or "") <= one.from_ <= one.until < today.isoformat()
        and not _was_missed(leave, one)
        for _ in range(min(one.count, asked.last))
    ]
    return tuple(sorted(found, reverse=True)[: asked.last])


def _was_missed(leave: Days, occasion: Total) -> bool:
    """Whether somebody was away for all of it."""
    first, last = parsed(occasion.from_), parsed(occasion.until)
    return first is not None and last is not None and days_away(leave, first, last) > (last - first).days
