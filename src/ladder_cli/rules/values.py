"""L11x: values of the right type that their schema does not take: forms, days, bounds, repetitions."""

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from ladder_cli.model.file import File, Mismatch
from ladder_cli.model.finding import At, Finding, Plain
from ladder_cli.rules.causes import held, mismatches
from ladder_cli.rules.redaction import forbidden
from ladder_cli.rules.wording import spoken, typed

WORDS: Final = "\\S"
_DAY: Final = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"

FORMS: Final = {
    WORDS: ("a text that is not blank", "Ada Okafor"),
    "^[a-z0-9]+(-[a-z0-9]+)*$": (
        "an id: small letters and digits, with single dashes between",
        "upgrade-guide",
    ),
    "^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*$": (
        "a group's id: its path below `sigs/`, without `.yaml`",
        "docs/website",
    ),
    "^[A-Za-z0-9][A-Za-z0-9_-]*(\\[bot\\])?$": ("a login: letters, digits, `-` and `_`", "ada-okafor"),
    "^[1-9][0-9]?/[1-9][0-9]?$": ("a share as a fraction", "1/2"),
    '^[^\\s\\\\:*?"<>|]+$': ("a path in the code, with `/` and without spaces", "handbook/"),
    "^[a-z0-9_-]+$": ("a handle: small letters, digits, `-` and `_`", "ada"),
    '^https?://[^\\s<>"]+$': ("a link that starts with https://", "https://code.example.org/docs/pull/31"),
    "^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$": ("an address to write to", "the committee's own"),
    _DAY: ("a day as year, month and day", "2026-11-22"),
    "^[0-9]{4}-(0[1-9]|1[0-2])$": ("a day or a month", "2026-11"),
    "^([01][0-9]|2[0-3]):[0-5][0-9]$": ("a time of day with two digits each", '"09:30"'),
    "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$": ("a time of day with two digits each, or 24:00", '"21:00"'),
    "^[1-9][0-9]{0,3} (day|week|month|year)s?$": ("a number of days, weeks, months or years", "3 months"),
    "^[A-Za-z0-9][A-Za-z0-9._+-]*$": ("a version without spaces", '"2.1"'),
    "^L[0-9]{3}$": ("the code of a rule", "L201"),
    "^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$": ("a time zone as IANA names it", "Europe/Berlin"),
    "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$": ("a language as BCP 47 writes it", "pt-BR"),
}
"""Every pattern of the schemas: what it asks for in words, and an example."""

RESPELLED: Final = {
    "^[a-z0-9]+(-[a-z0-9]+)*$": "[^a-z0-9]+",
    "^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*$": "[^a-z0-9/]+",
    "^[A-Za-z0-9][A-Za-z0-9_-]*(\\[bot\\])?$": "@",
    "^[a-z0-9_-]+$": "[^a-z0-9_-]+",
}
"""By pattern, what may not stand in a text of its form."""

_BOUNDS: Final = {
    "minimum": "is less than {limit}, the least it may be",
    "maximum": "is more than {limit}, the most it may be",
    "exclusiveMinimum": "is not more than {limit}",
    "minLength": "is too short: {limit} characters at least",
    "maxLength": "is too long: {size} characters, and {limit} are the most",
    "minItems": "has too few entries: {limit} at least",
    "maxItems": "has too many entries: {size}, and {limit} are the most",
    "minProperties": "has too few keys: {limit} at least",
    "maxProperties": "has too many keys: {limit} at most",
}
_TOO_MUCH: Final = {"maxLength": "shorten it by {}", "maxItems": "take {} out"}


def wrong_form(file: File) -> Iterator[Finding]:
    """A text has another form than its key asks for: an id with capitals, a link without https.

    The message says the form in words, the hint gives an example.
    """
    for mismatch in mismatches(file, "pattern", "format"):
        if _is_no_day(mismatch) or mismatch.limit == WORDS:
            continue
        form, example = form_of(mismatch.limit)
        on_key = isinstance(mismatch.value, str) and _is_key(file, mismatch)
        keys = (*mismatch.keys, mismatch.value) if on_key else mismatch.keys
        yield Finding(
            At(file.path, keys, on="key" if on_key else "value"),
            f"{typed(mismatch.value)} is not {form}",
            _respelled(mismatch.value, mismatch.limit) or f"for example `{example}`",
        )


