"""Counting: entries and measures together, without counting anything twice.

Everything here gives `sure`, a number that the evidence proves, and `most`, the number that it
allows at best where a measure does not say enough. More evidence never lowers either.
"""

import bisect
import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Literal

from msgspec import Struct

from ladder_cli.model.community import ContributionKind, Total
from ladder_cli.model.link import target
from ladder_cli.model.registry import Counts
from ladder_cli.model.requirement import Counted, Distinct
from ladder_cli.model.share import exact
from ladder_cli.roles.days import length, next_day
from ladder_cli.roles.evidence import Body, Deed
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.threshold import Lowered

HALF = Fraction(1, 2)


class Tally(Struct, frozen=True):
    """How many there surely are, how many at best, and which measures the sure ones rest on."""

    sure: int
    most: int
    measures: tuple[Counts, ...] = ()


class _Span(Struct, frozen=True):
    counts: Counts
    weight: int

    @property
    def first(self) -> str:
        return self.counts.measure.from_

    @property
    def last(self) -> str:
        return self.counts.measure.until


def count(found: Body, asked: Counted, kinds: Mapping[str, ContributionKind]) -> Tally:
    """How many contributions count, after caps a day and `once_per`.

    Of overlapping measures of one kind and group those count that make the most, and entries inside
    a counted span are not added. A cap holds a kind and day, for a measure over its days. With
    `once_per`, entries that agree in it count once (those that lack it agree), and a measure
    counts only as far as it says how many different ones it holds.
    """
    plain = _plain(found, kinds)
    match asked.once_per:
        case None:
            return plain
        case "day":
            return _at_most(days(found), plain)
        case "group":
            keys = {deed.group for deed in found.deeds} | {one.measure.group for one in _some(found.measures)}
            return _at_most(Tally(len(keys), len(keys), tuple(_some(found.measures))), plain)
        case "about" | "link":
            different = len({_shared(deed, asked.once_per) for deed in found.deeds})
            more = sum(one.measure.count for one in found.measures)
            return _at_most(Tally(different, different + more), plain)


def _shared(deed: Deed, word: Literal["about", "link"]) -> str | None:
    return deed.about if word == "about" else target(deed.link) if deed.link else None


def _at_most(tally: Tally, plain: Tally) -> Tally:
    return Tally(min(tally.sure, plain.sure), min(tally.most, plain.most), tally.measures)


def by_day(found: Body, kinds: Mapping[str, ContributionKind]) -> Counter[str]:
    """How many contributions count on each day: a measure's on its last; a cap a day holds within a group."""
    days: Counter[str] = Counter()
    for (kind, _), (deeds, measures) in _series(found).items():
        cap = kinds[kind].cap_per_day if kind in kinds else None
        entries = _a_day(deeds, cap)
        _, chosen = _best([_Span(one, _capped(one, cap)) for one in measures], _inside(entries))
        days += Counter(
            {
                day: number
                for day, number in entries.items()
                if not any(span.first <= day <= span.last for span in chosen)
            }
        )
        for span in chosen:
            days[span.last] += span.weight
    return days


def breadth(ladders: Ladders, found: Body, asked: Distinct) -> Tally:
    """How many different actors, days, groups, kinds or employers of actors there are."""
    match asked.by:
        case "day":
            return days(found)
        case "actor":
            return _actors(found)
        case "employer":
            return _employers(ladders, found)
        case "group" | "kind":
            some = tuple(_some(found.measures))
            values = {getattr(deed, asked.by) for deed in found.deeds}
            values |= {getattr(one.measure, asked.by) for one in some}
            values.discard(None)  # what is done for the whole community is done in no group
            return Tally(len(values), len(values), some)


def days(found: Body) -> Tally:
    """On how many different days something was done; a measure without `days` is sure of one."""
    active = {deed.date for deed in found.deeds}
    spans = [_Span(one, one.measure.days or 1) for one in _some(found.measures)]
    gain, chosen = _best(spans, _inside(Counter(active)))
    more = sum(
        min(one.measure.days or one.measure.count, length(one.measure.from_, one.measure.until))
        for one in _some(found.measures)
    )
    sure = len(active) + gain
    return Tally(sure, max(sure, len(active) + more), tuple(span.counts for span in chosen))


def _actors(found: Body) -> Tally:
    """Different actors: a measure's may be those of the entries, so the larger of the two is sure."""
    named = len({actor for deed in found.deeds for actor in deed.actors})
    counted = max(found.measures, key=lambda one: one.measure.actors or 0, default=None)
    at_best = named + sum(
        one.measure.count if one.measure.actors is None else one.measure.actors for one in found.measures
    )
    if counted is None or (counted.measure.actors or 0) <= named:
        return Tally(named, at_best)
    return Tally(counted.measure.actors or 0, at_best, (counted,))


def _employers(ladders: Ladders, found: Body) -> Tally:
    """Different employers of the actors, each on the day of the deed; a measure names none."""
    known: set[str] = set()
    unknown: set[str] = set()
    for deed in found.deeds:
        for actor in deed.actors:
            employers = ladders.employers(actor, deed.date)
            known |= employers or frozenset()
            unknown |= {actor} if employers is None else set()
    more = sum(
        one.measure.count if one.measure.actors is None else one.measure.actors for one in found.measures
    )
    return Tally(len(known), len(known) + len(unknown) + more)


