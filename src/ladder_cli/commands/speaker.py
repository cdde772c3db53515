"""Who speaks in a first-person command: `--as`, else git's `ladder.handle`, else whoever is asked."""

import re
import shutil

from ladder_cli.commands.call import Call
from ladder_cli.model.stop import usage

SETTING = "ladder.handle"
_HANDLE = re.compile(r"[a-z0-9_-]{1,64}")


def speaking(call: Call, given: str | None) -> str:
    """The handle of who speaks, well formed but perhaps nobody's yet.

    Raises Stop (status 2) where nothing says who it is and nobody is there to ask.
    """
    from ladder_cli.commands.prompting import on_terminal, text

    found = said(call, given)
    if found:
        return found
    if not on_terminal():
        raise usage("who speaks?", f"say it with --as HANDLE, or once for all: git config {SETTING} HANDLE")
    return _checked(text("Your handle?", wrong=_wrong))


def said(call: Call, given: str | None) -> str | None:
    """The same where something says it; None, and nobody is asked, where nothing does."""
    found = given or _configured(call)
    return _checked(found) if found else None


def _configured(call: Call) -> str | None:
    if shutil.which("git") is None:
        return None
    from ladder_cli.store.git.repo import setting

    return setting(call.root, SETTING)


def _checked(handle: str) -> str:
    wrong = _wrong(handle)
    if wrong:
        raise usage(f"`{handle}` is not a handle", wrong)
    return _plain(handle)


def _wrong(handle: str) -> str:
    return "" if _HANDLE.fullmatch(_plain(handle)) else "a handle is made of a-z, 0-9, - and _"


def _plain(handle: str) -> str:
    return handle.removeprefix("person/").lower()
