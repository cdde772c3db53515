"""Values inside a sentence: short, on one line, and never able to close the quotes they stand in."""

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
    scope = f" in `{short(str(item['sig']))}`" if key == "role" and item.get("sig") else ""
    return quoted(item[key]) + scope
