"""`ladder export`: files that other tools need, and whether those that were written are up to date."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ladder_cli.commands.call import Call, call_of
from ladder_cli.commands.options import Form
from ladder_cli.model.stop import Stop, usage
from ladder_cli.render.plain_text import visible

if TYPE_CHECKING:
    from ladder_cli.interop.exports import Export

File = Annotated[
    Path | None, typer.Argument(metavar="[FILE]", help="Write it here; else to stdout.", show_default=False)
]
Check = Annotated[
    bool,
    typer.Option("--check", help="Write nothing: is FILE, or the one where tools look for it, up to date?"),
]


def codeowners(context: typer.Context, file: File = None, check: Check = False, form: Form = "text") -> int:
    """Say whom a code host asks about a path: stewards about everything, leads about their groups' `paths`.

    Profiles have no owner. It depends on no day: a seat counts until somebody writes that it has ended.

    Example: ladder export codeowners
    """
    return _export(call_of(context), "codeowners", file, check=check, form=form)


def owners_aliases(
    context: typer.Context, file: File = None, check: Check = False, form: Form = "text"
) -> int:
    """Name the people of every role for OWNERS files: `steward`, `docs-lead`, `docs-website-reviewer`.

    Example: ladder export owners-aliases
    """
    return _export(call_of(context), "owners-aliases", file, check=check, form=form)


def peribolos(context: typer.Context, file: File = None, check: Check = False, form: Form = "text") -> int:
    """Write organizations and teams on a code host as `ladder import peribolos` has read them.

    The people of the organization itself are written where the registry has them, of one organization: it
    does not say which of several somebody belongs to.

    Example: ladder export peribolos
    """
    return _export(call_of(context), "peribolos", file, check=check, form=form)


def _export(call: Call, name: str, file: Path | None, *, check: bool, form: Literal["text", "json"]) -> int:
    from ladder_cli.interop.exports import EXPORTS
    from ladder_cli.render.as_json import dumped
    from ladder_cli.roles.ladders import Ladders
    from ladder_cli.store import beside

    export = EXPORTS[name]
    made = export.write(Ladders(call.registry), call.source.prefix)
    for handle in made.left_out:
        call.talk(f"left out `{handle}`: no account is on record")
    if check:
        return _check(call, export, file, made.text, form)
    if file is not None:
        _refuse_others(call, export, file)
        beside.write(call.folder / file, made.text.encode())
        made_text = f"wrote {file}\n"
    else:
        made_text = made.text
    if form == "json":
        told = {"export": name, "text": made.text, "left_out": list(made.left_out)}
        call.answer(dumped({**told, "written": None if file is None else str(file)}))
    else:
        call.answer(made_text if file is None else visible(made_text, keep="\n"))
    return 0


def _refuse_others(call: Call, export: "Export", file: Path) -> None:
    """Stop (status 3) where a file that people wrote would be lost."""
    path = call.folder / file
    if path.is_dir():
        raise usage(f"`{file}` is a folder", f"name a file, such as {export.places[0]}")
    if path.is_symlink() or (path.exists() and not export.wrote(path.read_bytes())):
        raise Stop(
            f"`{file}` is not a file that `ladder export {export.name}` wrote",
            "nothing was written; move it away first, if it may go",
        )


def _check(call: Call, export: "Export", file: Path | None, text: str, form: Literal["text", "json"]) -> int:
    """Compare files with the export; 1 where one differs."""
    from ladder_cli.render.as_json import dumped
    from ladder_cli.render.diff import unified

    found = _looked_at(call, export, file)
    old = {place: raw for place, raw in found.items() if raw != text.encode()}
    if form == "json":
        files = [{"path": place, "fresh": place not in old} for place in sorted(found)]
        call.answer(dumped({"export": export.name, "files": files}))
        return 1 if old else 0
    for place in sorted(found):
        if place in old:
            call.answer(unified(place, old[place], text.encode(), colored=call.colored))
            call.talk(f"`{place}` is out of date; write it again: ladder export {export.name} {place}")
        else:
            call.answer(f"{visible(place)} is up to date\n")
    return 1 if old else 0


def _looked_at(call: Call, export: "Export", file: Path | None) -> dict[str, bytes]:
    """The files to compare, as they are shown; Stop (status 2) where there is none."""
    from ladder_cli.store import beside

    if file is None:
        found = beside.committed(call.source, export.places)
        if not found:
            raise usage(f"there is no {' or '.join(export.places)} to check", "name the file")
        return found
    try:
        return {str(file): (call.folder / file).read_bytes()}
    except OSError as error:
        raise usage(f"`{file}` cannot be read", "name the file that was written") from error
