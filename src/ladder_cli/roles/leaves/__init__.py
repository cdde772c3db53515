"""The ten kinds of leaf, one table: each weighs a candidate against what a leaf of its kind asks."""

from collections.abc import Callable
from typing import Any

from ladder_cli.model.requirement import How
from ladder_cli.roles.candidacy import Candidacy
from ladder_cli.roles.judgement import Weighed
from ladder_cli.roles.leaves.agreement import agreement
from ladder_cli.roles.leaves.attestation import attestation, manual
from ladder_cli.roles.leaves.contributions import contributions
from ladder_cli.roles.leaves.fact import fact
from ladder_cli.roles.leaves.field import field
from ladder_cli.roles.leaves.seat import holds, seat_open
from ladder_cli.roles.leaves.sponsors import sponsors
from ladder_cli.roles.leaves.tenure import tenure

Leaf = Callable[[Candidacy, str, Any], Weighed]
"""Weighs a candidacy for the requirement of that id, whose leaf is the value of that kind."""

LEAVES: dict[str, Leaf] = {
    "tenure": tenure,
    "contributions": contributions,
    "holds": holds,
    "sponsors": sponsors,
    "attestation": attestation,
    "agreement": agreement,
    "fact": fact,
    "field": field,
    "seat_open": seat_open,
    "manual": manual,
}

HOW: dict[str, How] = {
    "tenure": "computed",
    "contributions": "computed",
    "holds": "computed",
    "sponsors": "recorded",
    "attestation": "attested",
    "agreement": "recorded",
    "fact": "external",
    "field": "recorded",
    "seat_open": "computed",
    "manual": "attested",
}
"""How we know, where the requirement does not say it."""
