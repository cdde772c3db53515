"""Somebody at a glance: what costs little to know of them, and the most that they could have done."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from ladder_cli.model.record import Record
from ladder_cli.model.role import Counted, Requirement
from ladder_cli.roles.candidacy import Candidacy
from ladder_cli.roles.days import first_day
from ladder_cli.roles.evidence import STORY
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.leaves import LEAVES


@dataclass(frozen=True, slots=True)
class Glance:
    """One person on one day: their record, and the roles they hold."""

    ladders: Ladders
    person: str
    today: date
    record: Record
    held: Collection[str]

    def meets(self, leaf: Requirement) -> bool:
        """Whether a leaf is met that reads the record alone, and says the same in every group."""
        candidacy = Candidacy(self.ladders, self.person, "", None, self.today)
        return LEAVES[leaf.kind](candidacy, leaf.id, leaf.asked).verdict == "met"

    def may_have(self, least: int, asked: Counted) -> bool:
        """Whether as many contributions could count as that; surely not where it says no.

        Counts every entry, story and measure of the asked kinds and window, whatever its group and witness.
        """
        registry, day = self.ladders.registry, self.today.isoformat()
        kinds, first = asked.kinds, first_day(self.today, asked.window)
        found = 0
        for stem in registry.ledgers.get(self.person, ()):
            file = registry.contributions[stem]
            for entry in file.entries:
                if (not kinds or entry.kind in kinds) and first <= entry.date <= day:
                    found += 1
            for measure in file.measures:
                if not kinds or measure.kind in kinds:
                    found += measure.count
            if found >= least:
                return True
        if not kinds or STORY in kinds:
            found += len(self.ladders.stories.get(self.person, ()))
        return found >= least
