"""`ladder pairing due`: what time brings, in words to send and as files."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from ladder_cli.commands.call import Call, call_of
from ladder_cli.commands.options import Commit, DryRun, Form
from ladder_cli.model.stop import usage

if TYPE_CHECKING:
    from ladder_cli.pairing.clock import Due
    from ladder_cli.store.writing import Plan


def due(
    context: typer.Context,
    write: Annotated[
        bool, typer.Option("--write", help="Begin what both said yes to, close what nobody spoke of.")
    ] = False,
    dry_run: DryRun = False,
    commit: Commit = False,
    form: Form = "text",
) -> int:
    """What is due of pairings, in words that you can send.

    After 7 days without a word one of the two is asked, after 14 both, after 28 it is over. Leave and pauses
    stop the clock, and whoever is happy to listen is not asked. Only --write writes: what anyone may carry.

    Example: ladder pairing due
    """
    from ladder_cli.pairing.clock import due as found_due
    from ladder_cli.pairing.letters import letter
    from ladder_cli.render.dues import FORMATS
    from ladder_cli.roles.ladders import Ladders

    call = call_of(context)
    if (commit or dry_run) and not write:
        raise usage("there is nothing to write without --write")
    found = found_due(Ladders(call.registry), call.today)
    call.answer(FORMATS[form]([(one, letter(call.registry, one)) for one in found]))
    return _write(call, found, dry_run=dry_run, commit=commit, quiet=form == "json") if write else 0


def _write(call: Call, found: "Sequence[Due]", *, dry_run: bool, commit: bool, quiet: bool) -> int:
    """Write what has run out; all of it or nothing."""
    from ladder_cli.commands.landing import land, made_sure

    plan = _plan(call, found)
    if not plan.changes:
        call.talk("no timer has run out: nothing to write")
        return 0
    message = "Write down what time has brought to pairings\n" if commit else ""
    landed = land(call, made_sure(call, plan), message=message, dry_run=dry_run)
    if quiet:
        call.talk(landed.text.rstrip("\n"))
    else:
        call.answer(f"\n{landed.page}")
    return 0


def _plan(call: Call, found: "Sequence[Due]") -> "Plan":
    from ladder_cli.pairing.ending import turned
    from ladder_cli.store.planned import planned

    registry = call.registry
    edits = {
        registry.path("pairing", one.pairing): made
        for one in found
        if (made := turned(registry.pairings[one.pairing], one, call.today))
    }
    return planned(call.source, {}, edits)
