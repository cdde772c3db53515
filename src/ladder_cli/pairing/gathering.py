"""What `pair --cohorts` answers: who meets when, why, and what would help everyone left over."""

from datetime import date

from msgspec import Struct

from ladder_cli.model.finding import Plain
from ladder_cli.model.registry import Registry
from ladder_cli.pairing.cohorts import Cohort, Gathered, gathered
from ladder_cli.pairing.fit import spoken
from ladder_cli.pairing.missed import Missed
from ladder_cli.pairing.question import Question
from ladder_cli.pairing.slots import Table
from ladder_cli.pairing.suggest import EVERYONE, idle, taking_no_part
from ladder_cli.pairing.suggestion import Unpaired, plain
from ladder_cli.pairing.weekly import Weekly


class Circle(Struct, frozen=True):
    """Some who meet every week: mentors, mentees, for which goal and where, in which language, and why."""

    mentors: tuple[str, ...]
    mentees: tuple[str, ...]
    sig: str | None
    goal: str
    language: str
    weekly: Weekly
    reasons: tuple[str, ...]

    def as_json(self) -> dict[str, Plain]:
        """As JSON."""
        begin, end = self.weekly.hours
        return {
            "mentors": list(self.mentors),
            "mentees": list(self.mentees),
            "sig": self.sig,
            "goal": self.goal,
            "language": self.language,
            "weekly": {
                "day": self.weekly.day,
                "from": begin,
                "to": end,
                "time_zone": self.weekly.zone,
            },
            "reasons": list(self.reasons),
        }


class Gathering(Struct, frozen=True):
    """The whole answer; `more` is how many more mentees there could be in cohorts at most.

    It is 0 where it is proved that there cannot be more.
    """

    circles: tuple[Circle, ...]
    unpaired: tuple[Unpaired, ...]
    more: int

    @property
    def mentees(self) -> int:
        """How many mentees are in a cohort."""
        return sum(len(circle.mentees) for circle in self.circles)

    def as_json(self) -> dict[str, Plain]:
        """The answer as `pair --cohorts --format json` has it."""
        return {
            "version": 1,
            "cohorts": [circle.as_json() for circle in self.circles],
            "unpaired": [plain(one) for one in self.unpaired],
            "totals": {"cohorts": len(self.circles), "mentees": self.mentees, "at_most_more": self.more},
        }


def gather(registry: Registry, today: date, question: Question = EVERYONE) -> Gathering:
    """The best cohorts today, with their reasons."""
    table = Table(question.market(registry, today))
    found = gathered(table)
    circles = [_circle(table, cohort) for cohort in found.cohorts]
    left_over = _left_over(table, found, registry, question)
    return Gathering(
        tuple(circle for circle in circles if question.about(*circle.mentors, *circle.mentees)),
        tuple(sorted(left_over, key=lambda one: (one.person, one.as_))),
        found.more,
    )


def _circle(table: Table, cohort: Cohort) -> Circle:
    of = table.market
    mentors = tuple(of.mentors[at].handle for at in cohort.mentors)
    mentees = tuple(of.mentees[at].handle for at in cohort.mentees)
    weekly = table.weekly(cohort.slot, (*mentors, *mentees))
    goal, group = cohort.slot.aim
    return Circle(
        mentors, mentees, group, goal, cohort.slot.language, weekly, tuple(_reasons(table, cohort, weekly))
    )


def _reasons(table: Table, cohort: Cohort, weekly: Weekly) -> list[str]:
    of = table.market
    mentees = [of.mentees[at] for at in cohort.mentees]
    mentors = [of.mentors[at] for at in cohort.mentors]
    goal, group = cohort.slot.aim
    names = spoken([mentor.handle for mentor in mentors])
    stands = "stands" if len(mentors) == 1 else "stand"
    where = f" in `{group}`" if group else ""
    shared = frozenset.intersection(*(one.cares for one in mentees), *(one.cares for one in mentors))
    longest = max(mentee.days_waiting for mentee in mentees)
    first = sum(mentee.fresh for mentee in mentees)
    return [
        f"everyone can make {weekly.said} all year, and speaks `{cohort.slot.language}`",
        f"{len(mentees)} are heading for `{goal}`{where}, at or above which {names} {stands}",
        *([f"everyone cares about {spoken(sorted(shared))}"] if shared else ()),
        f"waiting for {longest} day{'' if longest == 1 else 's'} at most, {first} for a first mentor",
    ]


def _left_over(table: Table, found: Gathered, registry: Registry, question: Question) -> list[Unpaired]:
    of, missed = table.market, Missed(table, found)
    placed = {at for cohort in found.cohorts for at in cohort.mentors}
    free = (at for at, mentor in enumerate(of.mentors) if mentor.places and at not in placed)
    return [
        *(
            Unpaired(of.mentees[at].handle, "mentee", *missed.by_mentee(number))
            for number, at in enumerate(missed.waiting)
            if question.about(of.mentees[at].handle)
        ),
        *(Unpaired(handle, "mentor", *missed.by_mentor(index)) for index, handle in idle(of, free, question)),
        *taking_no_part(of, registry, question),
    ]
