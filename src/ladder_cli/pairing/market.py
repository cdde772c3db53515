"""Who offers and who asks on a day: profiles, records and pairings, boiled down to what pairs are judged by.

A mentee is somebody with a wish and no running pairing of their own; a mentor somebody with an offer
of more than single conversations, who carries what it says and no more than `limits.mentees`. Single
conversations are a market of their own, in which each takes a place and nobody carries anything.
Whoever is on leave is neither mentor nor mentee. An offer without groups is for those its mentor follows.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache, cached_property

from msgspec import Struct

from ladder_cli.model.dates import day
from ladder_cli.model.person import Offer, Person, Wish
from ladder_cli.model.record import Leave
from ladder_cli.pairing.overlap import Calendar, Weeks, calendar
from ladder_cli.pairing.ties import Others, Past, Two, employers, leave_on, others, past, tied
from ladder_cli.pairing.weekly import HOUR
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.standing import active

LEAST_OVERLAP = 30
"""Minutes a week in common that are asked where the wish names none."""

NOBODY: frozenset[str] = frozenset()


class Mentor(Struct, frozen=True, gc=False):
    """Somebody who offers: `load` are the mentees they have, `places` how many more they can take.

    `avoided` are those of a list that nobody else sees.
    """

    handle: str
    places: int
    load: int
    groups: frozenset[str]
    topics: frozenset[str]
    cares: frozenset[str]
    languages: frozenset[str]
    classes: frozenset[str]
    weeks: Weeks
    employers: frozenset[str] = NOBODY
    avoided: frozenset[str] = NOBODY


class Mentee(Struct, frozen=True, gc=False):
    """Somebody who asks: `lineage` is the group they name and those it lies within.

    `tied` are those the policy keeps apart, `partners` those they had a pairing with,
    `avoided` those of a list that nobody else sees. `fresh` is who has never been mentored.
    """

    handle: str
    group: str | None
    lineage: tuple[str, ...]
    topics: frozenset[str]
    anyone: bool
    goal: str | None
    least: int
    cares: frozenset[str]
    languages: frozenset[str]
    classes: frozenset[str]
    weeks: Weeks
    days_waiting: int
    fresh: bool
    tied: frozenset[str]
    partners: frozenset[str] = NOBODY
    avoided: frozenset[str] = NOBODY
    employers: frozenset[str] = NOBODY


class Market(Struct, frozen=True, dict=True):
    """Everyone who offers and asks, by handle; `resting` are those on leave who else would."""

    ladders: Ladders
    today: date
    hours: Calendar
    mentors: tuple[Mentor, ...]
    mentees: tuple[Mentee, ...]
    resting: Mapping[str, Leave]

    @cached_property
    def by_group(self) -> Mapping[str, Sequence[int]]:
        """By group, the positions of the mentors who offer it."""
        return _index(mentor.groups for mentor in self.mentors)

    @cached_property
    def by_topic(self) -> Mapping[str, Sequence[int]]:
        """By topic, the positions of the mentors who offer it."""
        return _index(mentor.topics for mentor in self.mentors)

    @cached_property
    def position(self) -> Mapping[str, int]:
        """By handle, the mentor's position."""
        return {mentor.handle: index for index, mentor in enumerate(self.mentors)}

    def above(self, goal: str, group: str | None) -> list[int]:
        """The mentors at or above a role in that group, or anywhere where no group is named."""
        role = self.ladders.registry.roles.get(goal)
        anywhere = group is None or (role is not None and role.scope == "community")
        found: list[int] = []
        for upper in self.ladders.above(goal):
            places = self._seated.get(upper, {})
            for place in places if anywhere else (None, *self.ladders.chain(group)):
                found += places.get(place, ())
        return found

    @cached_property
    def _seated(self) -> Mapping[str, Mapping[str | None, Sequence[int]]]:
        """By role and group (None: the whole community), the positions of the mentors who hold it today."""
        text = self.today.isoformat()
        found: dict[str, dict[str | None, list[int]]] = {}
        for mentor in self.mentors:
            for seat in self.ladders.registry.record(mentor.handle).seats:
                if active(seat, text):
                    places = found.setdefault(seat.role, {})
                    places.setdefault(seat.sig, []).append(self.position[mentor.handle])
        return found


