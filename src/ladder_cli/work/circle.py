"""A group with all that lies within it: who follows it, and what was done there."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Final

from msgspec import Struct

from ladder_cli.model.pairing import Pairing
from ladder_cli.model.record import Origin
from ladder_cli.model.requirement import Counted
from ladder_cli.model.work import Idea, Item
from ladder_cli.roles.counting import by_day
from ladder_cli.roles.days import first_day
from ladder_cli.roles.evidence import body
from ladder_cli.roles.ladders import Ladders

WINDOW: Final = "1 year"
"""How far back what was done is looked at."""
LATELY: Final = "6 months"
"""How far back something done makes somebody active."""

GIVEN: Final[tuple[Origin, ...]] = ("granted", "appointed", "elected")
"""The origins of seats that somebody was given here, not brought along or founded."""


class Circle(Struct, frozen=True, dict=True):
    """One group and those below it on a day; each pass over people, items or pairings is made once."""

    ladders: Ladders
    name: str
    today: date

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The group first, then those below it that are not closed; teams are left to the code host."""
        day = self.today.isoformat()
        below = (
            name
            for name, group in self.ladders.registry.groups.items()
            if name != self.name and self.name in self.ladders.chain(name) and group.kind != "team"
            if group.retired is None or group.retired > day
        )
        return (self.name, *sorted(below))

    def holds(self, group: str | None) -> bool:
        """Whether a group lies in the circle."""
        return group in self.groups

    @cached_property
    def followers(self) -> Mapping[str, str | None]:
        """By handle, since when somebody follows any of the groups; None where one of the days is unknown."""
        found: dict[str, str | None] = {}
        for handle, person in sorted(self.ladders.registry.people.items()):
            days = [follow.since for follow in person.follows if self.holds(follow.group)]
            if days:
                known = [one for one in days if one is not None]
                found[handle] = min(known) if len(known) == len(days) else None
        return found

    @cached_property
    def done(self) -> Mapping[str, Counter[str]]:
        """By handle, how much somebody did here on each day of the past year; nobody who did nothing."""
        ladders = self.ladders
        kinds = ladders.registry.community.contribution_kinds
        asked = Counted(window=WINDOW, scope="within")
        found = {}
        for handle in sorted({*ladders.registry.ledgers, *ladders.stories}):
            days = by_day(body(ladders, handle, asked, self.name, self.today), kinds)
            if days:
                found[handle] = days
        return found

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """The items of the groups."""
        items = self.ladders.registry.items
        return {name: item for name, item in sorted(items.items()) if self.holds(item.group)}

    @cached_property
    def ideas(self) -> Mapping[str, Idea]:
        """The ideas of the groups."""
        ideas = self.ladders.registry.ideas
        return {name: idea for name, idea in sorted(ideas.items()) if self.holds(idea.group)}

    @cached_property
    def mentored(self) -> Mapping[str, tuple[Pairing, ...]]:
        """By mentee, the pairings here or of no group to which both have said yes."""
        found: dict[str, list[Pairing]] = {}
        for pairing in self.ladders.registry.pairings.values():
            both = pairing.accepted.mentor is not None and pairing.accepted.mentee is not None
            if both and (pairing.group is None or self.holds(pairing.group)):
                found.setdefault(pairing.mentee, []).append(pairing)
        return {mentee: tuple(pairings) for mentee, pairings in found.items()}

    @cached_property
    def active(self) -> frozenset[str]:
        """Who did something here lately, has an item in hand, or looks after an item, an idea or a mentee."""
        edge = first_day(self.today, LATELY)
        found = {handle for handle, days in self.done.items() if max(days) >= edge}
        for item in self.items.values():
            if item.state in ("open", "taken"):
                found |= {one for one in (item.owner, item.shepherd) if one}
        found |= {idea.shepherd for idea in self.ideas.values() if idea.shepherd and idea.outcome is None}
        for pairing in self.ladders.registry.pairings.values():
            if pairing.state == "active" and self.holds(pairing.group):
                found.add(pairing.mentor)
        return frozenset(found)
