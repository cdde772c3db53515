"""An invented community of mentors and mentees, in memory, with about so many candidates a mentee.

Everyone asks for one group, half of them with a goal in it, and everyone offers two groups, in which they
have a seat. There are places for nearly all: what is left to decide is who fits whom.
"""

from random import Random
from typing import Final

from bench.community import SEED, handle
from ladder_cli.model.community import Community, Conduct, Limits
from ladder_cli.model.group import Group
from ladder_cli.model.pairing import Pairing, PairingEnd
from ladder_cli.model.person import Hours, Mentoring, Offer, Person, Wish
from ladder_cli.model.record import Record, Seat
from ladder_cli.model.registry import Registry
from ladder_cli.model.requirement import Agreed, Requirement
from ladder_cli.model.role import Role

_ZONES: Final = (
    "Africa/Lagos Africa/Nairobi America/Bogota America/New_York America/Sao_Paulo America/St_Johns "
    "Asia/Kathmandu Asia/Kolkata Asia/Tokyo Australia/Adelaide Europe/Berlin Europe/London Pacific/Auckland"
).split()
_DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LANGUAGES: Final = "en en en en es fr hi ja pt zh".split()
_INTERESTS: Final = "storage networks documentation upgrades testing events translation releases".split()
_REVIEWER: Final = Role(
    title="Reviewer",
    ladder="contributor",
    scope="group",
    requires=Requirement(id="conduct", agreement=Agreed(what="conduct")),
    in_force="2025-01-01",
)
MEET: Final = 0.36
"""The part of a group's mentors with whom somebody here shares a language and an hour a week."""


def market(mentees: int, mentors: int, candidates: int) -> Registry:
    """So many who ask and so many who offer; one in ten who ask had a mentor before."""
    random = Random(SEED)
    groups = [f"group-{number}" for number in range(max(1, round(2 * mentors * MEET / candidates)))]
    handles = [handle(number) for number in range(mentees + mentors)]
    asking, offering = handles[:mentees], handles[mentees:]
    places = {name: random.sample(groups, min(2, len(groups))) for name in offering}
    people = {name: _person(random, _wish(random, groups)) for name in asking}
    people |= {name: _person(random, _offer(random, groups)) for name, groups in places.items()}
    return Registry(
        Community(
            name="Bench",
            conduct=Conduct(version="1", report_to="conduct@bench.example.org"),
            contribution_kinds={},
            limits=Limits(mentees=4),
        ),
        people=people,
        records={
            name: Record(seats=tuple(Seat(role="reviewer", sig=group, since="2025-01-10") for group in two))
            for name, two in places.items()
        },
        roles={"reviewer": _REVIEWER},
        groups={group: Group(title=group.title(), kind="sig") for group in groups},
        pairings={f"pairing-{name}": _over(name, random.choice(offering)) for name in asking[::10]},
    )


def _wish(random: Random, groups: list[str]) -> Mentoring:
    wish = Wish(
        since=f"2026-{random.randrange(8, 12):02}-{random.randrange(1, 22):02}",
        group=random.choice(groups),
        goal=random.choice((None, "reviewer")),
        topics=tuple(random.sample(_INTERESTS, 2)),
        overlap_minutes=60,
    )
    return Mentoring(wish=wish)


def _offer(random: Random, groups: list[str]) -> Mentoring:
    topics = tuple(random.sample(_INTERESTS, 2))
    return Mentoring(offer=Offer(capacity=random.randrange(2, 7), groups=tuple(groups), topics=topics))


def _person(random: Random, mentoring: Mentoring) -> Person:
    return Person(
        name="Ada",
        time_zone=random.choice(_ZONES),
        availability=(_hours(random), _hours(random)),
        languages=tuple({random.choice(_LANGUAGES), random.choice(_LANGUAGES)}),
        classes=(random.choice(("user", "operator", "contributor")),),
        interests=tuple(random.sample(_INTERESTS, 2)),
        mentoring=mentoring,
    )


def _over(mentee: str, mentor: str) -> Pairing:
    """One that came to its end."""
    ended = PairingEnd(on="2026-03-01", why="goal-reached")
    return Pairing(
        mentor=mentor, mentee=mentee, state="completed", proposed="2025-09-01", contacts=9, ended=ended
    )


def _hours(random: Random) -> Hours:
    start = random.randrange(16, 44)
    end = start + random.randrange(4, 14)
    return Hours(
        days=tuple(sorted(random.sample(_DAYS, 3), key=_DAYS.index)),
        from_=_clock(start),
        to=_clock(end % 48 or 48),
    )


def _clock(halves: int) -> str:
    return f"{halves // 2:02}:{halves % 2 * 30:02}"
