"""A handle that changed: every file named for it and every reference to it, as one plan."""

import re
from collections.abc import Iterator

from ladder_cli.model.finding import Append, Delete, Edit, Plain, Put
from ladder_cli.model.kinds import Name, named, placed
from ladder_cli.model.record import Account
from ladder_cli.model.registry import Registry
from ladder_cli.model.stop import Stop, usage
from ladder_cli.store import places, schemas
from ladder_cli.store.source import Source
from ladder_cli.store.splice import EditError, splice
from ladder_cli.store.writing import Plan

_HANDLE = re.compile(r"[a-z0-9_-]{1,64}")


def check(registry: Registry, old: str, new: str) -> None:
    """Stop (status 2) where somebody cannot have that handle: ill formed, theirs already, or another's."""
    if not _HANDLE.fullmatch(new):
        lowered = re.sub(r"[^a-z0-9_-]+", "-", new.lower()).strip("-")
        raise usage(f"`{new}` is not a handle: it is made of a-z, 0-9, - and _", f"perhaps `{lowered}`?")
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
    for path in source.listing().files:
        name = named(path)
        if name is None:
            continue
        raw = source.read(path)
        mine = name.kind.by_handle and name.id.partition(".")[0] == old
        if not mine and old.encode() not in raw and b"\\" not in raw:
            continue
        data = _data(source, path, name, raw)
        edits = list(_references(name, data, old, new))
        if mine and name.kind.name == "record":
            edits += _account(registry.record(old).account, old, new)
        to = _moved(name, path, data, old, new)
        if edits or to != path:
            after = _spliced(source, path, raw, edits)
            plan = plan.write(path, raw, after) if to == path else plan.move(path, to, raw, after)
    return plan


def _references(name: Name, data: Plain, old: str, new: str) -> Iterator[Edit]:
    for keys, handle in schemas.naming(name.kind.name, data, "person"):
        if handle == old:
            yield Put(keys, new)


def _account(account: Account | None, old: str, new: str) -> Iterator[Edit]:
    if account is None:
        return
    if account.login.lower() == old:
        yield Put(("account", "login"), new)
    if new in account.previous:
        yield Delete(("account", "previous", account.previous.index(new)))
    if old not in account.previous:
        yield Append(("account", "previous"), old)


def _moved(name: Name, path: str, data: Plain, old: str, new: str) -> str:
    """Where the file goes: one named for the handle, or a pairing named for its two sides."""
    if name.kind.by_handle and name.id.partition(".")[0] == old:
        return placed(name.kind.name, new + name.id.removeprefix(old), path)
    if name.kind.name == "pairing" and isinstance(data, dict):
        sides = [str(data.get(side)) for side in ("mentor", "mentee")]
        if name.id == _joined(sides):
            return placed("pairing", _joined([new if side == old else side for side in sides]), path)
    return path


def _joined(sides: list[str]) -> str:
    return re.sub(r"[^a-z0-9]+", "-", "-".join(sides)).strip("-")


def _data(source: Source, path: str, name: Name, raw: bytes) -> Plain:
    try:
        data = places.compose(raw.decode()).data
    except UnicodeDecodeError:
        data = None
    if not schemas.accepts(name.kind.name, data):
        raise Stop(
            f"`{source.prefix}{path}` is in disorder, so nothing in it can be renamed safely",
            f"see what is wrong: ladder validate {source.prefix}{path}",
        )
    return data


def _spliced(source: Source, path: str, raw: bytes, edits: list[Edit]) -> bytes:
    try:
        return splice(raw.decode(), edits).encode()
    except EditError as error:
        raise Stop(f"cannot edit `{source.prefix}{path}`: {error}", "nothing was written") from error
