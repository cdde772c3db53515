"""What edits mean for plain data: the other half of the proof that a splice was right."""

import copy
from collections.abc import Sequence

from ladder_cli.model.finding import Append, Delete, Edit, Keys, Plain, Put


class EditError(Exception):
    """An edit that cannot be made without touching something else; the message says why."""


def applied(data: Plain, edits: Sequence[Edit]) -> Plain:
    """The data with the edits made, in order; what `splice` must read back.

    `Replace` and `Quote` speak of characters, so they leave data as it is. Raises EditError
    where a path leads nowhere.
    """
    result = copy.deepcopy(data)
    for edit in edits:
        if isinstance(edit, Put):
            result = _with_value(result, edit.keys, edit.value)
        elif isinstance(edit, Append):
            items = held(result, edit.keys)
            if items is not None and not isinstance(items, list):
                raise EditError(f"`{spoken(edit.keys)}` is not a list")
            result = _with_value(result, edit.keys, [*(items or []), edit.value])
        elif isinstance(edit, Delete):
            _take_out(result, edit.keys)
    return result


def spoken(keys: Keys) -> str:
    """A path as a reader would write it: `seats[0].role`."""
    words = "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in keys)
    return words.removeprefix(".")


def _with_value(data: Plain, keys: Keys, value: Plain) -> Plain:
    if not keys:
        raise EditError("a whole document cannot be put")
    *above, last = keys
    owner = held(data, tuple(above))
    if owner is None and above and isinstance(last, str):
        return _with_value(data, tuple(above), {last: copy.deepcopy(value)})
    if isinstance(owner, dict) and isinstance(last, str):
        owner[last] = copy.deepcopy(value)
        return data
    if isinstance(owner, list) and isinstance(last, int) and 0 <= last < len(owner):
        owner[last] = copy.deepcopy(value)
        return data
    raise EditError(f"`{spoken(keys)}` has no place in this file")


def held(data: Plain, keys: Keys) -> Plain:
    """The value at the path; None where only its last key is missing."""
    for depth, key in enumerate(keys, start=1):
        if isinstance(data, dict) and isinstance(key, str) and (key in data or depth == len(keys)):
            data = data.get(key)
        elif isinstance(data, list) and isinstance(key, int) and 0 <= key < len(data):
            data = data[key]
        elif data is None and depth == len(keys) and depth > 1 and isinstance(key, str):
            return None
        else:
            raise EditError(f"`{spoken(keys[:depth])}` is not there")
    return data


def _take_out(data: Plain, keys: Keys) -> None:
    if not keys:
        raise EditError("a whole document cannot be deleted")
    owner, last = held(data, keys[:-1]), keys[-1]
    if isinstance(owner, dict) and isinstance(last, str) and last in owner:
        del owner[last]
        return
    if isinstance(owner, list) and isinstance(last, int) and 0 <= last < len(owner):
        del owner[last]
        return
    raise EditError(f"`{spoken(keys)}` is not there")
