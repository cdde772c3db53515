"""What the rules that look at the whole registry read of records and profiles, and nothing else."""

from sys import intern
from typing import Any, Final

import msgspec

from ladder_cli.model.file import Document
from ladder_cli.model.moves import LIVE_ITEMS, OPEN_IDEAS
from ladder_cli.model.pairing import RUNNING, Pairing
from ladder_cli.model.person import Person
from ladder_cli.model.record import Account, Closed, Nomination, Record, Seat, Sponsor
from ladder_cli.model.registry import Registry
from ladder_cli.model.value import Value
from ladder_cli.model.work import Idea, Item
from ladder_cli.rules.rule import Column
from ladder_cli.store.layout import Layout
from ladder_cli.store.shelf import Sound

_NOBODY = Person(name="")
_NOTHING = Record()
_CLOSED = Nomination(role="", by="", on="", closed=Closed(on="", as_="granted"))
"""Keeps the place of a nomination that nothing is asked about."""


class Columns(msgspec.Struct, gc=False):
    """By handle: names of profiles and of records, accounts, seats with employers, the words given, zones.

    And what people offer and wish as mentors and mentees, their slots with what they care about, their leave;
    by id the pairings that run, the items that are not over, the ideas that somebody looks after.
    """

    people: dict[str, str] = {}
    names: dict[str, str] = {}
    accounts: dict[str, Account] = {}
    seats: dict[str, Record] = {}
    words: dict[str, Record] = {}
    zones: dict[str, str] = {}
    mentoring: dict[str, Person] = {}
    pairings: dict[str, Pairing] = {}
    slots: dict[str, Person] = {}
    leave: dict[str, Record] = {}
    items: dict[str, Item] = {}
    ideas: dict[str, Idea] = {}

    def take(self, document: Document) -> None:
        """Take in what one document says."""
        value: Any = document.value
        if document.kind == "person":
            self._take_person(document.id, value)
        elif document.kind == "record":
            self._take_record(document.id, value)
        elif document.kind == "pairing" and value.state in RUNNING:
            self.pairings[document.id] = value
        elif document.kind == "item" and value.state in LIVE_ITEMS:
            self.items[document.id] = value
        elif document.kind == "idea" and value.state in OPEN_IDEAS and value.shepherd is not None:
            self.ideas[document.id] = value

    def _take_person(self, handle: str, person: Person) -> None:
        self.people[handle] = person.name
        if person.time_zone is not None:
            self.zones[handle] = intern(person.time_zone)
        if person.mentoring.offer is not None or person.mentoring.wish is not None:
            self.mentoring[handle] = Person(name="", follows=person.follows, mentoring=person.mentoring)
        if person.slots is not None:
            self.slots[handle] = _bearing(person)

    def _take_record(self, handle: str, record: Record) -> None:
        if record.name is not None:
            self.names[handle] = record.name
        if record.account is not None:
            self.accounts[handle] = record.account
        if record.seats or record.affiliations:
            self.seats[handle] = _standing(record)
        if record.leave:
            self.leave[handle] = Record(leave=record.leave)
        words = _words(record)
        if words is not None:
            self.words[handle] = words

    def add(self, other: "Columns") -> None:
        """Take in what another pass has found."""
        for name in self.__struct_fields__:
            getattr(self, name).update(getattr(other, name))


KIND_OF: Final = {
    "people": "person",
    "names": "record",
    "accounts": "record",
    "seats": "record",
    "words": "record",
    "zones": "person",
    "mentoring": "person",
    "pairings": "pairing",
    "slots": "person",
    "leave": "record",
    "items": "item",
    "ideas": "idea",
}
"""By field, the kind of document that it comes from."""

MADE_OF: Final[dict[Column, tuple[str, ...]]] = {
    "": (),
    "accounts": ("accounts",),
    "exports": ("accounts", "seats"),
    "names": ("people", "names"),
    "seats": ("seats",),
    "words": ("seats", "words"),
    "zones": ("seats", "zones"),
    "mentoring": ("mentoring", "pairings"),
    "work": ("seats", "leave", "slots", "pairings", "items", "ideas"),
}
"""By column, the fields that a rule which reads it is given."""


