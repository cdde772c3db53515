"""L64x: how a group brings people in, and hands them on."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from ladder_cli.meetings.timetable import is_open
from ladder_cli.model.dates import after, day
from ladder_cli.model.file import Document
from ladder_cli.model.finding import At, Finding
from ladder_cli.model.group import Onboarding
from ladder_cli.model.leaver import has_left
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.standing import active
from ladder_cli.rules.wording import typed

ANSWER: Final = "14 days"
"""How long a handoff waits for the other group's yes before somebody should ask."""
HOSTS: Final = 2
"""How many run an onboarding at least, so that one can be away."""


def handoff_not_accepted(document: Document, today: date) -> Iterator[Finding]:
    """Somebody was handed on to another group, which has not said yes for two weeks.

    They wait between two doors. A lead of the other group says yes, or somebody asks them what they would
    rather do.
    """
    onboarding = _open(document, today)
    for index, handoff in enumerate(onboarding.handoffs if onboarding else ()):
        waits = handoff.accepted is None and not has_left(handoff.person)
        if waits and after(day(handoff.on), ANSWER) < today:
            yield Finding(
                At(document.path, ("onboarding", "handoffs", index)),
                f"{typed(handoff.to)} has not welcomed {typed(handoff.person)} since {handoff.on}",
                f"a lead there does: ladder sig handoff {handoff.person} {handoff.to} --accept",
            )


def onboarding_with_one_host(document: Document, today: date) -> Iterator[Finding]:
    """One person alone runs a group's onboarding.

    When they are away, nobody opens the door. Find a second host.
    """
    onboarding = _open(document, today)
    if onboarding is not None and len(onboarding.hosts) < HOSTS:
        yield Finding(
            At(document.path, ("onboarding", "hosts")),
            f"{typed(onboarding.hosts[0])} runs the onboarding alone",
            "find somebody to run it with",
        )


def onboarding_without_curriculum(document: Document, today: date) -> Iterator[Finding]:
    """A group's onboarding does not say what people learn in it.

    Those who come do not know what awaits them, and a host who steps in for another does not either. List
    the steps in `curriculum`; a title each will do.
    """
    onboarding = _open(document, today)
    if onboarding is not None and not onboarding.curriculum:
        yield Finding(
            At(document.path, ("onboarding",)),
            "nothing says what people learn here",
            "add `curriculum:` with a `title:` for each step",
        )


def onboarding_without_end(document: Document, today: date) -> Iterator[Finding]:
    """A group's onboarding has no end.

    What nobody renews goes on in the calendar after it has stopped in life. Say in `until` when somebody
    looks again; that day can be moved.
    """
    onboarding = _open(document, today)
    if onboarding is not None and onboarding.until is None:
        yield Finding(
            At(document.path, ("onboarding",)),
            "nothing says until when the onboarding goes on",
            "add `until:` with a day, at most a year ahead",
        )


def onboarding_past_its_end(document: Document, today: date) -> Iterator[Finding]:
    """A group's onboarding is over by its own date.

    Newcomers are still sent to it. Renew it, or take it out and say where they are welcome.
    """
    onboarding = _open(document, today)
    if onboarding is not None and onboarding.until is not None and onboarding.until < today.isoformat():
        yield Finding(
            At(document.path, ("onboarding", "until")),
            f"the onboarding ended on {onboarding.until}",
            "write a later `until`, or take `onboarding` out",
        )


def onboarding_host_without_seat(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """A host of a group's onboarding holds no seat anywhere.

    Whoever welcomes others does work for the community; a seat thanks for it. Help them to a first rung, or
    find a host who has one.
    """
    onboarding = _open(document, today)
    for index, host in enumerate(onboarding.hosts if onboarding else ()):
        seats = ladders.registry.record(host).seats
        if not ladders.registry.is_unknown(host) and not any(
            active(seat, today.isoformat()) for seat in seats
        ):
            yield Finding(
                At(document.path, ("onboarding", "hosts", index)),
                f"{typed(host)} runs the onboarding and holds no seat",
                f"see what they could take next: ladder next {host}",
            )


def _open(document: Document, today: date) -> Onboarding | None:
    """The onboarding of a group that is not closed."""
    value: Any = document.value
    found: Onboarding | None = value.onboarding
    return found if is_open(value, today) else None
