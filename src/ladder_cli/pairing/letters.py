"""What is due, in words that one can send."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from ladder_cli.model.pairing import Pairing
from ladder_cli.model.registry import Registry
from ladder_cli.pairing.clock import LIMIT, Due


def letter(registry: Registry, due: Due) -> str:
    """One message to everyone whom it concerns; plain text with names from the registry in it."""
    pairing = registry.pairings[due.pairing]
    names = [registry.name_of(handle) for handle in due.to]
    return f"Hello {_listed(names)}! {_BODY[due.what](registry, pairing, due)}"


def _begin(_: Registry, pairing: Pairing, due: Due) -> str:
    about = f" in {pairing.group}" if pairing.group else ""
    return (
        f"You have both said yes, so your pairing{about} begins. Find a first hour that suits you both, "
        f"and tell us when you have spoken: ladder pairing checkin {due.pairing}"
    )


def _answer(registry: Registry, pairing: Pairing, due: Due) -> str:
    open_ = _listed(_silent(registry, pairing))
    mentor, mentee = registry.name_of(pairing.mentor), registry.name_of(pairing.mentee)
    return (
        f"{mentor} as mentor for {mentee} is proposed since {pairing.proposed}, and waits for a word from "
        f"{open_}. Yes: ladder pairing accept {due.pairing}. No is a fine answer too: ladder pairing end "
        f"{due.pairing}. {_left(due)}"
    )


def _nudge(registry: Registry, pairing: Pairing, due: Due) -> str:
    one = due.to[0]
    other = registry.name_of(pairing.mentee if one == pairing.mentor else pairing.mentor)
    return (
        f"You and {other} have not told of a word for {due.days} days. If you have spoken: ladder pairing "
        f"checkin {due.pairing}. If now is not the time: ladder pairing pause {due.pairing}, and nobody asks "
        "why."
    )


def _both(_: Registry, __: Pairing, due: Due) -> str:
    return (
        f"You two have not told of a word for {due.days} days. If you have spoken: ladder pairing checkin "
        f"{due.pairing}. To rest for a while: ladder pairing pause {due.pairing}. To part, with thanks: "
        f"ladder pairing end {due.pairing}. {_left(due)}"
    )


def _goal(registry: Registry, pairing: Pairing, due: Due) -> str:
    return (
        f"{registry.name_of(pairing.mentee)} stands where this pairing was heading ({pairing.goal}): well "
        f"done, both of you. Either of you may say so: ladder pairing complete {due.pairing}"
    )


def _expired(registry: Registry, pairing: Pairing, due: Due) -> str:
    mentee = registry.people.get(pairing.mentee)
    again = (
        "The wish for a mentor stands again, and is in the next round."
        if mentee is not None and mentee.mentoring.wish is not None
        else "To look for a mentor again: ladder me --wish-group GROUP"
    )
    over = f"There was no word for {due.days} days, so your pairing is over by itself, with thanks"
    if pairing.state == "proposed":
        over = f"Not both have said yes in {due.days} days, so what was proposed lapses by itself"
    return f"{over}. Nobody did anything wrong: pairings lapse, people do not. {again}"


def _silent(registry: Registry, pairing: Pairing) -> list[str]:
    said = pairing.accepted
    sides = ((said.mentor, pairing.mentor), (said.mentee, pairing.mentee))
    return [registry.name_of(handle) for yes, handle in sides if yes is None]


def _left(due: Due) -> str:
    left = LIMIT - due.days
    return f"Without a word it is over by itself in {left} day{'' if left == 1 else 's'}."


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


_BODY: Final[Mapping[str, Callable[[Registry, Pairing, Due], str]]] = {
    "begin": _begin,
    "answer": _answer,
    "nudge": _nudge,
    "both": _both,
    "goal": _goal,
    "expired": _expired,
}