def _index(sets: Iterable[frozenset[str]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for position, words in enumerate(sets):
        for word in words:
            found.setdefault(word, []).append(position)
    return found


class _Stall(Struct, frozen=True):
    """What everyone's entry is made from."""

    ladders: Ladders
    today: date
    hours: Calendar
    past: Past
    ties: Others
    avoided: Others
    repeat: bool
    one_off: bool

    def mentor(self, handle: str, person: Person, offer: Offer) -> Mentor:
        load = 0 if self.one_off else self.past.loads.get(handle, 0)
        limit = offer.capacity if self.one_off else self.ladders.registry.community.limits.mentees
        return Mentor(
            handle=handle,
            places=max(0, min(offer.capacity, limit) - load),
            load=load,
            groups=frozenset(offer.groups or (follow.group for follow in person.follows)),
            topics=frozenset(offer.topics),
            cares=frozenset((*offer.topics, *person.interests)),
            languages=primary(person.languages),
            classes=frozenset(person.classes),
            weeks=self.hours.of(handle),
            employers=employers(self.ladders, handle, self.today),
            avoided=self.avoided.get(handle, NOBODY),
        )

    def mentee(self, handle: str, person: Person, wish: Wish, goal: str | None) -> Mentee:
        return Mentee(
            handle=handle,
            group=wish.group,
            lineage=self.ladders.chain(wish.group),
            topics=frozenset(wish.topics),
            anyone=wish.anyone,
            goal=goal or wish.goal,
            least=self._least(wish),
            cares=frozenset((*wish.topics, *person.interests)),
            languages=primary(person.languages),
            classes=frozenset(person.classes),
            weeks=self.hours.of(handle),
            days_waiting=days_since(wish.since, self.today),
            fresh=handle not in self.past.veterans,
            tied=self.ties.get(handle, NOBODY),
            partners=NOBODY if self.repeat else self.past.partners.get(handle, NOBODY),
            avoided=self.avoided.get(handle, NOBODY),
            employers=employers(self.ladders, handle, self.today),
        )

    def _least(self, wish: Wish) -> int:
        """The minutes a week that are asked for; a single conversation takes an hour."""
        if self.one_off:
            return HOUR
        return LEAST_OVERLAP if wish.overlap_minutes is None else wish.overlap_minutes


@cache
def days_since(text: str, today: date) -> int:
    """Days from a day in the registry until today; none from one still to come or on no calendar."""
    try:
        return max(0, (today - day(text)).days)
    except ValueError:
        return 0


@cache
def primary(languages: tuple[str, ...]) -> frozenset[str]:
    """The languages without script and region: who speaks `pt-BR` and who speaks `pt` can meet."""
    return frozenset(language.partition("-")[0].lower() for language in languages)


def market(
    ladders: Ladders,
    today: date,
    *,
    avoid: Iterable[Two] = (),
    repeat: bool = False,
    goals: Mapping[str, str] | None = None,
    one_off: bool = False,
) -> Market:
    """Everyone who offers and asks today; with `one_off`, those who offer single conversations.

    `avoid` are pairs that must not be; with `repeat`, two who had a pairing may have another; `goals`
    stand in place of what these people's wishes say.
    """
    registry = ladders.registry
    handles = sorted(
        handle
        for handle, person in registry.people.items()
        if person.mentoring.wish is not None or _offers(person.mentoring.offer, one_off)
    )
    resting = {
        handle: leave for handle in handles if (leave := leave_on(registry.record(handle), today)) is not None
    }
    people = {handle: registry.people[handle] for handle in handles if handle not in resting}
    stall = _Stall(
        ladders,
        today,
        calendar(people, today),
        past(registry.pairings.values()),
        tied(ladders, people, today),
        others(avoid),
        repeat,
        one_off,
    )
    return Market(
        ladders,
        today,
        stall.hours,
        tuple(
            stall.mentor(handle, person, offer)
            for handle, person in people.items()
            if (offer := person.mentoring.offer) is not None and _offers(offer, one_off)
        ),
        tuple(
            stall.mentee(handle, person, wish, (goals or {}).get(handle))
            for handle, person in people.items()
            if (wish := person.mentoring.wish) is not None and handle not in stall.past.mentored
        ),
        resting,
    )


def _offers(offer: Offer | None, one_off: bool) -> bool:
    return offer is not None and offer.capacity > 0 and offer.one_off == one_off
