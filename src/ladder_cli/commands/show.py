"""`ladder show`: one thing on one page."""

from typing import Annotated, Literal

import typer

from ladder_cli.commands import completing
from ladder_cli.commands.call import call_of, nearest
from ladder_cli.directory.listing import View
from ladder_cli.directory.pages import PAGES, kinds_of, known
from ladder_cli.directory.person_page import service_page
from ladder_cli.model.stop import usage
from ladder_cli.roles.ladders import Ladders


def show(
    context: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="A handle, group, role, …; `sig/docs` where it could be several.",
            autocompletion=completing.anything,
        ),
    ],
    form: Annotated[
        Literal["text", "markdown", "json"],
        typer.Option("--format", help="How to print; a person in markdown is a record of service."),
    ] = "text",
) -> int:
    """A person, group, role, organization, item, idea, pairing, story or signal on one page.

    Example: ladder show ada --format markdown
    """
    from ladder_cli.render.pages import FORMATS
    from ladder_cli.store.locating import Places

    call = call_of(context)
    view = View(Ladders(call.registry), call.today)
    kind, name = _named(view, name)
    made = service_page(view, name) if (kind, form) == ("person", "markdown") else PAGES[kind][1](view, name)
    call.answer(FORMATS[form](made, Places(call.source).shown, call.width))
    return 0


def _named(view: View, name: str) -> tuple[str, str]:
    kind, _, rest = name.partition("/")
    if kind in PAGES and rest:
        if rest not in known(view, kind):
            raise usage(f"`{rest}` is not a {kind} here", nearest(rest, known(view, kind), "query"))
        return kind, rest
    kinds = kinds_of(view, name)
    if len(kinds) > 1:
        raise usage(
            f"`{name}` names several things", "say " + " or ".join(f"`{each}/{name}`" for each in kinds)
        )
    if not kinds:
        everything = [each for kind in PAGES for each in known(view, kind)]
        raise usage(f"nothing here is called `{name}`", nearest(name, everything, "query people"))
    return kinds[0], name
