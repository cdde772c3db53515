"""`ladder idea raise`: four fields, and anybody may."""

from typing import Annotated

import typer

from ladder_cli.commands.call import call_of
from ladder_cli.commands.new_file import new_name, raised
from ladder_cli.commands.options import Saying, Sig, Texts
from ladder_cli.directory import answers
from ladder_cli.model.finding import Plain
from ladder_cli.model.stop import usage
from ladder_cli.roles.case import Line, Speaker

FIELDS = {
    "problem": ("What is wrong today?", 4000),
    "proposal": ("What might be done?", 4000),
    "for_whom": ("Who would gain?", 300),
    "help_wanted": ("What would help it along?", 300),
}
"""What is asked for each field, and how long an answer may be."""


def raise_(
    context: typer.Context,
    how: Saying,
    title: Annotated[str, typer.Argument(metavar="TITLE", help="The idea in a line.")],
    problem: Annotated[str, typer.Option(metavar="TEXT", help="What is wrong today.")] = "",
    proposal: Annotated[str, typer.Option(metavar="TEXT", help="What might be done.")] = "",
    for_whom: Annotated[str, typer.Option(metavar="TEXT", help="Who would gain.")] = "",
    help_wanted: Annotated[str, typer.Option(metavar="TEXT", help="What would help it along.")] = "",
    sig: Sig = "",
    topic: Annotated[Texts, typer.Option(metavar="TOPIC", help="What it is about; again.")] = None,
    id_: Annotated[str, typer.Option("--id", metavar="ID", help="Its id; else made of the title.")] = "",
) -> int:
    """Raise an idea bigger than a feature. Four answers are enough; on a terminal they are asked for.

    Example: ladder idea raise "A day of failures" --problem "Nobody tells them" --proposal "An hour each" \
--for-whom "Whoever runs a box" --help-wanted "A host" --sig keepers --as hamish
    """
    call = call_of(context)
    given = {"problem": problem, "proposal": proposal, "for_whom": for_whom, "help_wanted": help_wanted}
    fields = _asked(given)
    headline = answers.said(title, 120)
    group = call.group(sig) if sig else ""
    topics: list[Plain] = [*answers.topics(",".join(topic or ()))]
    name = new_name(call, "idea", id_, headline)

    def made(by: Speaker) -> tuple[dict[str, Plain], Line]:
        data: dict[str, Plain] = {"title": headline, **fields}
        data |= {"group": group} if group else {}
        data |= {"topics": topics} if topics else {}
        data |= {"raised": {"by": by.handle, "on": by.day}, "state": "raised", "since": by.day}
        note = f"now it needs somebody who would like to see it too: ladder idea second {name}"
        said = f"`{by.handle}` raises `{name}`: {headline}"
        return data, Line(call.registry.path("idea", name), (), said, by.handle, (note,))

    return raised(call, how, "Raise an idea:", made)


def _asked(given: dict[str, str]) -> dict[str, str]:
    """The four fields; what is missing is asked for. Stop (status 2) where nobody is there to answer."""
    from ladder_cli.commands.prompting import on_terminal, text

    missing = [name for name, said in given.items() if not said.strip()]
    if missing and not on_terminal():
        options = ", ".join("--" + name.replace("_", "-") for name in missing)
        raise usage("an idea has four fields, and not all are said", f"say the others too: {options}")
    answered = {name: text(FIELDS[name][0]) if name in missing else said for name, said in given.items()}
    for name, said in answered.items():
        if not said.strip():
            raise usage(f"`{name.replace('_', ' ')}` says nothing", FIELDS[name][0])
    return {name: answers.prose(said, FIELDS[name][1]) for name, said in answered.items()}
