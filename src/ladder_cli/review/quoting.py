"""Values inside a sentence: short, on one line, and never able to close the quotes they stand in."""

from itertools import takewhile
from typing import Final

from ladder_cli.model.finding import Plain

LONGEST: Final = 80
_LABELS: Final = (
    "title",
    "role",
    "organization",
    "what",
    "group",
    "id",
    "with",
    "by",
    "person",
    "on",
    "from",
    "time",
    "kind",
    "days",
    "kinds",
)


def quoted(value: Plain) -> str:
    """A value as it may stand in a sentence."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return listed(value)
    if isinstance(value, dict):
        return (
            ", ".join(f"{key.replace('_', ' ')} {quoted(inner)}" for key, inner in value.items()) or "nothing"
        )
    return f"`{short(str(value))}`"


def told_apart(before: Plain, after: Plain) -> tuple[str, str]:
    """Two values as they may stand in one sentence: where both are long, from where they part."""
    first, second = (quoted(value) for value in (before, after))
    if not isinstance(before, str) or not isinstance(after, str):
        return first, second
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False)))
    start = max(0, same - LONGEST // 4) if max(len(before), len(after)) > LONGEST else 0
    if start:
        first, second = (f"`…{short(text[start:])}`" for text in (before, after))
    return (first, f"{second}, otherwise spaced or quoted") if first == second else (first, second)


def listed(values: list[Plain]) -> str:
    """Several values."""
    return ", ".join(quoted(value) for value in values) or "nothing"


def short(text: str) -> str:
    """The text on one line, without backticks, cut where it is long."""
    line = " ".join(text.replace("`", "'").split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def label(item: Plain) -> str:
    """What an item of a list is called."""
    if not isinstance(item, dict):
        return quoted(item)
    key = next((key for key in _LABELS if key in item), "")
    if not key:
        return quoted(item)
    if key == "by":
        return f"by {quoted(item[key])}"
    scope = f" in `{short(str(item['sig']))}`" if key == "role" and item.get("sig") else ""
    return quoted(item[key]) + scope
