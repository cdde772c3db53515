"""Who is ready, looked for by all processors: each reads its part of the records and what those bring up."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import cast

import msgspec

from ladder_cli.model.record import Record
from ladder_cli.model.stop import Stop
from ladder_cli.roles.readiness import Ready, Search
from ladder_cli.roles.standing import Rung
from ladder_cli.store import forking
from ladder_cli.store.loading import Shelf


class Sought(msgspec.Struct, gc=False):
    """What a pass over some people has found, as plain values: it travels between processes."""

    promising: list[tuple[str, str, str | None]] = []
    """Handle, role and group of whoever could be ready, as far as their own files say."""
    records: Mapping[str, Record] = {}
    """The records that were read."""
    is_whole: bool = True
    """Whether every file could be read."""


def ready(search: Search) -> tuple[Ready, ...]:
    """Everyone who is ready, as `readiness.ready` says."""
    records = search.ladders.registry.records
    if not isinstance(records, Shelf):
        return search.settled(search.promising(records))
    # Every process asks for these, so they are read before there are several.
    _ = search.ladders.stories
    found = forking.parted(list(records), partial(_sought, search), Sought)
    if not all(part.is_whole for part in found):
        # One pass says of the same file as ever that it cannot be read.
        return search.settled(search.promising(records))
    for part in found:
        records.take(part.records)
    promising = ((person, Rung(role, sig)) for part in found for person, role, sig in part.promising)
    return search.settled(promising)


def _sought(search: Search, people: Sequence[str]) -> Sought:
    records = cast("Shelf[Record]", search.ladders.registry.records)
    try:
        found = [(person, rung.role, rung.sig) for person, rung in search.promising(people)]
    except Stop:
        return Sought(is_whole=False)
    return Sought(found, {person: records[person] for person in people})
