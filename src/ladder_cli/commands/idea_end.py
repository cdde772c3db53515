"""`ladder idea adopt`, `merge` and `hand-off`: what came of an idea."""

from typing import Annotated

import typer

from ladder_cli.commands import completing
from ladder_cli.commands.call import call_of
from ladder_cli.commands.idea import link_of
from ladder_cli.commands.options import Idea, Link, Saying
from ladder_cli.commands.saying import speak_of
from ladder_cli.directory import answers
from ladder_cli.work import idea_lines


def adopt(
    context: typer.Context,
    how: Saying,
    idea: Idea,
    link: Annotated[str, typer.Option(metavar="URL", help="What came of it.")],
) -> int:
    """Say that an idea has become part of what we do, as a lead of its group.

    Example: ladder idea adopt borrow-a-box --link https://talk.ferrywake.example.org/t/4401 --as kwame
    """
    call = call_of(context)
    seen = answers.link(link)
    return speak_of(call, how, "Adopt an idea:", call.idea(idea), idea_lines.end, "adopted", seen)


def merge(
    context: typer.Context,
    how: Saying,
    idea: Idea,
    link: Annotated[str, typer.Option(metavar="URL", help="What it has become a part of.")],
) -> int:
    """Say that an idea lives on in another, or in work that is under way, as a lead of its group.

    Example: ladder idea merge quiet-hours --link https://talk.ferrywake.example.org/t/4410 --as dawit
    """
    call = call_of(context)
    seen = answers.link(link)
    return speak_of(call, how, "Merge an idea:", call.idea(idea), idea_lines.end, "merged", seen)


def hand_off(
    context: typer.Context,
    how: Saying,
    idea: Idea,
    to: Annotated[
        str,
        typer.Option(
            "--to",
            metavar="GROUP",
            help="The group that takes it over.",
            autocompletion=completing.groups,
        ),
    ],
    link: Link = "",
) -> int:
    """Hand an idea off to a group, as a lead of its own; one of that group says yes.

    Example: ladder idea hand-off replay-a-storm --to large-fleets --as tomasz
    """
    call = call_of(context)
    group, seen = call.group(to), link_of(link)
    return speak_of(
        call, how, "Hand an idea off:", call.idea(idea), idea_lines.end, "handed-off", seen, group
    )
