"""Items that nothing has moved for a while, and whom to ask for help with them."""

from datetime import date, timedelta

from ladder_cli.model.dates import day
from ladder_cli.model.work import Item
from ladder_cli.roles.standing import holders
from ladder_cli.work.availability import free
from ladder_cli.work.load import LIVE_ITEMS, Loads


def helper(loads: Loads, item: Item) -> str | None:
    """Whom to ask for help with an item: somebody of its group with a free slot who cares about it most.

    Where there is nobody else with one, its shepherd or a lead of the group.
    """
    people = loads.ladders.registry.people
    asked = [load for load in free(loads, item.group) if load.person not in (item.owner, item.shepherd)]
    about = {*item.topics, *item.skills}
    asked.sort(key=lambda load: -len(about.intersection(people[load.person].interests)))
    if asked:
        return asked[0].person
    leads = () if item.group is None else holders(loads.ladders, "lead", item.group, loads.day)
    return next((one for one in (item.shepherd, *leads) if one is not None and one != item.owner), None)


def idle_since(item: Item, today: date, idle_days: int) -> date | None:
    """The last day on which an item moved, where that is longer ago than so many days; None where not."""
    last = item.moved or (item.raised.on if item.raised else None)
    if item.state not in LIVE_ITEMS or last is None:
        return None
    found = day(last)
    return found if today > found + timedelta(days=idle_days) else None
