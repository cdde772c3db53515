"""`ladder vouch`: keep a seat whose work is not counted."""

import typer

from ladder_cli.commands.batch import Row
from ladder_cli.commands.call import call_of
from ladder_cli.commands.options import As, Commit, DryRun, Form, From, Person, Role, Sig
from ladder_cli.commands.saying import How, say
from ladder_cli.model.stop import usage
from ladder_cli.roles import tenancy
from ladder_cli.roles.case import Line, Speaker


def vouch(
    context: typer.Context,
    person: Person = "",
    role: Role = "",
    sig: Sig = "",
    as_: As = None,
    from_: From = None,
    dry_run: DryRun = False,
    commit: Commit = False,
    form: Form = "text",
) -> int:
    """Say that a seat is well kept though its work is not counted; any holder of a seat may.

    With --from the first word is ROLE; columns: person, role, sig.

    Example: ladder vouch ada reviewer --sig docs --as bob
    """
    call = call_of(context)
    if from_ is not None and not role:
        person, role = "", person

    def one(speaker: Speaker, row: Row) -> Line:
        if not row["role"]:
            raise usage("say for which role", "ladder vouch PERSON ROLE")
        group = call.group(row["sig"]) if row["sig"] else None
        seat = tenancy.held(speaker, call.person(row["person"]), call.role(row["role"]), group)
        return tenancy.vouch(speaker, seat)

    how = How("Vouch for the seat of", as_, from_, dry_run, commit, form == "json")
    return say(call, how, {"person": person, "role": role, "sig": sig}, ("role", "sig"), one)
