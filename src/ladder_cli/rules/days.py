"""L25x: days that cannot be right: reversed, in the future, far off, overlapping."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any, Final

from ladder_cli.model.file import Document
from ladder_cli.model.finding import At, Finding, Keys
from ladder_cli.model.record import Affiliation, Leave
from ladder_cli.rules.dated import DATES, HAPPENED, PLANNED, RANGES
from ladder_cli.rules.walking import Walk
from ladder_cli.rules.wording import typed

EARLIEST: Final = 1970
FARTHEST: Final = 20
"""Years ahead of today beyond which a plan is a slip of the keyboard."""


@cache
def _walk(kind: str, mark: str) -> Walk:
    return Walk(DATES[kind], mark, {})


@cache
def _every_day(kind: str) -> Walk:
    return Walk(dict.fromkeys(DATES[kind], HAPPENED), HAPPENED, {})


def reversed_days(document: Document, today: date) -> Iterator[Finding]:
    """Something ends before it begins, or is counted before it ends.

    One of the two days is wrong, and nothing could be counted between them. Mend one.
    """
    for where, start, end in RANGES[document.kind]:
        items = _inside(document.value, where) if where else (document.value,)
        for index, item in enumerate(items or ()):
            first, last = _inside(item, start), _inside(item, end)
            if first is not None and last is not None and last < first[: len(last)]:
                keys: Keys = (*where.split("."), index) if where else ()
                yield Finding(
                    At(document.path, (*keys, *end.split("."))),
                    f"`{end}` is {last}, before `{start}`, which is {first}",
                    "mend one of the two days",
                )


def _inside(value: Any, path: str) -> Any:
    if "." not in path:
        return getattr(value, "from_" if path == "from" else path)
    for name in path.split("."):
        if value is None:
            return None
        value = getattr(value, "from_" if name == "from" else name)
    return value


def future_day(document: Document, today: date) -> Iterator[Finding]:
    """Something that has happened is dated after tomorrow.

    A word or a contribution counts from its day on. Tomorrow passes, because it may be tomorrow where it was
    written.
    """
    latest = (today + timedelta(days=1)).isoformat()
    for keys, day in _dated(document, HAPPENED, "", latest):
        yield Finding(
            At(document.path, keys), f"{typed(day)} has not come yet", "write the day on which it happened"
        )


def far_off_day(document: Document, today: date) -> Iterator[Finding]:
    """A day lies before 1970 or more than twenty years ahead.

    That is a slip of the keyboard. Mend the year.
    """
    farthest = str(today.year + FARTHEST + 1)
    days = _every_day(document.kind).values(document.value)
    if not days or (max(days) <= farthest and min(days) >= str(EARLIEST)):
        return
    for mark, latest in ((HAPPENED, "9999-99"), (PLANNED, farthest)):
        for keys, day in _dated(document, mark, str(EARLIEST), latest):
            yield Finding(At(document.path, keys), f"{typed(day)} is far off", "mend the year")


def _dated(document: Document, mark: str, earliest: str, latest: str) -> Iterator[tuple[Keys, str]]:
    """The days of that mark that lie before the earliest or after the latest."""
    walk = _walk(document.kind, mark)
    days = walk.values(document.value)
    if days and (max(days) > latest or min(days) < earliest):
        for keys, day, _ in walk.places(document.value):
            if day > latest or day < earliest:
                yield keys, day


def overlapping_affiliations(document: Document, today: date) -> Iterator[Finding]:
    """Somebody works for two employers at the same time.

    That can be so, but more often the earlier one was not closed, and an employer decides who is independent
    of whom. Give the earlier one its last day.
    """
    value: Any = document.value
    items: Sequence[Affiliation] = value.affiliations
    spans = [(item.from_ or item.as_of or "", item.until or "9999") for item in items]
    for index, other in overlaps(spans):
        yield Finding(
            At(document.path, ("affiliations", index)),
            f"{typed(items[other].organization)} and {typed(items[index].organization)} overlap",
            "give the earlier one its last day with `until`",
        )


def overlapping_leave(document: Document, today: date) -> Iterator[Finding]:
    """Two leaves overlap.

    Time away would be counted twice. Make them one.
    """
    value: Any = document.value
    items: Sequence[Leave] = value.leave
    spans = [
        (item.from_, (item.until or "9999") + ("-99" if item.until and len(item.until) == 7 else ""))
        for item in items
    ]
    for index, other in overlaps(spans):
        yield Finding(
            At(document.path, ("leave", index)),
            f"this leave and the one from {items[other].from_} overlap",
            "make them one",
        )


def overlaps(spans: Sequence[tuple[str, str]]) -> Iterator[tuple[int, int]]:
    """Each span (first and last day) that begins before an earlier one has ended, and that one; positions."""
    if len(spans) < 2:
        return
    order = sorted(range(len(spans)), key=lambda index: (spans[index][0], index))
    longest = order[0]
    for index in order[1:]:
        if spans[index][0] < spans[longest][1]:
            yield index, longest
        if spans[index][1] > spans[longest][1]:
            longest = index
