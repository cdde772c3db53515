"""`ladder waive`: waive a requirement for a candidate, with the reason."""

from typing import Annotated

import typer

from ladder_cli.commands.batch import Row
from ladder_cli.commands.call import call_of
from ladder_cli.commands.options import Case, Id, Person, SayingOfMany, Sig
from ladder_cli.commands.saying import case_of, say
from ladder_cli.roles.case import Line, Speaker
from ladder_cli.roles.endorsement import waiver


def waive(
    context: typer.Context,
    how: SayingOfMany,
    person: Person = "",
    name: Id = "",
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why, for everyone to read.")] = "",
    role: Case = "",
    sig: Sig = "",
) -> int:
    """Waive a requirement in a candidate's open nomination, for a reason that everyone may read.

    Who may is the requirement's to say. With --from the first word is ID; columns: person, id, reason,
    role, sig.

    Example: ladder waive pilar vouched --reason "has run it for two years elsewhere" --as bao
    """
    call = call_of(context)

    def one(speaker: Speaker, row: Row) -> Line:
        asked = row.needed("id", "say which requirement", "ladder waive PERSON ID --reason TEXT")
        return waiver(speaker, case_of(call, speaker, row), asked, row["reason"])

    given = {"person": person, "id": name, "reason": reason, "role": role, "sig": sig}
    return say(call, how, "Waive a requirement for", given, one)
