"""Pictures of a terminal, made of what the program prints."""

import io
import re
from collections.abc import Callable
from functools import partial

from docs.stage import staged

COLUMNS = 100
SHOWN = {
    "promote": ("ladder promote soo-jin approver --sig storage --dry-run", 24),
    "pair": ("ladder pair --for salma", 40),
    "next": ("ladder next pilar advocate", 24),
    "validate": ("ladder validate", 24),
}
"""By picture, its command, and how many lines of it are shown."""

SLIP = ("registry/records/amara.yaml", "role: member", "role: membr")
"""A slip of the pen, so that there is something to find: file, words, and what stands in their place."""

_FONTS = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)


def picture(name: str) -> str:
    """The picture as SVG; it loads nothing from elsewhere."""
    from rich.console import Console
    from rich.text import Text

    command, lines = SHOWN[name]
    with staged(color=True) as stage:
        if name == "validate":
            file, before, after = stage.folder / SLIP[0], *SLIP[1:]
            file.write_text(file.read_text().replace(before, after, 1))
        said = stage.run(command).splitlines()[:lines]
    console = Console(
        record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, legacy_windows=False
    )
    console.print(Text.from_ansi("\n".join([f"$ {command}", *said])))
    return _FONTS.sub("", console.export_svg(title="ladder", unique_id=f"ladder-{name}")) + "\n"


PAGES: dict[str, Callable[[], str]] = {f"pictures/{name}.svg": partial(picture, name) for name in SHOWN}
"""Each picture."""
