"""What `pair --one-off` answers: single conversations, with hours to choose from, in the next two weeks."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from msgspec import Struct

from ladder_cli.model.finding import Plain
from ladder_cli.model.registry import Registry
from ladder_cli.pairing.appointments import Appointments, planned
from ladder_cli.pairing.candidates import Candidates
from ladder_cli.pairing.fit import reasons
from ladder_cli.pairing.fortnight import Fortnight
from ladder_cli.pairing.missed_talks import left_over
from ladder_cli.pairing.outcome import Chosen, Outcome, assigned
from ladder_cli.pairing.question import Question
from ladder_cli.pairing.suggest import EVERYONE, totals
from ladder_cli.pairing.suggestion import Pair, Totals, Unpaired, plain, plain_pair
from ladder_cli.pairing.weekly import HOUR


class Talk(Struct, frozen=True):
    """A conversation of two; the hours (UTC) to choose one from, and each side's time zone."""

    pair: Pair
    hours: tuple[datetime, ...]
    zones: tuple[str, str]

    def as_json(self) -> dict[str, Plain]:
        """As JSON: the pair, with the hours in UTC and by each side's clocks."""
        mentor, mentee = self.local
        times = zip(self.hours, mentor, mentee, strict=True)
        return {
            **plain_pair(self.pair),
            "hours": [
                {
                    "start": start.strftime("%Y-%m-%dT%H:%M:%SZ"),
                    "minutes": HOUR,
                    "mentor": here.isoformat(),
                    "mentee": there.isoformat(),
                }
                for start, here, there in times
            ],
            "time_zones": {"mentor": self.zones[0], "mentee": self.zones[1]},
        }

    @property
    def local(self) -> tuple[tuple[datetime, ...], tuple[datetime, ...]]:
        """The hours by the clocks of the mentor, and by those of the mentee."""
        mentor, mentee = (
            tuple(start.astimezone(ZoneInfo(zone)) for start in self.hours) for zone in self.zones
        )
        return mentor, mentee


class Talks(Struct, frozen=True):
    """The whole answer; conversations by mentor and mentee, those left over by handle and side."""

    talks: tuple[Talk, ...]
    unpaired: tuple[Unpaired, ...]
    totals: Totals

    def as_json(self) -> dict[str, Plain]:
        """The answer in the form of all pairs."""
        return {
            "version": 1,
            "pairs": [talk.as_json() for talk in self.talks],
            "unpaired": [plain(one) for one in self.unpaired],
            "totals": self.totals.as_json(),
        }


def talks(registry: Registry, today: date, question: Question = EVERYONE) -> Talks:
    """The best conversations in the next two weeks, with their hours and reasons."""
    candidates = Candidates(question.market(registry, today, one_off=True))
    diary = Appointments(candidates, Fortnight(today))
    found = assigned(candidates, diary.search, registry.community.pairing.weights)
    of = found.market
    plans = planned(found, diary)
    chosen = [
        made
        for made in found.chosen
        if question.about(of.mentors[made.mentor].handle, of.mentees[made.mentee].handle)
    ]
    return Talks(
        tuple(_talk(found, made, plans[made.mentee], diary) for made in chosen),
        tuple(sorted(left_over(found, diary, question), key=lambda one: (one.person, one.as_))),
        totals(found, chosen),
    )


def _talk(found: Outcome, made: Chosen, minutes: Sequence[int], diary: Appointments) -> Talk:
    of = found.market
    mentor, mentee = of.mentors[made.mentor], of.mentees[made.mentee]
    people = of.ladders.registry.people
    time = f"{made.minutes} minutes a week in common in the next two weeks"
    pair = Pair(
        mentor.handle,
        mentee.handle,
        mentee.group,
        made.fit,
        made.minutes,
        reasons(mentee, mentor, time),
        mentee.goal,
    )
    zones = (people[mentor.handle].time_zone or "UTC", people[mentee.handle].time_zone or "UTC")
    return Talk(pair, tuple(map(diary.weeks.moment, minutes)), zones)
