"""How a pairing is over: only the day stays, and perhaps a word that names no side."""

from collections.abc import Mapping
from datetime import date
from typing import Literal, cast

from ladder_cli.model.finding import Delete, Edit, Plain, Put
from ladder_cli.model.pairing import OVER, RUNNING, Pairing
from ladder_cli.model.stop import Stop
from ladder_cli.pairing.clock import Due
from ladder_cli.pairing.turn import Turn, turns
from ladder_cli.roles.case import Line, Speaker
from ladder_cli.roles.days import parsed

Why = Literal["goal-reached", "plans-changed", "no-time", "expired"]


def closing(pairing: Pairing, state: str, today: date, why: Why | None = None) -> tuple[Edit, ...]:
    """The edits with which a pairing is over today: when either last spoke is nobody's business any more."""
    end: dict[str, Plain] = {"on": today.isoformat()}
    if why is not None:
        end["why"] = why
    last = pairing.last_contact
    edits: list[Edit] = [Put(("state",), state)]
    edits += [Delete(("last_contact",))] if last.mentor or last.mentee else []
    edits += [Delete(("paused_until",))] if pairing.paused_until else []
    return (*edits, Put(("ended",), end))


def closed_as(pairing: Pairing, data: Mapping[str, Plain]) -> tuple[Edit, ...]:
    """The edits that closed a pairing of which its file now says `data`; none where it says of no end."""
    end, state = data.get("ended"), str(data.get("state"))
    on = parsed(str(end.get("on"))) if isinstance(end, dict) else None
    if not isinstance(end, dict) or state not in OVER or on is None:
        return ()
    return closing(pairing, state, on, cast("Why | None", end.get("why")))


def turned(pairing: Pairing, due: Due, today: date) -> tuple[Edit, ...]:
    """The edits of a timer that has run out; none where what is due is somebody's to do."""
    if due.what == "begin":
        return (Put(("state",), "active"),)
    if due.what == "expired":
        return closing(pairing, "ended", today, "expired")
    return ()


def completion(one: Turn) -> tuple[Line, ...]:
    """The goal is reached, or what there was to learn is learnt; a mentee's own wish is fulfilled with it."""
    if not one.moves_to("completed"):
        raise one.nothing_to("complete")
    edits = closing(one.pairing, "completed", one.speaker.today, "goal-reached")
    line = one.line(edits, f"completes the pairing with `{one.other}`, with thanks")
    wish = _wish_of(one.speaker, one.pairing.mentee)
    return (line, *wish) if one.side == "mentee" else (line,)


def end(one: Turn, why: Why | None = None) -> Line:
    """It is over, and only the day stays; the mentee's wish stands again."""
    if not one.moves_to("ended"):
        raise one.nothing_to("end")
    edits = closing(one.pairing, "ended", one.speaker.today, why)
    return one.line(edits, f"ends the pairing with `{one.other}`, with thanks", *_stands(one))


def resignation(speaker: Speaker) -> tuple[Line, ...]:
    """Out of the programme, no reason asked: everything of the speaker's ends, and their offer rests.

    Stop (status 1) where they take no part.
    """
    lines = [
        one.line(
            closing(one.pairing, "ended", speaker.today),
            f"resigns from the pairing with `{one.other}`, with thanks",
            *(_stands(one) if one.side == "mentor" else ()),
        )
        for one in turns(speaker)
        if one.pairing.state in RUNNING
    ]
    person = speaker.ladders.registry.people.get(speaker.handle)
    offer = None if person is None else person.mentoring.offer
    if offer is not None and offer.capacity:
        path = speaker.ladders.registry.path("person", speaker.handle)
        said = f"`{speaker.handle}` offers no mentoring for now"
        lines.append(Line(path, (Put(("mentoring", "offer", "capacity"), 0),), said, speaker.handle))
    lines += _wish_of(speaker, speaker.handle)
    if not lines:
        raise Stop(f"`{speaker.handle}` takes no part in the programme", "there is nothing to resign from", 1)
    return tuple(lines)


def _wish_of(speaker: Speaker, handle: str) -> tuple[Line, ...]:
    """The line with which somebody's own wish goes; nothing where they have none."""
    person = speaker.ladders.registry.people.get(handle)
    if person is None or person.mentoring.wish is None:
        return ()
    keys = ("mentoring", "wish") if person.mentoring.offer is not None else ("mentoring",)
    path = speaker.ladders.registry.path("person", handle)
    return (Line(path, (Delete(keys),), f"`{handle}` looks for no mentor now", handle),)


def _stands(one: Turn) -> tuple[str, ...]:
    mentee = one.pairing.mentee
    person = one.speaker.ladders.registry.people.get(mentee)
    if person is not None and person.mentoring.wish is not None:
        return (f"the wish of `{mentee}` stands again, since {person.mentoring.wish.since}",)
    return (f"`{mentee}` has no wish on file; to look for another mentor: ladder me --wish-group GROUP",)
