"""The registry as a value: mappings from ids to what their files say."""

from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec
from msgspec import Struct, field

from ladder_cli.model.community import Community
from ladder_cli.model.contributions import Contributions, Entry, Measure
from ladder_cli.model.finding import At
from ladder_cli.model.group import Group
from ladder_cli.model.kinds import KINDS, SUFFIX
from ladder_cli.model.organization import Organization
from ladder_cli.model.pairing import Pairing
from ladder_cli.model.person import Person
from ladder_cli.model.record import Nomination, Record, Seat
from ladder_cli.model.role import Grant, Role
from ladder_cli.model.work import Idea, Item, Signal, Story

EMPTY = Record()
"""The record of somebody who has none."""


class Held(msgspec.Struct, frozen=True, gc=False):
    """A seat with its holder and place: the file, and which of its seats. There are many of them."""

    person: str
    seat: Seat
    path: str
    index: int

    @property
    def at(self) -> At:
        """Its place."""
        return At(self.path, ("seats", self.index))


class Case(Struct, frozen=True):
    """A nomination with its candidate and place."""

    person: str
    nomination: Nomination
    at: At


class Done(Struct, frozen=True):
    """A contribution entry with its author and place."""

    person: str
    entry: Entry
    at: At


class Counts(Struct, frozen=True):
    """A measure with its author and place."""

    person: str
    measure: Measure
    at: At


class Registry(Struct, frozen=True):
    """What the files say, by kind and id. Mappings may read a file only when it is asked for.

    `contributions` goes by stems (`ada`, `ada.2026`), and `ledgers` says which are a handle's; `paths` gives
    the source-relative path of every file by (kind name, id).
    """

    community: Community
    people: Mapping[str, Person] = field(default_factory=dict)
    records: Mapping[str, Record] = field(default_factory=dict)
    contributions: Mapping[str, Contributions] = field(default_factory=dict)
    roles: Mapping[str, Role] = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    organizations: Mapping[str, Organization] = field(default_factory=dict)
    items: Mapping[str, Item] = field(default_factory=dict)
    ideas: Mapping[str, Idea] = field(default_factory=dict)
    pairings: Mapping[str, Pairing] = field(default_factory=dict)
    stories: Mapping[str, Story] = field(default_factory=dict)
    signals: Mapping[str, Signal] = field(default_factory=dict)
    paths: Mapping[tuple[str, str], str] = field(default_factory=dict)
    ledgers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By handle, the stems of that person's contributions files, sorted."""

    def path(self, kind: str, name: str) -> str:
        """Where the file of that kind and id is, or would be were there one."""
        return self.paths.get((kind, name)) or f"{KINDS[kind].folder}/{name}{SUFFIX}".lstrip("/")

    def at(self, kind: str, name: str, *keys: str | int) -> At:
        """A place in the file of that kind and id."""
        return At(self.path(kind, name), keys)

    def exists(self, handle: str) -> bool:
        """Whether a record or a profile says that there is such a person."""
        return handle in self.records or handle in self.people

    def roles_may_say(self, words: Iterable[str]) -> bool:
        """Whether the file of a role is in disorder that holds one of these words: who knows what it says?"""
        torn: Callable[[Iterable[str]], bool] | None = getattr(self.roles, "may_say", None)
        return torn is not None and torn(words)

    def is_unknown(self, handle: str) -> bool:
        """Whether nobody knows what somebody holds: they are nobody here, or their record is in disorder."""
        return self.records.get(handle) is None and (handle in self.records or handle not in self.people)

    def handles(self) -> list[str]:
        """Everyone who exists, sorted."""
        return sorted({*self.records, *self.people})

    def name_of(self, handle: str) -> str:
        """The name to call somebody by: the profile's, else the record's, else the handle."""
        if handle in self.people:
            return self.people[handle].name
        record = self.records.get(handle)
        return (record.name if record else None) or handle

    def record(self, handle: str) -> Record:
        """The record, or an empty one for somebody who has none."""
        return self.records.get(handle) or EMPTY

    def seats_of(self, handle: str) -> list[Held]:
        """Every seat somebody holds or held, in the order of the file."""
        return self._seated(handle, self.record(handle))

    def _seated(self, handle: str, record: Record) -> list[Held]:
        if not record.seats:
            return []
        path = self.path("record", handle)
        return [Held(handle, seat, path, index) for index, seat in enumerate(record.seats)]

    def seats(self) -> Iterator[Held]:
        """Every seat of everyone, by handle; reads all records."""
        for handle, record in sorted(self.records.items()):
            yield from self._seated(handle, record)

    def cases_of(self, handle: str) -> list[Case]:
        """Every nomination of somebody, open or closed."""
        return [
            Case(handle, nomination, self.at("record", handle, "nominations", index))
            for index, nomination in enumerate(self.record(handle).nominations)
        ]

    def entries_of(self, handle: str) -> list[Done]:
        """What somebody did, one by one, from all their contributions files and stories."""
        return [
            Done(handle, entry, self.at("contributions", stem, "entries", index))
            for stem in self.ledgers.get(handle, ())
            for index, entry in enumerate(self.contributions[stem].entries)
        ]

    def measures_of(self, handle: str) -> list[Counts]:
        """What was counted for somebody, from all their contributions files."""
        return [
            Counts(handle, measure, self.at("contributions", stem, "measures", index))
            for stem in self.ledgers.get(handle, ())
            for index, measure in enumerate(self.contributions[stem].measures)
        ]

    def chain(self, group: str | None) -> list[str]:
        """The group and those it lies within, innermost first; stops at a cycle or an unknown one."""
        found: list[str] = []
        while group is not None and group in self.groups and group not in found:
            found.append(group)
            value = self.groups.get(group)
            group = value.within if value else None
        return found

    def granting(self, grant: Grant) -> list[str]:
        """The roles that give that grant, sorted."""
        return sorted(name for name, role in self.roles.items() if grant in role.grants)
