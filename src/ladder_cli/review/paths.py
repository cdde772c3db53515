"""The name of a place in a document, so that one noun serves it wherever it stands."""

from typing import Final

from ladder_cli.review.policy_nouns import NOUNS

_TREES: Final[dict[str, dict[tuple[str, ...], str]]] = {
    "role": {
        ("requires",): "requirement",
        ("keeps", "needs"): "requirement",
        ("process",): "step",
        ("removal",): "step",
        ("keeps", "loss", "process"): "step",
    },
    "group": {("tightened", "*"): "requirement"},
}
"""Where a tree of requirements or steps hangs."""
_BRANCHES: Final = (("n_of", "of"), ("all_of",), ("any_of",), ("not",))


def named(kind: str, names: tuple[str, ...]) -> tuple[str, str]:
    """The table and the path in it (`requirement`, `sponsors.least`) of a place in a kind of file."""
    plain = _starred(kind, tuple(name.removesuffix("[]") for name in names))
    for trunk, tree in _TREES.get(kind, {}).items():
        rest = plain[len(trunk) :]
        if plain[: len(trunk)] == trunk and rest:
            return tree, ".".join(_leafward(rest))
    return kind, ".".join(plain)


def noun(kind: str, names: tuple[str, ...]) -> tuple[str, str]:
    """What stands there, and what one of them is called; the same where it is no list of mappings."""
    table, path = named(kind, names)
    plural, _, single = NOUNS[table][path].partition("|")
    return plural, single or plural


def _starred(kind: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Keys of maps as `*`."""
    found: list[str] = []
    for name in names:
        path = ".".join((*found, "*"))
        found.append("*" if path in NOUNS[kind] else name)
    return tuple(found)


def _leafward(names: tuple[str, ...]) -> tuple[str, ...]:
    """The path below the innermost branch of a tree."""
    while len(names) > 1:
        branch = next((one for one in _BRANCHES if names[: len(one)] == one and len(names) > len(one)), None)
        if branch is None:
            return names
        names = names[len(branch) :]
    return names
