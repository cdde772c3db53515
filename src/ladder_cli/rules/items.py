"""L602 to L608: items, one by one."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from ladder_cli.model.file import Document
from ladder_cli.model.finding import At, Finding
from ladder_cli.model.leaver import has_left
from ladder_cli.model.moves import LIVE_ITEMS, OPEN_IDEAS
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.standing import entitled
from ladder_cli.work.seeker import seeker

LIVE = {"item": LIVE_ITEMS, "idea": OPEN_IDEAS}


def item_against_its_state(document: Document, today: date) -> Iterator[Finding]:
    """An item is taken and nobody does it, or it is open and somebody does.

    Who looks for something to do goes by the state. Name an `owner`, or let it be open.
    """
    item: Any = document.value
    if item.state == "taken" and item.owner is None:
        yield Finding(
            At(document.path, ("state",)), "it is taken, and nobody does it", "name an `owner`, or say `open`"
        )
    if item.state == "open" and item.owner is not None:
        yield Finding(
            At(document.path, ("owner",)),
            f"it is open, and `{item.owner}` does it",
            "say `taken`, or take the owner out",
        )


def past_due(document: Document, today: date) -> Iterator[Finding]:
    """The day by which an item was to be done is over.

    Somebody may wait for it. Say what came of it, or move the day.
    """
    item: Any = document.value
    if item.state in LIVE_ITEMS and item.due is not None and item.due < today.isoformat():
        who = f", and `{item.owner}` does it" if item.owner else ""
        yield Finding(
            At(document.path, ("due",)),
            f"it was due on {item.due}{who}",
            f"say what came of it: ladder item done {document.id}; or offer help, or move the day",
        )


def urgent_without_shepherd(document: Document, today: date) -> Iterator[Finding]:
    """An item is urgent, and nobody looks after it.

    What hurries most is lost first. Ask somebody with a free slot.
    """
    item: Any = document.value
    if item.priority == "urgent" and item.state in LIVE_ITEMS and item.shepherd is None:
        where = f" --sig {item.group}" if item.group else ""
        yield Finding(
            At(document.path, ("priority",)),
            "it is urgent, and nobody looks after it",
            f"ask somebody who is free: ladder workload --free{where}",
        )


def schedule_risk_for_newcomers(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """A newcomer is given work of which a delay would delay a release or an event.

    Whoever is new needs room to learn. Take the risk from it, or let somebody else do it.
    """
    item: Any = document.value
    if not item.schedule_risk or item.state not in LIVE_ITEMS:
        return
    if item.level == "newcomer":
        yield Finding(
            At(document.path, ("level",)),
            "it is meant for newcomers, and a delay would hold up others",
            "say `some-experience`, or split off what nobody waits for",
        )
    elif item.owner is not None and not ladders.registry.is_unknown(item.owner):
        one = seeker(ladders, item.owner, today)
        if one.is_new(ladders.chain(item.group)):
            yield Finding(
                At(document.path, ("owner",)),
                f"`{item.owner}` is new here, and a delay would hold up others",
                "let somebody stand beside them, or let somebody else do it",
            )


def shepherd_without_slots(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """Somebody looks after an item or an idea who has declared no slots for it.

    Nobody knows whether they have the time. They can say so in their profile, or hand it on.
    """
    shepherd = _shepherd(document)
    if shepherd is None:
        return
    profile, registry = ladders.registry.people.get(shepherd), ladders.registry
    if profile is None and (shepherd in registry.people or not registry.exists(shepherd)):
        return  # what it says cannot be read, or the name is nobody's: that is said already
    if profile is None or profile.slots is None:
        yield Finding(
            At(document.path, ("shepherd",)),
            f"`{shepherd}` looks after it, and has declared no slots",
            "they say how many: ladder me --slots 3; or somebody else looks after it",
        )


def shepherd_who_is_away(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """Somebody looks after an item or an idea who is on leave, or on release duty.

    Whoever does it has nobody to ask meanwhile. Let somebody else look after it.
    """
    shepherd = _shepherd(document)
    if shepherd is None:
        return
    day = today.isoformat()
    away = any(leave.covers(day) for leave in ladders.registry.record(shepherd).leave)
    if away or entitled(ladders, shepherd, "release-duty", None, day):
        why = "on leave" if away else "on release duty"
        yield Finding(
            At(document.path, ("shepherd",)),
            f"`{shepherd}` looks after it, and is {why}",
            "ask somebody who is free: ladder workload --free",
        )


def work_in_a_closed_group(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """An item or an idea that goes on is of a group that has closed.

    Nobody looks there any more. Move it to the group that took over, or let it end.
    """
    value: Any = document.value
    group = ladders.registry.groups.get(value.group) if value.group else None
    if (
        value.state in LIVE[document.kind]
        and group is not None
        and (group.retired or "9") <= today.isoformat()
    ):
        yield Finding(
            At(document.path, ("group",)),
            f"`{value.group}` closed on {group.retired}, and this goes on",
            "name the group that took over, or let it end",
        )


def _shepherd(document: Document) -> str | None:
    """Who looks after something that goes on; None for somebody who left, which another rule says."""
    value: Any = document.value
    shepherd: str | None = value.shepherd if value.state in LIVE[document.kind] else None
    return None if shepherd is None or has_left(shepherd) else shepherd
