"""Who carries more than they said they could: one judgement for commands, `review` and rules."""

from collections.abc import Iterator

from ladder_cli.model.community import Limits
from ladder_cli.work.load import Load, Loads

RAISE = "ladder me --slots N"
FIND = "ladder workload --free"


def beyond(before: Load, after: Load, limits: Limits) -> Iterator[str]:
    """Why what one person is handed by a change goes beyond their limits; nothing where it does not.

    Only what the change adds counts: slots that their owner lowers below use keep nothing from changing. A
    duty uses slots and is never refused for them: nothing in a profile denies a seat to anyone.
    """
    who = f"`{after.person}`"
    more = set(after.shepherded) - set(before.shepherded)
    if more and after.on_release:
        yield f"{who} is on release duty, and nobody hands them other work meanwhile"
    if more and after.slots is None:
        yield f"{who} has declared no slots for looking after others' work"
    if after.assigned > before.assigned and after.over:
        yield f"{who} would use {after.used} slots of {after.slots}"
    if more and len(after.shepherded) > max(limits.shepherded, len(before.shepherded)):
        count = len(after.shepherded)
        yield f"{who} would look after {count} items and ideas, and the limit is {limits.shepherded}"
    if len(after.mentees) > len(before.mentees) and (most := most_mentees(after, limits)) < len(
        after.mentees
    ):
        yield f"{who} would have {len(after.mentees)} mentees, and the limit is {most}"


def most_mentees(load: Load, limits: Limits) -> int:
    """How many mentees somebody may have: as many as they offer to take, and the community allows."""
    return limits.mentees if load.places is None else min(load.places, limits.mentees)


def all_beyond(before: Loads, after: Loads, limits: Limits) -> dict[str, tuple[str, ...]]:
    """By person, why a change goes beyond their limits; `before` and `after` are the loads around it."""
    found = {person: tuple(beyond(before.of(person), after.of(person), limits)) for person in after.people()}
    return {person: why for person, why in found.items() if why}


def has_room(load: Load, limits: Limits, slots: int = 1) -> bool:
    """Whether somebody could look after one more thing that takes so many slots."""
    return load.free >= slots and len(load.shepherded) < limits.shepherded


def to_hand_on(load: Load) -> list[str]:
    """What to hand on so that the rest fits the slots: the smallest things that make enough room, by id."""
    found: list[str] = []
    left = load.over
    for one in sorted(load.of("item", "idea", "mentee"), key=lambda one: (one.slots, one.what, one.id)):
        if left <= 0:
            break
        found.append(one.id)
        left -= one.slots
    return found
