"""A short list for those who lead a group: whom to write to this week, and why; nobody who listens."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from msgspec import Struct

from ladder_cli.model.dates import before
from ladder_cli.model.registry import Done
from ladder_cli.model.work import Item
from ladder_cli.pairing.market import market
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.newcomers import new_in
from ladder_cli.roles.readiness import Ready, Search
from ladder_cli.roles.reminding import may_remind
from ladder_cli.work.circle import Circle
from ladder_cli.work.health import unpaired
from ladder_cli.work.load import Loads
from ladder_cli.work.matching import matches

MOST: Final = 5
"""So many of a sort: a list that is longer is not read."""
UNTHANKED: Final = "30 days"
"""How far back something done is still worth a thank-you that nobody has said."""


class Nudge(Struct, frozen=True):
    """Somebody to write to: what there is to say, and a command that shows more."""

    person: str
    what: str
    see: str


class Sort(Struct, frozen=True):
    """Those of one sort, the most pressing first; `more` are as many as were left out."""

    name: str
    nudges: tuple[Nudge, ...]
    more: int


class Nudges(Struct, frozen=True):
    """The list of a group, and what lies below it, on a day."""

    sig: str
    groups: tuple[str, ...]
    on: str
    sorts: tuple[Sort, ...]


def nudges(ladders: Ladders, name: str, today: date) -> Nudges:
    """Whom to write to: near a promotion, unthanked, asking for contact, without a mentor."""
    circle = Circle(ladders, name, today)
    found = {
        "near_promotion": near_promotion(circle),
        "unthanked": unthanked(circle),
        "asked_for_contact": asked_for_contact(circle),
        "unpaired": without_mentor(circle),
    }
    sorts = (_sort(circle, kind, each) for kind, each in found.items())
    return Nudges(name, circle.groups, today.isoformat(), tuple(sorts))


def _sort(circle: Circle, name: str, found: Iterable[Nudge]) -> Sort:
    registry, today = circle.ladders.registry, circle.today
    those = [one for one in found if may_remind(registry, one.person, today)]
    return Sort(name, tuple(those[:MOST]), max(0, len(those) - MOST))


def near_promotion(circle: Circle) -> Iterator[Nudge]:
    """Who is due for a seat or lacks only a word, of those who follow the group or did something here."""
    search = Search(circle.ladders, circle.today)
    people = sorted({*circle.followers, *circle.done} & circle.ladders.registry.records.keys())
    ready = [
        one
        for one in search.settled(search.promising(people))
        if one.rung.sig is None or circle.holds(one.rung.sig)
    ]
    for one in sorted(ready, key=lambda one: (not one.is_due, not one.nominated, one.person, one.rung.role)):
        yield Nudge(one.person, _near(one), f"ladder next {one.person} {_seat(one)}")


def _near(one: Ready) -> str:
    where = f" in `{one.rung.sig}`" if one.rung.sig else ""
    as_ = f"as `{one.rung.role}`{where}"
    if one.is_due:
        return f"is due {as_}"
    lacks = "; ".join(leaf.label for leaf in one.lacks[:2])
    more = f" and {len(one.lacks) - 2} more" if len(one.lacks) > 2 else ""
    return f"lacks only words {as_}: {lacks}{more}"


def _seat(one: Ready) -> str:
    return f"{one.rung.role} --sig {one.rung.sig}" if one.rung.sig else one.rung.role


def unthanked(circle: Circle) -> Iterator[Nudge]:
    """What was done here lately and nobody but who did it has put a name to, the latest first.

    An entry that names no witness and was written down by its author; a story that nobody is named to have
    read; an item that is done, with no note of anybody else's.
    """
    registry = circle.ladders.registry
    edge, today = before(circle.today, UNTHANKED).isoformat(), circle.today.isoformat()
    found: list[tuple[str, Nudge]] = []
    for handle in registry.ledgers:
        for done in registry.entries_of(handle):
            if edge < done.entry.date <= today and circle.holds(done.entry.group) and _is_unseen(done):
                what = f"{done.entry.what} ({done.entry.kind}, {done.entry.date})"
                found.append((done.entry.date, Nudge(handle, what, f"ladder show {handle}")))
    for name, story in registry.stories.items():
        if edge < story.on <= today and circle.holds(story.group) and not story.witnesses:
            what = f"{story.title} (story, {story.on})"
            found.append((story.on, Nudge(story.author, what, f"ladder show story/{name}")))
    for name, item in circle.items.items():
        if item.owner and item.moved and edge < item.moved <= today and _is_unanswered(item):
            what = f"{item.title} (item, done on {item.moved})"
            found.append((item.moved, Nudge(item.owner, what, f"ladder show item/{name}")))
    found.sort(key=lambda one: (one[1].person, one[1].what))
    found.sort(key=lambda one: one[0], reverse=True)
    return (nudge for _, nudge in found)


def _is_unseen(done: Done) -> bool:
    others = {*done.entry.witnesses, done.entry.recorded_by} - {done.person}
    return not others


def _is_unanswered(item: Item) -> bool:
    return item.state == "done" and all(note.by == item.owner for note in item.notes)


def asked_for_contact(circle: Circle) -> Iterator[Nudge]:
    """Newcomers who asked to be introduced and have no mentor yet, with an open item to begin with."""
    ladders, today = circle.ladders, circle.today
    loads = Loads(ladders, today.isoformat())
    mentored = {one.mentee for one in ladders.registry.pairings.values() if one.state == "active"}
    asking = [
        (follow.since or "", handle, follow.group)
        for handle in circle.followers
        if handle not in mentored
        for follow in ladders.registry.people[handle].follows
        if follow.introduce and circle.holds(follow.group) and follow.group in new_in(ladders, handle, today)
    ]
    for since, handle, group in sorted(asking):
        found = matches(ladders, handle, today, loads, sig=circle.name).found
        item = f"; an item that fits: `{found[0].item}`" if found else ""
        what = f"follows `{group}` since {since} and asked to be introduced{item}"
        yield Nudge(handle, what, f"ladder show item/{found[0].item}" if found else f"ladder show {handle}")


def without_mentor(circle: Circle) -> Iterator[Nudge]:
    """Who looks for a mentor here, those who have waited longest first."""
    waiting = unpaired(circle, market(circle.ladders, circle.today))
    for handle, days in sorted(waiting.items(), key=lambda one: (-one[1], one[0])):
        spent = "since today" if not days else f"for {days} day{'' if days == 1 else 's'}"
        yield Nudge(handle, f"has looked for a mentor {spent}", f"ladder pair --for {handle}")
