"""`ladder what-if`: other roles and kinds, tried before they bite."""

from pathlib import Path
from typing import Annotated

import typer

from ladder_cli.commands.call import call_of
from ladder_cli.commands.options import Form


def what_if(
    context: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="Holds roles/, sigs/ or community.yaml, or role files.")
    ],
    form: Form = "text",
) -> int:
    """Lay other roles and kinds over the registry: who would be due, whose seats would lapse or be unknown.

    And which seats the new text would not give today but leaves as they are, because they are from
    before its `in_force`. Nothing is written.

    Example: ladder what-if proposals/stricter-reviewers
    """
    from ladder_cli.render.comparison import FORMATS
    from ladder_cli.roles.comparison import compare
    from ladder_cli.roles.ladders import Ladders
    from ladder_cli.store.documents.locating import Places
    from ladder_cli.store.overlay import laid_over, overlay

    call = call_of(context)
    after = laid_over(call.source, overlay(call.folder / folder, str(folder)))
    found = compare(Ladders(call.registry), Ladders(after), call.today)
    call.answer(FORMATS[form](found, Places(call.source)))
    return 0
