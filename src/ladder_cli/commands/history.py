"""`ladder history`: what became of somebody or something, from git and from seats."""

import typer

from ladder_cli.commands.call import Call, call_of
from ladder_cli.commands.options import Anything, Form
from ladder_cli.commands.show import named
from ladder_cli.directory.history import events, paths
from ladder_cli.directory.listing import View
from ladder_cli.directory.page import Line, Section, page

SHORT = 12


def history(
    context: typer.Context,
    name: Anything,
    form: Form = "text",
) -> int:
    """The past of somebody or something, newest first: seats, words and nominations, and commits in git.

    Example: ladder history celeste
    """
    from ladder_cli.render.pages import FORMATS
    from ladder_cli.roles.ladders import Ladders
    from ladder_cli.store.documents.locating import Places

    call = call_of(context)
    view = View(Ladders(call.registry), call.today)
    kind, name = named(view, name)
    lines = [*events(view, kind, name), *_commits(call, paths(view, kind, name))]
    dated = sorted((line for line in lines if line.when), key=lambda line: line.when, reverse=True)
    undated = [line for line in lines if not line.when]
    title = call.registry.name_of(name) if kind == "person" else name
    sections = [Section("Day by day", tuple(dated)), Section("Day unknown", tuple(undated))]
    made = page(kind, name, title, {}, sections)
    call.answer(FORMATS[form](made, Places(call.source).shown, call.width))
    return 0


def _commits(call: Call, files: list[str]) -> list[Line]:
    """The commits that touched the files; without git it says so, and there are none."""
    from ladder_cli.store.git.past import touching
    from ladder_cli.store.git.repo import find_repo

    repo = find_repo(call.root)
    if repo is None:
        call.talk("not in a git repository: seats and words alone")
        return []
    return [
        Line(one.subject, one.day, "", (f"commit {one.commit[:SHORT]}", *one.paths))
        for one in touching(repo, files, call.source.prefix)
    ]
