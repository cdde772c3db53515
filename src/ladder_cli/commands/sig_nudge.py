"""`ladder sig nudge`: whom those who lead a group could write to this week."""

from typing import Annotated

import typer

from ladder_cli.commands import completing
from ladder_cli.commands.call import call_of
from ladder_cli.commands.options import PageForm


def nudge(
    context: typer.Context,
    sig: Annotated[str, typer.Argument(metavar="GROUP", autocompletion=completing.groups)],
    form: PageForm = "text",
) -> int:
    """A short list for leads: who is near a promotion, unthanked, asked for contact or looks for a mentor.

    Whoever says to be happy to listen is not on it, and nobody while on leave.

    Example: ladder sig nudge docs
    """
    from ladder_cli.render.nudges import FORMATS
    from ladder_cli.roles.ladders import Ladders
    from ladder_cli.work.nudges import nudges

    call = call_of(context)
    name = call.group(sig)
    found = nudges(Ladders(call.registry), name, call.today)
    title = call.registry.groups[name].title
    call.answer(FORMATS[form](found, call.registry.name_of, title, call.width))
    return 0
