"""State machines of the table of moves as Mermaid diagrams."""

from collections.abc import Mapping

from ladder_cli.model.moves import MOVES

AS_WORDS = {"mentor and mentee": "both say yes", "raised": "whoever raised it", "timer": "time"}
"""Actors that are not said as they stand in the table."""


def diagram(kind: str, begins: Mapping[str, str] = {}) -> str:
    """The states of a kind with who moves it; `begins` says what brings it into a state first."""
    moves = MOVES[kind]
    states = dict.fromkeys(state for move in moves for state in move)
    lines = [f'    state "{state}" as {_id(state)}' for state in states if _id(state) != state]
    lines += [f"    [*] --> {_id(state)}: {what}" for state, what in begins.items()]
    lines += [
        f"    {_id(before) or '[*]'} --> {_id(after)}: {_spoken(actors)}"
        for (before, after), actors in moves.items()
    ]
    left = {before for before, _ in moves}
    lines += [f"    {_id(state)} --> [*]" for state in states if state and state not in left]
    return "\n".join(["```mermaid", "stateDiagram-v2", *lines, "```", ""])


def _id(state: str) -> str:
    """A state as Mermaid takes it, which knows no hyphens in names."""
    return state.replace("-", "_")


def _spoken(actors: tuple[str, ...]) -> str:
    words = [AS_WORDS.get(actor, actor) for actor in actors]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
