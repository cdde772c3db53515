"""`ladder attest`: settle a requirement by one's word."""

import typer

from ladder_cli.commands.batch import Row
from ladder_cli.commands.call import call_of
from ladder_cli.commands.options import Case, Id, Link, Person, SayingOfMany, Sig
from ladder_cli.commands.saying import case_of, say
from ladder_cli.roles.case import Line, Speaker
from ladder_cli.roles.endorsement import attestation


def attest(
    context: typer.Context,
    how: SayingOfMany,
    person: Person = "",
    name: Id = "",
    role: Case = "",
    sig: Sig = "",
    link: Link = "",
) -> int:
    """Say that a requirement is met, in a candidate's open nomination, or what came of a vote.

    Who may is the requirement's to say. With --from the first word is ID; columns: person, id, role,
    sig, link.

    Example: ladder attest soo-jin sees-the-whole --as mateo --link https://talk.ferrywake.example.org/t/4712
    """
    call = call_of(context)

    def one(speaker: Speaker, row: Row) -> Line:
        asked = row.needed("id", "say which requirement", "ladder attest PERSON ID")
        return attestation(speaker, case_of(call, speaker, row), asked, row.link)

    given = {"person": person, "id": name, "role": role, "sig": sig, "link": link}
    return say(call, how, "Attest for", given, one)
