"""A file of the registry on its way from bytes to a value."""

from typing import Any

from msgspec import Struct

from ladder_cli.model.finding import Keys, Plain, Problem
from ladder_cli.model.kinds import Name
from ladder_cli.model.value import Value


class Property(Struct, frozen=True):
    """What a schema says of a place: its meaning, an example, and who may change it."""

    description: str
    example: Plain
    may_change: str


class Mismatch(Struct, frozen=True):
    """A place where data and schema disagree, as the schema's keyword says it.

    `keyword` is JSON Schema's (`required`, `enum`, `pattern`, …), or `one-key-of` where exactly
    one of some keys is asked for, or `barred` where a key may not stand beside the others;
    `limit` is what the keyword asks, `value` what is there.
    """

    keys: Keys
    keyword: str
    value: Any
    limit: Any
    described: Property = Property("", None, "")


class File(Struct, frozen=True):
    """A file as it was read: its text, its data where there is any, and what is wrong with either.

    `path` is relative to the registry; `name` is None where the path names nothing.
    """

    path: str
    name: Name | None
    text: str
    data: Plain
    problems: tuple[Problem, ...] = ()
    mismatches: tuple[Mismatch, ...] = ()


class Document(Struct, frozen=True):
    """A file whose text, data and schema are in order, as a value."""

    path: str
    kind: str
    id: str
    value: Value


class Stray(Struct, frozen=True):
    """Something in the registry's folder that is no file of the registry, and why it is passed over."""

    path: str
    why: str
