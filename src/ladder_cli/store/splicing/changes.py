"""From data before and data after to the edits between them: as few lines as possible, each in its place."""

import json
from collections.abc import Iterator
from difflib import SequenceMatcher

from ladder_cli.model.finding import Append, Delete, Edit, Keys, Plain, Put


def between(before: Plain, after: Plain, keys: Keys = ()) -> list[Edit]:
    """Edits that make `after` of `before`, for `splice`; both are mappings at the root.

    An item of a list that says of itself that it is the same one (a mapping with the same first key and
    value) is changed in place; the rest is taken out or added at the end.
    """
    if isinstance(before, dict) and isinstance(after, dict) and (not keys or (before and after)):
        return list(_mapping(before, after, keys))
    if isinstance(before, list) and isinstance(after, list) and before and after:
        return list(_list(before, after, keys))
    return [] if _same(before, after) else [Put(keys, after)]


def _mapping(before: dict[str, Plain], after: dict[str, Plain], keys: Keys) -> Iterator[Edit]:
    for key, value in after.items():
        if key in before:
            yield from between(before[key], value, (*keys, key))
        else:
            yield Put((*keys, key), value)
    for key in before:
        if key not in after:
            yield Delete((*keys, key))


def _list(before: list[Plain], after: list[Plain], keys: Keys) -> Iterator[Edit]:
    pairs = _pairs(before, after)
    kept = [old for old, _ in pairs]
    if [new for _, new in pairs] != list(range(len(pairs))):
        yield Put(keys, after)
        return
    for old, new in pairs:
        yield from between(before[old], after[new], (*keys, old))
    for value in after[len(pairs) :]:
        yield Append(keys, value)
    for old in reversed(range(len(before))):
        if old not in kept:
            yield Delete((*keys, old))


def _pairs(before: list[Plain], after: list[Plain]) -> list[tuple[int, int]]:
    """Positions of the items that are the same one, in order."""
    old, new = ([_identity(item) for item in items] for items in (before, after))
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return [(block.a + step, block.b + step) for block in blocks for step in range(block.size)]


def _identity(item: Plain) -> str:
    return json.dumps(next(iter(item.items())) if isinstance(item, dict) and item else item)


def _same(one: Plain, other: Plain) -> bool:
    return json.dumps(one) == json.dumps(other)
