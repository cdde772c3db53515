"""`ladder idea adopt`, `merge` and `hand-off`: what came of an idea."""

from typing import Annotated

import typer

from ladder_cli.commands import completing
from ladder_cli.commands.call import call_of
from ladder_cli.commands.idea import link_of, say_of
from ladder_cli.commands.options import AsHandle, Commit, DryRun, Form, Idea, Link
from ladder_cli.commands.saying import How
from ladder_cli.directory import answers
from ladder_cli.work import idea_lines


def adopt(
    context: typer.Context,
    idea: Idea,
    link: Annotated[str, typer.Option(metavar="URL", help="What came of it.")],
    as_: AsHandle = None,
    dry_run: DryRun = False,
    commit: Commit = False,
    form: Form = "text",
) -> int:
    """Say that an idea has become part of what we do, as a lead of its group.

    Example: ladder idea adopt borrow-a-box --link https://talk.ferrywake.example.org/t/4401 --as kwame
    """
    how = How("Adopt an idea:", as_, None, dry_run, commit, form == "json")
    seen = answers.link(link)
    return say_of(call_of(context), how, idea, lambda by, name: idea_lines.end(by, name, "adopted", seen))


def merge(
    context: typer.Context,
    idea: Idea,
    link: Annotated[str, typer.Option(metavar="URL", help="What it has become a part of.")],
    as_: AsHandle = None,
    dry_run: DryRun = False,
    commit: Commit = False,
    form: Form = "text",
) -> int:
    """Say that an idea lives on in another, or in work that is under way, as a lead of its group.

    Example: ladder idea merge quiet-hours --link https://talk.ferrywake.example.org/t/4410 --as dawit
    """
    how = How("Merge an idea:", as_, None, dry_run, commit, form == "json")
    seen = answers.link(link)
    return say_of(call_of(context), how, idea, lambda by, name: idea_lines.end(by, name, "merged", seen))


def hand_off(
    context: typer.Context,
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
    as_: AsHandle = None,
    dry_run: DryRun = False,
    commit: Commit = False,
    form: Form = "text",
) -> int:
    """Hand an idea off to a group, as a lead of its own; one of that group says yes.

    Example: ladder idea hand-off replay-a-storm --to large-fleets --as tomasz
    """
    call = call_of(context)
    how = How("Hand an idea off:", as_, None, dry_run, commit, form == "json")
    group, seen = call.group(to), link_of(link)
    return say_of(call, how, idea, lambda by, name: idea_lines.end(by, name, "handed-off", seen, group))
