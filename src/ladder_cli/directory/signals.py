"""Signals as rows: what is said of the community elsewhere."""

from collections.abc import Iterator
from typing import get_args, get_type_hints

from ladder_cli.directory.listing import Listing, View
from ladder_cli.model.work import Signal


def _signals(view: View) -> Iterator[tuple[str, Signal]]:
    return iter(sorted(view.registry.signals.items()))


SIGNALS = Listing(
    subjects=_signals,
    brief=("id", "title", "kind", "on", "group"),
    none="no such signal",
    first="no signal yet: links to public posts come with `ladder import mentions FILE`",
    fields={
        "id": lambda _, row: row[0],
        "title": lambda _, row: row[1].title,
        "kind": lambda _, row: row[1].kind,
        "on": lambda _, row: row[1].on,
        "group": lambda _, row: row[1].group,
        "topics": lambda _, row: list(row[1].topics),
        "people": lambda _, row: row[1].survey.people if row[1].survey else None,
        "link": lambda _, row: row[1].link,
    },
    filters={
        "kind": lambda _, row, wanted: row[1].kind == wanted.kind,
        "sig": lambda _, row, wanted: row[1].group == wanted.sig,
        "within": lambda view, row, wanted: view.lies_within(row[1].group, wanted.within),
        "interest": lambda _, row, wanted: wanted.interest in row[1].topics,
        "since": lambda _, row, wanted: row[1].on >= wanted.since,
    },
    words={"kind": lambda _: get_args(get_type_hints(Signal)["kind"])},
)
