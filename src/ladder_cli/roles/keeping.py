"""Retention: whether a seat is kept, by which evidence, and what protects it; apart from promotion."""

from datetime import date
from typing import Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from ladder_cli.model.registry import Held
from ladder_cli.model.requirement import Counted, Requirement
from ladder_cli.model.retention import Keeps
from ladder_cli.roles.candidacy import Candidacy
from ladder_cli.roles.days import BEGINNING, EVER, first_day, parsed
from ladder_cli.roles.judgement import Judgement
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.leave import away, began, days_away
from ladder_cli.roles.occasions import begun
from ladder_cli.roles.phrase import many, place
from ladder_cli.roles.protection import Protection, perhaps_in_grace, protections
from ladder_cli.roles.requirement import judged, weighed
from ladder_cli.roles.sentence import needed
from ladder_cli.roles.threshold import contributions_alone, lowered, mapped
from ladder_cli.roles.verdict import Verdict

Status = Literal["kept", "protected", "unknown", "would-lapse"]


class Keeping(Struct, frozen=True):
    """A seat on a day: whether it is kept, in a line why, and everything that rests on.

    `first` to `last` is the window, which reaches back by the `away` days of leave in it. `evidence` is
    what is needed and what was found, None for a role that asks nothing. Seats lapse, people do not.
    """

    held: Held
    status: Status
    because: str
    first: str
    last: str
    away: int = 0
    evidence: Judgement | None = None
    protections: tuple[Protection, ...] = ()


def judge_keeping(ladders: Ladders, held: Held, today: date) -> Keeping:
    """Whether an active seat is kept on a day.

    `kept`: the window holds enough contributions, or role or group ask nothing. Short of that `protected`:
    in the first time in the seat, on leave, or vouched for; `unknown`: no source covers the window, or
    since when the seat is held is not known; `would-lapse`: a source that covers it shows too few.

    Leave stops the clock, as ladders do that name a leave (Knative's): nobody's seat lapses while they
    are away, and afterwards the window reaches back by as many days, so that they come back to what they
    left. Evidence adds up only, and what is outside coverage is unknown: `would-lapse` is never a guess.
    """
    keeps = keeps_of(ladders, held)
    if keeps is None:
        day = today.isoformat()
        where = f" in `{held.seat.sig}`" if _exempt(ladders, held) else ""
        return Keeping(held, "kept", f"`{held.seat.role}`{where} asks nothing to be kept", BEGINNING, day)
    evidence = _told(ladders, held, keeps, today)
    first, off = _span(ladders, held, keeps, today)
    found = Keeping(held, "kept", _line(evidence), first, today.isoformat(), off, evidence)
    if evidence.verdict == "met":
        return found
    if guards := protections(ladders, held, keeps, today):
        because = "; ".join(one.what for one in guards)
        return replace(found, status="protected", because=because, protections=guards)
    if evidence.verdict == "unknown":
        return replace(found, status="unknown")
    if perhaps_in_grace(ladders, held, keeps, today):
        because = f"{found.because}; since when the seat is held is not known, nor whether {keeps.grace} of "
        return replace(found, status="unknown", because=because + "grace are over")
    return replace(found, status="would-lapse")


def is_kept(ladders: Ladders, held: Held, today: date) -> bool:
    """Whether the evidence alone keeps a seat, at a fraction of the work of judging it."""
    keeps = keeps_of(ladders, held)
    return keeps is None or kept_by(ladders, held, keeps, today) == "met"


def kept_by(ladders: Ladders, held: Held, keeps: Keeps, today: date) -> Verdict:
    """The verdict of the evidence alone, whatever protects the seat."""
    found = weighed(_candidacy(ladders, held, today), _needs(ladders, held, keeps, today))
    return _fair(ladders, held, keeps, today, found)


def asked(keeps: Keeps) -> Requirement:
    """What is enough to keep a seat, as it is said: the window where none is named, numbers by `keep_at`."""
    tree = lowered(contributions_alone(keeps.needs), keeps.keep_at)
    return mapped(tree, lambda one: msgspec.structs.replace(one, window=one.window or keeps.window))


