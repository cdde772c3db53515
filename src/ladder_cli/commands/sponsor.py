"""`ladder sponsor`: vouch for a candidate."""

from typing import Annotated

import typer

from ladder_cli.commands.batch import Row
from ladder_cli.commands.call import call_of
from ladder_cli.commands.options import As, Commit, DryRun, Form, From, Link, Person, Role, Sig
from ladder_cli.commands.saying import How, say
from ladder_cli.roles.case import Line, Speaker, find
from ladder_cli.roles.endorsement import sponsorship


def sponsor(
    context: typer.Context,
    person: Person = "",
    role: Role = "",
    sig: Sig = "",
    why: Annotated[str, typer.Option(metavar="TEXT", help="What you have seen them do.")] = "",
    link: Link = "",
    as_: As = None,
    from_: From = None,
    dry_run: DryRun = False,
    commit: Commit = False,
    form: Form = "text",
) -> int:
    """Vouch for a candidate, in their open nomination; without ROLE in the only one.

    With --from the first word is ROLE; columns: person, role, sig, why, link.

    Example: ladder sponsor ada reviewer --sig docs --why "catches what readers trip over" --as bob
    """
    call = call_of(context)
    if from_ is not None and not role:
        person, role = "", person

    def one(speaker: Speaker, row: Row) -> Line:
        wanted = row["role"] and call.role(row["role"])
        group = call.group(row["sig"]) if row["sig"] else None
        case = find(speaker, call.person(row["person"]), wanted, group)
        return sponsorship(speaker, case, row["why"], row["link"])

    given = {"person": person, "role": role, "sig": sig, "why": why, "link": link}
    how = How("Vouch for", as_, from_, dry_run, commit, form == "json")
    return say(call, how, given, ("role", "sig", "why", "link"), one)
