"""`ladder validate`: what is wrong, where, why, and how to mend it."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ladder_cli.commands.call import Call, call_of
from ladder_cli.model.stop import usage

if TYPE_CHECKING:
    from ladder_cli.store.checks.checking import Report

UNSHOWN_WIDTH = 160
"""Columns of an answer that no terminal shows."""

Format = Literal["text", "json", "github", "sarif"]


def validate(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH]...", help="Report on these files and folders alone.", show_default=False
        ),
    ] = None,
    base: Annotated[
        str | None,
        typer.Option(
            "--base", metavar="REV", help="Report what the change since REV brings.", show_default=False
        ),
    ] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Make the safe edits, then report the rest.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show the safe edits; write nothing.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings count as errors.")] = False,
    form: Annotated[
        Format | None,
        typer.Option(
            "--format", help="How to print; github under GitHub Actions, else text.", show_default=False
        ),
    ] = None,
) -> int:
    """Check the whole registry, or report on some of it.

    Example: ladder validate --base origin/main
    """
    call = call_of(context)
    only = [_inside(call, path) for path in paths or ()]
    if diff and (base or strict or form):
        raise usage("`--diff` shows the edits alone", "leave --base, --strict and --format out")
    if diff:
        return _show_edits(call, only)
    if fix:
        _make_edits(call, only)
    report = _report(call, base, only)
    ok = not report.count("error") and not (strict and report.count("warning"))
    _answer(call, report, ok, form or _usual_form())
    return 0 if ok else 1


def _report(call: Call, base: str | None, only: list[str]) -> "Report":
    from ladder_cli.store.checks.checking import brought, check, kept, recheck

    if base is None:
        again = check if os.environ.get("LADDER_CACHE") == "off" else recheck
        return again(call.source, call.today, only)
    from ladder_cli.store.git.repo import open_repo
    from ladder_cli.store.git.tree import tree

    before = tree(open_repo(call.root), base, call.source.prefix)
    return kept(brought(before, call.source, call.today), only)


def _answer(call: Call, report: "Report", ok: bool, form: str) -> None:
    from ladder_cli.render.findings import FORMATS, Answer
    from ladder_cli.store.documents.excerpts import shown

    found = shown(report.findings, call.source)
    call.answer(FORMATS[form](Answer(found, report.files, ok, call.width or UNSHOWN_WIDTH, call.colored)))


def _usual_form() -> str:
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def _show_edits(call: Call, only: list[str]) -> int:
    from ladder_cli.render.diff import unified
    from ladder_cli.store.checks.mending import mended

    changes = mended(call.source, call.today, only)
    for path, after in changes.items():
        shown = f"{call.source.prefix}{path}"
        call.answer(unified(shown, _before(call, path) or b"", after, colored=call.colored))
    if not changes:
        call.talk("nothing that `--fix` could mend")
    return 1 if changes else 0


def _make_edits(call: Call, only: list[str]) -> None:
    from ladder_cli.store.checks.mending import mended
    from ladder_cli.store.plans.writing import Plan, commit

    plan = Plan()
    for path, after in mended(call.source, call.today, only).items():
        before = _before(call, path)
        plan = plan.create(path, after) if before is None else plan.write(path, before, after)
    if plan.changes:
        commit(call.source, plan)
    for change in plan.changes:
        call.talk(f"mended {call.source.prefix}{change.path}")


def _before(call: Call, path: str) -> bytes | None:
    try:
        return call.source.read(path)
    except FileNotFoundError:
        return None


def _inside(call: Call, path: Path) -> str:
    """The path within the registry; Stop (status 2) where it lies elsewhere or nothing is there."""
    full = call.folder / path
    try:
        inside = Path(os.path.normpath(full.absolute())).relative_to(os.path.normpath(call.root.absolute()))
    except ValueError as error:
        raise usage(f"`{path}` is not in the registry", f"the registry is `{call.root}`") from error
    if not os.path.lexists(full):
        raise usage(f"`{path}` does not exist", "name files or folders of the registry")
    return inside.as_posix()
