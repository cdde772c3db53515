"""What is due of pairings, in each format that `pairing due` speaks: one table."""

from collections.abc import Callable, Sequence
from typing import Final

from ladder_cli.pairing.clock import Due
from ladder_cli.render.as_json import dumped
from ladder_cli.render.plain_text import visible

Letter = tuple[Due, str]
"""What is due, and the words to send."""

TITLES: Final = {
    "begin": "both have said yes: it begins",
    "expired": "no word for {} days: it is over",
    "goal": "the goal is reached",
    "both": "no word for {} days: ask both",
    "nudge": "no word for {} days: ask one",
    "answer": "proposed, without an answer for {} days",
}


def as_text(found: Sequence[Letter]) -> str:
    """Each pairing with what is due and the words to send."""
    return "\n".join(map(_told, found)) or "nothing is due\n"


def _told(one: Letter) -> str:
    due, words = one
    lines = [
        f"{due.pairing}: {TITLES[due.what].format(due.days)}",
        f"  to {', '.join(due.to)}:",
        f"  {words}",
    ]
    return "".join(f"{visible(line)}\n" for line in lines)


def as_json(found: Sequence[Letter]) -> str:
    """`{"version": 1, "due": […]}`."""
    return dumped(
        {
            "due": [
                {
                    "pairing": due.pairing,
                    "what": due.what,
                    "days": due.days,
                    "to": list(due.to),
                    "words": words,
                }
                for due, words in found
            ]
        }
    )


FORMATS: dict[str, Callable[[Sequence[Letter]], str]] = {"text": as_text, "json": as_json}
