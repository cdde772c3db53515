"""The ten kinds of leaf, in one table."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from ladder_cli.model.requirement import How
from ladder_cli.roles.candidacy import Candidacy
from ladder_cli.roles.judgement import Weighed
from ladder_cli.roles.leaves import sentences
from ladder_cli.roles.leaves.agreement import agreement
from ladder_cli.roles.leaves.attestation import attestation, manual
from ladder_cli.roles.leaves.contributions import contributions
from ladder_cli.roles.leaves.fact import fact
from ladder_cli.roles.leaves.field import field
from ladder_cli.roles.leaves.seat import holds, seat_open
from ladder_cli.roles.leaves.sentences import Where
from ladder_cli.roles.leaves.sponsors import sponsors
from ladder_cli.roles.leaves.tenure import tenure


class Leaf(Struct, frozen=True):
    """A kind of leaf: how a candidacy is weighed, how we know, what it asks in a line, what it costs.

    `weigh` is given the requirement's id and the value of that kind; `how` holds where the requirement
    does not say it; `cost` puts a word to ask for before something to agree to or have recorded, then work,
    then a rung, then waiting.
    """

    weigh: Callable[[Candidacy, str, Any], Weighed]
    how: How
    asks: Callable[[Any, Where], str]
    cost: int


LEAVES: dict[str, Leaf] = {
    "tenure": Leaf(tenure, "computed", sentences.tenure, 4),
    "contributions": Leaf(contributions, "computed", sentences.contributions, 2),
    "holds": Leaf(holds, "computed", sentences.holds, 3),
    "sponsors": Leaf(sponsors, "recorded", sentences.sponsors, 0),
    "attestation": Leaf(attestation, "attested", sentences.attestation, 0),
    "agreement": Leaf(agreement, "recorded", sentences.agreement, 1),
    "fact": Leaf(fact, "external", sentences.fact, 1),
    "field": Leaf(field, "recorded", sentences.field, 1),
    "seat_open": Leaf(seat_open, "computed", sentences.seat_open, 4),
    "manual": Leaf(manual, "attested", sentences.manual, 0),
}
