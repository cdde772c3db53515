"""`ladder explain`: a rule's page, or a role's."""

from typing import Annotated

import typer

from ladder_cli.commands import completing
from ladder_cli.commands.call import Call, call_of, nearest
from ladder_cli.model.stop import Stop, usage
from ladder_cli.render.plain_text import visible


def explain(
    context: typer.Context,
    subject: Annotated[
        str,
        typer.Argument(
            metavar="CODE|ROLE",
            help="A rule by code or name (`L201`, `unknown-role`), or a role.",
            autocompletion=completing.explained,
        ),
    ],
) -> int:
    """What a rule finds and why, with examples; or a role as prose, in Markdown: what it is and asks.

    Example: ladder explain L201
    """
    from ladder_cli.render.rule_page import text
    from ladder_cli.rules.table import RULES

    call = call_of(context)
    named = {rule.name: code for code, rule in RULES.items()}
    code = named.get(subject, subject.upper())
    if code in RULES:
        call.answer(text(code))
        return 0
    if subject.upper().startswith("L") and subject[1:].isdigit():
        family = [known for known in RULES if known.startswith(code[:2])]
        raise usage(f"no rule has the code `{subject}`", f"one of: {', '.join(family or RULES)}")
    call.answer(_role(call, subject, named))
    return 0


def _role(call: Call, subject: str, rules: dict[str, str]) -> str:
    from ladder_cli.roles.prose import prose

    try:
        name = call.role(subject)
    except Stop as stop:
        if stop.status != usage("").status:
            raise
        known = [*rules, *call.registry.roles]
        raise usage(
            f"`{subject}` is neither a rule nor a role", nearest(subject, known, "query roles")
        ) from stop
    return visible(prose(call.registry, name), keep="\n")
