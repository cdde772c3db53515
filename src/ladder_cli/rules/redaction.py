"""What may stand nowhere in a registry, and the one redactor before everything that is shown."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

_AT: Final = r"(?:@|＠|﹫|%40|&#(?:64|x40);|\\u0040|\\x40|[ \n]?[\[({][ \n]?at[ \n]?[\])}][ \n]?)"
_DOT: Final = r"(?:\.|。|．|[ \n]?[\[({][ \n]?dot[ \n]?[\])}][ \n]?)"

ADDRESS: Final = re.compile(
    rf"[\w.!#$%&'*+/=?^{{|}}~-]{{0,63}}[\w!#$&'*+=?^{{|}}~-]{_AT}[\w-]+(?:{_DOT}[\w-]+)*{_DOT}[^\W\d_][\w-]*[^\W_]",
    re.IGNORECASE,
)
"""An e-mail address, also one written to escape a search; so is a login before a host in a link.

Before the `@` it has 64 characters at most: a longer run would be gone over from each of its characters.
"""

PHONE: Final = re.compile(
    r"(?<![\w+/.=-])(?:tel:\s*\+?[0-9][0-9\s().-]{4,}[0-9]"
    r"|\+\s?[1-9](?:[\s().-]{0,2}[0-9]){7,14}"
    r"|00[ \n]?[1-9](?:[ \n().-]{0,2}[0-9]){7,14}"
    r"|(?:\([0-9]{3}\)[ \n]?|[0-9]{3}[ \n.-])[0-9]{3}[ \n.-][0-9]{4})(?![\w-])",
    re.IGNORECASE,
)
"""A telephone number: international, or grouped as in North America."""

SECRET: Final = re.compile(
    r"-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----(?:.*?-----END [A-Z0-9 ]*-----|.*)"
    r"|(?<![A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{20,}|xox[abeprs]-[\w-]{10,}"
    r"|A(?:KIA|SIA)[0-9A-Z]{16}|AIza[\w-]{30,}|(?:sk|rk)_live_\w{16,}|sk-(?:proj|ant)-[\w-]{16,}"
    r"|npm_[A-Za-z0-9]{30,}|pypi-[\w-]{40,}|eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,})"
    r"|(?<=://)[^\s/@:]+:[^\s/@]+(?=@)",
    re.DOTALL,
)
"""A private key, an access token of a well-known form, a password in a link."""

FORBIDDEN: Final = {"secret": SECRET, "address": ADDRESS, "phone": PHONE}
"""Kinds of forbidden content, the gravest first."""

_UNSUSPICIOUS: Final = bytes(set(range(256)) - set(b"@+%&\xef"))
_WORDS: Final = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZbcdefghijklmnopqrstuvwxyz0123456789-_", b"a" * 63)
_RUN: Final = b"a" * 15
"""Every token is at least so long."""
_TOKENS: Final = (
    *(b"ghp_", b"gho_", b"ghu_", b"ghs_", b"ghr_", b"_pat_", b"glpat-", b"xox", b"AKIA", b"ASIA", b"AIza"),
    *(b"k_live_", b"sk-proj-", b"sk-ant-", b"npm_", b"pypi-", b"eyJ"),
)
_MODELINE: Final = b"# yaml-language-server"
"""How most files begin: a run that is no token."""
_PLAINER: Final = bytes.maketrans(
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZ[{]}012345678. \n", b"abcdefghijklmnopqrstuvwxyz(())999999999---"
)
_ABROAD: Final = re.compile(rb"00[ \n]?[1-9][0-9 \n().-]{7}")


def is_suspect(raw: bytes) -> bool:
    """Whether a file's bytes could hold forbidden content: never a miss, and a few microseconds."""
    if raw.translate(None, _UNSUSPICIOUS) or b"PRIVATE" in raw or _ABROAD.search(raw):
        return True
    if raw.startswith(_MODELINE):
        raw = raw[len(_MODELINE) :]
    if _RUN in raw.translate(_WORDS):
        for token in _TOKENS:
            if token in raw:
                return True
    plainer = raw.translate(_PLAINER)
    return b"999-9999" in plainer or b"tel:" in plainer or b"at)" in plainer or b"at-)" in plainer


def forbidden(text: str) -> Iterator[tuple[str, int, int]]:
    """Kind and span of everything in the text that may stand nowhere, in the order of the text."""
    taken: list[tuple[int, int]] = []
    found: list[tuple[str, int, int]] = []
    for kind, pattern in FORBIDDEN.items():
        for match in pattern.finditer(text):
            start, end = match.span()
            if not any(start < other_end and other_start < end for other_start, other_end in taken):
                found.append((kind, start, end))
        taken = [(start, end) for _, start, end in found]
    yield from sorted(found, key=lambda one: one[1:])


def redacted(text: str) -> str:
    """The text with stars over everything that may stand nowhere.

    The stars take as many columns as what they cover, and line feeds stay, so that carets under
    an excerpt stay right.
    """
    for pattern in FORBIDDEN.values():
        text = pattern.sub(_stars, text)
    return text


def _stars(match: re.Match[str]) -> str:
    return "".join("\n" if character == "\n" else "*" * _columns(character) for character in match[0])


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
