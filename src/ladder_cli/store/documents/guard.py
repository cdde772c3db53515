"""The bounds of a registry file, and what its bytes must be before a parser reads them."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from ladder_cli.model.finding import Problem
from ladder_cli.store.documents.characters import characters

MAX_BYTES: Final = 65_536
"""Bytes in one file."""
MAX_DEPTH: Final = 32
"""Lists and mappings within each other, the root counted."""
MAX_NODES: Final = 5_000
"""Keys, values, lists and mappings in one file."""
MAX_PROBLEMS: Final = 100
"""Characters, tabs and forbidden things named in one file: after that many more of them say nothing new.

The same holds for everything in a file that breaks a bound, as it cannot be read whatever else is mended.
"""
MAX_ALIKE: Final = 300
"""Problems of one kind, and disagreements with the schema, that are looked for in one file.

After so many of them more say nothing new; whoever mends these sees the rest.
"""
MAX_FLOW_WORK: Final = 4_000_000
"""`[` and `{` times bytes: libyaml's work on nested flow grows with their product."""

BOUNDS: Final = frozenset({"too-deep", "too-many-nodes"})
"""Kinds that say which bound the parser has met."""

FATAL: Final = frozenset({"not-utf8", "too-large", "control-character"})
"""Kinds after which no parser is asked: the text is not there, or YAML does not allow it."""

_SURE = bytes(set(range(0x20, 0x7F)) - set(b"&*!?%\\")) + b"\n"
_SURE += bytes(set(range(0x80, 0xF5)) - {0xC2, 0xCD, 0xD8, 0xE1, 0xE2, 0xE3, 0xEF, 0xF0, 0xF3})
"""Bytes that need no second look. The UTF-8 leads left out begin the characters refused."""

_AT_TOKEN = re.compile(rb"[&*!?%](?<=[\n \[{,:-].)(?:(?<=[&*])(?! )|(?<=[!%?]))")
"""Anchor, alias, tag, directive or complex key where a token may begin."""

_ESCAPE = re.compile(rb"\\[^\\\"/n]")
"""An escape that may bring in a character that may not stand in the file."""

_DIGITS: Final = b"0123456789"
_PIECES = bytes.maketrans(_DIGITS + b"_[]{},#", b"9" * 10 + b"e" + b"\n" * 6)
_PIECES = bytes.maketrans(bytes(range(256)), _PIECES.lower())
_STARTS = bytes.maketrans(b"[{,\n+.']}", b'    00"""')

_WORDS: Final = (b"yes", b"no", b"on", b"off", b"y", b"n", b"=", b"<<")
_KEYS: Final = tuple(b"yes: no: off: y: n: =: <<: true: false: null: ~: :".split())
_UNSURE = frozenset(dash + piece for dash in (b"", b"-", b"--") for piece in (*_WORDS, *_KEYS))
"""A file in pieces (spaces out, letters small, digits 9, `_` as `e`, cut at `[]{},#` and after
`:`): these may be a word that YAML 1.1 reads otherwise, or a key that is not text."""

_END: Final = rb"(?= *+(?:[\n,\]}#]|\Z))"
_PLAIN_NUMBER: Final = (
    rb"(?:0|-?[1-9][0-9]{0,14}|(?:0|-?[1-9][0-9]{0,8})\.[0-9]{1,6}|[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?)"
)
_RISK = re.compile(
    rb"[\n\[{,:](?:(?<=:) ++|(?<!:) *+(?:- ++)*+)(?:"
    rb"(?=[0-9+.-])(?!" + _PLAIN_NUMBER + _END + rb"|[0-9]+ +[A-Za-z]|-\n)"
    rb"|(?i:yes|no|on|off|y|n|=|<<)" + _END + rb"|(?i:yes|no|off|y|n|true|false|null|~|=|<<) *+:"
    rb"|:(?=[ \n]))"
)
"""The same by the letter, for the few files whose pieces are unsure; still too wide, never too
narrow: it does not know quotes and block text."""

_ODD_START = re.compile(
    rb"[0+.](?:(?<=[\n \[{,].)|(?<=[\n \[{,]-.))"
    rb"(?:(?<!0)|(?!(?:\.[0-9]{1,6})?" + _END + rb"|[0-9]*+ +[A-Za-z]))"
)
"""A number that begins with 0, `+` or `.` and is more than 0 or 0.5."""

_NUMBER_COLON = re.compile(rb"[\n \[{,][+-]?[0-9.][0-9A-Za-z_.+-]*+ *+:")
"""A number before a colon: a key that is no text, or a time that YAML 1.1 counts in sixties."""

_TIGHT_COLON = re.compile(rb"[\"'\]}]:[^ \n]")
"""A colon that ends a key without a space, as in JSON."""

_ATOM: Final = rb"(?:\"[^\"\\\n]*+\" *+|'[^'\n]*+' *+|[^\[\]{},:\"'#?\n]*+)"


