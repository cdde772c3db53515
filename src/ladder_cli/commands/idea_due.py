"""`ladder idea due`: what time brings to ideas, as a list and as files."""

from typing import TYPE_CHECKING, Annotated

import typer

from ladder_cli.commands.call import Call, call_of
from ladder_cli.commands.options import Writing

if TYPE_CHECKING:
    from ladder_cli.store.plans.writing import Plan
    from ladder_cli.work.timers import Due


def due(
    context: typer.Context,
    how: Writing,
    write: Annotated[bool, typer.Option("--write", help="Park what has run out, with thanks.")] = False,
) -> int:
    """Ideas whose time has come: without a second for 60 days, without a shepherd for 30, not renewed.

    Only --write writes: it parks what nobody seconded or looks after in 60 days, and incubations that were
    not renewed. Anyone may carry that, in a pull request opened on the same day; ideas come back at any time.

    Example: ladder idea due
    """
    from ladder_cli.commands.landing import write_due
    from ladder_cli.render.idea_dues import FORMATS
    from ladder_cli.work.timers import due_ideas

    call = call_of(context)
    how.only_with("--write", given=write)
    found = due_ideas(call.registry, call.today)
    call.answer(FORMATS[how.form](found))
    if not write:
        return 0
    return write_due(
        call,
        how,
        _plan(call, found),
        "Write down what time has brought to ideas",
        "no timer has run out: nothing to write",
    )


def _plan(call: Call, found: "list[Due]") -> "Plan":
    from ladder_cli.store.plans.planned import planned

    edits = {call.registry.path("idea", one.idea): one.edits for one in found if one.edits}
    return planned(call.source, {}, edits)
