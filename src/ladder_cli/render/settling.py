"""The lines to paste for what is still open, and who may give each word."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from ladder_cli.model.finding import At, Plain
from ladder_cli.render.plain_text import visible
from ladder_cli.render.requirements import Prospect
from ladder_cli.roles.judgement import Judgement, Settle
from ladder_cli.roles.lines import item
from ladder_cli.roles.phrase import names
from ladder_cli.store.documents.locating import Places
from ladder_cli.store.documents.places import compose
from ladder_cli.store.splicing.edits import spoken

_OPTIONS = {
    "sponsors": " --sponsor {who}",
    "attestation": " --attest {id}={who}",
    "manual": " --attest {id}={who}",
}
_NEW_CASE = ("nominations",)


class Paste(Struct, frozen=True):
    """Lines for one place, and the requirements they would settle with those who may write each."""

    settle: Settle
    givers: tuple[tuple[str, tuple[str, ...]], ...]
    options: str = ""


def settling(prospect: Prospect, places: Places) -> str:
    """What to paste for the cheapest route; nothing where nothing is open.

    Words that all need a nomination which is not there yet share one.
    """
    leaves = prospect.routes[0].leaves if prospect.routes else ()
    lines = [line for paste in _pastes(leaves) for line in _shown(paste, prospect.command, places)]
    return "".join(f"{line}\n" for line in lines)


def _pastes(leaves: Sequence[Judgement]) -> list[Paste]:
    found: list[Paste] = []
    for leaf in leaves:
        for settle in leaf.settle:
            mine = _paste(leaf, settle)
            case = next((one for one in found if _share(one.settle, settle)), None)
            if case is None:
                found.append(mine)
            else:
                found[found.index(case)] = _joined(case, mine)
    return found


def _paste(leaf: Judgement, settle: Settle) -> Paste:
    option = _OPTIONS.get(leaf.kind, "")
    number = max(1, leaf.missing) if leaf.kind == "sponsors" else 1
    options = "".join(option.format(id=leaf.id, who=who) for who in settle.who[:number])
    return Paste(settle, ((leaf.id, settle.who),), options)


def _share(one: Settle, other: Settle) -> bool:
    return one.keys == other.keys == _NEW_CASE and one.path == other.path


def _joined(case: Paste, more: Paste) -> Paste:
    """Both in one nomination: the first one's words, then those of the second under their own key."""
    merged = _mapping(case.settle.lines)
    for key, value in _mapping(more.settle.lines).items():
        before = merged.setdefault(key, value)
        if isinstance(before, list) and isinstance(value, list) and before is not value:
            merged[key] = [*before, *value]
    lines = replace(case.settle, lines=item(merged))
    return Paste(lines, (*case.givers, *more.givers), case.options + more.options)


def _mapping(lines: str) -> dict[str, Plain]:
    # the lines are one item of a list, and a document's root is a mapping
    data = compose(lines.replace("- ", "  ", 1)).data
    return data if isinstance(data, dict) else {}


def _shown(paste: Paste, command: str, places: Places) -> Iterator[str]:
    settle = paste.settle
    where = places.shown(At(settle.path, settle.keys))
    where += f", in `{spoken(settle.keys)}`" if settle.keys else ""
    yield ""
    yield visible(f"To settle {names([name for name, _ in paste.givers], 'and')}, {where}:")
    yield from (f"    {visible(line)}" for line in settle.lines.split("\n"))
    for name, who in paste.givers:
        yield visible(f"  `{name}`: {names(who) or 'nobody'} may write it")
    if paste.options:
        yield f"  or once they have said so: {command}{paste.options}"
