"""Which fields name something else: the schemas' `x-names`, by kind and path."""

from collections.abc import Container, Iterator
from functools import cache
from typing import Final

from ladder_cli.model.file import Document
from ladder_cli.model.finding import At
from ladder_cli.rules.walking import Walk

PERSON, ROLE, GROUP = "person", "role", "group"
ORGANIZATION, KIND, GIVER = "organization", "contribution-kind", "grant-or-role"
_REQUIREMENT, _STEP = "@requirement", "@step"

REFERENCES: Final[dict[str, dict[str, str]]] = {
    "community": {"evidence[].kinds[]": KIND, "totals[].kind": KIND},
    "contributions": {
        "entries[].kind": KIND,
        "entries[].group": GROUP,
        "entries[].with[]": PERSON,
        "entries[].recorded_by": PERSON,
        "entries[].witnesses[]": PERSON,
        "measures[].kind": KIND,
        "measures[].group": GROUP,
    },
    "group": {
        "within": GROUP,
        "meetings[].hosts[]": PERSON,
        "onboarding.hosts[]": PERSON,
        "onboarding.handoffs[].person": PERSON,
        "onboarding.handoffs[].to": GROUP,
        "totals[].kind": KIND,
        "tightened.KEY": ROLE,
        "tightened.*": _REQUIREMENT,
        "exempt[]": ROLE,
    },
    "idea": {
        "group": GROUP,
        "raised.by": PERSON,
        "seconds[].by": PERSON,
        "shepherd": PERSON,
        "feedback[].by": PERSON,
        "renewals[].by": PERSON,
        "outcome.to": GROUP,
    },
    "item": {
        "group": GROUP,
        "raised.by": PERSON,
        "shepherd": PERSON,
        "owner": PERSON,
        "notes[].by": PERSON,
    },
    "organization": {"related[]": ORGANIZATION},
    "pairing": {"mentor": PERSON, "mentee": PERSON, "group": GROUP, "goal": ROLE},
    "person": {
        "follows[].group": GROUP,
        "mentoring.offer.groups[]": GROUP,
        "mentoring.wish.group": GROUP,
        "mentoring.wish.goal": ROLE,
    },
    "record": {
        "affiliations[].organization": ORGANIZATION,
        "ties[].with": PERSON,
        "nominations[].role": ROLE,
        "nominations[].sig": GROUP,
        "nominations[].by": PERSON,
        "nominations[].seconds[].by": PERSON,
        "nominations[].sponsors[].by": PERSON,
        "nominations[].attestations[].by": PERSON,
        "nominations[].waivers[].by": PERSON,
        "seats[].role": ROLE,
        "seats[].sig": GROUP,
        "seats[].sponsors[].by": PERSON,
        "seats[].attestations[].by": PERSON,
        "seats[].waivers[].by": PERSON,
        "vouches[].role": ROLE,
        "vouches[].sig": GROUP,
        "vouches[].by": PERSON,
        "notices[].role": ROLE,
        "notices[].sig": GROUP,
    },
    "role": {
        "follows[]": ROLE,
        "implies[]": ROLE,
        "excludes[]": ROLE,
        "requires": _REQUIREMENT,
        "process": _STEP,
        "keeps.needs": _REQUIREMENT,
        "keeps.occasions.kind": KIND,
        "keeps.vouch_by": GIVER,
        "removal": _STEP,
        "keeps.pause.by": GIVER,
        "keeps.loss.to": ROLE,
        "keeps.loss.process": _STEP,
        "seats.disjoint_from[]": ROLE,
    },
    "signal": {"group": GROUP},
    "story": {"author": PERSON, "group": GROUP, "witnesses[]": PERSON},
}
"""By kind of document, the paths that name something, and what they name."""

PARTS: Final[dict[str, dict[str, str]]] = {
    "requirement": {
        "waivable_by": GIVER,
        "tenure.role": ROLE,
        "tenure.kinds[]": KIND,
        "contributions.kinds[]": KIND,
        "holds.role": ROLE,
        "holds.sig": GROUP,
        "sponsors.role": ROLE,
        "attestation.by": GIVER,
        "seat_open.role": ROLE,
        "all_of[]": _REQUIREMENT,
        "any_of[]": _REQUIREMENT,
        "n_of.of[]": _REQUIREMENT,
        "not": _REQUIREMENT,
    },
    "step": {
        "nomination.by": GIVER,
        "seconds.by": GIVER,
        "approvals.by": GIVER,
        "objections.by": GIVER,
        "veto.by": GIVER,
        "appointment.by": GIVER,
        "vote.by": GIVER,
        "vote.except": GIVER,
        "vote.weights[].by": GIVER,
        "all_of[]": _STEP,
        "any_of[]": _STEP,
        "n_of.of[]": _STEP,
        "not": _STEP,
    },
}
"""The same of requirements and steps, which hold each other."""


def naming(what: str) -> tuple[str, ...]:
    """The kinds of document that may name such a thing."""
    parts = {f"@{name}" for name, paths in PARTS.items() if what in paths.values()}
    return tuple(kind for kind, paths in REFERENCES.items() if not {what, *parts}.isdisjoint(paths.values()))


@cache
def _walk(kind: str, what: str) -> Walk:
    return Walk(REFERENCES[kind], what, PARTS)


def names(document: Document, what: str) -> list[str]:
    """Every name of such a thing in the document, without its place."""
    return _walk(document.kind, what).values(document.value)


def strange(document: Document, what: str, known: Container[str]) -> Iterator[tuple[At, str]]:
    """Every name of such a thing that is not known, with its place."""
    walk = _walk(document.kind, what)
    for name in walk.values(document.value):
        if name not in known:
            break
    else:
        return
    for keys, name, is_key in walk.places(document.value):
        if name not in known:
            yield At(document.path, keys, on="key" if is_key else "value"), name