def keeps_of(ladders: Ladders, held: Held) -> Keeps | None:
    """What is asked to keep a seat; None where its role asks nothing, or its group is exempt."""
    role = ladders.registry.roles.get(held.seat.role)
    return None if role is None or _exempt(ladders, held) else role.keeps


def _exempt(ladders: Ladders, held: Held) -> bool:
    """Whether the seat's group lets the seats of that role be, however little happens there."""
    group = ladders.registry.groups.get(held.seat.sig) if held.seat.sig is not None else None
    return group is not None and held.seat.role in group.exempt


def _candidacy(ladders: Ladders, held: Held, today: date) -> Candidacy:
    return Candidacy(ladders, held.person, held.seat.role, held.seat.sig, today)


def _needs(ladders: Ladders, held: Held, keeps: Keeps, today: date) -> Requirement:
    """What is asked, with every window reaching back by the days of leave in it."""

    def stretched(one: Counted) -> Counted:
        if one.window is None:
            first, off = _span(ladders, held, keeps, today)
        else:
            first, off = _window(ladders, held, one.window, today)
        start = parsed(first)
        if start is None or (one.window is not None and not off):
            return one
        return msgspec.structs.replace(one, window=f"{(today - start).days + 1} days")

    return mapped(asked(keeps), stretched)


def _span(ladders: Ladders, held: Held, keeps: Keeps, today: date) -> tuple[str, int]:
    """The first day of the span in which a seat is kept, and how many days of leave are in it."""
    if keeps.occasions is None:
        return _window(ladders, held, keeps.window or EVER, today)
    days = begun(ladders, held, keeps.occasions, today)
    first = days[-1] if days else today.isoformat()
    return first, days_away(away(ladders.registry.record(held.person).leave), parsed(first) or today, today)


def _window(ladders: Ladders, held: Held, window: str, today: date) -> tuple[str, int]:
    """The first day of a window that ends today, and how many days of leave are in it."""
    first = first_day(today, window)
    leave = away(ladders.registry.record(held.person).leave)
    start = parsed(first)
    if not leave or start is None:
        return first, 0
    reached = began(leave, start, today)
    return reached.isoformat(), days_away(leave, reached, today)


def _fair(ladders: Ladders, held: Held, keeps: Keeps, today: date, verdict: Verdict) -> Verdict:
    """Unknown instead of unmet where nobody knows what there was to do.

    So it is where a share of everyone's total is asked of somebody who was away, and nobody knows how much
    of it fell into the leave; and where the totals name fewer occasions than are asked.
    """
    if verdict != "unmet":
        return verdict
    asked = keeps.occasions
    if asked is not None and len(begun(ladders, held, asked, today)) < asked.last:
        return "unknown"
    return "unknown" if _asks_share(keeps.needs) and _span(ladders, held, keeps, today)[1] else verdict


def _asks_share(requirement: Requirement) -> bool:
    counted = requirement.contributions
    return (counted is not None and counted.share is not None) or any(map(_asks_share, requirement.parts))


def _told(ladders: Ladders, held: Held, keeps: Keeps, today: date) -> Judgement:
    """What is needed and what was found; the sentence names the window as the role does."""
    found = judged(_candidacy(ladders, held, today), _needs(ladders, held, keeps, today))
    told = _reworded(found, asked(keeps), place(held.seat.sig))
    return replace(told, verdict=_fair(ladders, held, keeps, today, told.verdict))


def _reworded(judgement: Judgement, requirement: Requirement, where: str) -> Judgement:
    text = needed(requirement, where)
    children = tuple(
        _reworded(child, part, where)
        for child, part in zip(judgement.children, requirement.parts, strict=True)
    )
    return replace(judgement, label=requirement.label or text, needed=text, children=children)


def _line(evidence: Judgement) -> str:
    """What is needed and what was found, leaf by leaf."""
    return "; ".join(f"{leaf.needed}; found {leaf.found}" for leaf in evidence.leaves())


def days_of_leave(keeping: Keeping) -> str:
    """The end of a sentence on the window; nothing without leave."""
    return f", {many(keeping.away, 'day')} of leave not counted" if keeping.away else ""
