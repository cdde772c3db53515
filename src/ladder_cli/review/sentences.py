"""A change in plain words: who or what it is about, what stood there, what stands there now."""

from collections.abc import Iterator
from typing import Final

from ladder_cli.model.finding import Plain
from ladder_cli.review.diff import Difference
from ladder_cli.review.particulars import PARTICULAR
from ladder_cli.review.paths import named, noun
from ladder_cli.review.proposal import FileChange, Proposal
from ladder_cli.review.quoting import label, listed, quoted, short, told_apart

Said = str
_NAMES: Final = frozenset(("id",))
"""Numbers that name something, and are no more or less of anything."""
_PURPOSES: Final = (
    (("keeps", "loss"), "for the loss of a seat as"),
    (("keeps",), "for keeping a seat as"),
    (("removal",), "for removing somebody as"),
)
"""By the trunk of a tree, what it is asked for; all others are asked for the seat."""
BRANCHES: Final = frozenset(("all_of", "any_of", "n_of", "not", "id", "label", "least", "of"))
"""Keys of a requirement or step that do not say what it asks."""
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

_TOLD: Final = {
    "group": (("kind", "a"), ("within", "within"), ("paths", "looks after")),
    "idea": (("title", "says"), ("group", "in")),
    "item": (("title", "says"), ("group", "in"), ("owner", "taken by"), ("shepherd", "looked after by")),
    "pairing": (
        ("mentor", "mentor"),
        ("mentee", "mentee"),
        ("group", "in"),
        ("goal", "towards"),
        ("state", "is"),
    ),
    "role": (("grants", "grants"), ("implies", "implies"), ("follows", "follows")),
    "signal": (("title", "says"), ("group", "in")),
    "story": (("title", "says"), ("author", "told by"), ("group", "in")),
}
"""By kind, what is told of a new file beside its name, and how."""


def about_file(file: FileChange) -> Said:
    """What happens to the file as a whole."""
    if file.beside:
        return f"breaks `{short(file.path)}`, which it leaves as it is"
    what = _FILE.get(file.kind, "`{}`").format(short(file.id or file.path))
    if not file.existed:
        return f"adds {what}{_new(file)}"
    if not file.exists:
        return f"removes {what}"
    if file.moved_from:
        return f"moves {what} from `{short(file.moved_from)}`"
    if file.comments:
        return f"comments only, in {what}"
    if file.layout and not file.differences:
        return f"layout only, in {what}"
    return f"comments or layout besides, in {what}" if file.layout else f"changes {what}"


def _new(file: FileChange) -> str:
    """What a new file says that nobody should have to look up."""
    told_ = [
        f"{words} {quoted(file.new[key])}" for key, words in _TOLD.get(file.kind, ()) if file.new.get(key)
    ]
    return f" ({', '.join(told_)})" if told_ else ""


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
    if not file.existed and file.kind in ("person", *_TOLD):
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
    if isinstance(before, int | float) and isinstance(after, int | float) and one.names[-1] not in _NAMES:
        verb = "raises" if after > before else "lowers"
        return f"{verb} the {single}{owner} from {before} to {after}"
    first, second = told_apart(before, after)
    return f"changes the {single}{owner} from {first} to {second}"


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
    return "".join(reversed(parts)) + _in_tree(file, one)


def _in_tree(file: FileChange, one: Difference) -> str:
    """Whose it is; in a tree of requirements or steps also what for, and which of several it is."""
    if file.kind != "role" or named(file.kind, one.names)[0] == "role":
        return f" of {whose(file)}"
    return purpose(file, one) + which(file, one)


def purpose(file: FileChange, one: Difference) -> str:
    """What a requirement or step of a role is for."""
    found = next((what for names, what in _PURPOSES if one.names[: len(names)] == names), "of")
    return f" {found} {whose(file)}"


def which(file: FileChange, one: Difference) -> str:
    """Which requirement or step it is, where the role has several of its kind; whether it is turned round."""
    holder = next((item for item in reversed(one.items) if isinstance(item, dict) and "id" in item), None)
    leaf = next((name for name in reversed(one.names) if name in (holder or {}) and name not in BRANCHES), "")
    several = sum(_holding(side.get(one.names[0]), leaf) for side in (file.old, file.new)) > 2
    said = (
        f" ({quoted(holder.get('label') or holder['id'])})" if holder is not None and leaf and several else ""
    )
    return f"{said} (which must not be so)" if "not" in one.names[:-1] else said


def _holding(node: Plain, leaf: str) -> int:
    """How many mappings in a tree have that key."""
    if isinstance(node, dict):
        return (leaf in node) + sum(_holding(inner, leaf) for inner in node.values())
    return sum(_holding(inner, leaf) for inner in node) if isinstance(node, list) else 0


def whose(file: FileChange) -> str:
    """Whom or what a file is about."""
    return "the community" if file.kind == "community" else f"`{file.id}`"


def _details(value: Plain) -> str:
    if not isinstance(value, dict):
        return ""
    said = [
        f"{key.replace('_', ' ')} {quoted(inner)}"
        for key, inner in value.items()
        if quoted(inner) not in label(value)
    ]
    return f" ({', '.join(said)})" if said else ""