def _bearing(person: Person) -> Person:
    """Slots, and what decides whether somebody is asked for help with something."""
    return Person(
        name="",
        interests=person.interests,
        follows=person.follows,
        slots=person.slots,
        listening=person.listening,
    )


def _standing(record: Record) -> Record:
    """Seats without the words that were given for them, and employers."""
    return Record(affiliations=record.affiliations, seats=tuple(map(_bare, record.seats)))


def _words(record: Record) -> Record | None:
    """Seats and employers with sponsors, open nominations and ties; None where there is none of these."""
    cases = tuple(one if one.closed is None else _CLOSED for one in record.nominations)
    is_open = any(one.closed is None for one in cases)
    if not (is_open or record.ties or any(seat.sponsors for seat in record.seats)):
        return None
    return Record(
        affiliations=record.affiliations,
        seats=tuple(_bare(seat, seat.sponsors) for seat in record.seats),
        nominations=cases if is_open else (),
        ties=record.ties,
    )


def _bare(seat: Seat, sponsors: tuple[Sponsor, ...] = ()) -> Seat:
    if not (seat.sponsors or seat.attestations or seat.waivers or seat.source):
        return seat
    return Seat(
        role=seat.role,
        sig=seat.sig,
        since=seat.since,
        until=seat.until,
        origin=seat.origin,
        alternate=seat.alternate,
        ended=seat.ended,
        sponsors=sponsors,
    )


def seen_through(
    column: Column, columns: Columns, policy: Registry, layout: Layout, unread: frozenset[tuple[str, str]]
) -> Registry:
    """The registry as a rule that reads one column sees it: policy, everyone's ids, and that column."""
    people: dict[str, Value] = dict.fromkeys(_read(layout, "person", unread), _NOBODY)
    records: dict[str, Value] = dict.fromkeys(_read(layout, "record", unread), _NOTHING)
    work: dict[str, dict[str, Any]] = {"pairing": {}, "item": {}, "idea": {}}
    match column:
        case "names":
            people.update((handle, Person(name=name)) for handle, name in columns.people.items())
            records.update((handle, Record(name=name)) for handle, name in columns.names.items())
        case "accounts":
            records.update((handle, Record(account=account)) for handle, account in columns.accounts.items())
        case "exports":
            records.update((handle, Record(account=account)) for handle, account in columns.accounts.items())
            records.update(
                (handle, msgspec.structs.replace(record, account=columns.accounts.get(handle)))
                for handle, record in columns.seats.items()
            )
        case "seats":
            records.update(columns.seats)
        case "words":
            records.update(columns.seats)
            records.update(columns.words)
        case "zones":
            records.update(columns.seats)
            people.update((handle, Person(name="", time_zone=zone)) for handle, zone in columns.zones.items())
        case "mentoring":
            people.update(columns.mentoring)
            work["pairing"] = {**columns.pairings}
        case "work":
            people.update(columns.slots)
            records.update(columns.seats)
            for handle, away in columns.leave.items():
                seats = columns.seats.get(handle, _NOTHING)
                records[handle] = msgspec.structs.replace(seats, leave=away.leave)
            work = {"pairing": {**columns.pairings}, "item": {**columns.items}, "idea": {**columns.ideas}}
    shelves: Any = {
        "people": Sound(people, layout.paths["person"]),
        "records": Sound(records, layout.paths["record"]),
        **{f"{kind}s": Sound(values, layout.paths[kind]) for kind, values in work.items()},
        **{name: getattr(policy, name) for name in ("roles", "groups", "organizations")},
        "paths": policy.paths,
        "ledgers": policy.ledgers,
    }
    return Registry(policy.community, **shelves)


def _read(layout: Layout, kind: str, unread: frozenset[tuple[str, str]]) -> list[str]:
    """The ids of a kind whose files are in order."""
    ids = layout.paths[kind]
    broken = {name for other, name in unread if other == kind}
    return [name for name in ids if name not in broken] if broken else list(ids)
