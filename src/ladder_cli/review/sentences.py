"""A change in plain words: who or what it is about, what stood there, what stands there now."""

from collections.abc import Iterator
from typing import Final

from ladder_cli.model.finding import Plain
from ladder_cli.review.diff import Difference
from ladder_cli.review.particulars import PARTICULAR
from ladder_cli.review.paths import named, noun
from ladder_cli.review.proposal import FileChange, Proposal
from ladder_cli.review.quoting import label, listed, quoted, short

Said = str
_FILE: Final = {
    "community": "what holds for the community",
    "contributions": "the contributions of `{}`",
    "group": "the group `{}`",
    "idea": "the idea `{}`",
    "item": "the item `{}`",
    "organization": "the organization `{}`",
    "pairing": "the pairing `{}`",
    "person": "the profile of `{}`",
    "record": "the record of `{}`",
    "role": "the role `{}`",
    "signal": "the signal `{}`",
    "story": "the story `{}`",
}


def about_file(file: FileChange) -> Said:
    """What happens to the file as a whole."""
    if file.beside:
        return f"breaks `{short(file.path)}`, which it leaves as it is"
    what = _FILE.get(file.kind, "`{}`").format(short(file.id or file.path))
    if not file.existed:
        return f"adds {what}"
    if not file.exists:
        return f"removes {what}"
    if file.moved_from:
        return f"moves {what} from `{file.moved_from}`"
    if file.comments:
        return f"comments only, in {what}"
    if file.layout and not file.differences:
        return f"layout only, in {what}"
    return f"comments or layout besides, in {what}" if file.layout else f"changes {what}"


def told(file: FileChange, proposal: Proposal | None = None) -> Iterator[tuple[Said, Difference]]:
    """Every difference with the sentence that tells it; one sentence may tell several."""
    del proposal
    for one in file.differences:
        yield sentence(file, one), one


def sentence(file: FileChange, one: Difference) -> Said:
    """One difference in words."""
    if not one.names:
        return about_file(file)
    _, path = named(file.kind, one.names)
    particular = PARTICULAR.get((file.kind, path))
    if particular is not None:
        said = particular(file, one)
        if said:
            return said
    if not file.existed and file.kind in ("person", "item", "idea", "story", "signal", "group", "role"):
        return about_file(file)
    if not file.exists:
        return about_file(file)
    return _plain(file, one)


def _plain(file: FileChange, one: Difference) -> Said:
    plural, single = noun(file.kind, one.names)
    owner = owned(file, one)
    if one.how == "order":
        return f"puts the {plural}{owner} in another order"
    if one.names[-1].endswith("[]"):
        verb, side = ("adds", one.after) if one.how == "set" else ("removes", one.before)
        return f"{verb} the {single} {label(side)}{owner}{_details(side)}"
    before, after = one.before, one.after
    if isinstance(before, bool) or isinstance(after, bool):
        return f"switches {'on' if after else 'off'} the {single}{owner}"
    if isinstance(before, list) or isinstance(after, list):
        return _members(plural, owner, before, after)
    if before is None:
        return f"sets the {single}{owner} to {quoted(after)}"
    if after is None:
        return f"removes the {single}{owner} ({quoted(before)})"
    if isinstance(before, int | float) and isinstance(after, int | float):
        verb = "raises" if after > before else "lowers"
        return f"{verb} the {single}{owner} from {before} to {after}"
    return f"changes the {single}{owner} from {quoted(before)} to {quoted(after)}"


def _members(plural: str, owner: str, before: Plain, after: Plain) -> Said:
    old = before if isinstance(before, list) else []
    new = after if isinstance(after, list) else []
    added = [value for value in new if value not in old]
    gone = [value for value in old if value not in new]
    said = [f"adds {listed(added)} to the {plural}{owner}"] if added else []
    said += [f"removes {listed(gone)} from the {plural}{owner}"] if gone else []
    return ", and ".join(said) or f"puts the {plural}{owner} in another order"


def owned(file: FileChange, one: Difference) -> str:
    """Whose it is: of the item of the list it stands in, of the file."""
    if file.kind == "group" and one.names[0] == "tightened" and len(one.names) > 1:
        return f" of {quoted(one.names[1])} as `{file.id}` tightens it"
    parts: list[str] = []
    inner = one.items[:-1] if one.names[-1].endswith("[]") else one.items
    depth = -1
    for index, name in enumerate(one.names):
        if name.endswith("[]"):
            depth += 1
            if depth < len(inner) and named(file.kind, one.names)[0] == file.kind:
                single = noun(file.kind, one.names[: index + 1])[1]
                parts.append(f" of the {single} {label(inner[depth])}")
    stars = [
        name
        for name, star in zip(one.names, named(file.kind, one.names)[1].split("."), strict=False)
        if star == "*"
    ]
    parts += [f" `{star}`" for star in stars]
    return "".join(reversed(parts)) + f" of {whose(file)}"


def whose(file: FileChange) -> str:
    """Whom or what a file is about."""
    return "the community" if file.kind == "community" else f"`{file.id}`"


def _details(value: Plain) -> str:
    if not isinstance(value, dict):
        return ""
    said = [
        f"{key.replace('_', ' ')} {quoted(inner)}"
        for key, inner in value.items()
        if not isinstance(inner, dict) and quoted(inner) not in label(value)
    ]
    return f" ({', '.join(said)})" if said else ""
