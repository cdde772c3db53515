"""Open items for somebody, in each format that `item match` speaks: one table."""

from collections.abc import Callable

from ladder_cli.render.as_json import dumped
from ladder_cli.render.plain_text import visible
from ladder_cli.work.matching import Matches

Titles = Callable[[str], str]
"""The title of an item."""


def as_text(found: Matches, most: int, title: Titles) -> str:
    """Each item with its fit and the reasons; where there is none, what stood in the way."""
    if not found.found:
        return f"{visible(f'nothing for {found.person}: {found.because}')}\n"
    return "\n".join(_item(one.item, title(one.item), one.fit, one.reasons) for one in found.found[:most])


def _item(name: str, title: str, fit: int, reasons: tuple[str, ...]) -> str:
    lines = [f"{name}, fit {fit}: {title}", *(f"  - {why}" for why in reasons)]
    return "".join(f"{visible(line)}\n" for line in lines)


def as_json(found: Matches, most: int, title: Titles) -> str:
    """`{"version": 1, "person": …, "items": […], "because": …}`."""
    items = [
        {"item": one.item, "title": title(one.item), "fit": one.fit, "reasons": list(one.reasons)}
        for one in found.found[:most]
    ]
    return dumped({"person": found.person, "items": items, "because": found.because or None})


FORMATS: dict[str, Callable[[Matches, int, Titles], str]] = {"text": as_text, "json": as_json}
