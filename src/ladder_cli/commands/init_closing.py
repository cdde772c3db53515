"""What `ladder init` says at its end: what was kept, what is to be filled in, and what comes next."""

from pathlib import Path

from ladder_cli.commands.call import Call
from ladder_cli.render.plain_text import visible


def tell_kept(call: Call, kept: list[str]) -> None:
    """Name what was there and stays as it is."""
    for path in kept:
        call.answer(f"kept {visible(path)} as it is\n")


def tell_next(call: Call, folder: Path) -> None:
    """How it is checked and kept."""
    here = (call.folder / folder).resolve()
    begin = "" if any((one / ".git").exists() for one in (here, *here.parents)) else "git init, "
    call.answer(f"next: `ladder validate`, then {begin}git add and commit\n")


def tell_source(call: Call, source: str, kept: list[str]) -> None:
    """Say which of the files that were made wait for a source to install from."""
    from ladder_cli.store.plans.wiring import HOOK, PAIRING, REVIEW, UNKNOWN_SOURCE, WORKFLOW

    installs = (path.removeprefix("../") for path in (HOOK, WORKFLOW, REVIEW, PAIRING))
    made = [name for name in installs if name not in kept]
    if made and source == UNKNOWN_SOURCE:
        call.talk(f"fill in: what to install ladder from ({', '.join(made)})")


def tell_then(call: Call) -> None:
    """How groups and people come in, once it stands."""
    call.talk(
        "then: a group is a file that you write, registry/README.md shows one; people write themselves in "
        "(`ladder me`) or come from a table (`ladder import people --help`)"
    )
