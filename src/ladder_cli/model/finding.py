"""Findings, the places they point at, and the edits that would mend them."""

from dataclasses import dataclass
from typing import Literal

Keys = tuple[str | int, ...]
"""A path inside a document: mapping keys and list positions, from the root."""

Plain = None | bool | int | float | str | list["Plain"] | dict[str, "Plain"]
"""What a YAML document of our subset holds once it is read: JSON's values."""

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class At:
    """A place in the registry; the line and column are looked up when it is shown.

    `path` is relative to the root of the registry's source, with `/`. Either `keys` leads to
    the value (or, with `on="key"`, to the key that names it), or `span` gives offsets into
    the file's text, in characters, where no path inside a document can say it.
    """

    path: str
    keys: Keys = ()
    on: Literal["value", "key"] = "value"
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Put:
    """Give the key path a value: replace what is there, or add the last key to its mapping."""

    keys: Keys
    value: Plain


@dataclass(frozen=True, slots=True)
class Append:
    """Add one item to the end of the list at the key path; a missing list is made."""

    keys: Keys
    value: Plain


@dataclass(frozen=True, slots=True)
class Delete:
    """Take out the key or the list item at the key path, with its own comment."""

    keys: Keys


@dataclass(frozen=True, slots=True)
class Quote:
    """Write the plain scalar at the key path between quotes, its characters unchanged."""

    keys: Keys


@dataclass(frozen=True, slots=True)
class Replace:
    """Put other characters where `start` to `end` (offsets in characters) stand."""

    start: int
    end: int
    text: str


Edit = Put | Append | Delete | Quote | Replace


@dataclass(frozen=True, slots=True)
class Problem:
    """What the byte guard or a parser noticed in a file's text; a rule makes it a finding.

    `start` and `end` are offsets in characters of the decoded text; what is not UTF-8 counts as one each.
    """

    kind: str
    start: int = 0
    end: int = 0
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong or worth saying: which rule, where, what, and what to do next."""

    at: At
    message: str
    hint: str = ""
    edits: tuple[Edit, ...] = ()
    rule: str = ""
    severity: Severity = "error"
