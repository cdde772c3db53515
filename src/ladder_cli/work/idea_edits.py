"""What a move of an idea's state changes in its file."""

from ladder_cli.model.finding import Delete, Edit, Put
from ladder_cli.model.work import Idea

TENDED = ("shepherded", "incubating")
"""States in which somebody looks after an idea."""
OVER = ("withdrawn", "adopted", "merged", "handed-off")
"""States from which nothing leads on."""


def moving(idea: Idea, to: str, day: str) -> tuple[Edit, ...]:
    """The state and its day, without what went with the state before.

    Whoever looked after an idea stays named where it ends, and is let go where it waits or rests.
    """
    edits: list[Edit] = [Put(("state",), to), Put(("since",), day)]
    if idea.parked is not None and to != "parked":
        edits.append(Delete(("parked",)))
    if idea.shepherd is not None and to not in (*TENDED, *OVER):
        edits.append(Delete(("shepherd",)))
    if idea.next_review is not None and to not in TENDED:
        edits.append(Delete(("next_review",)))
    return tuple(edits)


def parking(idea: Idea, day: str, why: str) -> tuple[Edit, ...]:
    """Parked on a day, and why."""
    return (*moving(idea, "parked", day), Put(("parked",), {"on": day, "why": why}))