def _respelled(value: object, pattern: str) -> str:
    """A hint with what somebody wrote, in the letters of the ids and handles that are asked for."""
    if pattern not in RESPELLED or not isinstance(value, str):
        return ""
    if "://" in value:
        value = value.rstrip("/").rpartition("/")[2]
    letters = unicodedata.normalize("NFKD", value.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    word = re.sub(RESPELLED[pattern], "-", plain).strip("-/")
    return f"write `{word}`" if re.fullmatch(pattern, word) and not any(forbidden(value)) else ""


def form_of(pattern: str) -> tuple[str, str]:
    """What a pattern of the schemas asks for in words, and an example."""
    known = FORMS.get(pattern)
    if known:
        return known
    alphabet = re.sub(r"[\^$]", "", pattern)
    return f"of the form `{alphabet}`", "the data's page, docs/data-model.md"


def no_such_day(file: File) -> Iterator[Finding]:
    """A date names a day that no calendar has, as 2026-02-30.

    Nothing can be counted from such a day. Write the day that was meant.
    """
    for mismatch in mismatches(file, "pattern", "format"):
        if _is_no_day(mismatch):
            yield Finding(
                At(file.path, mismatch.keys),
                f"there is no day {typed(mismatch.value)}",
                "write the day that was meant",
            )


def out_of_bounds(file: File) -> Iterator[Finding]:
    """A number, a text or a list is smaller or larger than it may be.

    Bounds catch slips of the keyboard, and keep pages readable.
    """
    for mismatch in mismatches(file, *_BOUNDS):
        size = len(mismatch.value) if isinstance(mismatch.value, str | list) else 0
        wrong = _BOUNDS[mismatch.keyword].format(limit=mismatch.limit, size=size)
        yield Finding(At(file.path, mismatch.keys), f"{_bounded(mismatch)} {wrong}", _within(mismatch))
    for mismatch in mismatches(file, "pattern"):
        if mismatch.limit == WORDS:
            yield Finding(
                At(file.path, mismatch.keys), f"`{spoken(mismatch.keys)}` is blank", _within(mismatch)
            )


def _bounded(mismatch: Mismatch) -> str:
    """A number itself, and of anything else its name."""
    if mismatch.keyword in ("minimum", "maximum", "exclusiveMinimum"):
        return typed(mismatch.value)
    name = spoken(mismatch.keys)
    return f"`{name}`" if name else "the file"


def _within(mismatch: Mismatch) -> str:
    """What to do about a value out of its bounds."""
    if mismatch.keyword in _TOO_MUCH and isinstance(mismatch.value, str | list):
        return _TOO_MUCH[mismatch.keyword].format(len(mismatch.value) - mismatch.limit)
    return f"for example `{_example(mismatch)}`"


def repeated_item(file: File) -> Iterator[Finding]:
    """A list says the same thing twice.

    Saying it once is enough, and a second one may hide that another was meant.
    """
    for mismatch in mismatches(file, "uniqueItems"):
        items = mismatch.value if isinstance(mismatch.value, list) else []
        again = _second(items)
        yield Finding(
            At(file.path, (*mismatch.keys, again)),
            f"{typed(items[again])} is in the list twice",
            "take out one of them",
        )


def _second(items: Sequence[Plain]) -> int:
    """The first text in a list, by its position, that is there already."""
    seen: set[str] = set()
    for index, item in enumerate(items):
        if isinstance(item, str):
            if item in seen:
                return index
            seen.add(item)
    raise ValueError("every text is there once")


def _is_no_day(mismatch: Mismatch) -> bool:
    digits = isinstance(mismatch.value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", mismatch.value, re.ASCII)
    asked = mismatch.limit in ("date", _DAY, "^[0-9]{4}-(0[1-9]|1[0-2])$")
    return bool(digits) and asked


def _is_key(file: File, mismatch: Mismatch) -> bool:
    owner = held(file.data, mismatch.keys)
    return isinstance(owner, dict) and mismatch.value in owner


def _example(mismatch: Mismatch) -> str:
    example = mismatch.described.example
    return example if isinstance(example, str) else json.dumps(example, ensure_ascii=False)


KEYWORDS: Final = frozenset(
    {
        *("additionalProperties", "required", "type", "enum", "const", "one-key-of"),
        *("pattern", "format", "uniqueItems", *_BOUNDS),
    }
)
"""Every way in which a schema refuses data that some rule turns into a finding."""
