"""Data as it stands in a file, taken for the shape that is asked for: what has another is empty."""

from ladder_cli.model.finding import Plain


def tree(value: Plain) -> dict[str, Plain]:
    """A mapping, else an empty one."""
    return value if isinstance(value, dict) else {}


def items(value: Plain) -> list[Plain]:
    """A list, else an empty one."""
    return value if isinstance(value, list) else []


def text(value: Plain) -> str | None:
    """Text, else None."""
    return value if isinstance(value, str) else None