def _plain(found: Body, kinds: Mapping[str, ContributionKind]) -> Tally:
    sure: Counter[str] = Counter()
    allowed: Counter[str] = Counter()
    chosen: list[Counts] = []
    for (kind, _), (deeds, measures) in _series(found).items():
        cap = kinds[kind].cap_per_day if kind in kinds else None
        spans = [_Span(one, _capped(one, cap)) for one in measures]
        entries = _a_day(deeds, cap)
        gain, used = _best(spans, _inside(entries))
        sure[kind] += entries.total() + gain
        allowed[kind] += _best(spans, _nothing)[0]
        chosen += [span.counts for span in used]
    for kind in sure:
        # A cap holds for a kind and day over all groups: no more than that, and the measures besides.
        if kind in kinds and kinds[kind].cap_per_day is not None:
            mine = [deed for deed in found.deeds if deed.kind == kind]
            allowed[kind] += _a_day(mine, kinds[kind].cap_per_day).total()
            sure[kind] = min(sure[kind], allowed[kind])
    return Tally(sure.total(), sure.total(), tuple(chosen))


def _series(found: Body) -> dict[tuple[str, str | None], tuple[list[Deed], list[Counts]]]:
    """By kind and group, what was done one by one and what was counted."""
    series: dict[tuple[str, str | None], tuple[list[Deed], list[Counts]]] = {}
    for deed in found.deeds:
        series.setdefault((deed.kind, deed.group), ([], []))[0].append(deed)
    for counts in _some(found.measures):
        series.setdefault((counts.measure.kind, counts.measure.group), ([], []))[1].append(counts)
    return series


def _a_day(deeds: Iterable[Deed], cap: int | None) -> Counter[str]:
    """How many count on each day."""
    found = Counter(deed.date for deed in deeds)
    return found if cap is None else Counter({day: min(number, cap) for day, number in found.items()})


def _capped(counts: Counts, cap: int | None) -> int:
    measure = counts.measure
    if cap is None:
        return measure.count
    return min(measure.count, cap * (measure.days or length(measure.from_, measure.until)))


def _some(measures: Iterable[Counts]) -> list[Counts]:
    return [one for one in measures if one.measure.count > 0]


def _nothing(first: str, last: str) -> int:  # noqa: ARG001 - the shape of `_inside`
    return 0


def _inside(entries: Counter[str]) -> Callable[[str, str], int]:
    """How many of the entries lie between two days, both counted."""
    order = sorted(entries)
    sums = [0]
    for day in order:
        sums.append(sums[-1] + entries[day])
    return lambda first, last: sums[bisect.bisect_right(order, last)] - sums[bisect.bisect_left(order, first)]


def _best(spans: Sequence[_Span], inside: Callable[[str, str], int]) -> tuple[int, tuple[_Span, ...]]:
    """The spans, none overlapping another, that add the most to the entries they replace."""
    order = sorted(spans, key=lambda span: (span.last, span.first, span.weight, span.counts.measure.source))
    ends = [span.last for span in order]
    best: list[tuple[int, tuple[_Span, ...]]] = [(0, ())]
    for index, span in enumerate(order):
        gain, chosen = best[bisect.bisect_left(ends, span.first, 0, index)]
        with_it = gain + span.weight - inside(span.first, span.last)
        best.append((with_it, (*chosen, span)) if with_it > best[-1][0] else best[-1])
    return best[-1]


def part_of(asked: Counted, total: int) -> int:
    """The part of a total that is asked, as a whole number: rounded up, to the nearest (a half up), or more.

    What is enough to keep a seat is a part of that whole number, rounded up, as of every other number.
    """
    share = asked.full if isinstance(asked, Lowered) else asked.share
    part = exact(share or 1.0) * total
    whole = math.floor(part + HALF) if asked.rounded == "nearest" else math.ceil(part)
    whole = math.floor(part) + 1 if asked.more_than else whole
    return math.ceil(exact(asked.kept) * whole) if isinstance(asked, Lowered) else whole


def total(totals: Sequence[Total], kinds: Sequence[str], first: str, last: str) -> int | None:
    """How many of the kinds there were in all between two days; None where the totals do not say.

    Totals may follow or overlap one another; of those that cover every day the fewest count.
    """
    found = 0
    for kind in kinds:
        one = _cover([one for one in totals if one.kind == kind], first, last)
        if one is None:
            return None
        found += one
    return found


def _cover(totals: Sequence[Total], first: str, last: str) -> int | None:
    cheapest: list[tuple[str, int]] = []
    for one in sorted(totals, key=lambda one: (one.until, one.from_, one.count)):
        before = [cost for reached, cost in cheapest if reached >= one.from_]
        if one.from_ <= first:
            before.append(0)
        if before:
            cheapest.append((next_day(one.until), one.count + min(before)))
    return min((cost for reached, cost in cheapest if reached > last), default=None)
