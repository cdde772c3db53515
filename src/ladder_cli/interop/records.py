"""People of a roster as records: new ones whole, seats that a record lacks as edits, differences as left."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from msgspec import Struct

from ladder_cli.interop.employers import Employers
from ladder_cli.interop.names import handle_of
from ladder_cli.interop.roster import Data, Mention, Roster, Sitting
from ladder_cli.model.finding import Append, Edit, Plain
from ladder_cli.model.record import Account, Record
from ladder_cli.model.registry import Registry


@dataclass(slots=True)
class Person:
    """All that a roster says of one handle, in its order."""

    mentions: list[Mention] = field(default_factory=list)
    sittings: list[Sitting] = field(default_factory=list)

    @property
    def at(self) -> str:
        """Where they are met first."""
        return self.mentions[0].at

    def said(self, what: str) -> list[str]:
        """What the source says under `login`, `name`, `employer` or `number`, each once, in its order."""
        values = (getattr(mention, what) for mention in self.mentions)
        return list(dict.fromkeys(str(value) for value in values if value))


def people_of(roster: Roster, registry: Registry | None) -> dict[str, Person]:
    """Everyone in a roster by their handle: that of the record with the account, else the login's."""
    owners = _owners(registry) if registry else {}
    people: dict[str, Person] = {}

    def of(login: str) -> Person:
        handle = handle_of(login)
        return people.setdefault(owners.get(handle, handle), Person())

    for mention in roster.mentions:
        of(mention.login).mentions.append(mention)
    for sitting in roster.sittings:
        of(sitting.login).sittings.append(sitting)
    return dict(sorted(people.items()))


def _owners(registry: Registry) -> dict[str, str]:
    """Handles by the accounts on record; a login that somebody has now goes before a former one."""
    owners: dict[str, str] = {}
    former: dict[str, str] = {}
    for handle in sorted(registry.records):
        account = registry.records[handle].account
        if account is not None:
            owners[account.login.lower()] = handle
            former |= dict.fromkeys((name.lower() for name in account.previous), handle)
    return former | owners


