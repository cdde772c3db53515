"""`ladder idea due`: what time brings to ideas, as a list and as files."""

from typing import TYPE_CHECKING, Annotated

import typer

from ladder_cli.commands.call import Call, call_of
from ladder_cli.commands.options import Commit, DryRun, Form
from ladder_cli.model.stop import usage

if TYPE_CHECKING:
    from ladder_cli.store.writing import Plan
    from ladder_cli.work.timers import Due


def due(
    context: typer.Context,
    write: Annotated[bool, typer.Option("--write", help="Park what has run out, with thanks.")] = False,
    dry_run: DryRun = False,
    commit: Commit = False,
    form: Form = "text",
) -> int:
    """Ideas whose time has come: without a second for 60 days, without a shepherd for 30, not renewed.

    Only --write writes: it parks what nobody seconded or looks after in 60 days, and incubations that were
    not renewed. Anyone may carry that, in a pull request opened on the same day; ideas come back at any time.

    Example: ladder idea due
    """
    from ladder_cli.render.idea_dues import FORMATS
    from ladder_cli.work.timers import due_ideas

    call = call_of(context)
    if (commit or dry_run) and not write:
        raise usage("there is nothing to write without --write")
    found = due_ideas(call.registry, call.today)
    call.answer(FORMATS[form](found))
    return _write(call, found, dry_run=dry_run, commit=commit, quiet=form == "json") if write else 0


def _write(call: Call, found: "list[Due]", *, dry_run: bool, commit: bool, quiet: bool) -> int:
    """Park what has run out; all of it or nothing."""
    from ladder_cli.commands.landing import land, made_sure

    plan = _plan(call, found)
    if not plan.changes:
        call.talk("no timer has run out: nothing to write")
        return 0
    message = "Write down what time has brought to ideas\n" if commit else ""
    landed = land(call, made_sure(call, plan), message=message, dry_run=dry_run)
    if quiet:
        call.talk(landed.text.rstrip("\n"))
    else:
        call.answer(f"\n{landed.page}")
    return 0


def _plan(call: Call, found: "list[Due]") -> "Plan":
    from ladder_cli.store.planned import planned

    edits = {call.registry.path("idea", one.idea): one.edits for one in found if one.edits}
    return planned(call.source, {}, edits)
