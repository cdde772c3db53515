"""Who should meet whom today, why, and what would help everyone left over."""

import gc
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from ladder_cli.model.pairing import RUNNING
from ladder_cli.model.registry import Registry
from ladder_cli.pairing import reasons
from ladder_cli.pairing.fit import reasons as fit_reasons
from ladder_cli.pairing.fit import weekly_reason
from ladder_cli.pairing.gains import Gains
from ladder_cli.pairing.market import Market
from ladder_cli.pairing.outcome import Chosen, Outcome, outcome
from ladder_cli.pairing.question import Question
from ladder_cli.pairing.relaxation import Relaxations
from ladder_cli.pairing.suggestion import Gain, Pair, Suggestions, Totals, Unpaired
from ladder_cli.pairing.ties import past

EVERYONE = Question()


def suggest(registry: Registry, today: date, question: Question = EVERYONE) -> Suggestions:
    """The best pairs today, with their reasons."""
    with _uncollected():
        return _suggest(registry, today, question)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Python's collector pauses: nearly all that is made stays, and looking for the rest takes a tenth."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _suggest(registry: Registry, today: date, question: Question) -> Suggestions:
    found = outcome(question.market(registry, today), registry.community.pairing.weights)
    of = found.market
    chosen = [
        made
        for made in found.chosen
        if question.about(of.mentors[made.mentor].handle, of.mentees[made.mentee].handle)
    ]
    left_over = _left_over(found, registry, question)
    return Suggestions(
        tuple(_pair(of, made) for made in chosen),
        tuple(sorted(left_over, key=lambda one: (one.person, one.as_))),
        totals(found, chosen),
        tuple(_gained(found, question)) if question.gained else None,
    )


def _gained(found: Outcome, question: Question) -> Iterator[Gain]:
    weights = found.market.ladders.registry.community.pairing.weights
    return (gain for gain in Gains(found, weights).found() if question.about(gain.person, gain.mentor))


def _pair(of: Market, made: Chosen) -> Pair:
    mentee, mentor = of.mentees[made.mentee], of.mentors[made.mentor]
    return Pair(
        mentor.handle,
        mentee.handle,
        mentee.group,
        made.fit,
        made.minutes,
        fit_reasons(mentee, mentor, weekly_reason(mentee, made.minutes)),
        mentee.goal,
    )


def totals(found: Outcome, shown: Sequence[Chosen]) -> Totals:
    """How many of the pairs are shown, the heaviest load of their mentors, their fits together."""
    mentors = found.market.mentors
    given = Counter(made.mentor for made in found.chosen)
    heaviest = max((mentors[made.mentor].load + given[made.mentor] for made in shown), default=0)
    return Totals(len(shown), heaviest, sum(made.fit for made in shown))


def _left_over(found: Outcome, registry: Registry, question: Question) -> list[Unpaired]:
    of, relaxations = found.market, Relaxations(found)
    return [
        *(
            Unpaired(mentee.handle, "mentee", reasons.for_mentee(found, at), relaxations.for_mentees[at])
            for at, mentee in enumerate(found.waiting)
            if question.about(mentee.handle)
        ),
        *(
            Unpaired(handle, "mentor", reasons.for_mentor(found, index), relaxations.for_mentor(index))
            for index, handle in idle(of, found.idle, question)
        ),
        *taking_no_part(of, registry, question),
    ]


def idle(of: Market, mentors: Iterable[int], question: Question) -> Iterator[tuple[int, str]]:
    """Of these mentors those who are asked about, with their handles: all, or those of a group and below."""
    for index in mentors:
        mentor = of.mentors[index]
        offered = question.sig is None or any(
            question.sig in of.ladders.chain(group) for group in mentor.groups
        )
        if offered and question.about(mentor.handle):
            yield index, mentor.handle


def taking_no_part(of: Market, registry: Registry, question: Question) -> Iterator[Unpaired]:
    """Those whose wish waits for the end of their leave, and why the one asked about takes no part."""
    yield from _resting(of, question.person)
    if question.person is not None and question.sig is None:
        yield from _not_asking(of, registry, question.person)


def _resting(of: Market, person: str | None) -> list[Unpaired]:
    """Those whose wish waits for the end of their leave; an offer only where one asks about its mentor."""
    people = of.ladders.registry.people
    mentored = past(of.ladders.registry.pairings.values()).mentored
    return [
        Unpaired(
            handle,
            "mentor" if people[handle].mentoring.wish is None else "mentee",
            f"on leave until {leave.until}" if leave.until else "on leave",
            "it counts again when the leave is over",
        )
        for handle, leave in of.resting.items()
        if handle not in mentored
        and (person == handle or (person is None and people[handle].mentoring.wish is not None))
    ]


def _not_asking(of: Market, registry: Registry, person: str) -> list[Unpaired]:
    """Why the one asked about takes no part."""
    running = sorted(
        pairing.mentor
        for pairing in registry.pairings.values()
        if pairing.mentee == person and pairing.state in RUNNING
    )
    if running:
        because, relax = (
            f"`{running[0]}` is their mentor now",
            "a wish counts again once that is over",
        )
        return [Unpaired(person, "mentee", because, relax)]
    profile = registry.people.get(person)
    wishes = profile is not None and profile.mentoring.wish is not None
    if wishes or person in of.position or person in of.resting:
        return []
    because = "they have not said that they look for a mentor"
    return [Unpaired(person, "mentee", because, "they say so: ladder me --wish-group GROUP")]
