"""`ladder item match`: open items for somebody."""

from typing import Annotated

import typer

from ladder_cli.commands.call import call_of
from ladder_cli.commands.options import Form, Person, Sig


def match(
    context: typer.Context,
    person: Person,
    sig: Sig = "",
    most: Annotated[int, typer.Option(metavar="N", min=1, help="So many at most.")] = 5,
    form: Form = "text",
) -> int:
    """Open items that fit somebody: by topics, skills, level, groups and hours a week, and why.

    Newcomers are offered only what nobody waits for, where somebody with a free slot looks after it. Whoever
    is on release duty or on leave is offered nothing.

    Example: ladder item match salma
    """
    from ladder_cli.render.matches import FORMATS
    from ladder_cli.roles.ladders import Ladders
    from ladder_cli.work.matching import matches

    call = call_of(context)
    group = call.group(sig) if sig else None
    found = matches(Ladders(call.registry), call.person(person), call.today, sig=group)
    call.prose(FORMATS[form](found, most, lambda name: call.registry.items[name].title), form)
    return 0
