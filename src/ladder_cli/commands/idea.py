"""`ladder idea …`: what people say of an idea, each in one word."""

from typing import Annotated, Literal

import typer

from ladder_cli.commands.call import call_of
from ladder_cli.commands.options import Idea, Link, Saying
from ladder_cli.commands.saying import speak_of
from ladder_cli.directory import answers
from ladder_cli.work import idea_lines

LONGEST = 300
Why = Literal["no-second", "no-shepherd", "no-time", "not-now", "covered-elsewhere", "not-renewed"]


def second(context: typer.Context, how: Saying, idea: Idea) -> int:
    """Say that you would like to see it too; a parked idea comes back by it.

    Example: ladder idea second parcel-post-cards --as kwame
    """
    call = call_of(context)
    return speak_of(call, how, "Second an idea:", call.idea(idea), idea_lines.second)


def shepherd(context: typer.Context, how: Saying, idea: Idea) -> int:
    """Look after an idea that was seconded, with slots free for its size.

    Example: ladder idea shepherd quiet-hours --as dawit
    """
    call = call_of(context)
    return speak_of(call, how, "Look after an idea:", call.idea(idea), idea_lines.shepherd)


def release(context: typer.Context, how: Saying, idea: Idea) -> int:
    """Give back an idea that you look after, with thanks; it looks for somebody else then.

    Example: ladder idea release replay-a-storm --as aroha
    """
    call = call_of(context)
    return speak_of(call, how, "Give an idea back:", call.idea(idea), idea_lines.release)


def feedback(
    context: typer.Context,
    how: Saying,
    idea: Idea,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What you think of it, in a line.")],
    link: Link = "",
) -> int:
    """Say what you think of an idea; anybody may.

    Example: ladder idea feedback quiet-hours "Ours would wait until six" --as rosalba
    """
    call = call_of(context)
    said, seen = answers.said(text, LONGEST), link_of(link)
    return speak_of(
        call, how, "Say what one thinks of an idea:", call.idea(idea), idea_lines.feedback, said, seen
    )


def incubate(context: typer.Context, how: Saying, idea: Idea) -> int:
    """Let an idea that somebody looks after incubate for six months, as a lead of its group.

    Example: ladder idea incubate replay-a-storm --as tomasz
    """
    call = call_of(context)
    return speak_of(call, how, "Let an idea incubate:", call.idea(idea), idea_lines.incubate)


def renew(
    context: typer.Context,
    how: Saying,
    idea: Idea,
    link: Annotated[str, typer.Option(metavar="URL", help="What has come of it so far.")],
) -> int:
    """Let an incubation go on for six months from today: one link to what has come of it is enough.

    Example: ladder idea renew borrow-a-box --link https://talk.ferrywake.example.org/t/4390 --as wren
    """
    call = call_of(context)
    seen = answers.link(link)
    return speak_of(call, how, "Renew an idea:", call.idea(idea), idea_lines.renew, seen)


def park(
    context: typer.Context,
    how: Saying,
    idea: Idea,
    why: Annotated[Why, typer.Option(help="Why, of these.")] = "not-now",
) -> int:
    """Park an idea, with thanks; it comes back at any time.

    Example: ladder idea park quiet-hours --why no-time --as dawit
    """
    call = call_of(context)
    return speak_of(call, how, "Park an idea, with thanks:", call.idea(idea), idea_lines.park, why)


def unpark(context: typer.Context, how: Saying, idea: Idea) -> int:
    """Bring a parked idea back to where it was, as whoever raised it, seconded it or leads its group.

    Example: ladder idea unpark one-binary --as ravi
    """
    call = call_of(context)
    return speak_of(call, how, "Bring an idea back:", call.idea(idea), idea_lines.unpark)


def withdraw(context: typer.Context, how: Saying, idea: Idea) -> int:
    """Take your own idea back.

    Example: ladder idea withdraw parcel-post-cards --as maelle
    """
    call = call_of(context)
    return speak_of(call, how, "Withdraw an idea:", call.idea(idea), idea_lines.withdraw)


def link_of(text: str) -> str:
    """A link, or nothing where none is given; Stop (status 2) for what is none."""
    return answers.link(text) if text else ""
