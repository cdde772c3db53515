"""Who is due for a seat, or lacks only a word: one pass over the records, evidence where it matters."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from msgspec import Struct

from ladder_cli.model.record import Record
from ladder_cli.model.requirement import Requirement
from ladder_cli.model.role import Role
from ladder_cli.roles.candidacy import Candidacy
from ladder_cli.roles.glance import Glance
from ladder_cli.roles.judgement import Judgement
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.requirement import judge, weighed
from ladder_cli.roles.rungs import can_be_asked
from ladder_cli.roles.sieve import Sieve, sieve
from ladder_cli.roles.standing import Rung, active, at_or_above, stands_below
from ladder_cli.roles.words import nominated, open_case

WORDS = frozenset(("sponsors", "attestation", "manual", "agreement"))
"""Kinds of leaf that somebody's word settles: another's, or for an agreement the candidate's own."""
_COMPUTED = frozenset(("tenure", "contributions", "holds", "fact", "field"))

Promising = tuple[str, Rung]
"""Somebody whose own files do not speak against a seat, and the seat."""


class Ready(Struct, frozen=True):
    """Somebody who has met all that can be computed: the judgement, and the words that are still open."""

    person: str
    rung: Rung
    judgement: Judgement
    lacks: tuple[Judgement, ...]
    nominated: bool

    @property
    def is_due(self) -> bool:
        """Whether nothing is open, so that the seat can be given today."""
        return not self.lacks


def ready(ladders: Ladders, today: date, role: str = "", sig: str | None = None) -> tuple[Ready, ...]:
    """Everyone who is due for a seat or lacks only a word, by role, group and handle; of one role or group.

    A rung right above a seat that somebody holds; without any, the first rungs; and what they are nominated
    for. A group's seat is for those who did something or hold a seat there: profiles are not read. An
    office that follows nothing is looked at when it is asked for by name, or somebody is nominated.
    """
    search = Search(ladders, today, role, sig)
    return search.settled(search.promising(ladders.registry.records))


