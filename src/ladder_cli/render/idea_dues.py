"""What is due of ideas, in each format that `idea due` speaks: one table."""

from collections.abc import Callable, Sequence

from ladder_cli.render.as_json import dumped
from ladder_cli.render.plain_text import visible
from ladder_cli.work.timers import Due


def as_text(found: Sequence[Due]) -> str:
    """A line an idea."""
    return "".join(f"{visible(_told(one))}\n" for one in found) or "nothing is due\n"


def _told(one: Due) -> str:
    what = "to be parked" if one.edits else "to be looked at"
    return f"{one.idea}: {one.what}, since {one.on} {what}"


def as_json(found: Sequence[Due]) -> str:
    """`{"version": 1, "due": […]}`."""
    return dumped(
        {
            "due": [
                {"idea": one.idea, "on": one.on, "what": one.what, "parks": bool(one.edits)} for one in found
            ]
        }
    )


FORMATS: dict[str, Callable[[Sequence[Due]], str]] = {"text": as_text, "json": as_json}
