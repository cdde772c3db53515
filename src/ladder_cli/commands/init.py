"""`ladder init`: a new registry, ready to commit."""

import os
import re
from pathlib import Path
from typing import Annotated

import typer

from ladder_cli.commands import completing
from ladder_cli.commands.call import COMMUNITY_FILE, REGISTRY_FOLDER, Call, call_of
from ladder_cli.commands.init_closing import tell_kept, tell_next, tell_source, tell_then
from ladder_cli.commands.init_joining import complete, refuse_founding
from ladder_cli.directory.answers import line
from ladder_cli.model.leaver import is_reserved
from ladder_cli.model.stop import usage
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
        typer.Option(
            metavar="NAME",
            help="A ladder to start with; again for another. A new registry without: user, operator and "
            "contributor.",
            autocompletion=completing.ladders,
        ),
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

    Overwrites nothing, and invents nobody but the steward. Where DIR/registry is a registry already, as
    after an import, it makes what is missing around it; --ladder adds the roles it has not, --steward the
    first steward. `docs/ladders/` tells each ladder: argo, backstage, cncf, contributor, debian, discourse,
    django, envoy, istio, knative, kubernetes, nodejs, openstack, opentelemetry, operator, python, rust,
    user, wikipedia.

    Example: ladder init ../new --steward ada --ladder contributor
    """
    from ladder_cli.store.plans.founding import UNKNOWN_ADDRESS, Founding, founding
    from ladder_cli.store.plans.planting import plant
    from ladder_cli.store.plans.wiring import UNKNOWN_SOURCE

    call = call_of(context)
    root = call.folder / folder / REGISTRY_FOLDER
    if os.path.lexists(call.folder / folder) and not os.path.isdir(call.folder / folder):
        raise usage(f"`{folder}` is not a folder", "name the repository's root; it is made when missing")
    if source is not None and not SOURCE.fullmatch(source):
        raise usage(f"`{source}` is nothing to install from", "a name, a link or a path, without quotes")
    installed = _installable(call, source) if source else UNKNOWN_SOURCE
    if os.path.lexists(root / COMMUNITY_FILE):
        refuse_founding(folder, {"name": name, "report-to": report_to})
        return complete(call, folder, installed, ladder or (), steward and _steward(steward))
    if name is not None and not line(name, 120):
        raise usage("a community has a name", "say it with --name, or leave that out for the folder's")
    if report_to is not None and not ADDRESS.fullmatch(report_to):
        raise usage(f"`{report_to}` is not an address", "write it as conduct@our-community.example")
    login = _steward(steward)
    texts = founding(
        Founding(
            name=name or (call.folder / folder).resolve().name or "Our community",
            today=call.today,
            steward=login.lower(),
            login=login,
            ladders=tuple(ladder or ()),
            source=installed,
            report_to=report_to or UNKNOWN_ADDRESS,
        )
    )
    kept = plant(root, texts)
    made = len(texts) - len(kept)
    call.answer(f"made {made} files in {visible(str(folder))}\n")
    tell_kept(call, kept)
    tell_next(call, folder)
    if report_to is None:
        call.talk(
            f"fill in: where a conduct report goes ({folder / REGISTRY_FOLDER / COMMUNITY_FILE}, `report_to`)"
        )
    tell_source(call, installed, kept)
    tell_then(call)
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
    if is_reserved(text.lower()):
        return "such a handle stands for somebody who left"
    return "" if LOGIN.fullmatch(text) else "letters, digits, `-` and `_`"
