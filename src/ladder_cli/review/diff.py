"""What differs between two states of a document, property by property."""

import json
from collections import deque
from collections.abc import Iterator
from typing import Final, Literal

from msgspec import Struct

from ladder_cli.model.finding import Keys, Plain

How = Literal["set", "gone", "other", "order"]

IDENTITIES: Final[tuple[tuple[str, ...], ...]] = (
    ("role", "sig"),
    ("organization",),
    ("id", "by"),
    ("id",),
    ("by", "on"),
    ("title", "kind"),
    ("kind", "date", "what"),
    ("group",),
    ("what",),
    ("with", "kind"),
    ("person", "to", "on"),
    ("from",),
)
"""Keys by which two items of a list are the same one with something changed; the first that fits decides."""


class Difference(Struct, frozen=True):
    """One place that differs; `before` is None where nothing stood there, `after` where nothing stands.

    `keys` leads there in the state after; -1 is an item that is not there. `names` is the path
    without list positions (`seats`, `ended`, `on`); an item of a list ends with `[]`. `items` are the list
    items on the way, as they stand after (before, where they are gone). `old_keys` leads there in the state
    before, as far as there is a way.
    """

    keys: Keys
    names: tuple[str, ...]
    how: How
    before: Plain
    after: Plain
    items: tuple[Plain, ...] = ()
    old_keys: Keys = ()

    @property
    def value(self) -> Plain:
        """What stands there, or stood."""
        return self.before if self.after is None else self.after


def differences(before: Plain, after: Plain) -> tuple[Difference, ...]:
    """Every place that differs, in the order of the state after.

    A mapping is taken apart, a new item of a list is not.
    """
    return tuple(_between(before, after, (), (), (), ()))


def canonical(value: Plain) -> str:
    """The same text for equal data, whatever the order of its keys; `1` and `true` are two things."""
    return json.dumps(value, sort_keys=True, ensure_ascii=True)


def _between(
    before: Plain,
    after: Plain,
    keys: Keys,
    old_keys: Keys,
    names: tuple[str, ...],
    items: tuple[Plain, ...],
) -> Iterator[Difference]:
    if canonical(before) == canonical(after):
        return
    old, new = _tree(before), _tree(after)
    if old is not None and new is not None and (old or new):
        for key in dict.fromkeys((*new, *old)):
            yield from _between(
                old.get(key), new.get(key), (*keys, key), (*old_keys, key), (*names, key), items
            )
        return
    first, second = _list(before), _list(after)
    if first is not None and second is not None and _holds_trees(first, second):
        yield from _listed(first, second, keys, old_keys, names, items)
        return
    yield Difference(keys, names, _how(before, after), before, after, items, old_keys)


def _listed(
    before: list[Plain],
    after: list[Plain],
    keys: Keys,
    old_keys: Keys,
    names: tuple[str, ...],
    items: tuple[Plain, ...],
) -> Iterator[Difference]:
    pairs = _pairs(before, after)
    paired = set(pairs.values())
    item = (*names[:-1], f"{names[-1]}[]") if names else ("[]",)
    for new, value in enumerate(after):
        old = pairs.get(new)
        if old is None:
            yield Difference((*keys, new), item, "set", None, value, (*items, value), (*old_keys, -1))
        else:
            yield from _between(before[old], value, (*keys, new), (*old_keys, old), item, (*items, value))
    for old, value in enumerate(before):
        if old not in paired:
            yield Difference((*keys, -1), item, "gone", value, None, (*items, value), (*old_keys, old))
    kept = [pairs[new] for new in sorted(pairs)]
    if kept != sorted(kept):
        yield Difference(keys, names, "order", before, after, items, old_keys)


def _pairs(before: list[Plain], after: list[Plain]) -> dict[int, int]:
    """By position after, the position before of the item that is the same one."""
    pairs: dict[int, int] = {}
    for identity in (None, *IDENTITIES):
        paired, free = set(pairs.values()), dict[str, deque[int]]()
        for old, value in enumerate(before):
            if old not in paired and (its := _identity(value, identity)):
                free.setdefault(its, deque()).append(old)
        for new, value in enumerate(after):
            if new not in pairs and (found := free.get(_identity(value, identity))):
                pairs[new] = found.popleft()
    return pairs


def _identity(value: Plain, by: tuple[str, ...] | None) -> str:
    if by is None:
        return canonical(value)
    if not isinstance(value, dict) or by[0] not in value:
        return ""
    return canonical([value.get(key) for key in by])


def _how(before: Plain, after: Plain) -> How:
    if before is None:
        return "set"
    return "gone" if after is None else "other"


def _tree(value: Plain) -> dict[str, Plain] | None:
    return value or {} if value is None or isinstance(value, dict) else None


def _list(value: Plain) -> list[Plain] | None:
    return value or [] if value is None or isinstance(value, list) else None


def _holds_trees(before: list[Plain], after: list[Plain]) -> bool:
    both = [*before, *after]
    return bool(both) and all(isinstance(value, dict) for value in both)
