"""From the names that others use to the registry's: ids, handles, lines of text, links."""

import re
from typing import Final

from ladder_cli.rules.redaction import forbidden
from ladder_cli.store.documents.characters import characters

_LOGIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_APP: Final = "[bot]"
_URL = re.compile(r"https?://[^\s<>\"()\[\]]+")
_LINK = re.compile(r"https?://[^\s<>\"]{1,492}")
_ADDRESS = re.compile(r"(?=.{3,200}\Z)[^@\s/:]+@[^@\s/:]+\.[^@\s/:]+")


def line(text: str, most: int = 300) -> str:
    """The text on one line, without characters that no registry file may hold, cut to so many."""
    plain = text if text.isascii() and text.isprintable() else _cleaned(text)
    joined = " ".join(plain.split())
    return joined if len(joined) <= most else joined[: most - 1].rstrip() + "…"


def _cleaned(text: str) -> str:
    out = list(text)
    for problem in characters(text):
        breaks = problem.kind in ("line-break-character", "control-character")
        out[problem.start] = " " if breaks else ""
    return "".join(out)


def slug(text: str, most: int = 80) -> str:
    """The id that a text gives: lower-case, every run of other characters than a-z and 0-9 as one `-`.

    Empty where the text has none of these.
    """
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:most].rstrip("-")


def login_of(text: str) -> str | None:
    """A login as it is spelled, without a leading `@`; None for what cannot be a person's login.

    An app's (`helper[bot]`) is none: nobody signs up an app.
    """
    login = text.strip().removeprefix("@")
    return login if _LOGIN.fullmatch(login) and not login.endswith(_APP) else None


def handle_of(login: str) -> str:
    """The handle that a login gives."""
    return login.lower()


def without_forbidden(text: str) -> tuple[str, int]:
    """The text without what may stand nowhere in a registry, and how often there was such a thing.

    A link that holds an address, as a calendar's may, goes as a whole.
    """
    links = [match.span() for match in _URL.finditer(text)]
    cuts = {
        next((link for link in links if link[0] <= start < link[1]), (start, end))
        for _, start, end in forbidden(text)
    }
    for start, end in sorted(cuts, reverse=True):
        bare = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
        text = f"{text[:start]}{'left out' if bare else '(left out)'}{text[end:]}"
    return text, len(cuts)


def link_of(text: str | None) -> str | None:
    """The web address that a text is, None where it is none or holds what may stand nowhere."""
    address = line(text or "", 2000)
    return address if _LINK.fullmatch(address) and not any(forbidden(address)) else None


def address_of(text: str | None) -> str | None:
    """The e-mail address that a text is, None where it is none."""
    address = line(text or "")
    return address if _ADDRESS.fullmatch(address) else None
