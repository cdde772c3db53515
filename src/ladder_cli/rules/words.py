"""L31x: the words that people gave: sponsors, attestations, waivers, seconds and vouches."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from ladder_cli.model.dates import before, day
from ladder_cli.model.file import Document
from ladder_cli.model.finding import At, Finding
from ladder_cli.model.record import Seat, Sponsor
from ladder_cli.model.requirement import Requirement, Sponsors
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.standing import at_or_above, may_stand
from ladder_cli.rules.closeness import too_close
from ladder_cli.rules.seats import is_judged
from ladder_cli.rules.wording import counted, typed

_TOLD = {
    "sponsors": "a sponsor",
    "attestations": "an attester",
    "waivers": "a waiver's giver",
    "seconds": "a second",
}


def self_sponsorship(document: Document, today: date) -> Iterator[Finding]:
    """Somebody is their own sponsor.

    A sponsor vouches for another. Ask somebody who has seen the work.
    """
    for where, index, item in _given(document):
        for place, sponsor in enumerate(item.sponsors):
            if sponsor.by == document.id:
                yield Finding(
                    At(document.path, (where, index, "sponsors", place, "by")),
                    "nobody is their own sponsor",
                    "ask somebody who has seen the work",
                )


def own_word(document: Document, today: date) -> Iterator[Finding]:
    """Somebody attests, waives, seconds or vouches for themselves.

    No evidence rests on its subject alone. Ask somebody else who is entitled to it.
    """
    value: Any = document.value
    for where, index, item in _given(document):
        for list_ in ("attestations", "waivers", "seconds"):
            for place, word in enumerate(getattr(item, list_, ())):
                if word.by == document.id:
                    yield Finding(
                        At(document.path, (where, index, list_, place, "by")),
                        f"{_TOLD[list_]} is somebody else than the candidate",
                        "ask somebody who is entitled to it",
                    )
    for index, vouch in enumerate(value.vouches):
        if vouch.by == document.id:
            yield Finding(
                At(document.path, ("vouches", index, "by")),
                "nobody vouches for themselves",
                "ask somebody else",
            )


def same_sponsor_twice(document: Document, today: date) -> Iterator[Finding]:
    """A sponsor is listed twice for one seat.

    One person's word counts once. Take one out, or ask another sponsor.
    """
    for where, index, item in _given(document):
        seen: set[str] = set()
        for place, sponsor in enumerate(item.sponsors):
            if sponsor.by in seen:
                yield Finding(
                    At(document.path, (where, index, "sponsors", place, "by")),
                    f"`{sponsor.by}` is listed as a sponsor twice",
                    "take one out, or ask another sponsor",
                )
            seen.add(sponsor.by)


def word_after_the_seat(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """A sponsor's word is dated after the seat began.

    Sponsors vouch before a seat is given; a word from afterwards cannot have been weighed. Mend the day.
    """
    value: Any = document.value
    for index, seat in enumerate(value.seats):
        role = ladders.registry.roles.get(seat.role)
        if role is None or not seat.sponsors or not is_judged(seat, role):
            continue
        for place, sponsor in enumerate(seat.sponsors):
            if sponsor.on > seat.since:
                yield Finding(
                    At(document.path, ("seats", index, "sponsors", place, "on")),
                    f"the word of `{sponsor.by}` is of {sponsor.on}, after the seat began on {seat.since}",
                    "mend the day of one of them",
                )


def sponsor_rule_broken(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """A seat was given without the sponsors that its role asks for.

    How many, what they hold and for whom they work is judged on the day of their word, and only for
    seats from the day on from which the role's text is in force; imported and founding seats are
    exempt, and so is what was waived. What is not known counts for the candidate.
    """
    value: Any = document.value
    for index, seat in enumerate(value.seats):
        role = ladders.registry.roles.get(seat.role)
        if role is None or not is_judged(seat, role):
            continue
        group = ladders.registry.groups.get(seat.sig or "")
        tightened = group.tightened.get(seat.role) if group else None
        waived = {waiver.id for waiver in seat.waivers}
        leaves = (*_always(role.requires, waived), *(_always(tightened, waived) if tightened else ()))
        for asked, waivable_by in leaves:
            broken = _broken(document.id, seat, asked, waivable_by, ladders)
            if broken:
                keys = ("seats", index, "sponsors" if seat.sponsors else "role")
                yield Finding(At(document.path, keys), broken[0], broken[1])


def _always(requirement: Requirement, waived: set[str]) -> Iterator[tuple[Sponsors, str | None]]:
    """The sponsors that are asked for whatever else is met, and who may waive that."""
    if requirement.id in waived:
        return
    if requirement.sponsors is not None:
        yield requirement.sponsors, requirement.waivable_by
    parts = requirement.all_of or ()
    if requirement.n_of is not None and requirement.n_of.least >= len(requirement.n_of.of):
        parts = requirement.n_of.of
    for part in parts:
        yield from _always(part, waived)


def _broken(
    person: str, seat: Seat, asked: Sponsors, waivable_by: str | None, ladders: Ladders
) -> tuple[str, str] | None:
    """What is wrong with the sponsors of a seat, and what to do; None where nothing surely is."""
    if any(sponsor.by == person for sponsor in seat.sponsors) or _is_repeated(seat):
        return None
    passed = {sponsor.by: _shortfall(sponsor, seat, asked, ladders) for sponsor in seat.sponsors}
    good = [sponsor for sponsor in seat.sponsors if not passed[sponsor.by]]
    if len(good) < asked.least:
        whom = f" holding `{asked.role}` or above" if asked.role else ""
        reasons = "; ".join(f"`{by}` {why}" for by, why in passed.items() if why)
        return (
            f"`{seat.role}` asks for {counted(asked.least, 'sponsor')}{whom}, and {_had(len(good))}"
            + (f": {reasons}" if reasons else ""),
            ("ask somebody else to vouch" if seat.sponsors else "name those who vouched")
            + (f", or ask a `{waivable_by}` to waive it" if waivable_by else ""),
        )
    return too_close(person, good, asked, ladders)


def _is_repeated(seat: Seat) -> bool:
    return len({sponsor.by for sponsor in seat.sponsors}) < len(seat.sponsors)


def _had(number: int) -> str:
    return (
        "there is none" if not number else f"only {number} counts" if number == 1 else f"only {number} count"
    )


def _shortfall(sponsor: Sponsor, seat: Seat, asked: Sponsors, ladders: Ladders) -> str:
    """Why a sponsor does not count; "" for one who does, or of whom nothing is known."""
    registry = ladders.registry
    if (
        asked.window is not None
        and seat.since is not None
        and day(sponsor.on) < before(day(seat.since), asked.window)
    ):
        return f"gave a word that was older than {asked.window}"
    if asked.role is None or registry.is_unknown(sponsor.by) or asked.role not in registry.roles:
        return ""
    if may_stand(ladders, sponsor.by, asked.role, seat.sig):
        return ""
    if at_or_above(ladders, sponsor.by, asked.role, seat.sig, asked.scope, sponsor.on):
        return ""
    return f"did not hold {typed(asked.role)} there on {sponsor.on}"


def tied_word(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """A sponsor, attester or giver of a waiver has a declared tie with the candidate.

    That may be quite all right, and those who approve should know it.
    """
    value: Any = document.value
    for where, index, item in _given(document):
        for list_ in ("sponsors", "attestations", "waivers"):
            for place, word in enumerate(getattr(item, list_)):
                kind = _tie(document.id, value, word.by, word.on, ladders)
                if kind:
                    yield Finding(
                        At(document.path, (where, index, list_, place, "by")),
                        f"`{word.by}` had a tie with `{document.id}`: {kind}",
                        "those who approve should know it",
                    )


def _tie(person: str, record: Any, other: str, on: str, ladders: Ladders) -> str:
    theirs = ladders.registry.record(other).ties if other != person else ()
    for tie in (
        *(tie for tie in record.ties if tie.with_ == other),
        *(tie for tie in theirs if tie.with_ == person),
    ):
        if (tie.since or "") <= on <= (tie.until or "9999"):
            return str(tie.kind)
    return ""


def tie_with_oneself(document: Document, today: date) -> Iterator[Finding]:
    """Somebody declares a tie with themselves.

    A tie is with another. Name the other person.
    """
    value: Any = document.value
    for index, tie in enumerate(value.ties):
        if tie.with_ == document.id:
            yield Finding(
                At(document.path, ("ties", index, "with")), "a tie is with somebody else", "name the other"
            )


def _given(document: Document) -> Iterator[tuple[str, int, Any]]:
    """Seats and nominations, with the list they are in and their position."""
    value: Any = document.value
    for where in ("seats", "nominations"):
        for index, item in enumerate(getattr(value, where)):
            yield where, index, item
