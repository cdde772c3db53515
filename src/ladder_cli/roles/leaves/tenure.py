"""Time in a role, or since the first seat or contribution."""

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from ladder_cli.model.dates import after
from ladder_cli.model.finding import At
from ladder_cli.model.record import Seat
from ladder_cli.model.registry import Held
from ladder_cli.model.requirement import Counted, Tenure
from ladder_cli.roles.candidacy import Candidacy
from ladder_cli.roles.days import BEGINNING, parsed
from ladder_cli.roles.evidence import Body, body, uncovered
from ladder_cli.roles.judgement import Evidence, Settle, Told, Weighed
from ladder_cli.roles.phrase import many, names
from ladder_cli.roles.standing import counts_as, holders, in_scope
from ladder_cli.roles.verdict import Verdict


class Clock(Struct, frozen=True):
    """How long it has run: for so many days up to today, from which seats; some seats have no days."""

    days: int
    runs: bool
    dated: tuple[int, ...]
    dateless: tuple[int, ...]


def tenure(candidacy: Candidacy, name: str, leaf: Tenure) -> Weighed:
    """Met once the clock has run long enough; unknown where a seat that matters has no day.

    In a role, the days of all seats at or above it count, each day once, past seats too.
    """
    del name
    if leaf.role is None and leaf.since == "first-contribution":
        return _since_contribution(candidacy, leaf)
    clock = _in_role(candidacy, leaf, leaf.role) if leaf.role is not None else _since_seat(candidacy, leaf)
    due = after(candidacy.today - timedelta(days=clock.days), leaf.least)
    verdict: Verdict = "unmet"
    if clock.dated and due <= candidacy.today:
        verdict = "met"
    elif clock.dateless:
        verdict = "unknown"
    return Weighed(verdict, lambda: _told(candidacy, clock, due, verdict))


def _in_role(candidacy: Candidacy, leaf: Tenure, role: str) -> Clock:
    seats = candidacy.record.seats
    mine = [
        index
        for index, seat in enumerate(seats)
        if counts_as(candidacy.ladders, seat, role, candidacy.sig, leaf.scope)
        and (seat.since is None or seat.since <= candidacy.day)
    ]
    spans = {index: span for index in mine if (span := _span(seats[index], candidacy.today)) is not None}
    runs = any(end == candidacy.today for _, end in spans.values())
    dateless = tuple(index for index in mine if index not in spans)
    return Clock(_days(spans.values()), runs, tuple(spans), dateless)


def _since_seat(candidacy: Candidacy, leaf: Tenure) -> Clock:
    seats = [
        (index, None if seat.since is None else parsed(seat.since))
        for index, seat in enumerate(candidacy.record.seats)
        if in_scope(candidacy.ladders, seat.sig, candidacy.sig, leaf.scope)
        and (seat.since is None or seat.since <= candidacy.day)
    ]
    started = sorted((start, index) for index, start in seats if start is not None)
    dateless = tuple(index for index, start in seats if start is None)
    if not started:
        return Clock(days=0, runs=False, dated=(), dateless=dateless)
    return Clock((candidacy.today - started[0][0]).days, runs=True, dated=(started[0][1],), dateless=dateless)


def _span(seat: Seat, today: date) -> tuple[date, date] | None:
    """From the first day to the day after the last, at the latest today; None where a day is missing."""
    start = None if seat.since is None else parsed(seat.since)
    ends = [text for text in (seat.until, seat.ended.on if seat.ended else None) if text is not None]
    if start is None or (seat.ended is not None and seat.ended.on is None):
        return None
    last = [parsed(text) for text in ends]
    known = [day for day in last if day is not None and day < today]
    return start, max(start, min(known) + timedelta(days=1)) if known else today


def _days(spans: Iterable[tuple[date, date]]) -> int:
    """How many days the spans hold together, each day once."""
    total, reached = 0, date.min
    for start, end in sorted(spans):
        total += max(0, (end - max(start, reached)).days)
        reached = max(reached, end)
    return total


