"""L601: what a meeting decided."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from ladder_cli.model.file import Document
from ladder_cli.model.finding import At, Finding
from ladder_cli.model.moves import LIVE_ITEMS


def decision_without_owner_and_day(document: Document, today: date) -> Iterator[Finding]:
    """A meeting decided something, and it has no owner or no due date.

    A meeting that ends with action items and no owner has decided nothing: everybody thinks that somebody
    does it. Ask who does it by when, or let the item be an open one, without `decided`.
    """
    value: Any = document.value
    if value.decided is None or value.state not in LIVE_ITEMS:
        return
    missing = [word for word, there in (("owner", value.owner), ("due", value.due)) if there is None]
    if missing:
        yield Finding(
            At(document.path, ("decided",)),
            f"it was decided on {value.decided} without {' and '.join(f'`{word}`' for word in missing)}",
            "ask who does it by when, or take `decided` out",
        )
