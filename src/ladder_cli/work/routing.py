"""Which groups could be somebody's, and why: what they care about, who is there, when it meets, what is open.

Reasons are told and groups are put in an order; nothing is said of the person but what they said themselves.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from msgspec import Struct

from ladder_cli.meetings.recurrence import Occurrence, starting, zone
from ladder_cli.meetings.regions import is_by_day
from ladder_cli.meetings.timetable import is_open
from ladder_cli.model.community import Class
from ladder_cli.model.group import Group
from ladder_cli.model.person import Person
from ladder_cli.pairing.market import primary
from ladder_cli.pairing.overlap import DAY, Spans, offset, usual_week
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.standing import holders
from ladder_cli.work.load import Loads
from ladder_cli.work.matching import matches

TAKES_PEOPLE: Final = ("sig", "subproject", "working-group", "user-group")
"""The kinds of groups that anybody may join; committees are elected, teams the code host's."""
AHEAD: Final = timedelta(weeks=4)
"""How far ahead meetings are looked at."""
MOST_ITEMS: Final = 2
VERBS: Final[Mapping[Class, str]] = {"user": "use", "operator": "operate", "contributor": "contribute to"}


class Route(Struct, frozen=True):
    """A group that could be somebody's.

    `reasons` speak for it, `but` are what to know before; `ask` are those who show people around, else those
    who lead.
    """

    sig: str
    title: str
    follows: bool
    reasons: tuple[str, ...]
    but: tuple[str, ...]
    items: tuple[str, ...]
    ask: tuple[str, ...]


class _Seeker(Struct, frozen=True):
    """Somebody who looks for a group."""

    ladders: Ladders
    handle: str
    profile: Person
    today: date
    loads: Loads

    @property
    def cares(self) -> frozenset[str]:
        """The topics they named, also those of a mentor they wish for."""
        wish = self.profile.mentoring.wish
        return frozenset((*self.profile.interests, *(wish.topics if wish else ())))


def routes(ladders: Ladders, handle: str, today: date) -> tuple[Route, ...]:
    """The groups that fit somebody, what speaks most for it first.

    A group fits by a topic, by an open item, by a handoff, or because it shows those around who are new
    everywhere. Where none does, those come in question most of whose people are of one of their classes.
    Empty for somebody without a profile.
    """
    profile = ladders.registry.people.get(handle)
    if profile is None:
        return ()
    seeker = _Seeker(ladders, handle, profile, today, Loads(ladders, today.isoformat()))
    found = [
        _route(seeker, name, group)
        for name, group in sorted(ladders.registry.groups.items())
        if group.kind in TAKES_PEOPLE and is_open(group, today)
    ]
    fitting = [one for one in found if one.fits] or [one for one in found if one.is_alike]
    return tuple(one.route for one in sorted(fitting, key=lambda one: (*one.order, one.route.sig)))


class _Found(Struct, frozen=True):
    """A group with what puts it in order, whether it fits, and whether its people are alike."""

    route: Route
    order: tuple[int, ...]
    fits: bool
    is_alike: bool


def _route(seeker: _Seeker, name: str, group: Group) -> _Found:
    topics = sorted(seeker.cares.intersection(group.topics))
    items = _items(seeker, name)
    alike = [*_alike(seeker, name)]
    welcome = [*_handed_on(seeker, name)]
    if alike or not seeker.profile.classes:
        welcome += _welcome(seeker, group)
    hours, apart = _hours(seeker, group)
    speech, mute = _speech(seeker, name, group)
    about = [f"it is about {_listed(topics)}"] if topics else []
    open_ = [f"`{item}` is open and fits" for item in items]
    reasons = (*welcome, *about, *open_, *alike, *hours, *speech)
    order = (-len(welcome), -len(topics) - len(items), -len(reasons))
    follows = any(follow.group == name for follow in seeker.profile.follows)
    route = Route(name, group.title, follows, reasons, (*apart, *mute), items, _ask(seeker, name, group))
    return _Found(route, order, bool(topics or items or welcome), bool(alike))


def _items(seeker: _Seeker, name: str) -> tuple[str, ...]:
    """Open items of this very group that fit by what they are about, or by its being followed."""
    found = matches(seeker.ladders, seeker.handle, seeker.today, seeker.loads, sig=name).found
    items = seeker.ladders.registry.items
    return tuple(one.item for one in found if items[one.item].group == name)[:MOST_ITEMS]


