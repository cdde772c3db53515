"""What a seat lacks by the role's requirements: in words, and as lines to paste."""

from collections.abc import Iterator
from typing import Final

from ladder_cli.review.needs import Lines
from ladder_cli.roles.judgement import Judgement
from ladder_cli.roles.lines import NOBODY, item

IN_SEAT: Final = {"sponsors": "sponsors", "attestation": "attestations", "manual": "attestations"}
"""By kind of requirement, the list of the new seat in which somebody's word stands."""


def lacking(found: Judgement) -> Iterator[Judgement]:
    """What is not met and would have to be, in the order of the role; of what is turned round the whole."""
    if found.verdict == "met":
        return
    if not found.children or found.kind == "not":
        yield found
        return
    for child in found.children:
        yield from lacking(child)


def told(found: Judgement) -> str:
    """Each thing that is lacking, with what was found and what to do next."""
    parts = [
        f"{leaf.label} is {leaf.verdict}: {leaf.found}" + (f"; {leaf.hint}" if leaf.hint else "")
        for leaf in lacking(found)
    ]
    return "; ".join(parts) or f"`{found.id}` is {found.verdict}"


def lines(found: Judgement, path: str, prefix: str, day: str) -> Iterator[Lines]:
    """The lines that would settle it; words of people stand in the new seat, in the file at `path`."""
    for leaf in lacking(found):
        if leaf.kind in IN_SEAT:
            yield Lines(path, f"`{IN_SEAT[leaf.kind]}` of the new seat", _words(leaf, day))
        elif leaf.settle:
            settle = leaf.settle[0]
            where = ".".join(str(key) for key in settle.keys)
            yield Lines(f"{prefix}{settle.path}", f"`{where}`", settle.lines.rstrip())


def _words(leaf: Judgement, day: str) -> str:
    who = [one for settle in leaf.settle for one in settle.who]
    count = max(1, leaf.missing)
    givers = [*who[:count], *[NOBODY] * (count - len(who))]
    named = {} if leaf.kind == "sponsors" else {"id": leaf.id}
    return "\n".join(item({**named, "by": giver, "on": day}) for giver in givers)