class Clerk(Struct, frozen=True):
    """Keeps records: what a roster says of people, written as far as it is clear, else left."""

    roster: Roster
    today: date
    employers: Employers
    scopes: Mapping[str, str]

    def new(self, handle: str, person: Person) -> tuple[Data, list[Sitting]]:
        """The record of somebody who has none, and the seats in it."""
        sittings = self._sound(handle, person)
        names, numbers = person.said("name"), person.said("number")
        if len(names) > 1:
            self._several(handle, person, "names", names, "the first came in; what are they called?")
        if len(numbers) > 1:
            self._several(handle, person, "account numbers", numbers, "none came in; which is theirs?")
        if len(person.said("login")) > 1:
            why = "logins that differ only in case are one account: the first spelling is kept"
            self.roster.tally("second spellings of logins", person.at, why)
        account: Data = {"login": person.said("login")[0]}
        if len(numbers) == 1:
            account["id"] = int(numbers[0])
        employer = self._employer(handle, person)
        record: Data = {
            "name": names[0] if names else None,
            "account": account,
            "affiliations": [{"organization": employer, "as_of": self.today.isoformat()}]
            if employer
            else None,
            "seats": [seat_of(sitting) for sitting in sittings] or None,
        }
        return {key: value for key, value in record.items() if value is not None}, sittings

    def lacking(self, handle: str, person: Person, record: Record) -> list[Sitting]:
        """The seats that somebody's record lacks; none where it is the record of another account."""
        account = record.account
        if account and handle_of(person.mentions[0].login) not in _logins(account):
            self.roster.leave(
                f"`{person.mentions[0].login}`",
                person.at,
                f"the record {handle} is that of the account `{account.login}`",
                "are they one person? Then put the login under `previous`",
            )
            return []
        self._differences(handle, person, record)
        return [sitting for sitting in self._sound(handle, person) if self._lacks(handle, record, sitting)]

    def _employer(self, handle: str, person: Person) -> str | None:
        """Where somebody works; None (and left) where the source names several organizations."""
        spellings = person.said("employer")
        ids = {found for spelling in spellings if (found := self.employers.id_of(spelling))}
        if len(ids) > 1:
            self._several(handle, person, "employers", spellings, "none came in; where do they work?")
        return ids.pop() if len(ids) == 1 else None

    def _several(self, handle: str, person: Person, what: str, said: Iterable[str], ask: str) -> None:
        listed = ", ".join(f"`{value}`" for value in said)
        self.roster.leave(f"{what} of {handle}", person.at, f"the source has {listed}", ask)

    def _differences(self, handle: str, person: Person, record: Record) -> None:
        """Note what the source says otherwise than a record that is there."""
        names, numbers = person.said("name"), person.said("number")
        if names and record.name not in names:
            here = f"`{record.name}`" if record.name else "none"
            self.roster.leave(
                f"the name `{names[0]}` of {handle}", person.at, f"the record has {here}", "which is right?"
            )
        number = record.account.id if record.account else None
        if numbers and str(number) not in numbers:
            self.roster.leave(
                f"the account number {numbers[0]} of {handle}",
                person.at,
                f"the record has {number or 'none'}",
                "which is right?",
            )
        employer = self._employer(handle, person)
        if employer and employer not in {affiliation.organization for affiliation in record.affiliations}:
            self.roster.leave(
                f"the employer {employer} of {handle}",
                person.at,
                "the record does not say so",
                "they add it: ladder me",
            )

    def _sound(self, handle: str, person: Person) -> list[Sitting]:
        """Each seat once, in a scope that its role has; one held now goes before one that ended."""
        kept: dict[tuple[str, str | None], Sitting] = {}
        for sitting in person.sittings:
            for_group = self.scopes[sitting.office] == "group"
            if for_group != (sitting.group is not None):
                self.roster.leave(
                    f"{sitting.office} of {handle}",
                    sitting.at,
                    f"that role is for {'one group' if for_group else 'the whole community'}",
                    "in which group?" if for_group else "which role is it?",
                )
                continue
            key = (sitting.office, sitting.group)
            before = kept.get(key)
            if before is None or (before.emeritus and not sitting.emeritus):
                kept[key] = sitting
            if before is not None and before.emeritus != sitting.emeritus:
                self.roster.leave(
                    f"{_seat(handle, sitting)}, ended",
                    sitting.at,
                    "the source has them in the same seat now",
                    "did they leave and come back? Then add the seat that ended",
                )
            if before is not None and before.since != sitting.since:
                self.roster.leave(
                    f"{_seat(handle, sitting)} since {sitting.since or 'no day'}",
                    sitting.at,
                    f"the source has the same seat since {before.since or 'no day'}",
                    "which is right?",
                )
        return list(kept.values())

    def _lacks(self, handle: str, record: Record, sitting: Sitting) -> bool:
        """Whether a record has no such seat; one that is held or ended otherwise is noted."""
        same = [seat for seat in record.seats if (seat.role, seat.sig) == (sitting.office, sitting.group)]
        if same and not any((seat.ended is not None) == sitting.emeritus for seat in same):
            said = (
                "ended here, held in the registry" if sitting.emeritus else "held here, ended in the registry"
            )
            self.roster.leave(_seat(handle, sitting), sitting.at, said, "which is right?")
        return not same


def seat_of(sitting: Sitting) -> Data:
    """A seat as it stands in a record: no dates but the source's own, no sponsors."""
    seat: dict[str, Plain] = {
        "role": sitting.office,
        "sig": sitting.group,
        "since": sitting.since,
        "origin": "imported",
        "source": sitting.source,
        "ended": {"why": "unknown", "as": "emeritus"} if sitting.emeritus else None,
    }
    return {key: value for key, value in seat.items() if value is not None}


def edits(sittings: Iterable[Sitting]) -> tuple[Edit, ...]:
    """The edits that put seats at the end of a record's."""
    return tuple(Append(("seats",), seat_of(sitting)) for sitting in sittings)


def _seat(handle: str, sitting: Sitting) -> str:
    return f"{sitting.office} of {handle}" + (f" in {sitting.group}" if sitting.group else "")


def _logins(account: Account) -> set[str]:
    return {account.login.lower(), *(name.lower() for name in account.previous)}
