"""Contributions as rows: entries one by one, measures as counts over their span."""

from collections.abc import Iterator

from ladder_cli.directory.listing import Listing, Row, View, Wanted
from ladder_cli.directory.seats import chosen, current, works_for
from ladder_cli.model.registry import Counts, Done


def _contributions(view: View) -> Iterator[Done | Counts]:
    for handle in sorted(view.registry.ledgers):
        yield from view.registry.entries_of(handle)
        yield from view.registry.measures_of(handle)


def group_of(done: Done | Counts) -> str | None:
    """The group it was for."""
    return done.entry.group if isinstance(done, Done) else done.measure.group


def _row(_: View, done: Done | Counts) -> Row:
    if isinstance(done, Counts):
        measure = done.measure
        return {
            "person": done.person,
            "kind": measure.kind,
            "date": measure.from_,
            "until": measure.until,
            "count": measure.count,
            "group": measure.group,
            "what": f"counted by {measure.source}",
            "link": None,
            "recorded_by": measure.source,
            "witnesses": [],
        }
    entry = done.entry
    return {
        "person": done.person,
        "kind": entry.kind,
        "date": entry.date,
        "until": entry.date,
        "count": 1,
        "group": entry.group,
        "what": entry.what,
        "link": entry.link,
        "recorded_by": entry.recorded_by,
        "witnesses": list(entry.witnesses),
    }


def _kind(done: Done | Counts) -> str:
    return done.entry.kind if isinstance(done, Done) else done.measure.kind


def _last_day(done: Done | Counts) -> str:
    return done.entry.date if isinstance(done, Done) else done.measure.until


def _by_holder(view: View, done: Done | Counts, wanted: Wanted) -> bool:
    bare = Wanted(role=wanted.role, at_least=wanted.at_least)
    return any(chosen(view, seat, bare) for seat in current(view, done.person))


CONTRIBUTIONS = Listing(
    fields=(
        "person",
        "kind",
        "date",
        "until",
        "count",
        "group",
        "what",
        "link",
        "recorded_by",
        "witnesses",
    ),
    subjects=_contributions,
    row=_row,
    filters={
        "role": _by_holder,
        "at_least": _by_holder,
        "sig": lambda _, done, wanted: group_of(done) == wanted.sig,
        "within": lambda view, done, wanted: view.lies_within(group_of(done), wanted.within),
        "kind": lambda _, done, wanted: _kind(done) == wanted.kind,
        "person": lambda _, done, wanted: done.person == wanted.person,
        "employer": lambda view, done, wanted: works_for(view, done.person, wanted.employer),
        "since": lambda _, done, wanted: _last_day(done) >= wanted.since,
    },
)
