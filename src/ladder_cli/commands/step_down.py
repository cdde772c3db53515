"""`ladder step-down`: leave a seat."""

from typing import Annotated

import typer

from ladder_cli.commands.batch import Row
from ladder_cli.commands.call import call_of
from ladder_cli.commands.options import Person, Role, SayingOfMany, Sig
from ladder_cli.commands.saying import say, seat_of
from ladder_cli.roles import tenancy
from ladder_cli.roles.case import Line, Speaker


def step_down(
    context: typer.Context,
    how: SayingOfMany,
    person: Person = "",
    role: Role = "",
    sig: Sig = "",
    emeritus: Annotated[
        bool, typer.Option("--emeritus", help="As emeritus, where the role has any.")
    ] = False,
) -> int:
    """End a seat today: one's own, or as a lead or steward that of somebody who asked for it.

    With --from the first word is ROLE; columns: person, role, sig.

    Example: ladder step-down mateo reviewer --sig storage --emeritus --as mateo
    """
    call = call_of(context)

    def one(speaker: Speaker, row: Row) -> Line:
        row.needed("role", "say from which role", "ladder step-down PERSON ROLE")
        seat = seat_of(call, speaker, row)
        return tenancy.stepping_down(speaker, seat, emeritus=emeritus)

    return say(call, how, "Thank and release", {"person": person, "role": role, "sig": sig}, one)
