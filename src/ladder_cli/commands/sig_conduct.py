"""`ladder sig conduct`: the public page of those who keep the code of conduct."""

from typing import Annotated

import typer

from ladder_cli.commands import completing
from ladder_cli.commands.call import call_of
from ladder_cli.commands.options import PageForm
from ladder_cli.model.stop import Stop, usage


def conduct(
    context: typer.Context,
    sig: Annotated[
        str,
        typer.Argument(
            metavar="[GROUP]",
            help="Where several keep it.",
            autocompletion=completing.groups,
            show_default=False,
        ),
    ] = "",
    form: PageForm = "text",
) -> int:
    """Who keeps the code of conduct, how to reach them, who steps aside when, and their reports.

    Example: ladder sig conduct --format markdown
    """
    from ladder_cli.directory.conduct_page import conduct_page, keepers
    from ladder_cli.directory.listing import View
    from ladder_cli.render.pages import FORMATS
    from ladder_cli.roles.ladders import Ladders
    from ladder_cli.store.documents.locating import Places

    call = call_of(context)
    view = View(Ladders(call.registry), call.today)
    found = keepers(view)
    asked = call.group(sig) if sig else ""
    if not found:
        raise Stop("no group keeps the code of conduct", "give one a `conduct:` part, and people seats", 1)
    if asked and asked not in found:
        raise usage(f"`{asked}` does not keep the code of conduct", f"who does: {', '.join(found)}")
    if not asked and len(found) > 1:
        raise usage("several groups keep the code of conduct", f"name one: {', '.join(found)}")
    made = conduct_page(view, asked or found[0])
    call.answer(FORMATS[form](made, Places(call.source).shown, call.width))
    return 0
