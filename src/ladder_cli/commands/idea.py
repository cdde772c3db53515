"""`ladder idea …`: what people say of an idea, each in one word."""

from collections.abc import Callable
from typing import Annotated, Literal

import typer

from ladder_cli.commands.call import Call, call_of
from ladder_cli.commands.options import AsHandle, Commit, DryRun, Form, Idea, Link
from ladder_cli.commands.saying import How, speak
from ladder_cli.directory import answers
from ladder_cli.roles.case import Line, Speaker
from ladder_cli.work import idea_lines

LONGEST = 300
Why = Literal["no-second", "no-shepherd", "no-time", "not-now", "covered-elsewhere", "not-renewed"]


def second(
    context: typer.Context,
    idea: Idea,
    as_: AsHandle = None,
    dry_run: DryRun = False,
    commit: Commit = False,
    form: Form = "text",
) -> int:
    """Say that you would like to see it too; a parked idea comes back by it.

    Example: ladder idea second parcel-post-cards --as kwame
    """
    how = How("Second an idea:", as_, None, dry_run, commit, form == "json")
    return say_of(call_of(context), how, idea, idea_lines.second)


def shepherd(
    context: typer.Context,
    idea: Idea,
    as_: AsHandle = None,
    dry_run: DryRun = False,
    commit: Commit = False,
    form: Form = "text",
) -> int:
    """Look after an idea that was seconded, with slots free for its size.

    Example: ladder idea shepherd quiet-hours --as dawit
    """
    how = How("Look after an idea:", as_, None, dry_run, commit, form == "json")
    return say_of(call_of(context), how, idea, idea_lines.shepherd)


def release(
    context: typer.Context,
    idea: Idea,
    as_: AsHandle = None,
    dry_run: DryRun = False,
    commit: Commit = False,
    form: Form = "text",
) -> int:
    """Give back an idea that you look after, with thanks; it looks for somebody else then.

    Example: ladder idea release replay-a-storm --as aroha
    """
    how = How("Give an idea back:", as_, None, dry_run, commit, form == "json")
    return say_of(call_of(context), how, idea, idea_lines.release)


def feedback(
    context: typer.Context,
    idea: Idea,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What you think of it, in a line.")],
    link: Link = "",
    as_: AsHandle = None,
    dry_run: DryRun = False,
    commit: Commit = False,
    form: Form = "text",
) -> int:
    """Say what you think of an idea; anybody may.

    Example: ladder idea feedback quiet-hours "Ours would wait until six" --as rosalba
    """
    how = How("Say what one thinks of an idea:", as_, None, dry_run, commit, form == "json")
    said, seen = answers.said(text, LONGEST), link_of(link)
    return say_of(call_of(context), how, idea, lambda by, name: idea_lines.feedback(by, name, said, seen))


def incubate(
    context: typer.Context,
    idea: Idea,
    as_: AsHandle = None,
    dry_run: DryRun = False,
    commit: Commit = False,
    form: Form = "text",
) -> int:
    """Let an idea that somebody looks after incubate for six months, as a lead of its group.

    Example: ladder idea incubate replay-a-storm --as tomasz
    """
    how = How("Let an idea incubate:", as_, None, dry_run, commit, form == "json")
    return say_of(call_of(context), how, idea, idea_lines.incubate)


def renew(
    context: typer.Context,
    idea: Idea,
    link: Annotated[str, typer.Option(metavar="URL", help="What has come of it so far.")],
    as_: AsHandle = None,
    dry_run: DryRun = False,
    commit: Commit = False,
    form: Form = "text",
) -> int:
    """Let an incubation go on for six months from today: one link to what has come of it is enough.

    Example: ladder idea renew borrow-a-box --link https://talk.ferrywake.example.org/t/4390 --as wren
    """
    how = How("Renew an idea:", as_, None, dry_run, commit, form == "json")
    seen = answers.link(link)
    return say_of(call_of(context), how, idea, lambda by, name: idea_lines.renew(by, name, seen))


def park(
    context: typer.Context,
    idea: Idea,
    why: Annotated[Why, typer.Option(help="Why, of these.")] = "not-now",
    as_: AsHandle = None,
    dry_run: DryRun = False,
    commit: Commit = False,
    form: Form = "text",
) -> int:
    """Park an idea, with thanks; it comes back at any time.

    Example: ladder idea park quiet-hours --why no-time --as dawit
    """
    how = How("Park an idea, with thanks:", as_, None, dry_run, commit, form == "json")
    return say_of(call_of(context), how, idea, lambda by, name: idea_lines.park(by, name, why))


def unpark(
    context: typer.Context,
    idea: Idea,
    as_: AsHandle = None,
    dry_run: DryRun = False,
    commit: Commit = False,
    form: Form = "text",
) -> int:
    """Bring a parked idea back to where it was, as whoever raised it, seconded it or leads its group.

    Example: ladder idea unpark one-binary --as ravi
    """
    how = How("Bring an idea back:", as_, None, dry_run, commit, form == "json")
    return say_of(call_of(context), how, idea, idea_lines.unpark)


def withdraw(
    context: typer.Context,
    idea: Idea,
    as_: AsHandle = None,
    dry_run: DryRun = False,
    commit: Commit = False,
    form: Form = "text",
) -> int:
    """Take your own idea back.

    Example: ladder idea withdraw parcel-post-cards --as maelle
    """
    how = How("Withdraw an idea:", as_, None, dry_run, commit, form == "json")
    return say_of(call_of(context), how, idea, idea_lines.withdraw)


def link_of(text: str) -> str:
    """A link, or nothing where none is given; Stop (status 2) for what is none."""
    return answers.link(text) if text else ""


def say_of(call: Call, how: How, idea: str, one: Callable[[Speaker, str], Line]) -> int:
    """Show and write what one speaker says of an idea."""
    name = call.idea(idea)
    return speak(call, how, lambda by: [one(by, name)])