def _alike(seeker: _Seeker, name: str) -> Iterator[str]:
    """That most who follow the group are of a class that the person is of."""
    others = [
        person
        for handle, person in seeker.ladders.registry.people.items()
        if handle != seeker.handle and any(follow.group == name for follow in person.follows)
    ]
    for one, verb in VERBS.items():
        number = sum(one in person.classes for person in others)
        if one in seeker.profile.classes and 2 * number > len(others):
            yield f"most people there {verb} it, as you do"


def _handed_on(seeker: _Seeker, name: str) -> Iterator[str]:
    """That a group has handed them on to it, and it has not said yes yet."""
    for source, other in sorted(seeker.ladders.registry.groups.items()):
        for handoff in other.onboarding.handoffs if other.onboarding else ():
            if (handoff.person, handoff.to, handoff.accepted) == (seeker.handle, name, None):
                yield f"`{source}` handed you on to it on {handoff.on}"


def _welcome(seeker: _Seeker, group: Group) -> Iterator[str]:
    """That it shows newcomers around, for who is new everywhere."""
    if group.onboarding is None or not group.onboarding.curriculum:
        return
    over = group.onboarding.until is not None and group.onboarding.until < seeker.today.isoformat()
    if not over and not seeker.ladders.registry.record(seeker.handle).seats:
        steps = len(group.onboarding.curriculum)
        yield f"it shows newcomers around, in {steps} step{'' if steps == 1 else 's'}"


def _hours(seeker: _Seeker, group: Group) -> tuple[list[str], list[str]]:
    """A meeting that lies in the person's hours; else that none does, where both are known."""
    local = seeker.profile.time_zone
    if local is None or offset(local, seeker.today) is None:
        return [], []
    since = datetime.combine(seeker.today, time(), UTC)
    upcoming = [
        (one.start, meeting.title, one)
        for meeting in group.meetings
        for one in starting(meeting, since, since + AHEAD)
        if not one.skipped
    ]
    if not upcoming:
        return [], []
    week = usual_week(seeker.profile.availability)
    for start, title, one in sorted(upcoming, key=lambda each: (each[0], each[1])):
        if _lies_in(one, week, local):
            here = start.astimezone(zone(local))
            yours = "your hours" if week else "the day where you are"
            return [f"{title} lies in {yours}: {here:%A %Y-%m-%d, %H:%M}"], []
    return [], [f"none of its meetings lies in {'your hours' if week else 'the day where you are'}"]


def _lies_in(one: Occurrence, week: Spans, local: str) -> bool:
    """Whether a meeting begins and ends within the hours; within the day where no hours are known."""
    here = one.start.astimezone(zone(local))
    if not week:
        return is_by_day(one, local)
    first = here.weekday() * DAY + here.hour * 60 + here.minute
    return any(start <= first and first + (one.minutes or 0) <= stop for start, stop in week)


def _speech(seeker: _Seeker, name: str, group: Group) -> tuple[list[str], list[str]]:
    """The languages that the person shares with those who lead or show people around."""
    mine = primary(seeker.profile.languages)
    people = seeker.ladders.registry.people
    theirs = [primary(people[one].languages) for one in _ask(seeker, name, group) if one in people]
    spoken = frozenset[str]().union(*theirs)
    if not mine or not spoken:
        return [], []
    if mine & spoken:
        return [f"you can speak {_listed(sorted(mine & spoken))} with those who welcome you there"], []
    return [], [f"those who welcome you there speak {_listed(sorted(spoken))}"]


def _ask(seeker: _Seeker, name: str, group: Group) -> tuple[str, ...]:
    """Who shows people around in a group, else who leads it; not the person themselves."""
    hosts = group.onboarding.hosts if group.onboarding else ()
    leads = holders(seeker.ladders, "lead", name, seeker.today.isoformat())
    record = seeker.ladders.registry.record
    own = [one for one in leads if any(seat.sig == name for seat in record(one).seats)]
    return tuple(one for one in (hosts or own or leads) if one != seeker.handle)


def _listed(words: Sequence[str]) -> str:
    quoted = [f"`{word}`" for word in words]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"
