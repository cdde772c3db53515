"""`ladder story`: what broke and what was learnt, told and read."""

import os
from pathlib import Path
from typing import Annotated

import typer

from ladder_cli.commands import completing
from ladder_cli.commands.call import Call, call_of
from ladder_cli.commands.new_file import new_name
from ladder_cli.commands.options import Saying, Texts
from ladder_cli.commands.saying import speaker_of, written
from ladder_cli.model.stop import usage


def new(
    context: typer.Context,
    how: Saying,
    title: Annotated[
        str, typer.Argument(metavar="[TITLE]", help="The story in a line.", show_default=False)
    ] = "",
    broke: Annotated[str, typer.Option(metavar="TEXT", help="What broke.")] = "",
    learnt: Annotated[str, typer.Option(metavar="TEXT", help="What was learnt.")] = "",
    environment: Annotated[str, typer.Option(metavar="TEXT", help="Where it runs.")] = "",
    scale: Annotated[str, typer.Option(metavar="TEXT", help="How large it is.")] = "",
    topic: Annotated[
        Texts, typer.Option(metavar="TOPIC", help="What it is about; again for another.")
    ] = None,
    link: Annotated[Texts, typer.Option(metavar="URL", help="More to read; again for another.")] = None,
    group: Annotated[
        str, typer.Option(metavar="GROUP", help="For this group.", autocompletion=completing.groups)
    ] = "",
    witness: Annotated[
        Texts,
        typer.Option(metavar="HANDLE", help="Who read it before.", autocompletion=completing.handles),
    ] = None,
    on: Annotated[str, typer.Option("--on", metavar="DATE", help="The day it was written; today.")] = "",
    review_on: Annotated[
        str, typer.Option(metavar="DATE", help="When to see whether it still holds; a year later.")
    ] = "",
    name: Annotated[str, typer.Option("--id", metavar="ID", help="The file's name; made of the title.")] = "",
) -> int:
    """Tell a story; by itself it is a contribution of yours. On a terminal it asks for what is missing.

    Example: ladder story new "A full disk" --broke "It wrote nothing." --learnt "Ask the disk." --as dolma
    """
    from ladder_cli.directory import answers
    from ladder_cli.roles.case import Line
    from ladder_cli.store.plans.planned import planned
    from ladder_cli.work.telling import Told, story

    call = call_of(context)
    speaker = speaker_of(call, how.as_)
    said = _asked({"title": title, "broke": broke, "learnt": learnt})
    told = Told(
        title=answers.line(said["title"], 120),
        broke=answers.prose(said["broke"]),
        learnt=answers.prose(said["learnt"]),
        on=call.day(on) if on else speaker.day,
        group=call.group(group) if group else None,
        topics=tuple(answers.topics(",".join(topic or ()))),
        environment=answers.prose(environment),
        scale=answers.line(scale, 300),
        links=tuple(dict.fromkeys(answers.link(one) for one in link or ())),
        witnesses=tuple(dict.fromkeys(call.person(one) for one in witness or ())),
        review_on=call.day(review_on) if review_on else "",
    )
    value = story(speaker, told)
    path = call.registry.path("story", new_name(call, "story", name, told.title))
    if told.witnesses:
        note = "its witnesses confirm it on the pull request"
    else:
        note = "nobody is named who read it: a lead of the group, or a steward, has to confirm it"
    line = Line(path, (), f"`{speaker.handle}` tells: {told.title}", speaker.handle, (note,))
    return written(call, how, "Add the story of", [line], planned(call.source, {path: value}, {}), speaker)


def _asked(given: dict[str, str]) -> dict[str, str]:
    """What every story says; what was not given is asked for where somebody can answer."""
    from ladder_cli.commands.prompting import on_terminal, text
    from ladder_cli.work.telling import PARTS, missing

    asks = [*missing(given)] if on_terminal() else []
    return {**given, **{part: text(f"{PARTS[part].capitalize()}?") for part in asks}}


def render(
    context: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            metavar="[STORY]",
            help="Only this one; else the index.",
            autocompletion=completing.stories,
            show_default=False,
        ),
    ] = "",
    into: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER", help="Write every page and the index there, and print none.", show_default=False
        ),
    ] = None,
) -> int:
    """Stories as Markdown: a page each, and an index by topic.

    Example: ladder story render solar-clinic
    """
    from ladder_cli.render.stories import index, page

    call = call_of(context)
    if into is not None and name:
        raise usage("--into writes all of them", "leave the story's name out")
    if into is not None:
        return _published(call, into)
    if not name:
        call.answer(index(call.registry))
        return 0
    call.answer(page(call.registry, call.story(name)))
    return 0


def _published(call: Call, into: Path) -> int:
    from ladder_cli.render.plain_text import visible
    from ladder_cli.render.stories import MARKER, pages
    from ladder_cli.store.plans.publishing import publish

    folder = call.folder / into
    if folder.resolve().is_relative_to(call.root.resolve()):
        raise usage(f"`{into}` lies in the registry, where only YAML lies", "name a folder beside it")
    texts = pages(call.registry)
    changed = publish(folder, os.path.normpath(into), texts, MARKER)
    for name in changed:
        verb = "wrote" if name in texts else "took away"
        call.answer(visible(f"{verb} {os.path.normpath(into)}/{name}") + "\n")
    if not changed:
        call.talk(f"the {len(texts)} pages are as they were")
    return 0
