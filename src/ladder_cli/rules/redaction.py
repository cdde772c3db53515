"""What may stand nowhere in a registry, and the one redactor before everything that is shown."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final, Protocol

_AT: Final = r"(?:@|﹫|%40|&(?:#0*64|#x0*40|commat);|\\u0040|\\x40|[ \n]?[\[({][ \n]?at[ \n]?[\])}][ \n]?)"
_DOT: Final = r"(?:\.|。|%2e|&(?:#0*46|#x0*2e|period);|\\u002e|\\x2e|[ \n]?[\[({][ \n]?dot[ \n]?[\])}][ \n]?)"

_HOST: Final = rf"[\w-]++(?:{_DOT}[\w-]++)*{_DOT}[^\W\d_][\w-]*[^\W_]"
_SPELLED: Final = (
    r"[\w-]++(?: dot [\w-]++)*? dot (?:com|org|net|edu|gov|info|io|dev|eu|de|uk|fr|nl|ch|cn|jp)\b"
)
"""A host in words, as in "example dot org"; its last word is one that hosts end with."""
_AT_HOST: Final = re.compile(rf"{_AT}(?=({_HOST}))| at (?=({_SPELLED}))", re.IGNORECASE)
_MAILBOX: Final = re.compile(r"[\w!#$&'*+=?^{|}~-][\w.!#$%&'*+/=?^{|}~-]*+")
_LONGEST_MAILBOX: Final = 64


class _Kind(Protocol):
    """Something that may stand nowhere, to be found in a text."""

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where it is, in the order of the text; no span overlaps another."""


class _Addresses:
    """E-mail addresses, also those written to escape a search; so is a login before a host in a link.

    They are looked for at the `@` and from there to both sides: a pattern for the whole would go over a long
    text without any from each of its characters.
    """

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where they are, in the order of the text; none overlaps another."""
        begun: tuple[int, int] | None = None
        for found in _AT_HOST.finditer(text):
            before = text[max(0, found.start() - _LONGEST_MAILBOX) : found.start()]
            mailbox = _MAILBOX.match(before[::-1])
            if mailbox is None:
                continue
            start, end = found.start() - mailbox.end(), found.end(found.lastindex or 0)
            if begun and start < begun[1]:
                begun = min(start, begun[0]), end
                continue
            if begun:
                yield begun
            begun = start, end
        if begun:
            yield begun


class _Matches:
    """What a pattern matches."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where it matches, in the order of the text."""
        return (found.span() for found in self._pattern.finditer(text))


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
    r"|npm_[A-Za-z0-9]{30,}|pypi-[\w-]{40,}|eyJ[\w-]{8,2000}\.eyJ[\w-]{8,}\.[\w-]{8,})"
    r"|(?<=://)[^\s/@:]+:[^\s/@]+(?=@)",
    re.DOTALL,
)
"""A private key, an access token of a well-known form, a password in a link."""

FORBIDDEN: Final[dict[str, _Kind]] = {
    "secret": _Matches(SECRET),
    "address": _Addresses(),
    "phone": _Matches(PHONE),
}
"""Kinds of forbidden content, the gravest first."""

_FULL_WIDTH: Final = {0xFF01 + index: 0x21 + index for index in range(94)}

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
_SIGNS: Final = (b"999-9999", b"tel:", b"at)", b"at-)", b"-dot-")
"""In the plainer bytes: what a number or an address in words is not without."""
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
    return any(sign in plainer for sign in _SIGNS)


def forbidden(text: str) -> Iterator[tuple[str, int, int]]:
    """Kind and span of everything in the text that may stand nowhere, in the order of the text."""
    found: list[tuple[str, int, int]] = []
    text = _narrow(text)
    for kind, sort in FORBIDDEN.items():
        taken = sorted((start, end) for _, start, end in found)
        for start, end in sort.spans(text):
            before = bisect_left(taken, (end, 0)) - 1  # the last one that begins before this one ends
            if before < 0 or taken[before][1] <= start:
                found.append((kind, start, end))
    yield from sorted(found, key=lambda one: one[1:])


def _narrow(text: str) -> str:
    """The text with ASCII's characters for their full-width forms, one for one."""
    return text if text.isascii() else text.translate(_FULL_WIDTH)


def redacted(text: str) -> str:
    """The text with stars over everything that may stand nowhere.

    There is a star for each character, and line feeds stay, so that places in the text stay right.
    """
    if "\\" not in text and not is_suspect(text.encode(errors="surrogatepass")):
        return text
    for sort in FORBIDDEN.values():
        at, parts = 0, list[str]()
        for start, end in sort.spans(_narrow(text)):
            parts += (text[at:start], stars(text[start:end]))
            at = end
        text = "".join((*parts, text[at:]))
    return text


def stars(covered: str) -> str:
    """A star for each character, but for the ends of lines."""
    return "\n".join("*" * len(line) for line in covered.split("\n"))
