"""Counts that an activity source keeps, one person, kind and span a row, into contributions files."""

from collections.abc import Iterable
from typing import Final

from ladder_cli.interop.evidence import Cells, Intake, day_of
from ladder_cli.interop.names import line
from ladder_cli.interop.roster import Import
from ladder_cli.model.finding import Plain

FIELDS: Final = (
    "login",
    "id",
    "kind",
    "group",
    "from",
    "until",
    "count",
    "days",
    "actors",
    "source",
    "as_of",
)
_NUMBERS: Final = ("count", "days", "actors")
MOST: Final = 10**9

Span = tuple[str, str, str, str, str]
"""Kind, group, first day, last day, source: of each there is one count a person."""


def import_measures(
    rows: Iterable[tuple[str, Cells]], intake: Intake, source: str = "", kind: str = ""
) -> Import:
    """What these rows would bring; `source` and `kind` are those of rows that name none.

    A count of the same kind, group, span and source that is on record stays; where the row says
    otherwise, that is noted.
    """
    known: dict[str, dict[Span, int]] = {}
    for at, row in rows:
        intake.read += 1
        found = _measure(row, at, intake, source, kind)
        if found is None:
            continue
        person, value, span = found
        if person not in known:
            known[person] = _of(person, intake)
        counts, count = known[person], int(str(value["count"]))
        if span not in counts:
            if intake.add(person, value, "measures", at):
                counts[span] = count
        elif counts[span] == count:
            intake.there += 1
        else:
            why = "the registry has another count for that span"
            intake.roster.tally(f"counts of `{person}`", at, why, "which is right?")
    return intake.brought("measures")


def _of(person: str, intake: Intake) -> dict[Span, int]:
    """The counts on record."""
    measures = (
        measure
        for stem in intake.registry.ledgers.get(person, ())
        for measure in intake.registry.contributions[stem].measures
    )
    return {(one.kind, one.group or "", one.from_, one.until, one.source): one.count for one in measures}


def _measure(
    row: Cells, at: str, intake: Intake, source: str, usual: str
) -> tuple[str, dict[str, Plain], Span] | None:
    person = intake.accounts.of(row.get("login", ""), row.get("id", ""), at)
    kind = intake.kind(row.get("kind") or usual, at) if person else None
    first = intake.day(row.get("from", ""), at) if kind else None
    last = intake.day(row.get("until", ""), at) if first else None
    group = intake.group(row.get("group", ""), at) if last else None
    if person is None or kind is None or first is None or last is None or group is None:
        return None
    named = line(row.get("source") or source)
    numbers = {name: _number(row.get(name, "")) for name in _NUMBERS}
    if first > last:
        intake.leave(at, "end before they begin")
    elif numbers["count"] is None:
        intake.leave(at, "have no count, a whole number from 0 on")
    elif not named:
        intake.leave(at, "name no source", "add a column `source`, or pass --source")
    else:
        value: dict[str, Plain] = {"kind": kind}
        value |= {"group": group} if group else {}
        value |= {"from": first, "until": last}
        value |= {name: number for name, number in numbers.items() if number is not None}
        value["source"] = named
        value["as_of"] = day_of(row.get("as_of", "")) or intake.today.isoformat()
        return person, value, (kind, group, first, last, named)
    return None


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 and int(text) <= MOST else None