def _told(candidacy: Candidacy, clock: Clock, due: date, verdict: Verdict) -> Told:
    held = candidacy.ladders.registry.seats_of(candidacy.person)
    seats = [held[index] for index in (*clock.dated, *clock.dateless)]
    found = many(clock.days, "day") if clock.dated else "no such seat"
    if clock.dateless:
        count = len(clock.dateless)
        found = f"{many(clock.days, 'day')}, and {many(count, 'seat')} without a first or last day"
    evidence = tuple(Evidence(one.at, _seat(one)) for one in seats)
    if verdict == "met":
        return Told(found, evidence)
    if verdict == "unknown":
        settle = tuple(_undated(candidacy, held[index]) for index in clock.dateless)
        return Told(found, evidence, "add the missing day to the seat, if anybody knows it", settle)
    hint = f"met on {due.isoformat()}" if clock.runs else "the clock runs while such a seat is held"
    return Told(found, evidence, hint, missing=max(0, (due - candidacy.today).days))


def _seat(held: Held) -> str:
    seat = held.seat
    where = f" in `{seat.sig}`" if seat.sig else ""
    start = f" since {seat.since}" if seat.since else ", since when is not known"
    last = seat.ended.on if seat.ended else seat.until
    return f"`{seat.role}`{where}{start}" + (f" until {last}" if last else "")


def _undated(candidacy: Candidacy, held: Held) -> Settle:
    keys = ("since",) if held.seat.since is None else ("ended", "on")
    stewards = holders(candidacy.ladders, "steward", None, candidacy.day)
    return Settle(held.at.path, (*held.at.keys, *keys), "YYYY-MM-DD", stewards)


def _since_contribution(candidacy: Candidacy, leaf: Tenure) -> Weighed:
    counted = Counted(kinds=leaf.kinds, scope=leaf.scope)
    done = body(candidacy.ladders, candidacy.person, counted, candidacy.sig, candidacy.today)
    # Of a measure it is only certain that something was done by its last day.
    sure: list[tuple[str, str, At]] = [(deed.date, deed.what, deed.at) for deed in done.deeds]
    sure += [
        (one.measure.until, f"a measure of {one.measure.count}", one.at)
        for one in done.measures
        if one.measure.count
    ]
    first = min(sure, default=None, key=lambda one: (one[0], one[2].path, str(one[2].keys)))
    start = None if first is None else parsed(first[0])
    if first is None or start is None:
        found = Told("no contribution on record", hint="an earlier one may be missing: record it", missing=1)
        return Weighed(_short(candidacy, leaf, done), lambda: found)
    due = after(start, leaf.least)
    evidence = (Evidence(first[2], f"{first[1]}, {first[0]}"),)
    if due <= candidacy.today:
        return Weighed("met", lambda: Told(f"contributes since {first[0]}", evidence))
    hint = f"met on {due.isoformat()}, or with a record of something earlier; ask {_recorders(candidacy)}"
    left = (due - candidacy.today).days
    verdict = _short(candidacy, leaf, done)
    if verdict == "unmet":
        hint = f"met on {due.isoformat()}"
    return Weighed(verdict, lambda: Told(f"contributes since {first[0]}", evidence, hint, missing=left))


def _short(candidacy: Candidacy, leaf: Tenure, done: Body) -> Verdict:
    """Unmet where sources cover all that was ever done, and nothing of it can be early enough."""
    possible = [one.measure.from_ for one in (*done.measures, *done.overlapping) if one.measure.count]
    possible += [deed.date for deed in done.unseen]
    starts = [start for text in possible if (start := parsed(text)) is not None]
    if any(after(start, leaf.least) <= candidacy.today for start in starts):
        return "unknown"
    gap = uncovered(candidacy.ladders.registry.community, leaf.kinds, BEGINNING, candidacy.day)
    return "unknown" if gap else "unmet"


def _recorders(candidacy: Candidacy) -> str:
    leads = holders(candidacy.ladders, "lead", candidacy.sig, candidacy.day)
    stewards = holders(candidacy.ladders, "steward", None, candidacy.day)
    return names([who for who in (*leads, *stewards) if who != candidacy.person]) or "a steward"
