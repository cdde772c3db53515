"""`ladder item …`: what people say of an item, each in one word."""

from collections.abc import Callable
from typing import Annotated

import typer

from ladder_cli.commands import completing
from ladder_cli.commands.call import Call, call_of
from ladder_cli.commands.options import AsHandle, Commit, DryRun, Form, Item
from ladder_cli.commands.saying import How, speak
from ladder_cli.directory import answers
from ladder_cli.roles.case import Line, Speaker
from ladder_cli.work import item_lines

LONGEST = 300
Note = Annotated[str, typer.Option("--note", metavar="TEXT", help="What came of it, in a line.")]


def take(
    context: typer.Context,
    item: Item,
    as_: AsHandle = None,
    dry_run: DryRun = False,
    commit: Commit = False,
    form: Form = "text",
) -> int:
    """Take an open item on.

    Example: ladder item take first-page-for-schools --as salma
    """
    how = How("Take an item on:", as_, None, dry_run, commit, form == "json")
    return _say(call_of(context), how, item, item_lines.take)


def shepherd(
    context: typer.Context,
    item: Item,
    as_: AsHandle = None,
    dry_run: DryRun = False,
    commit: Commit = False,
    form: Form = "text",
) -> int:
    """Look after an item, with a free slot: answer whoever does it, and see that it moves.

    Example: ladder item shepherd name-a-docs-note-taker --as celeste
    """
    how = How("Look after an item:", as_, None, dry_run, commit, form == "json")
    return _say(call_of(context), how, item, item_lines.shepherd)


def release(
    context: typer.Context,
    item: Item,
    person: Annotated[
        str,
        typer.Option(
            "--for", metavar="HANDLE", help="Whose part it is; yours.", autocompletion=completing.handles
        ),
    ] = "",
    as_: AsHandle = None,
    dry_run: DryRun = False,
    commit: Commit = False,
    form: Form = "text",
) -> int:
    """Give an item back, with thanks: what you do of it, look after in it, or both.

    Example: ladder item release disk-full-words --as arjun
    """
    call = call_of(context)
    named = call.registry.items[call.item(item)]
    # whoever left has no file any more, and may still stand there
    whose = person if person in ("", named.owner, named.shepherd) else call.person(person)
    how = How("Give an item back:", as_, None, dry_run, commit, form == "json")
    return _say(call, how, item, lambda by, name: item_lines.release(by, name, whose or by.handle))


def done(
    context: typer.Context,
    item: Item,
    note: Note = "",
    as_: AsHandle = None,
    dry_run: DryRun = False,
    commit: Commit = False,
    form: Form = "text",
) -> int:
    """Say that an item is done.

    Example: ladder item done disk-full-words --note "Published in five languages" --as pavel
    """
    how = How("Finish an item:", as_, None, dry_run, commit, form == "json")
    text = answers.line(note, LONGEST)
    return _say(call_of(context), how, item, lambda by, name: item_lines.finish(by, name, text))


def drop(
    context: typer.Context,
    item: Item,
    note: Note = "",
    as_: AsHandle = None,
    dry_run: DryRun = False,
    commit: Commit = False,
    form: Form = "text",
) -> int:
    """Say that an item will not be done; `reopen` brings it back.

    Example: ladder item drop wave-size-chart --note "The next release shows it" --as zhanna
    """
    how = How("Drop an item:", as_, None, dry_run, commit, form == "json")
    text = answers.line(note, LONGEST)
    return _say(call_of(context), how, item, lambda by, name: item_lines.drop(by, name, text))


def reopen(
    context: typer.Context,
    item: Item,
    as_: AsHandle = None,
    dry_run: DryRun = False,
    commit: Commit = False,
    form: Form = "text",
) -> int:
    """Open an item again that was done or dropped.

    Example: ladder item reopen battery-table --as nomvula
    """
    how = How("Open an item again:", as_, None, dry_run, commit, form == "json")
    return _say(call_of(context), how, item, item_lines.reopen)


def note(
    context: typer.Context,
    item: Item,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What happened, in a line.")],
    as_: AsHandle = None,
    dry_run: DryRun = False,
    commit: Commit = False,
    form: Form = "text",
) -> int:
    """Say what happened to an item, or offer help; it counts as a movement.

    Example: ladder item note menu-for-keyboards "Tab works, arrows do not" --as vesna
    """
    how = How("Note on an item:", as_, None, dry_run, commit, form == "json")
    said = answers.said(text, LONGEST)
    return _say(call_of(context), how, item, lambda by, name: item_lines.note(by, name, said))


def _say(call: Call, how: How, item: str, one: Callable[[Speaker, str], Line]) -> int:
    name = call.item(item)
    return speak(call, how, lambda by: [one(by, name)])
