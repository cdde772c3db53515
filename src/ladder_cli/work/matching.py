"""Open items that fit somebody, with reasons; newcomers get only what nobody waits for."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from ladder_cli.model.work import Item
from ladder_cli.roles.ladders import Ladders
from ladder_cli.work.limits import has_room
from ladder_cli.work.load import Loads
from ladder_cli.work.seeker import LEVELS, Seeker, seeker

TOPIC_POINTS, SKILL_POINTS, GROUP_POINTS, ABOVE_POINTS, LEVEL_POINTS = 10, 8, 6, 3, 4
PRIORITY: Final = {"low": 0, "normal": 1, "high": 2, "urgent": 3}
MOST_WEEKS: Final = 10
"""Of what takes longer than so many weeks, the weeks weigh no more."""


class Match(Struct, frozen=True):
    """An open item for somebody: how well it fits, as a number about the two, and why."""

    item: str
    fit: int
    reasons: tuple[str, ...]


class Matches(Struct, frozen=True):
    """The items that fit, the best first; where there is none, `because` says what stood in the way."""

    person: str
    found: tuple[Match, ...]
    because: str = ""


def matches(
    ladders: Ladders, handle: str, today: date, loads: Loads | None = None, *, sig: str | None = None
) -> Matches:
    """Open items for somebody, of one group and those below it where one is named.

    One finder's `loads` may be shared by many. Whoever is on release duty or on leave is given nothing.
    """
    loads = loads or Loads(ladders, today.isoformat())
    one = seeker(ladders, handle, today)
    if loads.of(handle).on_release:
        return Matches(handle, (), "on release duty: nobody hands them other work meanwhile")
    if one.on_leave:
        return Matches(handle, (), "on leave today")
    found: list[Match] = []
    barred: Counter[str] = Counter()
    for name, item in _open_items(ladders, today, sig):
        why_not = _bar(one, item, ladders, loads)
        if why_not:
            barred[why_not] += 1
        else:
            found.append(Match(name, *_fit(one, item, ladders.chain(item.group))))
    found.sort(key=lambda match: (-match.fit, match.item))
    return Matches(handle, tuple(found), "" if found else _because(barred))


def _open_items(ladders: Ladders, today: date, sig: str | None) -> Iterator[tuple[str, Item]]:
    groups = ladders.registry.groups
    for name, item in ladders.registry.items.items():
        if item.state != "open" or item.owner is not None:
            continue
        group = groups.get(item.group) if item.group else None
        if group is not None and group.retired is not None and group.retired <= today.isoformat():
            continue
        if sig is None or sig in ladders.chain(item.group):
            yield name, item


def _bar(one: Seeker, item: Item, ladders: Ladders, loads: Loads) -> str:
    """Why an item is not for somebody, in words that follow a number of items; empty where it is."""
    lineage = ladders.chain(item.group)
    if item.shepherd == one.handle:
        return "looked after by themselves"
    if not (one.cares.intersection((*item.topics, *item.skills)) or one.follows.intersection(lineage)):
        return "in no group that they follow, and about nothing they care about"
    if item.level is not None and LEVELS.index(item.level) > one.level(lineage):
        return f"for `{item.level}`"
    if not one.is_new(lineage):
        return ""
    if item.schedule_risk:
        return "of which a delay would hold up others"
    if item.shepherd is None:
        return "without a shepherd"
    limits = ladders.registry.community.limits
    away = any(leave.covers(loads.day) for leave in ladders.registry.record(item.shepherd).leave)
    if away or not has_room(loads.of(item.shepherd), limits):
        return "whose shepherd has no free slot"
    return ""


def _fit(one: Seeker, item: Item, lineage: Sequence[str]) -> tuple[int, tuple[str, ...]]:
    topics = sorted(one.cares.intersection(item.topics))
    skills = sorted(one.cares.intersection(item.skills) - set(topics))
    points = TOPIC_POINTS * len(topics) + SKILL_POINTS * len(skills) + PRIORITY[item.priority]
    reasons = [f"about {_listed(topics)}"] if topics else []
    reasons += [f"asks for {_listed(skills)}"] if skills else []
    followed = next((group for group in lineage if group in one.follows), None)
    if followed is not None:
        points += GROUP_POINTS if followed == item.group else ABOVE_POINTS
        reasons.append(
            f"in `{item.group}`" if followed == item.group else f"in `{item.group}`, within `{followed}`"
        )
    if item.level is not None and LEVELS.index(item.level) == one.level(tuple(lineage)):
        points += LEVEL_POINTS
        reasons.append(f"made for `{item.level}`")
    if item.hours is not None and one.minutes:
        weeks = -(-item.hours * 60 // one.minutes)
        points -= min(MOST_WEEKS, weeks - 1)
        reasons.append(
            f"{item.hours} h: {weeks} week{'' if weeks == 1 else 's'} at {_hours(one.minutes)} a week"
        )
    if item.shepherd is not None:
        reasons.append(f"`{item.shepherd}` looks after it")
    return max(1, points), tuple(reasons)


def _because(barred: Counter[str]) -> str:
    if not barred:
        return "no item is open there"
    (why, count), *others = sorted(barred.items(), key=lambda one: (-one[1], one[0]))
    first = f"{count} open item{'' if count == 1 else 's'} {why}"
    return "; ".join([first, *(f"{count} {why}" for why, count in others)])


def _hours(minutes: int) -> str:
    return f"{minutes // 60} h" if minutes % 60 == 0 else f"{minutes // 60} h {minutes % 60} min"


def _listed(words: Sequence[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)
