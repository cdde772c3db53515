"""Items that nothing has moved for a while, and whom to ask for help with them."""

from datetime import date, timedelta
from typing import Final

from ladder_cli.model.dates import day
from ladder_cli.model.moves import LIVE_ITEMS
from ladder_cli.model.work import Item
from ladder_cli.roles.standing import holders
from ladder_cli.work.availability import Available

MOST_ASKED: Final = 50
"""Of those with a free slot, so many of the freest are looked at."""


def helper(available: Available, item: Item) -> str | None:
    """Whom to ask for help with an item: somebody of its group with a free slot who cares about it most.

    Where there is nobody else with one, its shepherd or a lead of the group.
    """
    ladders, day = available.loads.ladders, available.loads.day
    about = {*item.topics, *item.skills}
    freest = available.of(item.group)[:MOST_ASKED]
    asked = [load for load in freest if load.person not in (item.owner, item.shepherd)]
    if asked:
        people = ladders.registry.people
        return max(asked, key=lambda load: len(about.intersection(people[load.person].interests))).person
    leads = () if item.group is None else holders(ladders, "lead", item.group, day)
    return next((one for one in (item.shepherd, *leads) if one is not None and one != item.owner), None)


def idle_since(item: Item, today: date, idle_days: int) -> date | None:
    """The last day on which an item moved, where that is longer ago than so many days; None where not."""
    last = item.moved or (item.raised.on if item.raised else None)
    if item.state not in LIVE_ITEMS or last is None:
        return None
    found = day(last)
    return found if today > found + timedelta(days=idle_days) else None
