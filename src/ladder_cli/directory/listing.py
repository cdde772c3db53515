"""What a list is: its subjects, the row of each, and the filters that go with it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cached_property
from typing import Any

from ladder_cli.model.registry import Registry
from ladder_cli.roles.ladders import Ladders

Row = dict[str, Any]
"""A row: field to text, number, truth value, list of texts, or None."""


@dataclass(frozen=True)
class View:
    """The registry as it stands on a day."""

    ladders: Ladders
    today: date

    @property
    def registry(self) -> Registry:
        """The registry."""
        return self.ladders.registry

    @cached_property
    def day(self) -> str:
        """The day as it stands in files."""
        return self.today.isoformat()

    def lies_within(self, group: str | None, outer: str) -> bool:
        """Whether a group is the outer one or lies below it."""
        return group is not None and outer in self.ladders.chain(group)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked for; empty or False where nothing is."""

    role: str = ""
    at_least: str = ""
    sig: str = ""
    within: str = ""
    kind: str = ""
    ladder: str = ""
    person: str = ""
    class_: str = ""
    interest: str = ""
    time_zone: str = ""
    speaks: str = ""
    employer: str = ""
    since: str = ""
    mentor: bool = False
    on_leave: bool = False
    listening: bool = False
    newcomer: bool = False
    ended: bool = False

    def asked(self) -> list[str]:
        """The names of the filters that are set, in the order of the fields."""
        return [item.name for item in fields(self) if getattr(self, item.name)]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of one kind of thing. A filter says of a subject whether it is wanted."""

    fields: tuple[str, ...]
    subjects: Callable[[View], Iterator[Any]]
    row: Callable[[View, Any], Row]
    filters: Mapping[str, Callable[[View, Any, Wanted], bool]] = field(default_factory=dict)

    def rows(self, view: View, wanted: Wanted) -> list[Row]:
        """The rows of the subjects that every filter asked for lets through, in the subjects' order."""
        tests = [self.filters[name] for name in wanted.asked() if name in self.filters]
        return [
            self.row(view, subject)
            for subject in self.subjects(view)
            if all(test(view, subject, wanted) for test in tests)
        ]


def arranged(rows: list[Row], order: tuple[str, ...]) -> list[Row]:
    """The rows by these fields, a leading `-` for falling order; rows without a value come last."""
    for name in reversed(order):
        key, falls = name.removeprefix("-"), name.startswith("-")
        there = [row for row in rows if row[key] not in (None, [], "")]
        there.sort(key=lambda row: _comparable(row[key]), reverse=falls)
        rows = there + [row for row in rows if row[key] in (None, [], "")]
    return rows


def _comparable(value: Any) -> Any:
    return [str(part) for part in value] if isinstance(value, list) else value
