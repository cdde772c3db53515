"""`ladder nominate`: open a case for a seat, second one, or say yes to one's own."""

import typer

from ladder_cli.commands.batch import Row
from ladder_cli.commands.call import call_of
from ladder_cli.commands.options import Person, Role, SayingOfMany, Sig
from ladder_cli.commands.saying import group_of, say
from ladder_cli.roles.case import Line, Speaker, nomination
from ladder_cli.roles.standing import Rung


def nominate(
    context: typer.Context,
    how: SayingOfMany,
    person: Person = "",
    role: Role = "",
    sig: Sig = "",
) -> int:
    """Open a case for somebody's seat; on an open one this seconds it, and of oneself it says yes.

    Who may is the role's to say. With --from the first word is ROLE; columns: person, role, sig.

    Example: ladder nominate mei reviewer --sig docs --as celeste
    """
    call = call_of(context)

    def one(speaker: Speaker, row: Row) -> Line:
        role = row.needed("role", "say for which role", "ladder nominate PERSON ROLE")
        rung = Rung(call.role(role), group_of(call, row))
        return nomination(speaker, call.person(row["person"]), rung)

    return say(call, how, "Nominate", {"person": person, "role": role, "sig": sig}, one)
