"""L320 to L323, L348, L650: what was true once and was not looked at since, or was promised and not kept."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

from ladder_cli.model.dates import after, before
from ladder_cli.model.file import Document
from ladder_cli.model.finding import At, Finding
from ladder_cli.model.leaver import has_left
from ladder_cli.model.requirement import Agreed, Requirement
from ladder_cli.roles.days import next_day, parsed
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.standing import active
from ladder_cli.rules.seats import is_judged

LONG_OPEN: Final = "6 months"
"""How long a nomination may be open before somebody should decide."""
CONFIRMED: Final = "1 year"
"""How long an employer that others wrote down counts as looked at."""


def long_open_nomination(document: Document, today: date) -> Iterator[Finding]:
    """A nomination has been open for more than half a year.

    Somebody is waiting for an answer. Decide it, or close it with `withdrawn` or `expired`: it can be opened
    again at any time.
    """
    value: Any = document.value
    edge = before(today, LONG_OPEN).isoformat()
    held = {(seat.role, seat.sig) for seat in value.seats if active(seat, today.isoformat())}
    for index, nomination in enumerate(value.nominations):
        is_given = (nomination.role, nomination.sig) in held
        if nomination.closed is None and nomination.on < edge and not is_given:
            yield Finding(
                At(document.path, ("nominations", index)),
                f"the nomination as `{nomination.role}` is open since {nomination.on}",
                f"decide it, or close it: `closed: {{on: {today.isoformat()}, as: expired}}`",
            )


def unconfirmed_affiliation(document: Document, today: date) -> Iterator[Finding]:
    """For whom a seat-holder works was last looked at more than a year ago.

    Rules about employers rest on it. Whoever it is of says it anew: `from` with the first day, or a later
    `as_of`.
    """
    value: Any = document.value
    if not any(active(seat, today.isoformat()) for seat in value.seats):
        return
    edge = before(today, CONFIRMED).isoformat()
    for index, one in enumerate(value.affiliations):
        if one.until is None and one.from_ is None and one.as_of is not None and one.as_of < edge:
            yield Finding(
                At(document.path, ("affiliations", index, "as_of")),
                f"`{one.organization}` was last confirmed on {one.as_of}",
                "say from when on, with `from`, or confirm it with a later `as_of`",
            )


def stale_fact(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """A fact is older than the role that somebody is nominated for, or holds, lets it be.

    It may no longer be so. Look it up again, and write down the day.
    """
    value: Any = document.value
    spans = _fresh(value, ladders, today)
    if not spans:
        return
    newest: dict[str, int] = {}
    for index, fact in enumerate(value.facts):
        if fact.what in spans and fact.as_of >= value.facts[newest.get(fact.what, index)].as_of:
            newest[fact.what] = index
    for what, index in newest.items():
        span, role = spans[what]
        known = parsed(value.facts[index].as_of)
        if known is not None and after(known, span) < today:
            yield Finding(
                At(document.path, ("facts", index, "as_of")),
                f"`{what}` was looked up on {known.isoformat()}, and `{role}` asks for no more than {span}",
                "look it up again, and write down the day",
            )


def _fresh(value: Any, ladders: Ladders, today: date) -> dict[str, tuple[str, str]]:
    """By fact, the shortest span that a role lets it be old, and that role."""
    seats = [(seat.role, seat.sig) for seat in value.seats if active(seat, today.isoformat())]
    seats += [(one.role, one.sig) for one in value.nominations if one.closed is None]
    found: dict[str, tuple[str, str]] = {}
    for name, sig in seats:
        role = ladders.registry.roles.get(name)
        roots = () if role is None else (role.requires, ladders.tightened(name, sig))
        for what, span in (pair for root in roots if root is not None for pair in _spans(root)):
            if what not in found or after(today, span) < after(today, found[what][0]):
                found[what] = (span, name)
    return found


def _spans(requirement: Requirement) -> Iterator[tuple[str, str]]:
    if requirement.fact is not None and requirement.fact.fresh is not None:
        yield requirement.fact.what, requirement.fact.fresh
    for part in requirement.parts:
        yield from _spans(part)


def overdue_agreement(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """Something that a role let its holder agree to after the appointment was not agreed to in time.

    The seat was given on that promise. Whoever holds it agrees and adds the line; who cannot yet says so.
    Imported and founding seats are exempt, and so is what was waived.
    """
    value: Any = document.value
    agreed = {one.what for one in value.agreements if one.on <= today.isoformat()}
    for index, seat in enumerate(value.seats):
        role = ladders.registry.roles.get(seat.role)
        start = None if seat.since is None else parsed(seat.since)
        if role is None or start is None or not active(seat, today.isoformat()) or not is_judged(seat, role):
            continue
        waived = {waiver.id for waiver in seat.waivers}
        roots = (role.requires, ladders.tightened(seat.role, seat.sig))
        for asked in (leaf for root in roots if root is not None for leaf in _promised(root, waived)):
            last = after(start, asked.due or "")
            if asked.what not in agreed and last < today:
                yield Finding(
                    At(document.path, ("seats", index, "since")),
                    f"`{asked.what}` was to follow by {last.isoformat()}, {asked.due} after the seat began",
                    f"read it, agree and add the line: ladder me --agree {asked.what}",
                )


def _promised(requirement: Requirement, waived: set[str]) -> Iterator[Agreed]:
    """The agreements that may follow after the appointment, and that nothing stands in for."""
    if requirement.id in waived:
        return
    if requirement.agreement is not None and requirement.agreement.due is not None:
        yield requirement.agreement
    for part in requirement.all_of or ():
        yield from _promised(part, waived)


def coverage_ended(document: Document, today: date) -> Iterator[Finding]:
    """No source covers a kind of contribution any more, though one did.

    From that day on absence means nothing: no seat would lapse for want of it, and what is not written down
    is unknown. Name the source that took over, or say with a later `until` that it goes on.
    """
    value: Any = document.value
    yesterday = (today - timedelta(days=1)).isoformat()
    last: dict[str, tuple[str, int, int]] = {}
    for index, coverage in enumerate(value.evidence):
        for place, kind in enumerate(coverage.kinds):
            end = coverage.until or "9999"
            last[kind] = max(last.get(kind, ("", 0, 0)), (end, index, place))
    for kind, (end, index, place) in sorted(last.items(), key=lambda one: one[1][1:]):
        if end < yesterday:
            yield Finding(
                At(document.path, ("evidence", index, "kinds", place)),
                f"no source covers `{kind}` since {next_day(end)}",
                "name the source that took over, or write a later `until`",
            )


def story_past_its_review(document: Document, today: date) -> Iterator[Finding]:
    """The day has passed on which a story was to be looked at again.

    What broke then may be mended now, and readers cannot tell. Its author says whether it still holds, and
    writes a later `review_on`.
    """
    value: Any = document.value
    if value.review_on is not None and value.review_on < today.isoformat():
        whom = "somebody who knows the place" if has_left(value.author) else f"`{value.author}`"
        yield Finding(
            At(document.path, ("review_on",)),
            f"the story was to be looked at again on {value.review_on}",
            f"ask {whom} whether it still holds, then write a later `review_on`",
        )
