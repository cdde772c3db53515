"""`ladder init`: a new registry, ready to commit."""

import os
import re
from pathlib import Path
from typing import Annotated

import typer

from ladder_cli.commands.call import Call, call_of
from ladder_cli.directory.answers import line
from ladder_cli.model.stop import Stop, usage
from ladder_cli.render.plain_text import visible

ADDRESS = re.compile(r"[^@\s\"'#]{1,100}@[a-z0-9.-]+\.[a-z0-9-]+", re.IGNORECASE)
SOURCE = re.compile(r"[^\x00-\x1f\x7f-\x9f\"\\]+")
LOGIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")


def init(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The repository's root; made when missing.")],
    steward: Annotated[
        str | None, typer.Option(metavar="LOGIN", help="Who looks after it: a login on the code host.")
    ] = None,
    ladder: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A ladder to start with; again for another. Default: all three."),
    ] = None,
    name: Annotated[str | None, typer.Option(help="What the community is called.")] = None,
    report_to: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Where a conduct report goes.")
    ] = None,
    source: Annotated[
        str | None, typer.Option("--from", metavar="SOURCE", help="What CI and the hook install ladder from.")
    ] = None,
) -> int:
    """Make DIR/registry, with CI, hook and editor set-up around it.

    Overwrites nothing, and invents nobody but the steward.

    Example: ladder init . --steward ada --ladder contributor
    """
    from ladder_cli.store.founding import UNKNOWN_ADDRESS, Founding, founding
    from ladder_cli.store.planting import plant
    from ladder_cli.store.wiring import UNKNOWN_SOURCE

    call = call_of(context)
    root = call.folder / folder / "registry"
    if os.path.lexists(call.folder / folder) and not os.path.isdir(call.folder / folder):
        raise usage(f"`{folder}` is not a folder", "name the repository's root; it is made when missing")
    if os.path.lexists(root / "community.yaml"):
        raise Stop(
            f"`{folder / 'registry'}` is a registry already", "see what is wrong with it: ladder validate"
        )
    if name is not None and not line(name, 120):
        raise usage("a community has a name", "say it with --name, or leave that out for the folder's")
    if report_to is not None and not ADDRESS.fullmatch(report_to):
        raise usage(f"`{report_to}` is not an address", "write it as conduct@our-community.example")
    if source is not None and not SOURCE.fullmatch(source):
        raise usage(f"`{source}` is nothing to install from", "a name, a link or a path, without quotes")
    login = _steward(steward)
    texts = founding(
        Founding(
            name=name or (call.folder / folder).resolve().name or "Our community",
            today=call.today,
            steward=login.lower(),
            login=login,
            ladders=tuple(ladder or ()),
            source=_installable(call, source) if source else UNKNOWN_SOURCE,
            report_to=report_to or UNKNOWN_ADDRESS,
        )
    )
    kept = plant(root, texts)
    _tell(call, folder, len(texts) - len(kept), kept)
    if report_to is None:
        call.talk(
            f"fill in: where a conduct report goes ({folder / 'registry' / 'community.yaml'}, `report_to`)"
        )
    if source is None:
        call.talk(
            "fill in: what to install ladder from (.pre-commit-config.yaml, .github/workflows/ladder.yml)"
        )
    return 0


def _installable(call: Call, source: str) -> str:
    """A folder by its whole path: the hook installs from another working folder."""
    is_folder = os.sep in source and (call.folder / source).is_dir()
    return str((call.folder / source).resolve()) if is_folder else source


def _steward(given: str | None) -> str:
    from ladder_cli.commands import prompting

    if given is None:
        if not prompting.on_terminal():
            raise usage("who looks after the registry?", "name a login with --steward")
        given = prompting.text("Who looks after the registry (a login)?", wrong=_wrong_login)
    if _wrong_login(given):
        raise usage(f"`{given}` is not a login", _wrong_login(given))
    return given


def _wrong_login(text: str) -> str:
    return "" if LOGIN.fullmatch(text) else "letters, digits, `-` and `_`"


def _tell(call: Call, folder: Path, made: int, kept: list[str]) -> None:
    call.answer(f"made {made} files in {visible(str(folder))}\n")
    for path in kept:
        call.answer(f"kept {visible(path)} as it is\n")
    call.answer("next: `ladder validate`, then git add and commit\n")
