"""Who carries what, in each format that `workload` speaks: one table."""

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct

from ladder_cli.render.as_json import dumped
from ladder_cli.render.plain_text import visible
from ladder_cli.render.terminal import table
from ladder_cli.work.limits import to_hand_on
from ladder_cli.work.load import Load, What
from ladder_cli.work.waiting import Waiting

_FIELDS = ("person", "slots", "used", "free", "items", "ideas", "mentees", "duties", "note")
NOBODY = "nobody: slots are one's own to declare, `ladder me --slots N`\n"
_WAITING = ("unshepherded", "since", "title", "group")
_PARTS: dict[str, What] = {"items": "item", "ideas": "idea", "mentees": "mentee", "duties": "duty"}


class Workload(Struct, frozen=True):
    """What there is to show: people with what they carry, who of them is away, what waits longest."""

    people: Sequence[Load]
    away: frozenset[str]
    waiting: Sequence[Waiting] = ()


def as_text(found: Workload, width: int | None, colored: bool) -> str:
    """A line a person, or all that one carries; then what waits longest for somebody."""
    if len(found.people) == 1 and not found.waiting:
        return _one(found.people[0], found)
    rows = [_row(load, found) for load in found.people]
    tables = [table(_FIELDS, rows, width=width, colored=colored)] if rows else [NOBODY]
    if found.waiting:
        lines = [
            dict(zip(_WAITING, (one.id, one.since, one.title, one.group), strict=True))
            for one in found.waiting
        ]
        tables.append(table(_WAITING, lines, width=width, colored=colored))
    return "\n".join(tables)


def _row(load: Load, found: Workload) -> dict[str, Any]:
    counts = {name: len(load.of(what)) or None for name, what in _PARTS.items()}
    head = {"person": load.person, "slots": load.slots, "used": load.used, "free": load.free}
    return {**head, **counts, "note": ", ".join(_notes(load, found))}


def _notes(load: Load, found: Workload) -> list[str]:
    notes = ["on leave"] if load.person in found.away else []
    notes += ["on release duty"] if load.on_release else []
    return notes + ([f"could hand on {', '.join(to_hand_on(load))}"] if load.over else [])


def _one(load: Load, found: Workload) -> str:
    declared = "no slots declared" if load.slots is None else f"{load.used} of {load.slots} slots used"
    lines = [f"{load.person}: {declared}, {load.free} free"]
    lines += [f"  {one.slots}  {one.what} {one.id}" for one in load.carried]
    lines += [f"  = {note}" for note in _notes(load, found)]
    return "".join(f"{visible(line)}\n" for line in lines)


def as_json(found: Workload, _width: int | None, _colored: bool) -> str:
    """`{"version": 1, "people": […], "unshepherded": […]}`."""
    people = [
        {
            "person": load.person,
            "slots": load.slots,
            "used": load.used,
            "free": load.free,
            "over": load.over,
            **{
                name: [{"id": one.id, "slots": one.slots} for one in load.of(what)]
                for name, what in _PARTS.items()
            },
            "on_release_duty": load.on_release,
            "on_leave": load.person in found.away,
            "hand_on": to_hand_on(load),
        }
        for load in found.people
    ]
    waiting = [
        {"kind": one.kind, "id": one.id, "since": one.since, "title": one.title, "group": one.group}
        for one in found.waiting
    ]
    return dumped({"people": people, "unshepherded": waiting})


FORMATS: dict[str, Callable[[Workload, int | None, bool], str]] = {"text": as_text, "json": as_json}
