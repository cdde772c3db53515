"""The state machines of items, ideas and pairings as data: which moves there are, and who makes each.

The commands that make a move, `review` that judges it and the pages that draw it read this one table.
"""

from collections.abc import Mapping
from typing import Final

Moves = Mapping[tuple[str, str], tuple[str, ...]]
"""From and to (from the empty state: the file is new), and who may make the move, any one of these.

Actors are properties of the file that name a person (`owner`, `shepherd`, `mentor`, `mentee`, `raised`),
`second` (whoever the newest second names), `lead` (of its group, else a steward), `anyone`,
`mentor and mentee` (each by their own word), and `timer` (time has run out: anyone may carry what
`ladder pairing due --write` writes).
"""

MOVES: Final[Mapping[str, Moves]] = {
    "item": {
        ("", "open"): ("anyone",),
        ("", "taken"): ("owner",),
        ("open", "taken"): ("owner",),
        ("taken", "open"): ("owner", "shepherd", "lead"),
        ("taken", "done"): ("owner", "shepherd", "lead"),
        ("taken", "dropped"): ("shepherd", "lead"),
        ("open", "done"): ("shepherd", "lead"),
        ("open", "dropped"): ("shepherd", "lead"),
        ("done", "open"): ("shepherd", "lead"),
        ("dropped", "open"): ("shepherd", "lead"),
    },
    "idea": {
        ("", "raised"): ("raised",),
        ("raised", "seconded"): ("second",),
        ("raised", "shepherded"): ("shepherd",),
        ("seconded", "shepherded"): ("shepherd",),
        ("shepherded", "incubating"): ("lead",),
        ("parked", "raised"): ("raised", "lead"),
        ("incubating", "adopted"): ("lead",),
        ("incubating", "merged"): ("lead",),
        ("incubating", "handed-off"): ("lead",),
        **{
            (state, "withdrawn"): ("raised",)
            for state in ("raised", "seconded", "shepherded", "incubating", "parked")
        },
        **{(state, "parked"): ("lead",) for state in ("raised", "seconded", "shepherded", "incubating")},
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
