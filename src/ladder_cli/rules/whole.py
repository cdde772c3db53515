"""A registry as the rules see it that look at all of it, with the passes they share."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from ladder_cli.model.dates import before
from ladder_cli.model.file import Stray
from ladder_cli.model.registry import Held, Registry
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.standing import active

if TYPE_CHECKING:
    from ladder_cli.meetings.collisions import Timetable

AHEAD: Final = timedelta(days=366)
"""How far ahead meetings are looked at: they end within a year."""


class Whole(Struct, frozen=True, dict=True):
    """The registry, the day, and what its folder holds besides; each shared pass is made at most once."""

    ladders: Ladders
    today: date
    nameless: tuple[str, ...] = ()
    """Paths that name nothing."""
    shadowed: tuple[tuple[str, str], ...] = ()
    """Paths whose id another path has already, and that other path."""
    strays: tuple[Stray, ...] = ()
    unread: frozenset[tuple[str, str]] = frozenset()
    """Kind and id of the files in disorder: they are there, but what they say is not known."""
    stale_exports: tuple[tuple[str, str], ...] = ()
    """Files that an export wrote and would write otherwise now, each with the export's name."""

    @property
    def registry(self) -> Registry:
        """What the files say."""
        return self.ladders.registry

    @cached_property
    def day(self) -> str:
        """Today as text, to compare with days in files."""
        return self.today.isoformat()

    @cached_property
    def every_path(self) -> tuple[str, ...]:
        """All paths in the registry's folder, sorted."""
        strays = (stray.path for stray in self.strays)
        shadowed = (path for path, _ in self.shadowed)
        return tuple(sorted({*self.registry.paths.values(), *self.nameless, *shadowed, *strays}))

    def is_complete(self, kind: str) -> bool:
        """Whether every file of that kind could be read, so that absence means something."""
        return all(unread != kind for unread, _ in self.unread)

    @cached_property
    def holders(self) -> Mapping[tuple[str, str | None], tuple[Held, ...]]:
        """By role and group, the seats that are held today."""
        found: dict[tuple[str, str | None], list[Held]] = defaultdict(list)
        for seats in self.ladders.seats.values():
            for held in seats:
                if active(held.seat, self.day):
                    found[held.seat.role, held.seat.sig].append(held)
        return {key: tuple(seats) for key, seats in found.items()}

    @cached_property
    def is_beginning(self) -> bool:
        """Whether only founders hold seats yet, all for less than a year: most is still to be given."""
        year = before(self.today, "1 year").isoformat()
        held = [one.seat for seats in self.holders.values() for one in seats]
        return bool(held) and all(seat.origin == "founding" and (seat.since or "") > year for seat in held)

    @cached_property
    def timetable(self) -> "Timetable":
        """All meetings, expanded for a year from today on where that is asked."""
        from ladder_cli.meetings.collisions import Timetable
        from ladder_cli.meetings.timetable import planned

        return Timetable(planned(self.registry, self.today), self.today, self.today + AHEAD)

    @cached_property
    def logins(self) -> Mapping[str, tuple[str, ...]]:
        """By login in small letters, the handles of those whose record has it."""
        found: dict[str, list[str]] = defaultdict(list)
        for handle, record in self.registry.records.items():
            if record.account is not None:
                found[record.account.login.lower()].append(handle)
        return {login: tuple(handles) for login, handles in found.items()}
