"""Measures of the programme, never of people: counts and medians over all pairings, and how many are unknown.

A pairing has come to be when both said yes; its months are counted from that day.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from statistics import median
from typing import Final, Literal

from msgspec import Struct

from ladder_cli.model.dates import after
from ladder_cli.model.pairing import RUNNING, Pairing
from ladder_cli.pairing.clock import agreed
from ladder_cli.pairing.mentees import offers, rose, seen_after
from ladder_cli.pairing.ties import past
from ladder_cli.roles.days import parsed
from ladder_cli.roles.ladders import Ladders

ENOUGH: Final = 3
"""So many contacts make a pairing that met; and of fewer ends than that no reasons are told."""
NO_REASON: Final = "no reason given"

Unit = Literal["days", "pairings", "mentees"]


class Measure(Struct, frozen=True):
    """One measure: a median of days, or how many of those that could be looked at.

    `of` are those looked at, `unknown` those of whom the files do not say, and `because` says why.
    """

    id: str
    what: str
    value: float | None
    unit: Unit
    of: int
    unknown: int
    because: str = ""


class Measures(Struct, frozen=True):
    """All of them on a day; `loads` are by number of mentees how many mentors have so many."""

    day: str
    states: Mapping[str, int]
    measures: tuple[Measure, ...]
    loads: Mapping[int, int]
    reasons: Mapping[str, int] | None


class _Begun(Struct, frozen=True):
    """A pairing that came to be, and the day it did."""

    pairing: Pairing
    start: date

    def passed(self, span: str, today: date) -> bool:
        return after(self.start, span) <= today


def measures(ladders: Ladders, today: date) -> Measures:
    """The measures of the programme today; reads all pairings and profiles, and the files of mentees."""
    pairings = [ladders.registry.pairings[name] for name in sorted(ladders.registry.pairings)]
    begun = [_Begun(one, day) for one in pairings if (day := _day(agreed(one))) is not None]
    found = (
        _first_contact(begun),
        _met(begun),
        _next_role(ladders, begun, today),
        *(_active_after(ladders, begun, span, today) for span in ("6 months", "12 months")),
        _became_mentors(ladders, begun),
        _waited(ladders, pairings),
        _waiting(ladders, pairings, today),
    )
    ends = Counter(
        one.ended.why or NO_REASON for one in pairings if one.state == "ended" and one.ended is not None
    )
    return Measures(
        today.isoformat(),
        dict(sorted(Counter(one.state for one in pairings).items())),
        found,
        _loads(ladders, pairings),
        dict(sorted(ends.items())) if ends.total() >= ENOUGH else None,
    )


def _first_contact(begun: list[_Begun]) -> Measure:
    days = [
        max(0, (day - one.start).days)
        for one in begun
        if (day := _day(one.pairing.first_contact)) is not None
    ]
    return Measure(
        "first-contact",
        "from the second yes to the first contact",
        _median(days),
        "days",
        len(days),
        len(begun) - len(days),
        "no first contact is on file",
    )


def _met(begun: list[_Begun]) -> Measure:
    met = sum(one.pairing.contacts >= ENOUGH for one in begun)
    return Measure("three-contacts", f"spoke {ENOUGH} times or more", met, "pairings", len(begun), 0)


def _next_role(ladders: Ladders, begun: list[_Begun], today: date) -> Measure:
    span = "6 months"
    old = [one for one in begun if one.passed(span, today)]
    answers = [rose(ladders, one.pairing.mentee, one.start, span) for one in old]
    return _counted(
        "next-role",
        f"had a next role within {span}",
        answers,
        "the mentee's record does not say since when their seats are",
    )


def _active_after(ladders: Ladders, begun: list[_Begun], span: str, today: date) -> Measure:
    old = [one for one in begun if one.passed(span, today)]
    seen = [seen_after(ladders, one.pairing.mentee, after(one.start, span)) for one in old]
    answers = [True if is_seen else None for is_seen in seen]
    return _counted(
        f"active-after-{span.partition(' ')[0]}",
        f"were still active after {span}",
        answers,
        "nothing is on file in the three months after, which need not mean that there was nothing",
    )


def _counted(name: str, what: str, answers: Sequence[bool | None], because: str) -> Measure:
    unknown = answers.count(None)
    return Measure(
        name,
        what,
        answers.count(True),
        "mentees",
        len(answers) - unknown,
        unknown,
        because if unknown else "",
    )


def _became_mentors(ladders: Ladders, begun: list[_Begun]) -> Measure:
    mentees = {one.pairing.mentee: one.start for one in reversed(begun)}
    mentors = {
        one.pairing.mentor
        for one in begun
        if one.pairing.mentor in mentees and mentees[one.pairing.mentor] < one.start
    }
    became = sum(handle in mentors or offers(ladders, handle) for handle in mentees)
    return Measure(
        "became-mentors", "mentor somebody by now, or offer to", became, "mentees", len(mentees), 0
    )


def _waited(ladders: Ladders, pairings: list[Pairing]) -> Measure:
    """From wish to proposal; where the pairing does not say, as long as the wish stands in the profile."""
    days = [
        (proposed - since).days
        for one in pairings
        if (proposed := _day(one.proposed)) is not None
        and (since := _day(one.wished) or _wished(ladders, one.mentee)) is not None
        and since <= proposed
    ]
    return Measure(
        "wait",
        "from the wish to the proposal",
        _median(days),
        "days",
        len(days),
        len(pairings) - len(days),
        "no day of the wish is on file",
    )


def _waiting(ladders: Ladders, pairings: list[Pairing], today: date) -> Measure:
    mentored = past(pairings).mentored
    days = [
        (today - since).days
        for handle in sorted(ladders.registry.people)
        if handle not in mentored and (since := _wished(ladders, handle)) is not None and since <= today
    ]
    return Measure("waiting", "wait now", _median(days), "days", len(days), 0)


def _wished(ladders: Ladders, handle: str) -> date | None:
    person = ladders.registry.people.get(handle)
    wish = None if person is None else person.mentoring.wish
    return None if wish is None else _day(wish.since)


def _loads(ladders: Ladders, pairings: list[Pairing]) -> Mapping[int, int]:
    """By number of mentees, how many of those who offer or mentor have so many now."""
    running = Counter(one.mentor for one in pairings if one.state in RUNNING)
    mentors = {*running, *(handle for handle in ladders.registry.people if offers(ladders, handle))}
    return dict(sorted(Counter(running[handle] for handle in mentors).items()))


def _median(days: list[int]) -> float | None:
    return median(days) if days else None


def _day(text: str | None) -> date | None:
    return None if text is None else parsed(text)
