"""Who may move an item or an idea on: the actors of `model/moves.py` as people."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ladder_cli.model.moves import MOVES
from ladder_cli.model.stop import Stop
from ladder_cli.model.work import Idea, Item
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.phrase import names
from ladder_cli.roles.standing import active, holders, is_lead, is_steward

if TYPE_CHECKING:
    from ladder_cli.roles.case import Speaker

WORDS = {
    "owner": "whoever does it",
    "shepherd": "whoever looks after it",
    "raised": "whoever raised it",
    "second": "whoever seconded it",
    "lead": "a lead of its group or a steward",
}
"""How an actor who is somebody is called in a sentence."""


def refuse_unless_mover(speaker: "Speaker", kind: str, work: Item | Idea, to: str, what: str) -> None:
    """Stop (status 1) where the state does not lead there, or by somebody else's word.

    `what` is the move as an infinitive: `park it`.
    """
    actors = MOVES[kind].get((work.state, to))
    if actors is None:
        raise Stop(f"the {kind} is {spoken(work.state)}: one cannot {what}", ways(kind, work.state), 1)
    if any(is_actor(speaker, work, actor) for actor in actors):
        return
    wanted = " or ".join(WORDS[actor] for actor in actors if actor in WORDS)
    who = list(dict.fromkeys(one for actor in actors for one in people(speaker, work, actor)))
    hint = f"ask {names(who)}" if who else "ask a steward: nobody else may"
    raise Stop(f"`{speaker.handle}` may not {what}: that is for {wanted}", hint, 1)


def is_actor(speaker: "Speaker", work: Item | Idea, actor: str) -> bool:
    """Whether the speaker is that actor of an item or idea as it stands."""
    if actor == "lead":
        return may_lead(speaker, work.group)
    return speaker.handle in people(speaker, work, actor)


def may_lead(speaker: "Speaker", group: str | None) -> bool:
    """Whether the speaker leads the group or one it lies within, or is a steward."""
    ladders, by, day = speaker.ladders, speaker.handle, speaker.day
    return (group is not None and is_lead(ladders, by, group, day)) or is_steward(ladders, by, day)


def people(speaker: "Speaker", work: Item | Idea, actor: str) -> tuple[str, ...]:
    """The people that an actor is."""
    if actor == "lead":
        leads = () if work.group is None else holders(speaker.ladders, "lead", work.group, speaker.day)
        return (*leads, *holders(speaker.ladders, "steward", None, speaker.day))
    if actor == "second":
        return tuple(counting(speaker.ladders, work, speaker.day)) if isinstance(work, Idea) else ()
    part = getattr(work, actor, None)
    found = part if isinstance(part, str) or part is None else part.by
    return (found,) if found else ()


def counting(ladders: Ladders, idea: Idea, day: str) -> Iterator[str]:
    """Whose seconds of an idea count: somebody else's than raised it, who may second."""
    for one in idea.seconds:
        if one.by != idea.raised.by and may_second(ladders, one.by, day):
            yield one.by


def may_second(ladders: Ladders, person: str, day: str) -> bool:
    """Whether somebody's second counts: they hold a seat, or the community takes anyone's."""
    if ladders.registry.community.review.seconds == "anyone":
        return True
    return any(active(seat, day) for seat in ladders.registry.record(person).seats)


def ways(kind: str, state: str) -> str:
    """Where a state leads, as a hint."""
    there = [spoken(to) for before, to in MOVES[kind] if before == state]
    return f"from there it can become {' or '.join(there)}" if there else "nothing leads on from there"


def spoken(state: str) -> str:
    """A state as a word of a sentence."""
    return state.replace("-", " ")
