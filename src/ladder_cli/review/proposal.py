"""A change as review sees it: the target's registry, what merging would give, each file that differs."""

from collections.abc import Callable, Collection, Mapping
from functools import cached_property

from msgspec import Struct, convert

from ladder_cli.model.finding import Keys, Plain
from ladder_cli.model.record import Record, Seat
from ladder_cli.model.registry import Registry
from ladder_cli.review.diff import Difference, differences
from ladder_cli.roles.ladders import Ladders

MayChange = Callable[[str, Keys], str]
"""What a kind's schema says of a place: who may change it."""


class FileChange(Struct, frozen=True, dict=True):
    """A file that differs, with its data on both sides; `path` is as it is shown.

    `kind` is empty for what is no file of the registry. `layout` says that more than its data differs
    (comments, quotes, order), `comments` that nothing else does. `odd` says what else is no text: a link,
    a mode. `unread`: its data is not known on a side where it is. `written` names the command that would
    write just these bytes, `word_of` whose word that still takes, or a steward's; `unproved` that it takes a
    steward's in any case. `errors` are new ones, each with what to do. `beside`: the change does not touch
    it, and it no longer holds because of the change.
    """

    path: str
    kind: str = ""
    id: str = ""
    existed: bool = True
    exists: bool = True
    before: Plain = None
    after: Plain = None
    layout: bool = False
    comments: bool = False
    moved_from: str = ""
    odd: str = ""
    unread: bool = False
    written: str = ""
    word_of: str = ""
    unproved: bool = False
    errors: tuple[str, ...] = ()
    beside: bool = False

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """What its data says otherwise."""
        return differences(self.before, self.after)

    @cached_property
    def record_before(self) -> Record:
        """The record that it was at the base, with no seats where there was none."""
        return convert(self.old, Record)

    @cached_property
    def record(self) -> Record:
        """The record that it is after."""
        return convert(self.new, Record)

    @cached_property
    def seats(self) -> Mapping[tuple[str, str | None], tuple[Seat, ...]]:
        """The seats of that record, by role and group."""
        found: dict[tuple[str, str | None], list[Seat]] = {}
        for seat in self.record.seats:
            found.setdefault((seat.role, seat.sig), []).append(seat)
        return {key: tuple(seats) for key, seats in found.items()}

    @cached_property
    def views(self) -> dict[str, Ladders]:
        """What `view` has made to judge its person in: the same for each of their seats."""
        return {}

    @property
    def old(self) -> dict[str, Plain]:
        """Its data at the base, empty where there is none."""
        return self.before if isinstance(self.before, dict) else {}

    @property
    def new(self) -> dict[str, Plain]:
        """Its data after, empty where there is none."""
        return self.after if isinstance(self.after, dict) else {}


class Proposal(Struct, frozen=True):
    """What is proposed: authority at the base, evidence in `merged`, the files, and errors of no one file.

    `unread` are the base's files that were found in disorder: what they say is nobody's authority.
    `trouble` are reasons why nothing could help (a conflict, forbidden text in a commit message).
    """

    base: Ladders
    merged: Registry
    files: tuple[FileChange, ...]
    trouble: tuple[tuple[str, str], ...] = ()
    unread: Collection[str] = ()