def _flow(inner: bytes) -> bytes:
    item = rb"(?:" + _ATOM + rb": ++)?(?:" + inner + rb"|" + _ATOM + rb")"
    return rb"[\[{] *+" + item + rb"(?:, *+" + item + rb")*+[\]}] *+"


_ODD_IN_FLOW = re.compile(rb":[^ \n]|\?")
_ODD_FLOW = re.compile(
    rb"\n(?=[^\n\[\]{}]*+[\[\]{}])(?! *+(?:- ++)*+(?:[A-Za-z_][A-Za-z0-9_-]*+: ++)?"
    + _flow(_flow(_flow(_ATOM)))
    + rb"(?:\n|\Z))"
)
"""A line with brackets that is more than one tidy flow list or mapping. In flow, parsers differ on
a `:` or `?` inside a plain scalar (`[https://x]`, `[why?]`), so a file with both is unsure."""


def is_plain(raw: bytes) -> bool:
    """Whether the bytes are of the plain subset, on which all parsers of YAML 1.2 agree.

    Refuses what is not a finding (a hexadecimal number, a tab in a comment) rather than let a finding pass: a
    refusal only means that the parser with places is asked. Costs a few microseconds a file.
    """
    brackets = raw.count(b"[") + raw.count(b"{")
    if len(raw) > MAX_BYTES or brackets * len(raw) > MAX_FLOW_WORK:
        return False
    lines = b"\n" + raw
    if brackets and _ODD_FLOW.search(lines) and _ODD_IN_FLOW.search(raw):
        return False
    rest = raw.translate(None, _SURE)
    return not (rest and not _is_clean(raw, rest)) and _has_sure_numbers(lines) and _has_sure_words(lines)


def _has_sure_numbers(lines: bytes) -> bool:
    starts = lines.translate(_STARTS)
    if (b" 0" in starts or b" -0" in starts) and _ODD_START.search(lines):
        return False
    return b'":' not in starts or not _TIGHT_COLON.search(lines)


def _has_sure_words(lines: bytes) -> bool:
    packed = lines.translate(_PIECES, b" ")
    if b"---" in packed or ((b"9:" in packed or b".:" in packed) and _NUMBER_COLON.search(lines)):
        return False
    sure = (
        b"9e" not in packed
        and b".e9" not in packed
        and b"._" not in lines
        and b"9" * 16 not in packed
        and _UNSURE.isdisjoint(packed.replace(b":", b":\n").split(b"\n"))
    )
    return sure or not _RISK.search(lines)


def _is_clean(raw: bytes, rest: bytes) -> bool:
    """Whether the bytes that are not sure, `rest` of `raw`, stand where they mean nothing."""
    if _AT_TOKEN.search(b"\n" + raw) or (b"\\" in rest and _ESCAPE.search(raw)):
        return False
    odd = rest.translate(None, b"&*!?%\\")
    if not odd:
        return True
    if raw.isascii():
        return False
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return False
    return b"\t" not in rest and not text.startswith("\ufeff") and next(characters(text), None) is None


def needs_walk(raw: bytes) -> bool:
    """Whether the data of these plain bytes could break a bound or hold a key that is not text.

    Else not: 12 columns of indentation, 2 dashes and 8 brackets nest less than `MAX_DEPTH`, a
    node takes a byte at least, and only `{1, true}` gives keys that no colon follows.
    """
    return len(raw) > 4_096 or b"{" in raw or b"\n            " in raw or raw.count(b"[") > 8


def problems(raw: bytes) -> tuple[str, tuple[Problem, ...]]:
    r"""The text of a file, and what is wrong with its bytes in the order of the text.

    Kinds: `too-large`, `not-utf8`, those of `characters`, and `tab` (one
    anywhere but in a comment or in block text: `"\t"` says it between quotes). The text is empty
    where a bound or the encoding forbids to read it. Depth and nodes are the parser's bounds.
    """
    if len(raw) > MAX_BYTES:
        return "", (Problem("too-large", 0, 0, str(len(raw))),)
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        start = len(raw[: error.start].decode())
        return "", (Problem("not-utf8", start, start + 1, f"0x{raw[error.start]:02X}"),)
    found = [*islice(characters(text), MAX_PROBLEMS), *islice(_tabs(text), MAX_PROBLEMS)]
    return text, tuple(sorted(found, key=lambda problem: problem.start)[:MAX_PROBLEMS])


_BLOCK_TEXT = re.compile(r"(?:^|[ :-])[|>](?:[1-9]?[+-]?|[+-][1-9])[ \t]*$")
_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#.*")


def _tabs(text: str) -> Iterator[Problem]:
    if "\t" not in text:
        return
    at, block = 0, -1
    for line in text.split("\n"):
        content = line.strip(" \t\r")
        indent = len(line) - len(line.lstrip(" "))
        if block >= 0 and content and indent <= block:
            block = -1
        if block < 0:
            bare = _COMMENT.sub("", line.rstrip("\r"))
            for tab in re.finditer("\t+", bare):
                yield Problem("tab", at + tab.start(), at + tab.end())
            if _BLOCK_TEXT.search(bare):
                block = indent
        at += len(line) + 1
