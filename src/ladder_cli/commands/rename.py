"""`ladder rename`: a handle that changed, everywhere."""

from typing import Annotated

import typer

from ladder_cli.commands import completing
from ladder_cli.commands.call import Call, call_of
from ladder_cli.commands.options import Writing


def rename(
    context: typer.Context,
    how: Writing,
    old: Annotated[str, typer.Argument(metavar="OLD", autocompletion=completing.handles)],
    new: Annotated[str, typer.Argument(metavar="NEW")],
) -> int:
    """Give somebody another handle: their files, every reference to them, and the account's previous handles.

    All of it happens, or nothing. A login spelled as the old handle becomes the new one.

    Example: ladder rename pilar pilar-rios
    """
    from ladder_cli.commands.landing import land, made_sure
    from ladder_cli.render.as_json import dumped
    from ladder_cli.store.plans.renaming import check, renaming

    call = call_of(context)
    old = call.person(old)
    new = new.removeprefix("person/")
    check(call.registry, old, new)
    plan = made_sure(call, renaming(call.source, call.registry, old, new))
    message = f"Rename {old} to {new}\n\nLadder-Person: {new}\n" if how.commit else ""
    landed = land(call, plan, message=message, dry_run=how.dry_run)
    if how.as_json:
        call.answer(dumped({"old": old, "new": new, **landed.plain}))
    else:
        call.answer(landed.page)
    _tell_account(call, old, new)
    return 0


def _tell_account(call: Call, old: str, new: str) -> None:
    """Say what became of the account, for only people know whether that is so."""
    account = call.registry.record(old).account
    if account is None:
        call.talk(f"there is no account on record, so nothing says that `{new}` was `{old}` before")
    elif account.login.lower() == old:
        call.talk(f"the login on record is `{new}` now; put it right where the code host says otherwise")
