"""What a list is: its subjects, the row of each, and the filters that go with it."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from msgspec import Struct, field

from ladder_cli.model.pairing import RUNNING
from ladder_cli.model.registry import Registry
from ladder_cli.roles.ladders import Ladders
from ladder_cli.work.availability import Available
from ladder_cli.work.load import Loads

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

    @cached_property
    def mentees(self) -> "Counter[str]":
        """By handle, how many mentees somebody has or is about to have; reads all pairings."""
        return Counter(
            pairing.mentor for pairing in self.registry.pairings.values() if pairing.state in RUNNING
        )

    @cached_property
    def mentored(self) -> frozenset[str]:
        """Everyone who has a mentor or is about to have one; reads all pairings."""
        pairings = self.registry.pairings.values()
        return frozenset(pairing.mentee for pairing in pairings if pairing.state in RUNNING)

    @cached_property
    def loads(self) -> Loads:
        """What everybody carries; reads all items, ideas and pairings."""
        return Loads(self.ladders, self.day)

    @cached_property
    def available(self) -> Available:
        """Whoever has a free slot; reads all profiles besides."""
        return Available(self.loads)

    @cached_property
    def followers(self) -> "Counter[str]":
        """By group, how many people follow it; reads all profiles."""
        people = self.registry.people.values()
        return Counter(group for person in people for group in {each.group for each in person.follows})

    @cached_property
    def staff(self) -> Mapping[str, list[str]]:
        """By company, related ones as one, who works there on the day; reads all records."""
        found: dict[str, list[str]] = {}
        for handle in self.registry.handles():
            for firm in self.ladders.employers(handle, self.day) or ():
                found.setdefault(firm, []).append(handle)
        return found

    def lies_within(self, group: str | None, outer: str) -> bool:
        """Whether a group is the outer one or lies below it."""
        return group is not None and outer in self.ladders.chain(group)


class Wanted(Struct, frozen=True, kw_only=True):
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
    open: bool = False
    state: str = ""
    level: str = ""
    owner: str = ""
    shepherd: str = ""
    unshepherded: bool = False
    idle: bool = False

    def asked(self) -> list[str]:
        """The names of the filters that are set, in the order of the fields."""
        return [name for name in self.__struct_fields__ if getattr(self, name)]


class Listing(Struct, frozen=True):
    """A list of one kind of thing: its subjects, and what is asked of each.

    `brief` is what a terminal shows, `none` what is said where filters let nothing through, and `first`
    where there is nothing at all. A field says what stands in its column, and a filter whether a subject is
    wanted; `words` are those that a filter takes, where they are a closed list. Subjects for which `unasked`
    holds come only when their kind is asked for by name.
    """

    subjects: Callable[[View], Iterator[Any]]
    brief: tuple[str, ...]
    none: str
    first: str
    fields: Mapping[str, Callable[[View, Any], Any]]
    filters: Mapping[str, Callable[[View, Any, Wanted], bool]] = field(default_factory=dict)
    words: Mapping[str, Callable[[View], Sequence[str]]] = field(default_factory=dict)
    unasked: Callable[[View, Any], bool] | None = None

    def rows(self, view: View, wanted: Wanted, shown: Collection[str] = ()) -> list[Row]:
        """The rows of the subjects that every filter asked for lets through, in the subjects' order.

        A row has the fields that are shown, else all. No file is read but for them and for the filters.
        """
        tests = [self.filters[name] for name in wanted.asked()]
        columns = {name: column for name, column in self.fields.items() if not shown or name in shown}
        return [
            {name: column(view, subject) for name, column in columns.items()}
            for subject in self.subjects(view)
            if wanted.kind or self.unasked is None or not self.unasked(view, subject)
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
