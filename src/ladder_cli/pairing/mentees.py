"""What became of mentees, as far as the files tell."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ladder_cli.model.dates import after
from ladder_cli.roles.ladders import Ladders

SEEN_WITHIN: Final = "3 months"
"""Whoever did something within so long after a day counts as still active on it."""


def rose(ladders: Ladders, handle: str, start: date, span: str) -> bool | None:
    """Whether somebody got a seat in that time; None where some seat's first day is not known."""
    if handle not in ladders.registry.records:
        return None
    first, last = start.isoformat(), after(start, span).isoformat()
    days = [seat.since for seat in ladders.registry.record(handle).seats]
    if any(day is not None and first < day <= last for day in days):
        return True
    return None if None in days else False


def seen_after(ladders: Ladders, handle: str, mark: date) -> bool:
    """Whether a contribution of theirs lies in the three months from that day on."""
    first, last = mark.isoformat(), after(mark, SEEN_WITHIN).isoformat()
    return any(first <= day <= last for day in _days_of(ladders, handle))


def _days_of(ladders: Ladders, handle: str) -> Iterator[str]:
    """Days on which somebody did something, as far as contributions and stories tell."""
    yield from (done.entry.date for done in ladders.registry.entries_of(handle))
    for counted in ladders.registry.measures_of(handle):
        yield from (counted.measure.from_, counted.measure.until)
    yield from (story.on for _, story in ladders.stories.get(handle, ()))


def offers(ladders: Ladders, handle: str) -> bool:
    """Whether somebody has room for mentees, as they say themselves."""
    person = ladders.registry.people.get(handle)
    offer = None if person is None else person.mentoring.offer
    return offer is not None and offer.capacity > 0
