"""A batch of pairs as files: each a pairing that is proposed today, and begins when both have said yes."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import count

from ladder_cli.model.finding import Plain
from ladder_cli.model.registry import Registry
from ladder_cli.pairing.suggestion import Pair


def files(registry: Registry, pairs: Iterable[Pair], today: date) -> Mapping[str, Mapping[str, Plain]]:
    """By path within the registry, the pairings to write; two who were a pair before get a number."""
    found: dict[str, Mapping[str, Plain]] = {}
    for pair in pairs:
        data: dict[str, Plain] = {"mentor": pair.mentor, "mentee": pair.mentee}
        if pair.sig:
            data["group"] = pair.sig
        if pair.goal:
            data["goal"] = pair.goal
        data["state"] = "proposed"
        person = registry.people.get(pair.mentee)
        if person is not None and person.mentoring.wish is not None:
            data["wished"] = min(person.mentoring.wish.since, today.isoformat())
        data["proposed"] = today.isoformat()
        found[registry.path("pairing", _free(registry, f"{pair.mentor}-{pair.mentee}", found))] = data
    return found


def _free(registry: Registry, name: str, taken: Mapping[str, object]) -> str:
    """That name, or the first with a number that no pairing has."""
    names = (name if number == 1 else f"{name}-{number}" for number in count(1))
    return next(
        each
        for each in names
        if each not in registry.pairings and registry.path("pairing", each) not in taken
    )
