"""`ladder review`: may this change merge, and whose word is missing."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ladder_cli.commands.call import REGISTRY_FOLDER, Call, call_of
from ladder_cli.commands.options import FORMAT
from ladder_cli.model.stop import Stop, usage

if TYPE_CHECKING:
    from ladder_cli.review.facts import Opened
    from ladder_cli.review.needs import Review
    from ladder_cli.store.git.asking import Asking, Place

Format = Literal["text", "json", "github", "markdown"]


def review(
    context: typer.Context,
    base: Annotated[
        str, typer.Option("--base", metavar="REV", help="The tip of the target branch.", show_default=False)
    ],
    head: Annotated[str, typer.Option("--head", metavar="REV", help="What would be merged.")] = "HEAD",
    facts: Annotated[
        Path | None,
        typer.Option(
            "--facts", metavar="FILE", help="What the forge says, as JSON; - reads stdin.", show_default=False
        ),
    ] = None,
    author: Annotated[
        str, typer.Option(metavar="LOGIN", help="Who opened it, today, and alone pushed.", show_default=False)
    ] = "",
    approver: Annotated[
        list[str] | None,
        typer.Option("--approver", metavar="LOGIN", help="Who approved the head.", show_default=False),
    ] = None,
    form: Annotated[Format, FORMAT] = "text",
) -> int:
    """Say who changed what, whether that may merge, and whose word is missing; reads git's objects alone.

    Facts are {"author": {"login", "id"}, "opened": TIME} and, where the forge tells, "pushers": [{"login",
    "id"}], "approvals": [{"login", "id", "commit", "at"}], "objections": [{"login", "id", "at"}]; times in
    UTC, as 2026-11-22T09:00:00Z.

    Example: ladder review --base origin/main --author pilar
    """
    from ladder_cli.render.review import FORMATS
    from ladder_cli.store.git.bare import open_objects

    call = call_of(context)
    if bool(author) == (facts is not None):
        raise usage("say who opened the change, in one way", "give --facts FILE, or --author LOGIN")
    if facts is not None and approver:
        raise usage(
            "the facts say who approved", "leave --approver away, or give --author instead of --facts"
        )
    repo = open_objects(call.folder)
    tip, top = repo.resolve_all(base, head)
    found = _judged(call, repo.place, tip, top, _opened(call, facts, author, tuple(approver or ()), top))
    call.answer(FORMATS[form](found))
    return 0 if found.verdict == "allowed" else 1


def _judged(call: Call, place: "Place", tip: str, top: str, opened: "Opened") -> "Review":
    from ladder_cli.review.bench import Bench
    from ladder_cli.review.verdict import reviewed
    from ladder_cli.store.documents.schemas import described
    from ladder_cli.store.git.bare import bared
    from ladder_cli.store.proposals.hearing import voices
    from ladder_cli.store.proposals.merging import commits, forbidden_messages, merge
    from ladder_cli.store.proposals.proposing import proposal, sides, with_trouble
    from ladder_cli.store.proposals.written import marked

    with bared(place) as bare:
        merged = merge(bare, tip, top)
        prefix = _prefix(call, place, bare, tip)
        found = sides(bare, merged, prefix)
        brought = commits(bare, tip, top)
        proposed = with_trouble(proposal(bare, merged, found, call.today), forbidden_messages(brought))
        registry = proposed.base.registry
        spoken = voices(bare, merged, brought, registry, opened, prefix)
        bench = Bench(proposed.base, spoken, call.today, opened.day, proposed.unread)
        proposed = marked(bare, merged, found, proposed, bench)
        return reviewed(bench, proposed, lambda kind, keys: described(kind, keys).may_change)


def _opened(call: Call, facts: Path | None, author: str, approvers: tuple[str, ...], head: str) -> "Opened":
    from ladder_cli.review.facts import claimed, parsed

    if facts is None:
        return claimed(author, approvers, head, call.today.isoformat())
    if str(facts) == "-":
        import sys

        return parsed(sys.stdin.buffer.read(), "the facts on stdin", call.today)
    try:
        raw = (call.folder / facts).read_bytes()
    except (OSError, ValueError) as error:
        raise usage(f"`{facts}` cannot be read", "name the file that holds the forge's facts") from error
    return parsed(raw, str(facts), call.today)


def _prefix(call: Call, place: "Place", bare: "Asking", tip: str) -> str:
    """Where the registry is in the target's tip: as given, else the nearest upward of the working folder."""
    from ladder_cli.store.proposals.proposing import FIRST_MERGE

    top = place.top
    given = call.registry_option or (
        Path(os.environ["LADDER_REGISTRY"]) if os.environ.get("LADDER_REGISTRY") else None
    )
    if given is not None:
        return _shown(top, call.folder / given) if top else _slashed(given.as_posix().strip("/"))
    folder = call.folder
    for one in (folder, *folder.parents):
        prefix = (_shown(top, one) if top else "") + f"{REGISTRY_FOLDER}/"
        if bare.holds(f"{tip}:{prefix}community.yaml"):
            return prefix
        if top is None or one.resolve() == top:
            break
    raise Stop(FIRST_MERGE, f"name its folder with --registry where it is not `{REGISTRY_FOLDER}/`")


def _shown(top: Path, folder: Path) -> str:
    path = os.path.relpath(folder.resolve(), top.resolve()).replace(os.sep, "/")
    if path.startswith("../"):
        raise usage(f"`{folder}` is not in the repository", "name a folder of this repository")
    return _slashed("" if path == "." else path)


def _slashed(path: str) -> str:
    return f"{path}/" if path else ""
