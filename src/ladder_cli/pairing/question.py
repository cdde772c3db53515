"""What is asked of the pairing: about whom, and what must not be."""

from collections.abc import Collection
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from ladder_cli.model.registry import Registry
from ladder_cli.pairing.market import Market, Mentee, market
from ladder_cli.pairing.ties import Two
from ladder_cli.roles.ladders import Ladders


class Question(Struct, frozen=True):
    """About which wishes, whose part in the answer, and which pairs must not be.

    `sig` asks about wishes for that group or one below it, `goal` about wishes for that role. `person`
    asks about one person's part in the whole, with `goal` in place of their own. `avoid` are pairs
    (`frozenset({"ada", "bob"})`) that must not be; with `repeat`, two who had a pairing may have another.
    With `gained`, also who gained by hours they did not list.
    """

    sig: str | None = None
    person: str | None = None
    goal: str | None = None
    avoid: Collection[Two] = frozenset()
    repeat: bool = False
    gained: bool = False

    def market(self, registry: Registry, today: date, *, one_off: bool = False) -> Market:
        """Everyone who offers, for a time or for single conversations, and whose wish is asked about."""
        goals = {self.person: self.goal} if self.person is not None and self.goal is not None else None
        whole = market(
            Ladders(registry), today, avoid=self.avoid, repeat=self.repeat, goals=goals, one_off=one_off
        )
        if self.sig is None and (self.goal is None or self.person is not None):
            return whole
        asked = (
            mentee
            for mentee in whole.mentees
            if (self.sig is None or _belongs(registry, mentee, self.sig))
            and (self.goal is None or self.person is not None or mentee.goal == self.goal)
        )
        return replace(whole, mentees=tuple(asked))

    def about(self, *handles: str) -> bool:
        """Whether one of these people is asked about, or everyone is."""
        return self.person is None or self.person in handles


def _belongs(registry: Registry, mentee: Mentee, sig: str) -> bool:
    """Whether a wish is for a group or one below it; one without a group, for a topic of it."""
    if mentee.group is not None:
        return sig in mentee.lineage
    group = registry.groups.get(sig)
    return group is not None and not mentee.topics.isdisjoint(group.topics)
