"""Characters that no registry file may hold, and the emoji that are no exception to it."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from ladder_cli.model.finding import Problem

_EMOJI: Final = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u24c2\u25a0-\u27bf\u2934\u2935"
    "\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
_KINDS: Final = {
    "line-break-character": "\u0085\u2028\u2029",
    "bidi-control": "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069",
    "control-character": "\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff",
    "invisible-character": (
        "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\u2800"
        "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
        "\U000e0000-\U000e0fff"
    ),
}

_FORBIDDEN = re.compile("|".join(f"([{characters}])" for characters in _KINDS.values()) + "|(\r(?!\n))")
_NAMES: Final = (*_KINDS, "line-break-character")

# A pictograph with its style, skin, and further pictographs joined to it; a keycap; and the three
# flags that are spelled with tag characters (England, Scotland, Wales).
_ONE: Final = f"[{_EMOJI}][\ufe0e\ufe0f]?"
_SEQUENCE = re.compile(
    "\U0001f3f4\U000e0067\U000e0062(?:\U000e0065\U000e006e\U000e0067|\U000e0073\U000e0063\U000e0074"
    "|\U000e0077\U000e006c\U000e0073)\U000e007f"
    f"|{_ONE}(?:[\U0001f3fb-\U0001f3ff]?\u200d{_ONE})*"
    "|[0-9#*]\ufe0f\u20e3"
    # A joiner or non-joiner within a word of a script that spells with them (UAX 31, section 2.3):
    # Arabic, Syriac, the scripts of India, Sinhala, Tibetan, Myanmar, Khmer.
    "|(?<=[\u0600-\u07ff\u08a0-\u0dff\u0f00-\u109f\u1780-\u17ff])[\u200c\u200d]"
    "(?=[\u0600-\u07ff\u08a0-\u0dff\u0f00-\u109f\u1780-\u17ff])"
)


def characters(text: str) -> Iterator[Problem]:
    """What may stand nowhere in a file, comments included: a problem for each such character.

    The kinds are `line-break-character` (U+0085, U+2028, U+2029 and a CR without LF: lines to a
    parser, not to a reader), `bidi-control`, `control-character` and `invisible-character`. A
    byte order mark may open a text; joiners, variation selectors and tags may stand within
    emoji, and joiners within words of the scripts that spell with them.
    The detail is the character as `U+200B`. Apply it to a scalar's value to find those that came
    in by an escape.
    """
    starts: list[int] | None = None
    ends: list[int] = []
    for found in _FORBIDDEN.finditer(text):
        at = found.start()
        if text[at] == "\ufeff" and at == 0:
            continue
        kind = _NAMES[(found.lastindex or 1) - 1]
        if kind == "invisible-character":
            if starts is None:
                spans = [match.span() for match in _SEQUENCE.finditer(text)]
                starts, ends = [start for start, _ in spans], [end for _, end in spans]
            before = bisect_right(starts, at) - 1
            if before >= 0 and at < ends[before]:
                continue
        yield Problem(kind, at, at + 1, f"U+{ord(text[at]):04X}")
