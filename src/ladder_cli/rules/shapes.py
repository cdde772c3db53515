"""L10x: keys and types that a file's schema does not take."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from ladder_cli.model.file import File, Mismatch
from ladder_cli.model.finding import At, Finding, Keys, Quote
from ladder_cli.rules.causes import held, mismatches, wants_text
from ladder_cli.rules.wording import did_you_mean, listed, spoken, suggesting, typed

_TYPES: Final = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "`true` or `false`",
    "array": "a list",
    "object": "keys with values",
    "null": "nothing",
}
_IS_DAY: Final = re.compile(r"\d{4}-\d{2}(-\d{2})?")
_YES_NO: Final = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}


def unknown_key(file: File) -> Iterator[Finding]:
    """A key is not one that this kind of file has, or does not go with the others.

    A misspelled key would be passed over in silence, and what it says with it. `docs/data-model.md` lists
    the keys of every kind.
    """
    suggested = suggesting()
    for mismatch in mismatches(file, "additionalProperties"):
        key = str(mismatch.keys[-1])
        siblings = held(file.data, mismatch.keys[:-1])
        free = [name for name in mismatch.limit if not isinstance(siblings, dict) or name not in siblings]
        yield Finding(
            At(file.path, mismatch.keys, on="key"),
            f"{typed(key)} is not a key of {_owner(file, mismatch)}",
            did_you_mean(suggested(key, free), f"the keys here are {listed(mismatch.limit)}"),
        )
    for mismatch in mismatches(file, "barred"):
        yield Finding(
            At(file.path, mismatch.keys, on="key"),
            f"{typed(str(mismatch.keys[-1]))} does not go with the other keys of {_owner(file, mismatch)}",
            f"take it out; these go together: {listed(mismatch.limit)}",
        )


def missing_key(file: File) -> Iterator[Finding]:
    """A key that this kind of file must have is missing.

    The hint is a line to paste and fill in.
    """
    suggested, unknown = suggesting(), defaultdict[Keys, list[str]](list)
    for other in file.mismatches:
        if other.keyword == "additionalProperties":
            unknown[other.keys[:-1]].append(str(other.keys[-1]))
    for mismatch in mismatches(file, "required"):
        key = str(mismatch.keys[-1])
        # A key beside it that is unknown and near is the cause.
        if any(suggested(other, [key]) for other in unknown.get(mismatch.keys[:-1], ())):
            continue
        yield Finding(
            At(file.path, mismatch.keys),
            f"{typed(key)} is missing",
            f"add `{key}: {_example(mismatch)}`, with what is true here",
        )


def wrong_type(file: File) -> Iterator[Finding]:
    """A value is of another type than its key asks for: text for a number, one value for a list.

    The message says what is asked for, the hint gives an example.
    """
    for mismatch in mismatches(file, "type"):
        if wants_text(mismatch):
            continue
        word = _YES_NO.get(str(mismatch.value).lower()) if mismatch.limit == "boolean" else None
        yield Finding(
            At(file.path, mismatch.keys),
            f"{_named(mismatch)} {_is(mismatch.value)}, but {_wanted(mismatch)} is asked for",
            f"write `{word}`" if word else f"for example {typed(_example(mismatch))}",
        )


def number_for_text(file: File) -> Iterator[Finding]:
    """A text is written so that it reads as a number, or as true or false: a login or version of digits.

    `12` is a number, `"12"` a text; `2.10` is the number 2.1. Put it between quotes.
    """
    for mismatch in mismatches(file, "type"):
        if not wants_text(mismatch):
            continue
        if _wants_day(mismatch):
            message = f"{_named(mismatch)} is read as {_read_as(mismatch.value)}, and a day is asked for"
            hint = f"for example `{mismatch.described.example}`"
            yield Finding(At(file.path, mismatch.keys), message, hint)
            continue
        is_number = not isinstance(mismatch.value, bool)
        what = "a login of digits" if is_number and mismatch.keys[-1:] == ("login",) else _named(mismatch)
        yield Finding(
            At(file.path, mismatch.keys),
            f"{what} is read as {_read_as(mismatch.value)}, not as text",
            "put it between quotes",
            (Quote(mismatch.keys),),
        )


def not_in_list(file: File) -> Iterator[Finding]:
    """A value is not one of those that its key takes.

    The lists are closed, so that everyone counts the same things. The message gives the list.
    """
    suggested = suggesting()
    for mismatch in mismatches(file, "enum", "const"):
        choices = mismatch.limit if isinstance(mismatch.limit, list) else [mismatch.limit]
        words = [choice for choice in choices if isinstance(choice, str)]
        near = suggested(mismatch.value, words) if isinstance(mismatch.value, str) else ""
        yield Finding(
            At(file.path, mismatch.keys),
            f"{typed(mismatch.value)} is not one of {listed(choices, 'or')}",
            f"did you mean `{near}`?" if near else f"choose one of {listed(choices, 'or')}",
        )


def one_of_several_keys(file: File) -> Iterator[Finding]:
    """Exactly one of some keys is asked for, and there is none or more than one.

    A requirement is one leaf or one combination; an affiliation has a first day or the day it was known.
    """
    for mismatch in mismatches(file, "one-key-of"):
        keys = [key for key in mismatch.limit if isinstance(mismatch.value, dict) and key in mismatch.value]
        has = f"has {listed(keys)}" if keys else "has none of them"
        yield Finding(
            At(file.path, mismatch.keys),
            f"one of {listed(mismatch.limit, 'or')} is asked for, and this {has}",
            "keep one of them" if keys else "add one of them",
        )


def _example(mismatch: Mismatch) -> str:
    return json.dumps(mismatch.described.example, ensure_ascii=False)


def _owner(file: File, mismatch: Mismatch) -> str:
    inside = spoken(mismatch.keys[:-1])
    kind = file.name.kind.name if file.name else "file"
    if inside:
        return f"`{inside}`"
    return {"community": "`community.yaml`", "contributions": "a contributions file"}.get(
        kind, f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
    )


def _named(mismatch: Mismatch) -> str:
    name = spoken(mismatch.keys)
    return f"`{name}`" if name else "the file"


def _wanted(mismatch: Mismatch) -> str:
    if _wants_day(mismatch):
        return "a day"
    limits = mismatch.limit if isinstance(mismatch.limit, list) else [mismatch.limit]
    return " or ".join(_TYPES[limit] for limit in limits)


def _wants_day(mismatch: Mismatch) -> bool:
    example = mismatch.described.example
    return isinstance(example, str) and bool(_IS_DAY.fullmatch(example))


def _is(value: object) -> str:
    return "has no value" if value is None else f"is {typed(value)}"


def _read_as(value: object) -> str:
    return f"`{str(value).lower()}`" if isinstance(value, bool) else f"the number {value}"
