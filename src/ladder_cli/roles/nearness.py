"""Whom a candidate would ask first: who has seen what they do, then who is in a group with them."""

from collections.abc import Sequence

from ladder_cli.model.contributions import Entry
from ladder_cli.roles.candidacy import Candidacy
from ladder_cli.roles.standing import active

SEEN, TOGETHER, ELSEWHERE = range(3)


def nearest_first(candidacy: Candidacy, people: Sequence[str]) -> list[str]:
    """These people, the nearest to the candidate first, and by handle where they are equally near.

    Near is who stands beside something that the candidate did: with them, as its witness or as who wrote it
    down; then who holds a seat in a group in which the candidate did something or holds a seat. It decides
    whom a sentence names first, and nothing else; no profile is read.
    """
    deeds = _deeds(candidacy)
    seen, beside = _seen(deeds), _beside(candidacy, deeds)

    def distance(who: str) -> tuple[int, str]:
        return SEEN if who in seen else TOGETHER if who in beside else ELSEWHERE, who

    return sorted(people, key=distance)


def spread(candidacy: Candidacy, people: Sequence[str], number: int) -> list[str]:
    """The same people, the first `number` of different employers where there are as many."""
    first: list[str] = []
    used: set[str] = set()
    for who in people:
        firms = candidacy.ladders.employers(who, candidacy.day)
        if firms and not firms & used and len(first) < number:
            first.append(who)
            used |= firms
    if len(first) < number:
        return list(people)
    return [*first, *(who for who in people if who not in first)]


def _deeds(candidacy: Candidacy) -> list[Entry]:
    return [done.entry for done in candidacy.ladders.registry.entries_of(candidacy.person)]


def _seen(deeds: Sequence[Entry]) -> set[str]:
    return {who for deed in deeds for who in (*deed.with_, *deed.witnesses, deed.recorded_by)}


def _beside(candidacy: Candidacy, deeds: Sequence[Entry]) -> set[str]:
    day = candidacy.day
    groups = {deed.group for deed in deeds} | {candidacy.sig}
    groups |= {seat.sig for seat in candidacy.record.seats if active(seat, day)}
    return {
        held.person
        for each in candidacy.ladders.seats.values()
        for held in each
        if held.seat.sig is not None and held.seat.sig in groups and active(held.seat, day)
    }
