"""`ladder waive`: waive a requirement for a candidate, with the reason."""

from typing import Annotated

import typer

from ladder_cli.commands.attest import Id, RoleOption
from ladder_cli.commands.batch import Row
from ladder_cli.commands.call import call_of
from ladder_cli.commands.options import As, Commit, DryRun, Form, From, Person, Sig
from ladder_cli.commands.saying import How, say
from ladder_cli.model.stop import usage
from ladder_cli.roles.case import Line, Speaker, find
from ladder_cli.roles.endorsement import waiver


def waive(
    context: typer.Context,
    person: Person = "",
    name: Id = "",
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why, for everyone to read.")] = "",
    role: RoleOption = "",
    sig: Sig = "",
    as_: As = None,
    from_: From = None,
    dry_run: DryRun = False,
    commit: Commit = False,
    form: Form = "text",
) -> int:
    """Waive a requirement in a candidate's open nomination, for a reason that everyone may read.

    Who may is the requirement's to say. With --from the first word is ID; columns: person, id, reason,
    role, sig.

    Example: ladder waive ada three-months --reason "led the sister project for two years" --as dan
    """
    call = call_of(context)
    if from_ is not None and not name:
        person, name = "", person

    def one(speaker: Speaker, row: Row) -> Line:
        if not row["id"]:
            raise usage("say which requirement", "ladder waive PERSON ID --reason TEXT")
        wanted = row["role"] and call.role(row["role"])
        group = call.group(row["sig"]) if row["sig"] else None
        case = find(speaker, call.person(row["person"]), wanted, group, row["id"])
        return waiver(speaker, case, row["id"], row["reason"])

    given = {"person": person, "id": name, "reason": reason, "role": role, "sig": sig}
    how = How("Waive a requirement for", as_, from_, dry_run, commit, form == "json")
    return say(call, how, given, ("id", "reason", "role", "sig"), one)
