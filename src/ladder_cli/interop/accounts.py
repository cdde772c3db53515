"""Whose account a foreign source speaks of: by number, by login, by a login or handle from before."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from ladder_cli.interop.names import handle_of, line, login_of
from ladder_cli.interop.roster import Roster
from ladder_cli.model.registry import Registry

MOST_NAMED: Final = 50
"""Strangers that are listed by their login; the others are counted together."""


@dataclass
class Accounts:
    """Everyone of a registry by their accounts, and those a source names whom nobody knows here."""

    registry: Registry
    roster: Roster

    @cached_property
    def _numbers(self) -> Mapping[int, str]:
        records = self.registry.records
        accounts = ((handle, records[handle].account) for handle in sorted(records))
        return {account.id: handle for handle, account in accounts if account and account.id is not None}

    @cached_property
    def _logins(self) -> Mapping[str, str]:
        """By login in small letters; one that somebody has now goes before a former one.

        A handle stands in for the login of somebody whose account is not on record, and of nobody else.
        """
        found: dict[str, str] = {}
        former: dict[str, str] = {}
        for handle in self.registry.handles():
            account = self.registry.record(handle).account
            found[account.login.lower() if account else handle] = handle
            former |= dict.fromkeys((name.lower() for name in account.previous) if account else (), handle)
        return former | found

    def __post_init__(self) -> None:
        self._strangers: set[str] = set()

    def of(self, login: str, number: str, at: str) -> str | None:
        """The handle; None, and noted as left, where it is nobody's here.

        A number on record decides: it stays when a login changes hands.
        """
        known = self._numbers.get(int(number)) if number.isascii() and number.isdigit() else None
        spelled = login_of(login)
        handle = known or (self._logins.get(handle_of(spelled)) if spelled else None)
        if handle is None:
            self._leave(line(login, 64) or line(number, 64), at)
        return handle

    def named(self, words: str, at: str) -> list[str]:
        """The handles of several logins or handles with spaces, commas or semicolons between.

        Those of nobody here fall out, and are noted.
        """
        names = [
            handle_of(word.removeprefix("@")) for word in words.replace(",", " ").replace(";", " ").split()
        ]
        found = {
            name: self._logins.get(name) or (name if self.registry.exists(name) else "") for name in names
        }
        missing = sum(not handle for handle in found.values())
        if missing:
            why = "nobody here has that login or handle"
            self.roster.tally("others and witnesses of a row", at, why, "name somebody from here", missing)
        return [handle for handle in dict.fromkeys(found.values()) if handle]

    def _leave(self, who: str, at: str) -> None:
        ask = "bring them in first: ladder import people"
        if who in self._strangers or len(self._strangers) < MOST_NAMED:
            self._strangers.add(who)
            self.roster.tally(f"rows of `{who}`", at, "nobody here has that account", ask)
        else:
            self.roster.tally("rows of others", at, "nobody here has that account", ask)
