"""Findings, the places they point at, and the edits that would mend them."""

from typing import Literal

from msgspec import Struct

Keys = tuple[str | int, ...]
"""A path inside a document: mapping keys and list positions, from the root."""

Plain = None | bool | int | float | str | list["Plain"] | dict[str, "Plain"]
"""What a YAML document of our subset holds once it is read: JSON's values."""

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""The gravest first."""


class At(Struct, frozen=True):
    """A place in the registry; the line and column are looked up when it is shown.

    `path` is relative to the root of the registry's source, with `/`. Either `keys` leads to
    the value (or, with `on="key"`, to the key that names it), or `span` gives offsets into
    the file's text, in characters, where no path inside a document can say it.
    """

    path: str
    keys: Keys = ()
    on: Literal["value", "key"] = "value"
    span: tuple[int, int] | None = None


class Put(Struct, frozen=True):
    """Give the key path a value: replace what is there, or add the last key to its mapping."""

    keys: Keys
    value: Plain


class Append(Struct, frozen=True):
    """Add one item to the end of the list at the key path; a missing list is made."""

    keys: Keys
    value: Plain


class Delete(Struct, frozen=True):
    """Take out the key or the list item at the key path, with its own comment."""

    keys: Keys


class Quote(Struct, frozen=True):
    """Write the plain scalar at the key path between quotes, its characters unchanged."""

    keys: Keys


class Replace(Struct, frozen=True):
    """Put other characters where `start` to `end` (offsets in characters) stand."""

    start: int
    end: int
    text: str


Edit = Put | Append | Delete | Quote | Replace


class Problem(Struct, frozen=True):
    """What the byte guard or a parser noticed in a file's text; a rule makes it a finding.

    `start` and `end` are offsets in characters of the decoded text; what is not UTF-8 counts as one each.
    """

    kind: str
    start: int = 0
    end: int = 0
    detail: str = ""


class Finding(Struct, frozen=True):
    """Something wrong or worth saying: which rule, where, what, and what to do next."""

    at: At
    message: str
    hint: str = ""
    edits: tuple[Edit, ...] = ()
    rule: str = ""
    severity: Severity = "error"
