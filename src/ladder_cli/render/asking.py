"""Whom to ask, in each format that `ask` speaks: one table."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, Final

from ladder_cli.directory.asking import Answer, Fallback, Helper, OpenDoor
from ladder_cli.render.as_json import dumped
from ladder_cli.render.plain_text import visible

Render = Callable[[Answer, int], str]
"""The answer, and how many people of it are shown."""


def as_text(found: Answer, most: int) -> str:
    """The nearest people with where their clocks stand and what they carry, then who else there is."""
    shown = found.helpers[:most]
    lines = [_head(found), ""]
    for one in shown:
        lines += [*_helper(one), ""]
    left = len(found.helpers) - len(shown)
    if left:
        lines += [f"and {left} more (--most {len(found.helpers)})", ""]
    lines += _others(found.fallback, anyone=bool(shown))
    return "".join(f"{visible(line)}\n" for line in lines)


def _head(found: Answer) -> str:
    about = found.subject
    where = f", which `{about.groups[0]}` looks after (`{about.path}`)" if about.path else ""
    if not about.groups and not about.topic:
        where = ", which no group looks after"
    return f"whom to ask about `{about.asked}`{where}, at {found.at:%Y-%m-%d %H:%M} UTC"


def _helper(one: Helper) -> Iterator[str]:
    name = one.name if one.name == one.person else f"{one.name} ({one.person})"
    yield f"{name}: {', '.join(one.why)}"
    yield f"  {_clock(one)}"
    speaks = [f"speaks {', '.join(one.languages)}"] if one.languages else []
    yield f"  {'; '.join([*speaks, *_carries(one)])}"


def _clock(one: Helper) -> str:
    local = one.presence.local
    if local is None:
        return "no time zone stated"
    here = f"{_moment(local)} in {one.time_zone}"
    if one.presence.within is None:
        return f"{here}; no hours stated"
    if one.presence.opens is None:
        return f"{here}, within their hours"
    return f"{here}; their hours begin on {_moment(one.presence.opens)}"


def _carries(one: Helper) -> Iterator[str]:
    load, mentees = one.load, len(one.load.mentees)
    of = f" of {load.places}" if load.places else ""
    room = ", no room for more" if load.places == 0 else ""
    yield f"{mentees}{of} mentee{'' if (load.places or mentees) == 1 else 's'}{room}"
    yield f"{one.seats} seat{'' if one.seats == 1 else 's'}"
    of = f" of {load.slots}" if load.slots is not None else ""
    yield f"{load.used}{of} slot{'' if (load.used if load.slots is None else load.slots) == 1 else 's'} used"
    if load.on_release:
        yield "on release duty"


def _others(other: Fallback, *, anyone: bool) -> Iterator[str]:
    if other.private:
        yield f"in private: {other.private}"
    said = [f"leads {', '.join(other.leads)}"] if other.leads else []
    said += [f"stewards {', '.join(other.stewards)}"] if other.stewards else []
    if said:
        yield f"{'otherwise' if anyone else 'ask'}: {'; '.join(said)}"
    if other.door is not None:
        yield _door(other.door)
    for channel in other.channels:
        yield f"in the open: {channel.title}, {channel.link}"
    if not (said or other.private or other.channels or other.door):
        yield "nobody is named here yet: see who there is with `ladder query people`"


def _door(door: OpenDoor) -> str:
    room = f", {door.room}" if door.room else ""
    here = "" if door.time_zone == "UTC" else f" ({door.local:%H:%M} in {door.time_zone})"
    return f"{door.title}: {door.start:%A %Y-%m-%d %H:%M} UTC{here}{room}"


def _moment(local: datetime) -> str:
    return f"{local:%A %H:%M}"


def as_json(found: Answer, most: int) -> str:
    """What is asked, the groups, topic and path that it is about, `at`, `people`, and the `fallback`."""
    about, other = found.subject, found.fallback
    return dumped(
        {
            "asked": about.asked,
            "groups": list(about.groups),
            "topic": about.topic or None,
            "path": about.path or None,
            "at": f"{found.at:%Y-%m-%dT%H:%MZ}",
            "people": [_plain(one) for one in found.helpers[:most]],
            "fallback": {
                "private": other.private or None,
                "leads": list(other.leads),
                "stewards": list(other.stewards),
                "office_hours": _plain_door(other.door),
                "channels": [{"title": one.title, "link": one.link} for one in other.channels],
            },
        }
    )


def _plain_door(door: OpenDoor | None) -> dict[str, Any] | None:
    if door is None:
        return None
    return {"title": door.title, "start": f"{door.start:%Y-%m-%dT%H:%MZ}", "room": door.room}


def _plain(one: Helper) -> dict[str, Any]:
    here = one.presence
    return {
        "person": one.person,
        "name": one.name,
        "why": list(one.why),
        "languages": list(one.languages),
        "time_zone": one.time_zone,
        "local_time": None if here.local is None else f"{here.local:%Y-%m-%dT%H:%M}",
        "within_hours": here.within,
        "hours_begin": None if here.opens is None else f"{here.opens:%Y-%m-%dT%H:%M}",
        "mentees": len(one.load.mentees),
        "places": one.load.places,
        "seats": one.seats,
        "slots_used": one.load.used,
        "slots": one.load.slots,
        "on_release_duty": one.load.on_release,
    }


FORMATS: Final[dict[str, Render]] = {"text": as_text, "json": as_json}
