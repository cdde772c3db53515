"""L630, L631: who carries more than they said, and what nothing has moved for a while."""

from collections.abc import Iterator

from ladder_cli.model.finding import Finding
from ladder_cli.rules.whole import Whole
from ladder_cli.rules.wording import listed
from ladder_cli.work.availability import Available
from ladder_cli.work.idleness import helper, idle_since
from ladder_cli.work.limits import to_hand_on
from ladder_cli.work.load import Loads


def slots_exceeded(whole: Whole) -> Iterator[Finding]:
    """Somebody looks after more than the slots they declared, or more things than the community allows.

    Slots are their owner's to lower at any time, and nothing is taken from anyone for it: hand on what is
    too much. Commands and `review` refuse what would hand out more.
    """
    loads = Loads(whole.ladders, whole.day)
    most = whole.registry.community.limits.shepherded
    for person in loads.people():
        load = loads.of(person)
        at = whole.registry.at("person", person, *(("slots",) if load.slots is not None else ()))
        if load.over and load.shepherded:
            yield Finding(
                at,
                f"`{person}` uses {load.used} slots of {load.slots}",
                f"hand on {listed(to_hand_on(load))}: ladder workload --free says who could",
            )
        elif len(load.shepherded) > most:
            yield Finding(
                at,
                f"`{person}` looks after {len(load.shepherded)} items and ideas, and the limit is {most}",
                f"hand on {len(load.shepherded) - most} of them: ladder workload --free",
            )


def idle_item(whole: Whole) -> Iterator[Finding]:
    """Nothing has moved an item for longer than the community's `limits.idle_days`.

    Whoever does it may be stuck, and that is nobody's fault. Ask somebody to help, give it back, or drop it.
    """
    available = Available(Loads(whole.ladders, whole.day))
    idle_days = whole.registry.community.limits.idle_days
    for name, item in sorted(whole.registry.items.items()):
        since = idle_since(item, whole.today, idle_days)
        if since is None:
            continue
        who = helper(available, item)
        where = "moved" if item.moved else "state"
        yield Finding(
            whole.registry.at("item", name, where),
            f"nothing has moved it since {since.isoformat()}",
            f"ask `{who}` to help" if who else "ask somebody to help: ladder workload --free",
        )
