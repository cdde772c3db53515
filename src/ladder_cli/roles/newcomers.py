"""Newcomers: who follows a group, holds no seat in it, and joined it a short while ago."""

from datetime import date

from ladder_cli.model.dates import before
from ladder_cli.model.dates import day as day_of
from ladder_cli.model.person import Follow
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.standing import active


def new_in(ladders: Ladders, handle: str, today: date) -> list[str]:
    """The groups in which somebody is a newcomer, in the order of their profile."""
    profile = ladders.registry.people.get(handle)
    if profile is None:
        return []
    day = today.isoformat()
    held = (seat.sig for seat in ladders.registry.record(handle).seats if seat.sig and active(seat, day))
    seated = {group for sig in held for group in ladders.chain(sig)}
    return [
        follow.group
        for follow in profile.follows
        if follow.group not in seated and _joined_lately(ladders, follow, today)
    ]


def _joined_lately(ladders: Ladders, follow: Follow, today: date) -> bool:
    if follow.since is None or follow.since > today.isoformat():
        return False
    return day_of(follow.since) > before(today, f"{ladders.registry.community.newcomer_days} days")
