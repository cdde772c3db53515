"""How a group is: who does something and who listens, who came, what waits, on how many shoulders it lies.

Every figure is about the group, none about a person, and each says what it could not know.
"""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from ladder_cli.model.community import Band
from ladder_cli.model.dates import before
from ladder_cli.model.share import exact
from ladder_cli.pairing.market import Market, market
from ladder_cli.roles.employers import Employers
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.newcomers import new_in
from ladder_cli.work.circle import WINDOW, Circle
from ladder_cli.work.concentration import Range, elephants, factor, firms
from ladder_cli.work.funnel import Funnel, funnel
from ladder_cli.work.leading import Leading, leading
from ladder_cli.work.shares import Part, parts


class Attention(Struct, frozen=True):
    """Who follows the group, who of them does something, who is happy to listen; the band, None without one.

    `below` is the one alarm there is: fewer do something than the floor of the band.
    """

    followers: int
    active: int
    listening: int
    least: float | None
    most: float | None
    below: bool

    @property
    def above(self) -> bool:
        """Whether more do something than the band expects, which may be too much for them."""
        return self.most is not None and self.active > exact(self.most) * self.followers


class Waiting(Struct, frozen=True):
    """What waits: items nobody has taken, mentors with room, people who look for one."""

    items: int
    for_newcomers: int
    without_shepherd: int
    oldest: str | None
    mentors: int
    places: int
    mentees: int


class Shoulders(Struct, frozen=True):
    """How many people, and how many employers, make half of what was done; and what part nobody can place."""

    contributions: int
    people: int
    half_by_people: int
    half_by_employers: Range
    unknown: int


class Health(Struct, frozen=True):
    """A group and what lies below it on a day."""

    sig: str
    groups: tuple[str, ...]
    on: str
    attention: Attention
    newcomers: int
    newcomer_days: int
    asked_for_introduction: int
    waiting: Waiting
    leading: Leading
    shoulders: Shoulders
    parts: tuple[Part, ...]
    funnel: Funnel


def health(ladders: Ladders, name: str, today: date, since: date | None = None) -> Health:
    """How a group is today; the funnel is of those who arrived from `since` on, else in the past year."""
    circle = Circle(ladders, name, today)
    newcomers = [one for one in circle.followers if any(map(circle.holds, new_in(ladders, one, today)))]
    asked = [one for one in newcomers if _asks(circle, one)]
    return Health(
        name,
        circle.groups,
        today.isoformat(),
        attention(circle),
        len(newcomers),
        ladders.registry.community.newcomer_days,
        len(asked),
        waiting(circle),
        leading(circle),
        shoulders(circle),
        parts(circle),
        funnel(circle, since or before(today, WINDOW)),
    )


def _asks(circle: Circle, handle: str) -> bool:
    follows = circle.ladders.registry.people[handle].follows
    return any(follow.introduce and circle.holds(follow.group) for follow in follows)


def band_of(ladders: Ladders, name: str) -> Band | None:
    """The band of a group, of the nearest it lies within that has one, else the community's."""
    groups = (ladders.registry.groups[one] for one in ladders.chain(name))
    return next((group.band for group in groups if group.band), ladders.registry.community.band)


def attention(circle: Circle) -> Attention:
    """Who does something among those who follow, and whether that is below the floor."""
    followers = circle.followers
    active = sum(handle in circle.active for handle in followers)
    people = circle.ladders.registry.people
    band = band_of(circle.ladders, circle.name)
    below = bool(band and followers and active < exact(band.least) * len(followers))
    return Attention(
        len(followers),
        active,
        sum(people[handle].listening for handle in followers),
        band.least if band else None,
        band.most if band else None,
        below,
    )


def waiting(circle: Circle) -> Waiting:
    """What waits for somebody."""
    items = [one for one in circle.items.values() if one.state == "open" and one.owner is None]
    raised = [one.raised.on for one in items if one.raised is not None]
    offers = market(circle.ladders, circle.today)
    mentors = free_mentors(circle, offers)
    return Waiting(
        len(items),
        sum(one.level == "newcomer" and not one.schedule_risk for one in items),
        sum(one.shepherd is None for one in items),
        min(raised, default=None),
        len(mentors),
        sum(mentors.values()),
        len(unpaired(circle, offers)),
    )


def free_mentors(circle: Circle, offers: Market) -> dict[str, int]:
    """Who mentors here and has room, and for how many."""
    return {
        one.handle: one.places for one in offers.mentors if one.places and any(map(circle.holds, one.groups))
    }


def unpaired(circle: Circle, offers: Market) -> dict[str, int]:
    """Who looks for a mentor here, or follows it and looks for one anywhere, and for how many days."""
    return {
        one.handle: one.days_waiting
        for one in offers.mentees
        if circle.holds(one.group) or (one.group is None and one.handle in circle.followers)
    }


def shoulders(circle: Circle) -> Shoulders:
    """On how many shoulders the past year's work lies; employers as they were on the day it was done."""
    by_person = {handle: days.total() for handle, days in circle.done.items()}
    found = firms(
        (amount, circle.ladders.employers(handle, when))
        for handle, days in circle.done.items()
        for when, amount in sorted(_merged(circle, handle, days).items())
    )
    return Shoulders(
        sum(by_person.values()),
        len(by_person),
        factor(by_person.values()),
        elephants(found),
        int(found.nobody_knows),
    )


def _merged(circle: Circle, handle: str, days: Mapping[str, int]) -> dict[str, int]:
    """Amounts by the first day of each time with the same employer, so that one person is one unknown."""
    found: dict[str, int] = {}
    seen: dict[Employers, str] = {}
    for when in sorted(days):
        first = seen.setdefault(circle.ladders.employers(handle, when), when)
        found[first] = found.get(first, 0) + days[when]
    return found
