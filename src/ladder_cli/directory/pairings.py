"""Pairings as rows: who, where, for what, in which state; neither when they spoke nor why it ended."""

from collections.abc import Iterator
from typing import get_args, get_type_hints

from ladder_cli.directory.listing import Listing, View
from ladder_cli.model.pairing import OVER, RUNNING, Pairing
from ladder_cli.pairing.clock import agreed

Row = tuple[str, Pairing]


def _pairings(view: View) -> Iterator[Row]:
    return iter(sorted(view.registry.pairings.items()))


PAIRINGS = Listing(
    subjects=_pairings,
    brief=("id", "group", "goal", "state", "since"),
    none="no such pairing",
    first="no pairing yet: see who should meet whom: ladder pair",
    fields={
        "id": lambda _, row: row[0],
        "mentor": lambda _, row: row[1].mentor,
        "mentee": lambda _, row: row[1].mentee,
        "group": lambda _, row: row[1].group,
        "goal": lambda _, row: row[1].goal,
        "state": lambda _, row: row[1].state,
        "proposed": lambda _, row: row[1].proposed,
        "since": lambda _, row: agreed(row[1]),
        "ended": lambda _, row: row[1].ended.on if row[1].ended else None,
    },
    filters={
        "role": lambda _, row, wanted: row[1].goal == wanted.role,
        "sig": lambda _, row, wanted: row[1].group == wanted.sig,
        "within": lambda view, row, wanted: view.lies_within(row[1].group, wanted.within),
        "person": lambda _, row, wanted: wanted.person in (row[1].mentor, row[1].mentee),
        "since": lambda _, row, wanted: row[1].proposed >= wanted.since,
        "open": lambda _, row, __: row[1].state in RUNNING,
        "ended": lambda _, row, __: row[1].state in OVER,
        "state": lambda _, row, wanted: row[1].state == wanted.state,
    },
    words={"state": lambda _: get_args(get_type_hints(Pairing)["state"])},
)
