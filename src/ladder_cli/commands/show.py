"""`ladder show`: one thing on one page."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ladder_cli.commands.call import call_of, nearest
from ladder_cli.commands.options import Anything
from ladder_cli.model.stop import usage

if TYPE_CHECKING:
    from ladder_cli.directory.listing import View


def show(
    context: typer.Context,
    name: Anything,
    form: Annotated[
        Literal["text", "markdown", "json"],
        typer.Option("--format", help="How to print; a person in markdown is a record of service."),
    ] = "text",
) -> int:
    """A person, group, role, organization, item, idea, pairing, story or signal on one page.

    Example: ladder show celeste --format markdown
    """
    from ladder_cli.directory.listing import View
    from ladder_cli.directory.pages import PAGES
    from ladder_cli.directory.person_page import service_page
    from ladder_cli.render.pages import FORMATS
    from ladder_cli.roles.ladders import Ladders
    from ladder_cli.store.documents.locating import Places

    call = call_of(context)
    view = View(Ladders(call.registry), call.today)
    kind, name = named(view, name)
    page = service_page if (kind, form) == ("person", "markdown") else PAGES[kind].page
    call.answer(FORMATS[form](page(view, name), Places(call.source).shown, call.width))
    return 0


def named(view: "View", name: str) -> tuple[str, str]:
    """The kind and the id that a word names; Stop (status 2) where it names none or several."""
    from ladder_cli.directory.answers import a
    from ladder_cli.directory.pages import PAGES, kinds_of, known

    kind, _, rest = name.partition("/")
    if kind in PAGES and rest:
        found = _known_as(view, kind, rest)
        if found is None:
            hint = nearest(rest, known(view, kind), f"query {PAGES[kind].listing}")
            raise usage(f"{a(kind)} called `{rest}` is not here", hint)
        return kind, found
    kinds = kinds_of(view, name) or (["person"] if _known_as(view, "person", name) else [])
    if len(kinds) > 1:
        words = " or ".join(f"`{each}/{name}`" for each in kinds)
        raise usage(f"`{name}` names several things", f"say {words}")
    if not kinds:
        everything = [each for kind in PAGES for each in known(view, kind)]
        raise usage(f"nothing here is called `{name}`", nearest(name, everything, "query people"))
    return kinds[0], _known_as(view, kinds[0], name) or name


def _known_as(view: "View", kind: str, name: str) -> str | None:
    """The id as it stands in the registry; a login in another case is its handle."""
    from ladder_cli.directory.pages import known

    names = known(view, kind)
    return next((each for each in (name, name.lower() if kind == "person" else name) if each in names), None)
