"""A handle that changed: every file named for it and every reference to it, as one plan."""

import re
from collections.abc import Iterator

from ladder_cli.model.finding import Append, Delete, Edit, Put
from ladder_cli.model.leaver import is_reserved
from ladder_cli.model.record import Account
from ladder_cli.model.registry import Registry
from ladder_cli.model.stop import usage
from ladder_cli.store.plans.mentions import mentions, spliced
from ladder_cli.store.plans.writing import Plan
from ladder_cli.store.source import Source

_HANDLE = re.compile(r"[a-z0-9_-]{1,64}")


def check(registry: Registry, old: str, new: str) -> None:
    """Stop (status 2) where somebody cannot have that handle: ill formed, theirs already, or another's."""
    if not _HANDLE.fullmatch(new):
        lowered = re.sub(r"[^a-z0-9_-]+", "-", new.lower()).strip("-")
        raise usage(f"`{new}` is not a handle: it is made of a-z, 0-9, - and _", f"perhaps `{lowered}`?")
    if is_reserved(new):
        raise usage(f"`{new}` stands for somebody who left", "choose another handle")
    if new == old:
        raise usage(f"`{old}` is the handle already", "name the new one second: ladder rename OLD NEW")
    if registry.exists(new) or new in registry.ledgers:
        raise usage(f"`{new}` is somebody else's handle", f"see: ladder show {new}")
    for handle in registry.records:
        account = registry.record(handle).account
        if handle != old and account is not None and new in (*account.previous, account.login.lower()):
            raise usage(f"`{new}` was or is `{handle}`'s on the code host", "choose another handle")


def renaming(source: Source, registry: Registry, old: str, new: str) -> Plan:
    """The plan that gives somebody another handle everywhere.

    The account keeps the old one among its previous handles; a login spelled as the old handle becomes
    the new one. Raises Stop (status 3) where a file that may speak of them cannot be edited safely.
    """
    plan = Plan()
    for one in mentions(source, old):
        edits = list(one.references(old, new))
        if one.belongs_to(old) and one.name.kind.name == "record":
            edits += _account(registry.record(old).account, old, new)
        to = one.place(old, new)
        if edits or to != one.path:
            after = spliced(source, one, edits)
            plan = (
                plan.write(one.path, one.raw, after)
                if to == one.path
                else plan.move(one.path, to, one.raw, after)
            )
    return plan


def _account(account: Account | None, old: str, new: str) -> Iterator[Edit]:
    if account is None:
        return
    if account.login.lower() == old:
        yield Put(("account", "login"), new)
    if new in account.previous:
        yield Delete(("account", "previous", account.previous.index(new)))
    if old not in account.previous:
        yield Append(("account", "previous"), old)
