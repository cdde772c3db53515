"""`ladder item new`: an open piece of work, or what a meeting decided."""

from typing import Annotated, Literal

import typer

from ladder_cli.commands import completing
from ladder_cli.commands.call import Call, call_of
from ladder_cli.commands.new_file import new_name, raised
from ladder_cli.commands.options import Link, Saying, Sig, Texts
from ladder_cli.directory import answers
from ladder_cli.roles.case import Line, Speaker
from ladder_cli.work.new_item import Wanted, data_of, words_asked


def new(
    context: typer.Context,
    how: Saying,
    title: Annotated[str, typer.Argument(metavar="TITLE", help="What it is, in a line.")],
    what: Annotated[str, typer.Option(metavar="TEXT", help="What has to be done.")] = "",
    sig: Sig = "",
    level: Annotated[
        Literal["newcomer", "some-experience", "expert"] | None, typer.Option(help="Whom it suits.")
    ] = None,
    hours: Annotated[int, typer.Option(min=0, max=2000, help="How many hours it may take.")] = 0,
    size: Annotated[
        Literal["small", "medium", "large"] | None,
        typer.Option(help="How many slots its shepherd needs: 1, 2 or 3."),
    ] = None,
    priority: Annotated[
        Literal["low", "normal", "high", "urgent"] | None, typer.Option(help="How much it matters.")
    ] = None,
    schedule_risk: Annotated[
        bool, typer.Option("--schedule-risk", help="A delay would delay a release or an event.")
    ] = False,
    skill: Annotated[Texts, typer.Option(metavar="WORD", help="What helps; again for another.")] = None,
    topic: Annotated[Texts, typer.Option(metavar="WORD", help="What it is about; again.")] = None,
    link: Link = "",
    owner: Annotated[
        str,
        typer.Option(
            metavar="HANDLE", help="Who does it, if they say yes.", autocompletion=completing.handles
        ),
    ] = "",
    shepherd: Annotated[
        str,
        typer.Option(
            metavar="HANDLE", help="Who looks after it, if they say yes.", autocompletion=completing.handles
        ),
    ] = "",
    due: Annotated[str, typer.Option(metavar="DATE", help="By when.")] = "",
    decided: Annotated[
        str, typer.Option(metavar="DATE", help="The meeting that decided it: with an owner and a due date.")
    ] = "",
    id_: Annotated[str, typer.Option("--id", metavar="ID", help="Its id; else made from the title.")] = "",
) -> int:
    """Raise an open item: anybody may. With --owner it is taken, once they have said yes.

    Example: ladder item new "A page on tides" --sig docs --level newcomer --hours 4 --topic tides --as hana
    """
    call = call_of(context)
    wanted = Wanted(
        title=answers.said(title, 120),
        what=answers.prose(what),
        group=call.group(sig) if sig else "",
        level=level or "",
        hours=hours,
        size=size or "",
        priority=priority or "",
        schedule_risk=schedule_risk,
        skills=tuple(answers.topics(",".join(skill or ()))),
        topics=tuple(answers.topics(",".join(topic or ()))),
        link=answers.link(link) if link else "",
        owner=call.person(owner) if owner else "",
        shepherd=call.person(shepherd) if shepherd else "",
        due=call.day(due) if due else "",
        decided=call.day(decided) if decided else "",
    )
    name = new_name(call, "item", id_, wanted.title)
    return raised(
        call, how, "Raise an item:", lambda by: (data_of(by, wanted), _line(call, by, name, wanted))
    )


def _line(call: Call, by: Speaker, name: str, wanted: Wanted) -> Line:
    said = f"`{by.handle}` raises `{name}`: {wanted.title}"
    path = call.registry.path("item", name)
    return Line(path, (), said, by.handle, words_asked(by, wanted))
