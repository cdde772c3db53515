"""Items and ideas that nobody looks after, the oldest first."""

from typing import Literal

from msgspec import Struct

from ladder_cli.model.moves import LIVE_ITEMS
from ladder_cli.roles.ladders import Ladders
from ladder_cli.work.timers import since


class Waiting(Struct, frozen=True):
    """An item or an idea without a shepherd, and since when; empty where nobody knows."""

    kind: Literal["item", "idea"]
    id: str
    since: str
    title: str
    group: str | None


def unshepherded(ladders: Ladders, sig: str | None = None) -> list[Waiting]:
    """What waits for a shepherd, of one group and those below it where one is named; the oldest first.

    Items that are open or taken, since they were raised; ideas since they were seconded.
    """
    registry = ladders.registry
    found = [
        Waiting("item", name, item.raised.on if item.raised else "", item.title, item.group)
        for name, item in registry.items.items()
        if item.shepherd is None and item.state in LIVE_ITEMS
    ]
    found += [
        Waiting("idea", name, since(idea).isoformat(), idea.title, idea.group)
        for name, idea in registry.ideas.items()
        if idea.shepherd is None and idea.state == "seconded"
    ]
    wanted = (one for one in found if sig is None or sig in ladders.chain(one.group))
    return sorted(wanted, key=lambda one: (one.since, one.kind, one.id))
