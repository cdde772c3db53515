"""Somebody at a glance: what costs little to know of them, and the most that they could have done."""

from collections.abc import Collection

from msgspec import Struct

from ladder_cli.model.record import Record
from ladder_cli.model.requirement import Counted
from ladder_cli.roles.candidacy import Candidacy
from ladder_cli.roles.days import first_day
from ladder_cli.roles.evidence import STORY


class Glance(Struct, frozen=True):
    """One person on one day, judged for no role in no group, and the roles they hold."""

    candidacy: Candidacy
    record: Record
    held: Collection[str]

    def may_have(self, least: int, asked: Counted) -> bool:
        """Whether as many contributions could count as that; surely not where it says no.

        Counts every entry, story and measure of the asked kinds and window, whatever its group and witness.
        """
        ladders, person, day = self.candidacy.ladders, self.candidacy.person, self.candidacy.day
        kinds, found = asked.kinds, 0
        stems = ladders.registry.ledgers.get(person, ())
        first = first_day(self.candidacy.today, asked.window) if stems else ""
        for stem in stems:
            file = ladders.registry.contributions[stem]
            for entry in file.entries:
                if (not kinds or entry.kind in kinds) and first <= entry.date <= day:
                    found += 1
            for measure in file.measures:
                if not kinds or measure.kind in kinds:
                    found += measure.count
            if found >= least:
                return True
        if not kinds or STORY in kinds:
            found += len(ladders.stories.get(person, ()))
        return found >= least
