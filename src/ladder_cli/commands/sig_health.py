"""`ladder sig health`: how a group is, told without blame."""

from typing import Annotated

import typer

from ladder_cli.commands import completing
from ladder_cli.commands.call import call_of
from ladder_cli.commands.options import PageForm


def health(
    context: typer.Context,
    sig: Annotated[str, typer.Argument(metavar="GROUP", autocompletion=completing.groups)],
    since: Annotated[
        str, typer.Option(metavar="DATE", help="Newcomers who arrived from this day on; the past year's.")
    ] = "",
    form: PageForm = "text",
) -> int:
    """Who does something and who listens, how newcomers go on, what waits, on how many shoulders it lies.

    Of the group and all below it. Ends with status 1 only where fewer do something than its band hopes for.

    Example: ladder sig health docs --format markdown
    """
    from ladder_cli.commands.call import day
    from ladder_cli.render.health import FORMATS
    from ladder_cli.roles.ladders import Ladders
    from ladder_cli.work.health import health as health_of

    call = call_of(context)
    name = call.group(sig)
    found = health_of(Ladders(call.registry), name, call.today, day(since) if since else None)
    call.answer(FORMATS[form](found, call.registry.groups[name].title, call.width))
    return int(found.attention.below)
