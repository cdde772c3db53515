"""Words for messages: what somebody typed, lists of choices, counts."""

from collections.abc import Callable, Collection, Iterable
from difflib import get_close_matches
from typing import Final

from ladder_cli.model.finding import Keys
from ladder_cli.rules.redaction import redacted

LONGEST = 60
LONGEST_MISSPELT: Final = 160
"""Twice the longest word there is to choose from: no longer one is near it."""
MOST_COMPARED: Final = 2_000
"""Known words that the strange ones of a file are compared with, by one rule."""


def typed(value: object) -> str:
    """What stands in the file, between backticks, shortened, and never what may stand nowhere."""
    if value is None:
        return "`null`"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a mapping"
    text = redacted(" ".join(str(value).split()))
    return f"`{text if len(text) <= LONGEST else text[: LONGEST - 1] + '…'}`"


def spoken(keys: Keys) -> str:
    """A path as a reader would say it, without positions in lists: `seats.role`."""
    return ".".join(str(key) for key in keys if isinstance(key, str))


def listed(words: Iterable[object], joint: str = "and") -> str:
    """`a`, `b` and `c`."""
    shown = [typed(word) for word in words]
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])} {joint} {shown[-1]}"


def counted(number: int, noun: str) -> str:
    """`1 seat`, `2 seats`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant; "" where none is near."""
    if len(word) > LONGEST_MISSPELT:
        return ""
    found = get_close_matches(word.lower(), sorted(known), n=1, cutoff=0.65)
    return found[0] if found else ""


def suggesting() -> Callable[[str, Collection[str]], str]:
    """The same for the first strange words of a file, up to `MOST_COMPARED` known ones, and "" after them.

    A word among a thousand takes a hundredth of a second, and nobody mends hundreds at a time.
    """
    compared = 0

    def suggested(word: str, known: Collection[str]) -> str:
        nonlocal compared
        compared += len(known)
        return nearest(word, known) if compared - len(known) < MOST_COMPARED else ""

    return suggested


def did_you_mean(near: str, otherwise: str) -> str:
    """A hint with the word that was probably meant, else the other hint."""
    return f"did you mean {typed(near)}?" if near else otherwise
