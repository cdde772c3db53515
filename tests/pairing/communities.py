"""Small communities for the tests of pairing: one to spell out by hand, and any number by dice."""

import random
from collections.abc import Mapping

from ladder_cli.model.community import Community, Conduct, Limits, PairingPolicy, TieKind
from ladder_cli.model.group import Group
from ladder_cli.model.organization import Organization
from ladder_cli.model.pairing import Pairing, Sides
from ladder_cli.model.person import Follow, Hours, Mentoring, Offer, Person, Wish
from ladder_cli.model.record import Affiliation, Leave, Record, Seat, Tie
from ladder_cli.model.registry import Registry
from ladder_cli.model.requirement import Agreed, Requirement
from ladder_cli.model.role import Role

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ZONES = ("UTC", "Europe/Berlin", "Africa/Lagos", "America/New_York", "Asia/Kolkata", "Australia/Sydney")
GROUPS = {
    "docs": Group(title="Docs", kind="sig", topics=("writing",)),
    "docs/website": Group(title="Website", kind="subproject", within="docs"),
    "node": Group(title="Node", kind="sig", topics=("storage", "network")),
    "ops": Group(title="Operators", kind="user-group"),
}
TOPICS = ("writing", "storage", "network")
REQUIRES = Requirement(id="conduct", agreement=Agreed(what="conduct"))


def role(scope: str, *follows: str) -> Role:
    return Role(
        title="A role",
        ladder="contributor",
        scope=scope,
        follows=follows,
        requires=REQUIRES,
        in_force="2026-01-01",
    )


ROLES = {
    "member": role("community"),
    "reviewer": role("group", "member"),
    "approver": role("group", "reviewer"),
}
ORGANIZATIONS = {
    "acme": Organization(name="Acme", related=("acme-labs",)),
    "acme-labs": Organization(name="Acme Labs"),
    "globex": Organization(name="Globex"),
}


def hours(days: str, start: str, end: str) -> Hours:
    return Hours(days=tuple(days.split()), from_=start, to=end)


def community(ties: tuple[TieKind, ...] = (), mentees: int = 3) -> Community:
    return Community(
        name="Test",
        conduct=Conduct(version="1", report_to="conduct@example.org"),
        contribution_kinds={},
        limits=Limits(mentees=mentees),
        pairing=PairingPolicy(excluded_ties=ties),
    )


def registry(
    people: Mapping[str, Person],
    records: Mapping[str, Record] | None = None,
    pairings: Mapping[str, Pairing] | None = None,
    ties: tuple[TieKind, ...] = (),
    mentees: int = 3,
) -> Registry:
    return Registry(
        community(ties, mentees),
        people=people,
        records=records or {},
        roles=ROLES,
        groups=GROUPS,
        organizations=ORGANIZATIONS,
        pairings=pairings or {},
    )


def person(
    *,
    wish: Wish | None = None,
    offer: Offer | None = None,
    zone: str | None = "UTC",
    availability: tuple[Hours, ...] = (hours("tuesday", "18:00", "21:00"),),
    languages: tuple[str, ...] = ("en",),
    **more: object,
) -> Person:
    """Somebody who is free on Tuesday evenings and speaks English, unless said otherwise."""
    return Person(
        name="Ada",
        time_zone=zone,
        availability=availability,
        languages=languages,
        mentoring=Mentoring(offer=offer, wish=wish),
        **more,
    )


def by_dice(seed: int, most: int = 7) -> Registry:
    """A community of a few, in which every constraint binds somebody now and then."""
    dice = random.Random(seed)
    handles = [f"p{number}" for number in range(dice.randint(3, most))]
    return registry(
        {handle: _anybody(dice) for handle in handles},
        {handle: _record(dice, handles) for handle in handles if dice.random() < 0.8},
        {f"pairing-{number}": _pairing(dice, handles) for number in range(dice.choice((0, 0, 1, 2)))},
        ties=tuple(kind for kind in ("same-employer", "family") if dice.random() < 0.5),
        mentees=dice.randint(1, 3),
    )


def _some(dice: random.Random, words: tuple[str, ...], least: int = 0, most: int = 2) -> tuple[str, ...]:
    return tuple(dice.sample(words, dice.randint(least, most)))


def _anybody(dice: random.Random) -> Person:
    wish = Wish(
        since=dice.choice(("2026-01-10", "2026-10-01", "2026-11-20")),
        group=dice.choice((None, None, *GROUPS)),
        goal=dice.choice((None, None, None, *ROLES)),
        topics=_some(dice, TOPICS),
        anyone=dice.random() < 0.2,
        overlap_minutes=dice.choice((None, 15, 60, 120, 400)),
    )
    offer = Offer(
        capacity=dice.choice((0, 1, 1, 2, 3)),
        groups=_some(dice, tuple(GROUPS)),
        topics=_some(dice, TOPICS),
        one_off=dice.random() < 0.1,
    )
    asks, offers = dice.choice(((True, False), (True, False), (False, True), (True, True), (False, False)))
    return person(
        wish=wish if asks else None,
        offer=offer if offers else None,
        zone=dice.choice((None, *ZONES, *ZONES)),
        availability=tuple(_hours(dice) for _ in range(dice.choice((0, 1, 2, 2, 3)))),
        languages=_some(dice, ("en", "pt", "pt-BR", "zh-Hans"), least=0 if dice.random() < 0.1 else 1),
        classes=_some(dice, ("user", "operator", "contributor")),
        interests=_some(dice, TOPICS),
        follows=tuple(Follow(group=group) for group in _some(dice, tuple(GROUPS))),
    )


def _hours(dice: random.Random) -> Hours:
    def at() -> str:
        return f"{dice.randrange(24):02}:{dice.choice((0, 30)):02}"

    return Hours(days=_some(dice, WEEKDAYS, 1, 4), from_=at(), to=dice.choice((at(), at(), "24:00")))


def _record(dice: random.Random, handles: list[str]) -> Record:
    seats = tuple(
        Seat(role=name, sig=None if ROLES[name].scope == "community" else dice.choice(tuple(GROUPS)))
        for name in _some(dice, tuple(ROLES))
    )
    ties = (Tie(with_=dice.choice(handles), kind=dice.choice(("family", "manages"))),)
    leave = (
        Leave(from_=dice.choice(("2026-11", "2026-12", "2026-11-22")), until=dice.choice((None, "2026-11"))),
    )
    return Record(
        seats=seats,
        ties=ties if dice.random() < 0.2 else (),
        leave=leave if dice.random() < 0.1 else (),
        affiliations=tuple(
            Affiliation(organization=name, from_="2020-01-01")
            for name in _some(dice, ("acme", "acme-labs", "globex", "independent"), most=1)
        ),
    )


def _pairing(dice: random.Random, handles: list[str]) -> Pairing:
    mentor, mentee = dice.sample(handles, 2)
    day = dice.choice((None, "2026-06-01"))
    return Pairing(
        mentor=mentor,
        mentee=mentee,
        state=dice.choice(("proposed", "active", "paused", "completed", "ended")),
        proposed="2026-05-01",
        accepted=Sides(mentor=day, mentee=day),
    )
