"""Every timer there is: what time alone changes in a file, for the commands and for `review` on the base."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from msgspec import Struct

from ladder_cli.model.finding import Edit
from ladder_cli.pairing.clock import due_of
from ladder_cli.pairing.ending import turned
from ladder_cli.roles.ladders import Ladders
from ladder_cli.work.timers import due_idea


class Timer(Struct, frozen=True):
    """The command that writes what has run out, and what it changes in the file of one id on a day."""

    command: str
    edits: Callable[[Ladders, str, date], tuple[Edit, ...]]


def _of_pairing(ladders: Ladders, name: str, today: date) -> tuple[Edit, ...]:
    due = due_of(ladders, name, today)
    return () if due is None else turned(ladders.registry.pairings[name], due, today)


def _of_idea(ladders: Ladders, name: str, today: date) -> tuple[Edit, ...]:
    due = due_idea(ladders.registry, name, today)
    return () if due is None else due.edits


TIMERS: Final[Mapping[str, Timer]] = {
    "idea": Timer("`ladder idea due --write`", _of_idea),
    "pairing": Timer("`ladder pairing due --write`", _of_pairing),
}
"""By kind of file."""
