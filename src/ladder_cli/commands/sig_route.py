"""`ladder sig route`: which groups could be somebody's."""

from typing import Annotated

import typer

from ladder_cli.commands import completing
from ladder_cli.commands.call import call_of
from ladder_cli.commands.options import Form


def route(
    context: typer.Context,
    person: Annotated[str, typer.Argument(metavar="PERSON", autocompletion=completing.handles)],
    form: Form = "text",
) -> int:
    """The groups that fit what somebody says they care about, when they have time and what they speak.

    With reasons, an open item where one fits, and whom to ask.

    Example: ladder sig route tahmina
    """
    from ladder_cli.render.routes import FORMATS
    from ladder_cli.roles.ladders import Ladders
    from ladder_cli.work.routing import routes

    call = call_of(context)
    handle = call.person(person)
    call.answer(FORMATS[form](handle, routes(Ladders(call.registry), handle, call.today), call.width))
    return 0
