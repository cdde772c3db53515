"""The groups that could be somebody's, in each format that `sig route` speaks: one table."""

from collections.abc import Callable, Sequence

import msgspec

from ladder_cli.render.as_json import dumped
from ladder_cli.render.plain_text import visible
from ladder_cli.render.terminal import paragraph
from ladder_cli.work.routing import Route

BEGIN = "say what you care about, and when you have time: ladder me"


def as_text(person: str, found: Sequence[Route], width: int | None = None) -> str:
    """Each group with why, what to know before, and whom to ask."""
    if not found:
        return f"no group fits what the profile of {visible(person)} says yet\n  = {BEGIN}\n"
    return "\n".join(_route(route, width) for route in found)


def _route(route: Route, width: int | None) -> str:
    lines = [visible(f"{route.title} (sig/{route.sig})")]
    lines += [paragraph("  + ", visible(reason), width) for reason in route.reasons]
    lines += [paragraph("  - ", visible(reason), width) for reason in route.but]
    if route.ask:
        lines.append(visible(f"  ask {' or '.join(route.ask)}"))
    join = "you follow it" if route.follows else f"ladder me --follow {route.sig} --introduce"
    return "".join(f"{line}\n" for line in [*lines, f"  = {join}"])


def as_json(person: str, found: Sequence[Route], _: int | None = None) -> str:
    """The groups in their order."""
    return dumped({"person": person, "routes": msgspec.to_builtins(found)})


FORMATS: dict[str, Callable[[str, Sequence[Route], int | None], str]] = {"text": as_text, "json": as_json}
