"""Words for messages: what somebody typed, lists of choices, counts."""

from collections.abc import Iterable
from difflib import get_close_matches

from ladder_cli.model.finding import Keys
from ladder_cli.rules.redaction import redacted

LONGEST = 60


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
    found = get_close_matches(word.lower(), sorted(known), n=1, cutoff=0.65)
    return found[0] if found else ""


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """A hint with the nearest known word, else the other hint."""
    near = nearest(word, known)
    return f"did you mean {typed(near)}?" if near else otherwise
