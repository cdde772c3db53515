"""`ladder vouch`: keep a seat whose work is not counted."""

import typer

from ladder_cli.commands.batch import Row
from ladder_cli.commands.call import call_of
from ladder_cli.commands.options import Person, Role, SayingOfMany, Sig
from ladder_cli.commands.saying import say, seat_of
from ladder_cli.roles import tenancy
from ladder_cli.roles.case import Line, Speaker


def vouch(
    context: typer.Context,
    how: SayingOfMany,
    person: Person = "",
    role: Role = "",
    sig: Sig = "",
) -> int:
    """Say that a seat is well kept though its work is not counted; any holder of a seat may.

    With --from the first word is ROLE; columns: person, role, sig.

    Example: ladder vouch farida reviewer --sig docs/translation --as celeste
    """
    call = call_of(context)

    def one(speaker: Speaker, row: Row) -> Line:
        row.needed("role", "say for which role", "ladder vouch PERSON ROLE")
        seat = seat_of(call, speaker, row)
        return tenancy.vouch(speaker, seat)

    return say(call, how, "Vouch for the seat of", {"person": person, "role": role, "sig": sig}, one)
