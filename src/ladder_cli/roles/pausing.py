"""Pauses: a silence too short to lose a seat by, after which somebody may pause it."""

from datetime import date

import msgspec

from ladder_cli.model.registry import Held
from ladder_cli.roles.keeping import keeps_of, kept_by
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.protection import protections
from ladder_cli.roles.verdict import Verdict, negated


def may_pause(ladders: Ladders, held: Held, today: date) -> Verdict:
    """Met where the role lets somebody pause the seat now: what keeps it is not met in the shorter window.

    Unmet for a role without pauses, in a group that is exempt, and where leave, grace or a vouch protects
    the seat; unknown where no source covers the window.
    """
    keeps = keeps_of(ladders, held)
    if keeps is None or keeps.pause is None or protections(ladders, held, keeps, today):
        return "unmet"
    return negated(
        kept_by(
            ladders, held, msgspec.structs.replace(keeps, window=keeps.pause.window, occasions=None), today
        )
    )
