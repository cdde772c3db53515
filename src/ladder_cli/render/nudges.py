"""The week's short list, in each format that `sig nudge` speaks: one table."""

from collections.abc import Callable, Iterator

import msgspec

from ladder_cli.render.as_json import dumped
from ladder_cli.render.markdown import escaped, sentence
from ladder_cli.render.plain_text import visible
from ladder_cli.render.terminal import paragraph
from ladder_cli.work.nudges import Nudges, Sort

TITLES = {
    "near_promotion": "Near a promotion: tell them, and say the word that is missing",
    "unthanked": "Unthanked: say what you liked about it",
    "asked_for_contact": "Asked for contact: write to them",
    "unpaired": "Without a mentor: find one, or say how long it may take",
}
MORE = {
    "near_promotion": "ladder ready",
    "unthanked": "ladder query contributions",
    "asked_for_contact": "ladder query people --newcomer",
    "unpaired": "ladder pair",
}
"""By sort, the command that lists all."""
NOTHING = "nobody waits for a word from you this week\n"


def as_text(found: Nudges, name_of: Callable[[str], str], title: str, width: int | None = None) -> str:
    """For a terminal."""
    parts = [visible(f"This week in {title} (sig/{found.sig}), {found.on}")]
    for sort in _filled(found):
        parts += ["", TITLES[sort.name]]
        for one in sort.nudges:
            parts.append(paragraph(f"  {visible(name_of(one.person))}: ", visible(one.what), width))
            parts.append(f"    {visible(one.see)}")
        parts += [f"  and {sort.more} more: {MORE[sort.name]}"] if sort.more else []
    if len(parts) == 1:
        parts += ["", NOTHING.rstrip("\n")]
    return "\n".join(parts) + "\n"


def as_markdown(found: Nudges, name_of: Callable[[str], str], title: str, _: int | None = None) -> str:
    """To paste where leads meet."""
    parts = [
        f"# This week in {escaped(title)}",
        "",
        f"On {found.on}, for {escaped(', '.join(found.groups))}.",
    ]
    for sort in _filled(found):
        parts += ["", f"## {TITLES[sort.name]}", ""]
        parts += [
            f"- {escaped(name_of(one.person))}: {sentence(one.what)} (`{one.see}`)" for one in sort.nudges
        ]
        parts += [f"- and {sort.more} more: `{MORE[sort.name]}`"] if sort.more else []
    if not any(sort.nudges for sort in found.sorts):
        parts += ["", NOTHING.rstrip("\n")]
    return "\n".join(parts) + "\n"


def _filled(found: Nudges) -> Iterator[Sort]:
    return (sort for sort in found.sorts if sort.nudges)


def as_json(found: Nudges, _name_of: Callable[[str], str], _title: str, _: int | None = None) -> str:
    """Every sort, empty ones too."""
    return dumped(msgspec.to_builtins(found))


FORMATS: dict[str, Callable[[Nudges, Callable[[str], str], str, int | None], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "json": as_json,
}
