"""What an importer found on its way into a registry: shown, written, all of it or nothing."""

import os
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ladder_cli.commands.call import COMMUNITY_FILE, REGISTRY_FOLDER, Call
from ladder_cli.commands.options import Form
from ladder_cli.model.stop import Stop, usage

if TYPE_CHECKING:
    from collections.abc import Callable

    from ladder_cli.interop.roster import Import
    from ladder_cli.model.registry import Registry
    from ladder_cli.store.source import Folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Bringing:
    """What becomes of what an importer found: told alone, or written too."""

    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the table, write nothing.")] = False
    form: Form = "text"


BROUGHT = ("records/", "sigs/", "organizations/")
"""Where what makes a new registry goes."""


def pair(text: str) -> tuple[str, str]:
    """FIELD=HEADER of `--column`; Stop (status 2) for anything else."""
    field, equals, header = text.partition("=")
    if not equals or not header:
        raise usage(f"`{text}` does not go with --column", "write it as --column login=Username")
    return field, header


def bring_in(call: Call, how: Bringing, importer: "Callable[[Registry | None], Import]") -> int:
    """Run an importer, write what it brings, all or nothing, and print its table."""
    from ladder_cli.render import intake
    from ladder_cli.store.plans.planned import planned
    from ladder_cli.store.plans.writing import commit

    root = _root(call)
    is_new = not os.path.lexists(root / COMMUNITY_FILE)
    source = _new(call, root) if is_new else call.source
    brought = importer(None if is_new else call.registry)
    if is_new and not any(path.startswith(BROUGHT) for path in brought.files):
        raise Stop(
            "nobody and no group came out of this, so no registry was made",
            "is it the right file for this importer? they are: ladder import --help",
        )
    plan = planned(source, brought.files, brought.merged, with_schemas=is_new)
    if not how.dry_run:
        _write(root, lambda: commit(source, plan))
    call.answer(intake.FORMATS[how.form](brought, source.prefix, call.width, call.colored))
    if how.dry_run:
        call.talk("nothing was written: --dry-run")
    else:
        written = len(plan.changes)
        files = f"{written} {'file' if written == 1 else 'files'} written"
        there = (
            "nothing was written: what came in is in the registry already"
            if any(came.found for came in brought.came)
            else "nothing was written: nothing came in"
        )
        call.talk(f"{files}; next: read what was left, then `ladder validate`" if written else there)
        if is_new and root.name == REGISTRY_FOLDER:
            beside = shlex.quote(os.path.relpath(root.parent, call.folder))
            call.talk(
                f"then make what goes around it, for CI, hook, editors and newcomers: ladder init {beside}"
            )
    return 0


def _write(root: Path, write: "Callable[[], None]") -> None:
    """Write into a folder that is made for it, and gone again where nothing came of it."""
    root.mkdir(parents=True, exist_ok=True)
    try:
        write()
    finally:
        if not any(root.iterdir()):
            root.rmdir()


def _root(call: Call) -> Path:
    """Where the registry is, or is to be made: as named, else upward, else here."""
    given = call.registry_option or os.environ.get("LADDER_REGISTRY")
    if given:
        return call.folder / given
    for folder in (call.folder, *call.folder.parents):
        if (folder / REGISTRY_FOLDER / COMMUNITY_FILE).is_file():
            return folder / REGISTRY_FOLDER
    return call.folder / REGISTRY_FOLDER


def _new(call: Call, root: Path) -> "Folder":
    """The place of a new registry; Stop where something is there that is no registry."""
    from ladder_cli.store.plans.journal import is_pending, recover
    from ladder_cli.store.source import Folder

    shown = os.path.relpath(root, call.folder).replace(os.sep, "/")
    source = Folder(root, "" if shown == "." else f"{shown}/")
    if os.path.lexists(root) and not root.is_dir():
        raise Stop(f"`{shown}` is not a folder", "name another place with --registry")
    if root.is_dir() and is_pending(root):
        recover(root, source.prefix)
        call.talk("a command before this one was cut off: undone")
    if root.is_dir() and source.listing().files:
        raise Stop(
            f"`{shown}` holds files but no {COMMUNITY_FILE}", "start a registry there first: ladder init"
        )
    return source
