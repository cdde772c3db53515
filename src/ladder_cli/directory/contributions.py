"""Contributions as rows: entries one by one, measures as counts over their span."""

from collections.abc import Iterator

from ladder_cli.directory.listing import Listing, View, Wanted
from ladder_cli.directory.seats import chosen, current, works_for
from ladder_cli.model.registry import Counts, Done


def _contributions(view: View) -> Iterator[Done | Counts]:
    """Everything that was done, by person and day."""
    for handle in sorted(view.registry.ledgers):
        mine: list[Done | Counts] = [*view.registry.entries_of(handle)]
        mine += view.registry.measures_of(handle)
        yield from sorted(mine, key=lambda done: (_first_day(done), _kind(done)))


def group_of(done: Done | Counts) -> str | None:
    """The group it was for."""
    return done.entry.group if isinstance(done, Done) else done.measure.group


def _kind(done: Done | Counts) -> str:
    return done.entry.kind if isinstance(done, Done) else done.measure.kind


def _last_day(done: Done | Counts) -> str:
    return done.entry.date if isinstance(done, Done) else done.measure.until


def _first_day(done: Done | Counts) -> str:
    return done.entry.date if isinstance(done, Done) else done.measure.from_


def _what(done: Done | Counts) -> str:
    return done.entry.what if isinstance(done, Done) else f"counted by {done.measure.source}"


def _recorder(done: Done | Counts) -> str | None:
    return done.entry.recorded_by if isinstance(done, Done) else done.measure.source


def _by_holder(view: View, done: Done | Counts, wanted: Wanted) -> bool:
    bare = Wanted(role=wanted.role, at_least=wanted.at_least)
    return any(chosen(view, seat, bare) for seat in current(view, done.person))


CONTRIBUTIONS = Listing(
    subjects=_contributions,
    brief=("person", "kind", "date", "group", "count", "what"),
    none="no such contribution",
    first="no contribution yet: write one down: ladder contribute KIND --what TEXT",
    fields={
        "person": lambda _, done: done.person,
        "kind": lambda _, done: _kind(done),
        "date": lambda _, done: _first_day(done),
        "until": lambda _, done: _last_day(done),
        "count": lambda _, done: 1 if isinstance(done, Done) else done.measure.count,
        "group": lambda _, done: group_of(done),
        "what": lambda _, done: _what(done),
        "link": lambda _, done: done.entry.link if isinstance(done, Done) else None,
        "recorded_by": lambda _, done: _recorder(done),
        "witnesses": lambda _, done: list(done.entry.witnesses) if isinstance(done, Done) else [],
    },
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
    words={"kind": lambda view: sorted(view.registry.community.contribution_kinds)},
)
