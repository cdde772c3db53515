"""Who gained by hours they did not list.

Most pairs come first, so whoever lists few hours may win a mentor whom somebody with many could have had.
To see it, each pair's mentee is given the usual hours of their zone beside their own, and all is decided
anew with everyone else as they are. They gained if they would then have a mentor who suits them less by
topics and classes; the hours themselves are left out of that comparison. That they would wait cannot be:
an assignment that is better for their new hours has them in it.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

import msgspec
import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from ladder_cli.model.community import Weights
from ladder_cli.pairing.candidates import Offers
from ladder_cli.pairing.fit import fits
from ladder_cli.pairing.market import Mentee
from ladder_cli.pairing.outcome import Outcome, instance
from ladder_cli.pairing.overlap import Weeks, in_utc, local_week, offsets
from ladder_cli.pairing.solve import Instance, solve
from ladder_cli.pairing.suggestion import Gain

LEAST_PEOPLE = 3
"""So many others in a zone make its usual hours; where there are fewer, those of the community are taken."""


class Gains(Struct, frozen=True, dict=True):
    """One outcome, looked at again."""

    outcome: Outcome
    weights: Weights

    def found(self) -> Iterator[Gain]:
        """Everyone who gained, by mentor and mentee."""
        of = self.outcome.market
        people = of.ladders.registry.people
        for made in self.outcome.chosen:
            mentee, mentor = of.mentees[made.mentee], of.mentors[made.mentor]
            zone = people[mentee.handle].time_zone or ""
            easier = msgspec.structs.replace(mentee, weeks=self._usual(mentee, zone))
            offers = self.outcome.search((easier,), None)
            known = self.outcome.offers.mentee == made.mentee
            if np.array_equal(self.outcome.offers.minutes[known], offers.minutes):
                continue  # nobody new, and no more time with anybody
            instead = self._again(made.mentee, easier, offers)
            suits = self._suits(easier, offers)
            if instead is not None and suits[instead] < suits[made.mentor]:
                yield Gain(mentee.handle, mentor.handle, of.mentors[instead].handle, zone)

    def _suits(self, mentee: Mentee, offers: Offers) -> Mapping[int, int]:
        """By mentor, how well they fit, the hours left out."""
        weights = msgspec.structs.replace(self.weights, overlap=0)
        found = fits((mentee,), self.outcome.market.mentors, offers, weights)
        return dict(zip(offers.mentor.tolist(), found.tolist(), strict=True))

    def _usual(self, mentee: Mentee, zone: str) -> Weeks:
        """The mentee's hours and those that at least half of the others in their zone list."""
        hours = self.outcome.market.hours
        local = self._listed.get(zone, {})
        others = [week for handle, week in local.items() if handle != mentee.handle]
        if len(others) < LEAST_PEOPLE:
            everyone = (week for zoned in self._listed.values() for week in zoned.items())
            others = [week for handle, week in everyone if handle != mentee.handle]
        ahead = offsets(zone, self.outcome.market.today)
        if ahead is None or not others:
            return mentee.weeks
        usual = in_utc(_half(others, hours.units), ahead, hours.unit)
        now, june, december = (mine | theirs for mine, theirs in zip(mentee.weeks, usual, strict=True))
        return now, june, december

    @cached_property
    def _listed(self) -> dict[str, dict[str, int]]:
        """By zone and handle, everyone's usual week in local time."""
        of = self.outcome.market
        found: dict[str, dict[str, int]] = {}
        for handle in (one.handle for side in (of.mentors, of.mentees) for one in side):
            person = of.ladders.registry.people[handle]
            week = local_week(person.availability, of.hours.unit)
            if week and person.time_zone is not None:
                found.setdefault(person.time_zone, {})[handle] = week
        return found

    @cached_property
    def _asked(self) -> Instance:
        return instance(self.outcome.market, self.outcome.offers, self.weights)

    def _again(self, at: int, easier: Mentee, offers: Offers) -> int | None:
        """The mentor that the mentee would have, were their hours these."""
        others = self._asked.left != at
        fit = fits((easier,), self.outcome.market.mentors, offers, self.weights)
        left = np.concatenate([self._asked.left[others], np.full(len(fit), at)])
        right = np.concatenate([self._asked.right[others], offers.mentor])
        all_ = np.concatenate([self._asked.fits[others], fit])
        found = solve(replace(self._asked, left=left, right=right, fits=all_))
        return next((int(right[index]) for index in found.chosen if left[index] == at), None)


def _half(weeks: Sequence[int], units: int) -> int:
    """What at least half of these weeks have."""
    found = 0
    for unit in range(units):
        if 2 * sum(week >> unit & 1 for week in weeks) >= len(weeks):
            found |= 1 << unit
    return found
