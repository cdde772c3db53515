"""Who should meet whom today, why, and what would help everyone left over."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from ladder_cli.model.registry import Registry
from ladder_cli.pairing import reasons
from ladder_cli.pairing.fit import reasons as fit_reasons
from ladder_cli.pairing.market import Market, Mentee, market
from ladder_cli.pairing.outcome import Chosen, Outcome, outcome
from ladder_cli.pairing.relaxation import Relaxations
from ladder_cli.pairing.suggestion import Pair, Suggestions, Totals, Unpaired
from ladder_cli.pairing.ties import RUNNING, Two
from ladder_cli.roles.ladders import Ladders


def suggest(
    registry: Registry,
    today: date,
    sig: str | None = None,
    person: str | None = None,
    goal: str | None = None,
    avoid: Iterable[Two] = frozenset(),
    *,
    repeat: bool = False,
) -> Suggestions:
    """The best pairs today, with their reasons.

    `sig` asks about wishes for that group or one below it, `goal` about wishes for that role. `person`
    asks about one person's part in the whole, with `goal` in place of their own. `avoid` are pairs
    (`frozenset({"ada", "bob"})`) that must not be; with `repeat`, two who had a pairing may have another.
    """
    goals = {person: goal} if person is not None and goal is not None else None
    whole = market(Ladders(registry), today, avoid=avoid, repeat=repeat, goals=goals)
    asked = tuple(
        mentee
        for mentee in whole.mentees
        if (sig is None or _belongs(registry, mentee, sig))
        and (goal is None or person is not None or mentee.goal == goal)
    )
    found = outcome(replace(whole, mentees=asked), registry.community.pairing.weights)
    chosen = [made for made in found.chosen if person is None or person in _handles(found.market, made)]
    left_over = _left_over(found, registry, sig, person)
    return Suggestions(
        tuple(_pair(found.market, made) for made in chosen),
        tuple(sorted(left_over, key=lambda one: (one.person, one.as_))),
        _totals(found, chosen),
    )


def _belongs(registry: Registry, mentee: Mentee, sig: str) -> bool:
    """Whether a wish is for a group or one below it; one without a group, for a topic of it."""
    if mentee.group is not None:
        return sig in mentee.lineage
    group = registry.groups.get(sig)
    return group is not None and not mentee.topics.isdisjoint(group.topics)


def _handles(of: Market, made: Chosen) -> tuple[str, str]:
    return of.mentors[made.mentor].handle, of.mentees[made.mentee].handle


def _pair(of: Market, made: Chosen) -> Pair:
    mentee, mentor = of.mentees[made.mentee], of.mentors[made.mentor]
    return Pair(
        mentor.handle,
        mentee.handle,
        mentee.group,
        made.fit,
        made.minutes,
        fit_reasons(mentee, mentor, made.minutes),
        mentee.goal,
    )


def _totals(found: Outcome, shown: Sequence[Chosen]) -> Totals:
    loads = {index: mentor.load for index, mentor in enumerate(found.market.mentors)}
    for made in found.chosen:
        loads[made.mentor] += 1
    heaviest = max((loads[made.mentor] for made in shown), default=0)
    return Totals(len(shown), heaviest, sum(made.fit for made in shown))


def _left_over(found: Outcome, registry: Registry, sig: str | None, person: str | None) -> list[Unpaired]:
    of, relaxations = found.market, Relaxations(found)
    waiting = [
        (at, mentee.handle) for at, mentee in enumerate(found.waiting) if person in (None, mentee.handle)
    ]
    idle = [
        (index, of.mentors[index].handle)
        for index in found.idle
        if person in (None, of.mentors[index].handle)
        and (sig is None or any(sig in of.ladders.chain(group) for group in of.mentors[index].groups))
    ]
    return [
        *(
            Unpaired(handle, "mentee", reasons.for_mentee(found, at), relaxations.for_mentees[at])
            for at, handle in waiting
        ),
        *(
            Unpaired(handle, "mentor", reasons.for_mentor(found, index), relaxations.for_mentor(index))
            for index, handle in idle
        ),
        *_resting(of, person),
        *(_not_asking(of, registry, person) if person is not None and sig is None else ()),
    ]


def _resting(of: Market, person: str | None) -> list[Unpaired]:
    """Those whose wish waits for the end of their leave; an offer only where one asks about its mentor."""
    people = of.ladders.registry.people
    return [
        Unpaired(
            handle,
            "mentor" if people[handle].mentoring.wish is None else "mentee",
            f"on leave until {leave.until}" if leave.until else "on leave",
            "it counts again when the leave is over",
        )
        for handle, leave in of.resting.items()
        if person == handle or (person is None and people[handle].mentoring.wish is not None)
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
