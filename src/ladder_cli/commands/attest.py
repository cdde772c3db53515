"""`ladder attest`: settle a requirement by one's word."""

from typing import Annotated

import typer

from ladder_cli.commands import completing
from ladder_cli.commands.batch import Row
from ladder_cli.commands.call import call_of
from ladder_cli.commands.options import As, Commit, DryRun, Form, From, Link, Person, Sig
from ladder_cli.commands.saying import How, say
from ladder_cli.model.stop import usage
from ladder_cli.roles.case import Line, Speaker, find
from ladder_cli.roles.endorsement import attestation

Id = Annotated[str, typer.Argument(metavar="[ID]", help="The requirement's id.", show_default=False)]
RoleOption = Annotated[
    str,
    typer.Option("--role", metavar="ROLE", help="In this nomination.", autocompletion=completing.roles),
]


def attest(
    context: typer.Context,
    person: Person = "",
    name: Id = "",
    role: RoleOption = "",
    sig: Sig = "",
    link: Link = "",
    as_: As = None,
    from_: From = None,
    dry_run: DryRun = False,
    commit: Commit = False,
    form: Form = "text",
) -> int:
    """Say that a requirement is met, in a candidate's open nomination, or what came of a vote.

    Who may is the requirement's to say. With --from the first word is ID; columns: person, id, role,
    sig, link.

    Example: ladder attest ada good-feedback --as carol --link https://talk.example.org/t/4712
    """
    call = call_of(context)
    if from_ is not None and not name:
        person, name = "", person

    def one(speaker: Speaker, row: Row) -> Line:
        if not row["id"]:
            raise usage("say which requirement", "ladder attest PERSON ID")
        wanted = row["role"] and call.role(row["role"])
        group = call.group(row["sig"]) if row["sig"] else None
        case = find(speaker, call.person(row["person"]), wanted, group, row["id"])
        return attestation(speaker, case, row["id"], row["link"])

    given = {"person": person, "id": name, "role": role, "sig": sig, "link": link}
    how = How("Attest for", as_, from_, dry_run, commit, form == "json")
    return say(call, how, given, ("id", "role", "sig", "link"), one)
