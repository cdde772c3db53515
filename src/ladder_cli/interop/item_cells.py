"""The cells of an item's row, as people write them in a spreadsheet, and what they mean here."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from ladder_cli.interop.names import link_of, slug
from ladder_cli.model.finding import Plain

FORMULA: Final = ("=", "+", "-", "@")
"""What a cell begins with that got a `'` in front, so that no spreadsheet runs it."""

LEVELS: Final = {
    "newcomer": "newcomer",
    "beginner": "newcomer",
    "easy": "newcomer",
    "good first issue": "newcomer",
    "some-experience": "some-experience",
    "some experience": "some-experience",
    "intermediate": "some-experience",
    "medium": "some-experience",
    "expert": "expert",
    "advanced": "expert",
    "hard": "expert",
}
SIZES: Final = {
    "small": "small",
    "s": "small",
    "medium": "medium",
    "m": "medium",
    "large": "large",
    "l": "large",
}
PRIORITIES: Final = {
    "low": "low",
    "p3": "low",
    "normal": "normal",
    "medium": "normal",
    "p2": "normal",
    "high": "high",
    "p1": "high",
    "urgent": "urgent",
    "critical": "urgent",
    "p0": "urgent",
}
STATES: Final = {
    "open": "open",
    "todo": "open",
    "to do": "open",
    "new": "open",
    "taken": "taken",
    "assigned": "taken",
    "in progress": "taken",
    "doing": "taken",
    "done": "done",
    "closed": "done",
    "dropped": "dropped",
    "won't do": "dropped",
}
TRUTHS: Final[Mapping[str, Plain]] = {
    **dict.fromkeys(("yes", "y", "true", "x", "1"), True),
    **dict.fromkeys(("no", "n", "false", "0", "-"), False),
}

_HOURS = re.compile(r"([0-9]{1,4})\s*(h|hrs?|hours?)?", re.IGNORECASE)


def bare(text: str) -> str:
    """A cell without the `'` that keeps a spreadsheet from running it."""
    text = text.strip()
    return text[1:] if text[:1] == "'" and text[1:].lstrip(" ").startswith(FORMULA) else text


def _among(words: Mapping[str, Plain]) -> Callable[[str], Plain]:
    return lambda text: words.get(text.casefold())


def _hours(text: str) -> Plain:
    match = _HOURS.fullmatch(text)
    hours = int(match[1]) if match else 0
    return hours if 1 <= hours <= 2000 else None


def _day(text: str) -> Plain:
    try:
        return text if date.fromisoformat(text).isoformat() == text else None
    except ValueError:
        return None


def _topics(text: str) -> Plain:
    found: list[Plain] = []
    for part in re.split(r"[,;\n]", text):
        word = slug(part, 60)
        if word and word not in found:
            found.append(word)
    return found or None


READERS: Final[dict[str, Callable[[str], Plain]]] = {
    "state": _among(STATES),
    "level": _among(LEVELS),
    "hours": _hours,
    "size": _among(SIZES),
    "priority": _among(PRIORITIES),
    "schedule_risk": _among(TRUTHS),
    "skills": _topics,
    "topics": _topics,
    "link": link_of,
    "due": _day,
    "decided": _day,
    "moved": _day,
}
"""By field, what a cell means; None where it means nothing."""
WANTED: Final = {
    "state": "one of open, taken, done, dropped",
    "level": "one of newcomer, some-experience, expert",
    "hours": "a number from 1 to 2000",
    "size": "one of small, medium, large",
    "priority": "one of low, normal, high, urgent",
    "schedule_risk": "yes or no",
    "skills": "words by commas",
    "topics": "words by commas",
    "link": "https://…",
    "due": "a day as 2026-11-22",
    "decided": "a day as 2026-11-22",
    "moved": "a day as 2026-11-22",
}
"""What a cell should hold that could not be read."""
