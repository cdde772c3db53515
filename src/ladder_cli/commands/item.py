"""`ladder item …`: what people say of an item, each in one word."""

from typing import Annotated

import typer

from ladder_cli.commands import completing
from ladder_cli.commands.call import call_of
from ladder_cli.commands.options import Item, Saying
from ladder_cli.commands.saying import speak_of
from ladder_cli.directory import answers
from ladder_cli.work import item_lines

LONGEST = 300
Note = Annotated[str, typer.Option("--note", metavar="TEXT", help="What came of it, in a line.")]


def take(context: typer.Context, how: Saying, item: Item) -> int:
    """Take an open item on.

    Example: ladder item take first-page-for-schools --as salma
    """
    call = call_of(context)
    return speak_of(call, how, "Take an item on:", call.item(item), item_lines.take)


def shepherd(context: typer.Context, how: Saying, item: Item) -> int:
    """Look after an item, with a free slot: answer whoever does it, and see that it moves.

    Example: ladder item shepherd name-a-docs-note-taker --as celeste
    """
    call = call_of(context)
    return speak_of(call, how, "Look after an item:", call.item(item), item_lines.shepherd)


def release(
    context: typer.Context,
    how: Saying,
    item: Item,
    person: Annotated[
        str,
        typer.Option(
            "--for", metavar="HANDLE", help="Whose part it is; yours.", autocompletion=completing.handles
        ),
    ] = "",
) -> int:
    """Give an item back, with thanks: what you do of it, look after in it, or both.

    Example: ladder item release disk-full-words --as arjun
    """
    call = call_of(context)
    named = call.registry.items[call.item(item)]
    # whoever left has no file any more, and may still stand there
    whose = person if person in ("", named.owner, named.shepherd) else call.person(person)
    return speak_of(call, how, "Give an item back:", call.item(item), item_lines.release, whose)


def done(context: typer.Context, how: Saying, item: Item, note: Note = "") -> int:
    """Say that an item is done.

    Example: ladder item done disk-full-words --note "Published in five languages" --as pavel
    """
    call = call_of(context)
    text = answers.line(note, LONGEST)
    return speak_of(call, how, "Finish an item:", call.item(item), item_lines.finish, text)


def drop(context: typer.Context, how: Saying, item: Item, note: Note = "") -> int:
    """Say that an item will not be done; `reopen` brings it back.

    Example: ladder item drop wave-size-chart --note "The next release shows it" --as zhanna
    """
    call = call_of(context)
    text = answers.line(note, LONGEST)
    return speak_of(call, how, "Drop an item:", call.item(item), item_lines.drop, text)


def reopen(context: typer.Context, how: Saying, item: Item) -> int:
    """Open an item again that was done or dropped.

    Example: ladder item reopen battery-table --as nomvula
    """
    call = call_of(context)
    return speak_of(call, how, "Open an item again:", call.item(item), item_lines.reopen)


def note(
    context: typer.Context,
    how: Saying,
    item: Item,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What happened, in a line.")],
) -> int:
    """Say what happened to an item, or offer help; it counts as a movement.

    Example: ladder item note menu-for-keyboards "Tab works, arrows do not" --as vesna
    """
    call = call_of(context)
    said = answers.said(text, LONGEST)
    return speak_of(call, how, "Note on an item:", call.item(item), item_lines.note, said)
