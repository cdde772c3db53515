"""What may stand nowhere in a registry, and the one redactor before everything that is shown."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

_AT: Final = r"(?:@|＠|﹫|%40|&#(?:64|x40);|\\u0040|\\x40|\s?[\[({]\s?at\s?[\])}]\s?)"
_DOT: Final = r"(?:\.|。|．|\s?[\[({]\s?dot\s?[\])}]\s?)"

ADDRESS: Final = re.compile(
    rf"[\w.!#$%&'*+/=?^{{|}}~-]*[\w!#$&'*+=?^{{|}}~-]{_AT}[\w-]+(?:{_DOT}[\w-]+)*{_DOT}[^\W\d_][\w-]*[^\W_]",
    re.IGNORECASE,
)
"""An e-mail address, also one written to escape a search; so is a login before a host in a link."""

PHONE: Final = re.compile(
    r"(?<![\w+/.=-])(?:tel:\s*\+?\d[\d\s().-]{4,}\d"
    r"|(?:\+|00)\s?[1-9](?:[\s().-]{0,2}\d){7,14}"
    r"|(?:\(\d{3}\)\s?|\d{3}[ .-])\d{3}[ .-]\d{4})(?![\w-])",
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

_MARKS: Final = (
    *(b"@", b"+", b"tel:", b"%40", b"&#", b"\xef\xbc\xa0", b"\xef\xb9\xab", b"PRIVATE KEY"),
    *(b"ghp_", b"gho_", b"ghu_", b"ghs_", b"ghr_", b"github_pat_", b"glpat-", b"xox", b"AKIA", b"ASIA"),
    *(b"AIza", b"k_live_", b"sk-proj-", b"sk-ant-", b"npm_", b"pypi-", b"eyJ"),
)
_FORMS: Final = re.compile(
    rb"[0-9]{3}\)?[ .\n-]+[0-9]{3}[ .-][0-9]{4}|[\[({] ?[aA][tT] ?[\])}]|00 ?[1-9][0-9 ().-]{7}"
)


def is_suspect(raw: bytes) -> bool:
    """Whether a file's bytes could hold forbidden content: never a miss, and a few microseconds."""
    for mark in _MARKS:
        if mark in raw:
            return True
    return _FORMS.search(raw) is not None


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