@dataclass(frozen=True)
class Search:
    """What is looked for: seats of one role or group, or of all; and what every step of it shares."""

    ladders: Ladders
    today: date
    role: str = ""
    sig: str | None = None
    day: str = field(init=False)
    above: dict[str, list[str]] = field(init=False)
    first: list[str] = field(init=False)
    sieves: dict[str, Sieve] = field(init=False)
    wanted: dict[frozenset[str], list[str]] = field(init=False, default_factory=dict)
    """By roles that are held, the ones right above, as far as anybody has asked."""

    def __post_init__(self) -> None:
        above: dict[str, list[str]] = {}
        first: list[str] = []
        sieves: dict[str, Sieve] = {}
        for name, role in self._open_roles():
            sieves[name] = sieve(self.ladders, name)
            for upper in sorted({one for lower in role.follows for one in self.ladders.above(lower)}):
                above.setdefault(upper, []).append(name)
            if not role.follows and (not role.grants or name == self.role):
                first.append(name)
        object.__setattr__(self, "day", self.today.isoformat())
        object.__setattr__(self, "above", above)
        object.__setattr__(self, "first", first)
        object.__setattr__(self, "sieves", sieves)

    def promising(self, people: Iterable[str]) -> list[Promising]:
        """Who of these people could be ready for which seats, as far as their own files say."""
        return [
            (person, rung)
            for person in people
            for rung in self.rungs(person)
            if self._is_hopeful(person, rung, alone=True)
            and can_be_asked(self.ladders, person, rung, self.today)
        ]

    def settled(self, promising: Iterable[Promising]) -> tuple[Ready, ...]:
        """Who of the promising is ready, by role, group and handle; looks at whoever else matters."""
        found = (self.judged(person, rung) for person, rung in promising)
        ready = (one for one in found if one is not None)
        return tuple(sorted(ready, key=lambda one: (one.rung.role, one.rung.sig or "", one.person)))

    def _open_roles(self) -> Iterator[tuple[str, Role]]:
        for name, role in sorted(self.ladders.registry.roles.items()):
            retired = role.retired is not None and role.retired <= self.today.isoformat()
            if not retired and (not self.role or name == self.role) and _computes(role.requires):
                yield name, role

    def rungs(self, person: str) -> Iterator[Rung]:
        """What somebody could take next, where what is seen at a glance does not speak against it."""
        record = self.ladders.registry.record(person)
        held = frozenset(seat.role for seat in record.seats if active(seat, self.day))
        wanted = self._wanted(held)
        if self.first and (self.role if held else self._has_done(person)):
            wanted = sorted({*wanted, *self.first})
        named = {
            Rung(one.role, one.sig)
            for one in record.nominations
            if one.closed is None and one.role in self.ladders.registry.roles
        }
        glance = Glance(Candidacy(self.ladders, person, "", None, self.today), record, held)
        likely = [one for name in wanted if not (one := self.sieves[name]).holds_back(glance)]
        if not likely and not named:
            return
        places = self._places(person, record) if any(one.in_group for one in likely) else ()
        for one in likely:
            for place in places if one.in_group else (None,):
                if self._is_next(person, one.role, place):
                    named.add(Rung(one.role, place))
        yield from sorted(
            (one for one in named if self._is_asked(one)), key=lambda one: (one.role, one.sig or "")
        )

    def _wanted(self, held: frozenset[str]) -> list[str]:
        """The roles right above those that somebody holds, but for what they have reached everywhere."""
        if held not in self.wanted:
            names = {name for role in held for name in self.above.get(role, ())}
            self.wanted[held] = sorted(name for name in names if not self.sieves[name].is_reached(held))
        return self.wanted[held]

    def judged(self, person: str, rung: Rung) -> Ready | None:
        """How somebody stands to a seat, if all that is open is a word; None otherwise."""
        ladders = self.ladders
        if not self._is_hopeful(person, rung, alone=False):
            return None
        words = nominated(ladders, person, rung.role, rung.sig)
        judgement = judge(ladders, person, rung.role, rung.sig, self.today, words)
        lacks = open_words(judgement)
        if lacks is None:
            return None
        case = open_case(ladders, person, rung.role, rung.sig)
        return Ready(person, rung, judgement, lacks, case is not None)

    def _is_hopeful(self, person: str, rung: Rung, *, alone: bool) -> bool:
        ladders = self.ladders
        words = nominated(ladders, person, rung.role, rung.sig)
        candidacy = Candidacy(ladders, person, rung.role, rung.sig, self.today, words)
        asked = (ladders.registry.roles[rung.role].requires, ladders.tightened(rung.role, rung.sig))
        return all(_is_hopeful(candidacy, one, alone=alone) for one in asked if one is not None)

    def _is_asked(self, rung: Rung) -> bool:
        if self.role and rung.role != self.role:
            return False
        return self.sig is None or self.sig in self.ladders.chain(rung.sig)

    def _has_done(self, person: str) -> bool:
        return person in self.ladders.registry.ledgers or person in self.ladders.stories

    def _is_next(self, person: str, name: str, place: str | None) -> bool:
        ladders = self.ladders
        if at_or_above(ladders, person, name, place, "same", self.day):
            return False
        return stands_below(ladders, person, ladders.registry.roles[name], place, self.day)

    def _places(self, person: str, record: Record) -> tuple[str, ...]:
        """The groups somebody did something or holds a seat in, no teams; and the one that is asked for."""
        registry = self.ladders.registry
        found = {seat.sig for seat in record.seats if active(seat, self.day)}
        found |= {done.entry.group for done in registry.entries_of(person)}
        found |= {counts.measure.group for counts in registry.measures_of(person)}
        found |= {story.group for _, story in self.ladders.stories.get(person, ())}
        if self.sig is not None and any(self.sig in self.ladders.chain(group) for group in found):
            found.add(self.sig)
        return tuple(sorted(name for name in found if name is not None and self._takes_people(name)))

    def _takes_people(self, name: str) -> bool:
        group = self.ladders.registry.groups.get(name)
        return (
            group is not None and group.kind != "team" and (group.retired is None or group.retired > self.day)
        )


def _computes(requirement: Requirement) -> bool:
    """Whether anything in it is worked out or read: where all is a matter of words, nobody is overlooked."""
    return requirement.kind in _COMPUTED or any(map(_computes, requirement.parts))


def _is_hopeful(candidacy: Candidacy, requirement: Requirement, *, alone: bool) -> bool:
    """Whether a requirement is met, or would be by words alone.

    `alone` reads nobody else's seats: it takes what a waiver or a free seat could settle for settled.
    """
    if candidacy.words.waivers and (alone or weighed(candidacy, requirement) == "met"):
        return True
    if not requirement.parts or requirement.not_ is not None:
        is_open = requirement.kind in WORDS or (alone and _asks_free_seat(requirement))
        return is_open or weighed(candidacy, requirement) == "met"
    # What costs most to weigh is often not weighed at all.
    parts = sorted(requirement.parts, key=lambda part: part.contributions is not None)
    found = (_is_hopeful(candidacy, part, alone=alone) for part in parts)
    if requirement.all_of is not None:
        return all(found)
    if requirement.any_of is not None:
        return any(found)
    return sum(found) >= (requirement.n_of.least if requirement.n_of else 0)


def _asks_free_seat(requirement: Requirement) -> bool:
    return requirement.seat_open is not None or any(map(_asks_free_seat, requirement.parts))


def open_words(judgement: Judgement) -> tuple[Judgement, ...] | None:
    """The fewest words that would do, in the order of the role; None where words alone would not."""
    if judgement.verdict == "met":
        return ()
    if not judgement.children or judgement.kind == "not":
        return (judgement,) if judgement.kind in WORDS else None
    ways = [way for child in judgement.children if (way := open_words(child)) is not None]
    if len(ways) < judgement.least:
        return None
    return tuple(leaf for way in sorted(ways, key=len)[: judgement.least] for leaf in way)
