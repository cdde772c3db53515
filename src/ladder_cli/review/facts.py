"""What the forge says of a pull request: who opened it and when, who pushed, who approved, who objects."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

import msgspec
from msgspec import Struct

from ladder_cli.model.stop import Stop

_LOGIN: Final = re.compile(r"[^\s\x00-\x1f\x7f]{1,100}")
"""Whatever a forge may call an account; it stands in no line of its own, and is no word to search for."""
_EARLIEST: Final = date(2000, 1, 1)


class Account(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An account on the forge; the number stays when the login changes, None where it is not known."""

    login: str
    id: int | None = None


class Pusher(Account, frozen=True, kw_only=True):
    """Somebody who pushed; with `commits`, these are all the heads they pushed."""

    commits: tuple[str, ...] = ()


class Approval(Account, frozen=True, kw_only=True):
    """An approval: of which commit, and when."""

    commit: str
    at: str


class Objection(Account, frozen=True, kw_only=True):
    """A standing objection."""

    at: str


class Facts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A facts file. `pushers` is None where the forge does not tell who pushed."""

    author: Account
    opened: str
    pushers: tuple[Pusher, ...] | None = None
    approvals: tuple[Approval, ...] = ()
    objections: tuple[Objection, ...] = ()


class Opened(Struct, frozen=True):
    """The facts, with the day (UTC) the pull request was opened on."""

    facts: Facts
    day: str


def parsed(raw: bytes, shown: str, today: date) -> Opened:
    """The facts of a file; Stop (status 2) where it is none, or its times are not UTC or lie ahead."""
    try:
        facts = msgspec.json.decode(raw, type=Facts)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _wrong(shown, str(error)) from error
    accounts: tuple[Any, ...] = (facts.author, *(facts.pushers or ()), *facts.approvals, *facts.objections)
    for account in accounts:
        if not _LOGIN.fullmatch(account.login):
            raise _wrong(shown, "a login is one word of at most 100 signs")
    for at in (*(one.at for one in facts.approvals), *(one.at for one in facts.objections)):
        _utc(at, shown)
    day = _utc(facts.opened, shown).date()
    if not _EARLIEST <= day <= today + timedelta(days=1):
        raise _wrong(shown, f"`{facts.opened}` is no day on which a change was opened")
    return Opened(facts, day.isoformat())


def claimed(author: str, approvers: tuple[str, ...], head: str, today: str) -> Opened:
    """Facts as somebody claims them: opened today, the author the only pusher, approvals at the head."""
    at = f"{today}T00:00:00Z"
    facts = Facts(
        author=Account(login=author),
        pushers=(Pusher(login=author),),
        opened=at,
        approvals=tuple(Approval(login=login, commit=head, at=at) for login in approvers),
    )
    return Opened(facts, today)


def _utc(text: str, shown: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise _wrong(shown, f"`{text}` is not a time") from error
    if found.utcoffset() is None or found.utcoffset() != UTC.utcoffset(None):
        raise _wrong(shown, f"`{text}` is not a time in UTC")
    return found


def _wrong(shown: str, why: str) -> Stop:
    text = why if why[:2].isupper() else why[:1].lower() + why[1:]
    return Stop(f"`{shown}` is not a facts file: {text}", "see its form: ladder review --help", 2)
