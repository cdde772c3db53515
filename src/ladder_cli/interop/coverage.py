"""What a source says of itself: of which kinds it has everything, from when to when."""

from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Struct

from ladder_cli.interop.roster import Roster
from ladder_cli.model.community import Community, Coverage
from ladder_cli.model.finding import Append, Edit, Plain, Put
from ladder_cli.roles.days import next_day


class Statement(Struct, frozen=True):
    """A source's word on its coverage, and where it says so; `until` is always known."""

    said: Coverage
    at: str


def edits(community: Community, statements: Iterable[Statement], roster: Roster) -> tuple[Edit, ...]:
    """What `community.yaml` gains: nothing, a later end or an earlier beginning, or a span of its own.

    A statement about a kind that there is none of is left, as a whole.
    """
    spans = list(community.evidence)
    for statement in statements:
        said = statement.said
        strange = sorted(set(said.kinds) - set(community.contribution_kinds))
        if strange:
            why = f"`{strange[0]}` is not a kind of contribution here"
            roster.leave(
                f"the coverage of `{said.source}`", statement.at, why, "add it to community.yaml first"
            )
            continue
        place = next((index for index, one in enumerate(spans) if _touch(one, said)), None)
        if place is None:
            spans.append(said)
        else:
            spans[place] = _stretched(spans[place], said)
    known = len(community.evidence)
    changed = [
        edit
        for index, (before, after) in enumerate(zip(community.evidence, spans[:known], strict=True))
        for edit in _moved(index, before, after)
    ]
    return (*changed, *(Append(("evidence",), _row(one)) for one in spans[known:]))


def _touch(one: Coverage, other: Coverage) -> bool:
    """Whether two spans are of one source and kinds, and there is no day between them."""
    if one.source != other.source or set(one.kinds) != set(other.kinds):
        return False
    return not _ends_before(one, other) and not _ends_before(other, one)


def _ends_before(one: Coverage, other: Coverage) -> bool:
    return one.until is not None and other.from_ is not None and next_day(one.until) < other.from_


def _stretched(one: Coverage, other: Coverage) -> Coverage:
    starts, ends = (one.from_, other.from_), (one.until, other.until)
    return msgspec.structs.replace(
        one,
        from_=None if None in starts else min(filter(None, starts)),
        until=None if None in ends else max(filter(None, ends)),
    )


def _moved(index: int, before: Coverage, after: Coverage) -> Iterator[Edit]:
    """What was stretched at either end; a span that is said to go back to the beginning keeps its day."""
    if after.from_ is not None and after.from_ != before.from_:
        yield Put(("evidence", index, "from"), after.from_)
    if after.until is not None and after.until != before.until:
        yield Put(("evidence", index, "until"), after.until)


def _row(one: Coverage) -> dict[str, Plain]:
    row: dict[str, Plain] = {"kinds": list(one.kinds), "source": one.source}
    return row | {key: day for key, day in (("from", one.from_), ("until", one.until)) if day}
