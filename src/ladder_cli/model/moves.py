"""The state machines of items, ideas and pairings as data: which moves there are, and who makes each.

The commands that make a move, `review` that judges it and the pages that draw it read this one table.
"""

from collections.abc import Mapping
from typing import Final

Moves = Mapping[tuple[str, str], tuple[str, ...]]
"""From and to (from the empty state: the file is new), and who may make the move, any one of these.

Actors are properties of the file that name a person (`owner`, `shepherd`, `mentor`, `mentee`, `raised`):
who has that part before the move, or takes it on by the move; `second` (anybody whose second counts), `lead`
(of its group, else a steward), `anyone`, `mentor and mentee` (each by their own word), and `timer` (time has
run out: anyone may carry what `ladder idea due --write` and `ladder pairing due --write` write).
"""

LIVE_ITEMS: Final = ("open", "taken")
"""States of items that are not over."""
OPEN_IDEAS: Final = ("raised", "seconded", "shepherded", "incubating")
"""States of ideas that somebody may wait for."""

MOVES: Final[Mapping[str, Moves]] = {
    "item": {
        ("", "open"): ("anyone",),
        ("", "taken"): ("owner",),
        ("open", "taken"): ("owner",),
        ("taken", "open"): ("owner", "shepherd", "lead"),
        ("taken", "done"): ("owner", "shepherd", "lead"),
        ("taken", "dropped"): ("shepherd", "lead"),
        ("open", "done"): ("shepherd", "lead"),
        ("open", "dropped"): ("raised", "shepherd", "lead"),
        ("done", "open"): ("shepherd", "lead"),
        ("dropped", "open"): ("shepherd", "lead"),
    },
    "idea": {
        ("", "raised"): ("raised",),
        ("raised", "seconded"): ("second",),
        ("seconded", "shepherded"): ("shepherd",),
        ("shepherded", "incubating"): ("lead",),
        ("incubating", "adopted"): ("lead",),
        **{(state, "merged"): ("lead",) for state in OPEN_IDEAS},
        **{(state, "handed-off"): ("lead",) for state in OPEN_IDEAS},
        **{(state, "withdrawn"): ("raised",) for state in (*OPEN_IDEAS, "parked")},
        ("raised", "parked"): ("raised", "lead", "timer"),
        ("seconded", "parked"): ("raised", "lead", "timer"),
        ("shepherded", "parked"): ("shepherd", "lead"),
        ("incubating", "parked"): ("shepherd", "lead", "timer"),
        ("shepherded", "seconded"): ("shepherd", "lead"),
        ("incubating", "seconded"): ("shepherd", "lead"),
        ("parked", "raised"): ("raised", "lead"),
        ("parked", "seconded"): ("raised", "second", "lead"),
        ("parked", "shepherded"): ("shepherd",),
    },
    "pairing": {
        ("proposed", "active"): ("mentor and mentee", "timer"),
        ("proposed", "ended"): ("mentor", "mentee", "timer"),
        ("active", "paused"): ("mentor", "mentee"),
        ("paused", "active"): ("mentor", "mentee"),
        ("active", "completed"): ("mentor", "mentee"),
        ("active", "ended"): ("mentor", "mentee", "timer"),
        ("paused", "completed"): ("mentor", "mentee"),
        ("paused", "ended"): ("mentor", "mentee", "timer"),
    },
}
"""By kind; a move that stands not here takes a lead or a steward."""
