"""Seats that the evidence does not keep: as text and as JSON. Seats lapse, people do not."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from msgspec import Struct

from ladder_cli.model.finding import At
from ladder_cli.render.as_json import dumped
from ladder_cli.render.plain_text import visible
from ladder_cli.roles.judgement import Judgement
from ladder_cli.roles.keeping import Keeping, Status, days_of_leave
from ladder_cli.roles.notice import Due
from ladder_cli.store.documents.locating import Places

MOST_EVIDENCE = 5
"""Lines of evidence of one leaf in text; JSON has them all."""
TITLES: dict[Status, str] = {
    "would-lapse": "Would lapse",
    "protected": "Protected",
    "unknown": "Not known",
}


class Lapse(Struct, frozen=True):
    """A seat that is not kept by evidence, when it would lapse, the notice, and what becomes of the seat."""

    keeping: Keeping
    loss: str
    returns: str
    due: Due | None = None
    notice: str = ""


def as_text(lapses: Sequence[Lapse], on: str, places: Places) -> str:
    """Three lists, those without a seat left out; each seat with the evidence and where it stands."""
    lines: list[str] = []
    for status, title in TITLES.items():
        found = [one for one in lapses if one.keeping.status == status]
        if found:
            lines += ["", f"{title} ({len(found)})"] if lines else [f"{title} ({len(found)})"]
            lines += [line for one in found for line in _lines(one, places)]
    return "".join(f"{line}\n" for line in lines) or f"no seat would lapse on {on}\n"


def seat_named(keeping: Keeping) -> str:
    """A seat in words: whose, in which role, in which group."""
    seat = keeping.held.seat
    where = f" in `{seat.sig}`" if seat.sig else ""
    return f"{keeping.held.person}, `{seat.role}`{where}"


def _lines(one: Lapse, places: Places) -> Iterator[str]:
    keeping = one.keeping
    heading = visible(seat_named(keeping))
    if one.due is not None:
        sent = f"notice of {one.due.sent}" if one.due.sent else "no notice yet"
        when = f"on {one.due.on} at the earliest" if one.due.on else "once they have been asked"
        heading += f": {when} ({sent})"
    yield f"  {heading}"
    for guard in keeping.protections:
        yield visible(f"    kept by {guard.by}: {guard.what}  [{places.shown(guard.at)}]")
    yield visible(f"    looked at {keeping.first} to {keeping.last}{days_of_leave(keeping)}")
    for leaf in keeping.evidence.leaves() if keeping.evidence else ():
        yield visible(f"      needed  {leaf.needed}")
        yield visible(f"      found   {leaf.found}")
        for evidence in leaf.evidence[:MOST_EVIDENCE]:
            yield visible(f"      seen    {places.shown(evidence.at)}  {evidence.what}")
        if len(leaf.evidence) > MOST_EVIDENCE:
            yield f"      seen    and {len(leaf.evidence) - MOST_EVIDENCE} more"
    if one.notice and one.due is not None and one.due.owed:
        yield "    the notice to send:" if one.due.sent is None else "    the reminder to send:"
        yield from (f"      | {visible(line)}".rstrip() for line in one.notice.rstrip("\n").split("\n"))


def as_json(lapses: Sequence[Lapse], on: str, places: Places) -> str:
    """`{"version": 1, "on": …, "seats": […]}`."""
    return dumped({"on": on, "seats": [_plain(one, places) for one in lapses]})


def _plain(one: Lapse, places: Places) -> dict[str, Any]:
    keeping = one.keeping
    seat = keeping.held.seat
    return {
        "person": keeping.held.person,
        "role": seat.role,
        "sig": seat.sig,
        "status": keeping.status,
        "because": keeping.because,
        "window": {"from": keeping.first, "until": keeping.last, "days_of_leave": keeping.away},
        "evidence": [_leaf(leaf, places) for leaf in keeping.evidence.leaves()] if keeping.evidence else [],
        "protections": [
            {"by": guard.by, "what": guard.what, "until": guard.until, **place(guard.at, places)}
            for guard in keeping.protections
        ],
        "due": one.due.on if one.due else None,
        "notice": {"sent": one.due.sent, "owed": one.due.owed, "text": one.notice} if one.due else None,
        "loss": one.loss,
        "returns": one.returns,
        **place(keeping.held.at, places),
    }


def _leaf(leaf: Judgement, places: Places) -> dict[str, Any]:
    return {
        "id": leaf.id,
        "verdict": leaf.verdict,
        "needed": leaf.needed,
        "found": leaf.found,
        "evidence": [{**place(one.at, places), "what": one.what} for one in leaf.evidence],
    }


def place(at: At, places: Places) -> dict[str, Any]:
    """Path and line of a place."""
    location = places.location(at)
    return {"path": f"{places.source.prefix}{at.path}", "line": location.line if location else None}


FORMATS: dict[str, Callable[[Sequence[Lapse], str, Places], str]] = {"text": as_text, "json": as_json}
