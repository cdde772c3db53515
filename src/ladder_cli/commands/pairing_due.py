"""`ladder pairing due`: what time brings, in words to send and as files."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from ladder_cli.commands.call import Call, call_of
from ladder_cli.commands.options import Writing

if TYPE_CHECKING:
    from ladder_cli.pairing.clock import Due
    from ladder_cli.store.plans.writing import Plan


def due(
    context: typer.Context,
    how: Writing,
    write: Annotated[
        bool, typer.Option("--write", help="Begin what both said yes to, close what nobody spoke of.")
    ] = False,
) -> int:
    """What is due of pairings, in words that you can send.

    After 7 days without a word one of the two is asked, after 14 both, after 28 it is over. Leave and pauses
    stop the clock, and whoever is happy to listen is not asked. Only --write writes: what anyone may carry.

    Example: ladder pairing due
    """
    from ladder_cli.commands.landing import write_due
    from ladder_cli.pairing.clock import due as found_due
    from ladder_cli.pairing.letters import letter
    from ladder_cli.render.dues import FORMATS
    from ladder_cli.roles.ladders import Ladders

    call = call_of(context)
    how.only_with("--write", given=write)
    found = found_due(Ladders(call.registry), call.today)
    call.answer(FORMATS[how.form]([(one, letter(call.registry, one)) for one in found]))
    if not write:
        return 0
    return write_due(
        call,
        how,
        _plan(call, found),
        "Write down what time has brought to pairings",
        "no timer has run out: nothing to write",
    )


def _plan(call: Call, found: "Sequence[Due]") -> "Plan":
    from ladder_cli.pairing.ending import turned
    from ladder_cli.store.plans.planned import planned

    registry = call.registry
    edits = {
        registry.path("pairing", one.pairing): made
        for one in found
        if (made := turned(registry.pairings[one.pairing], one, call.today))
    }
    return planned(call.source, {}, edits)
