"""`ladder sponsor`: vouch for a candidate."""

from typing import Annotated

import typer

from ladder_cli.commands.batch import Row
from ladder_cli.commands.call import call_of
from ladder_cli.commands.options import Link, Person, Role, SayingOfMany, Sig
from ladder_cli.commands.saying import case_of, say
from ladder_cli.roles.case import Line, Speaker
from ladder_cli.roles.endorsement import sponsorship


def sponsor(
    context: typer.Context,
    how: SayingOfMany,
    person: Person = "",
    role: Role = "",
    sig: Sig = "",
    why: Annotated[str, typer.Option(metavar="TEXT", help="What you have seen them do.")] = "",
    link: Link = "",
) -> int:
    """Vouch for a candidate, in their open nomination; without ROLE in the only one.

    With --from the first word is ROLE; columns: person, role, sig, why, link.

    Example: ladder sponsor kofi reviewer --sig relay --why "catches what readers trip over" --as tomasz
    """
    call = call_of(context)

    def one(speaker: Speaker, row: Row) -> Line:
        return sponsorship(speaker, case_of(call, speaker, row), row["why"], row.link)

    given = {"person": person, "role": role, "sig": sig, "why": why, "link": link}
    return say(call, how, "Vouch for", given, one)
