"""L30x: seats against the roles they are in."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from ladder_cli.model.dates import after, day
from ladder_cli.model.file import Document
from ladder_cli.model.finding import At, Finding
from ladder_cli.model.record import Seat
from ladder_cli.model.requirement import Requirement
from ladder_cli.model.role import Role
from ladder_cli.model.step import Step
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.standing import active
from ladder_cli.rules.days import overlaps
from ladder_cli.rules.wording import did_you_mean, suggesting, typed

FOUNDING = ("imported", "founding")
"""Origins of seats that were not given by the role's own rules."""


def is_judged(seat: Seat, role: Role) -> bool:
    """Whether a seat was given by the role's present text, so that its rules for giving apply."""
    return seat.origin not in FOUNDING and seat.since is not None and seat.since >= role.in_force


def seat_out_of_scope(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """A seat names a group though its role is for the whole community, or names none though it is for one.

    Where a seat holds decides who may speak for what. A role's `scope` says which it is.
    """
    value: Any = document.value
    for where in ("seats", "nominations", "vouches", "notices"):
        for index, item in enumerate(getattr(value, where)):
            role = ladders.registry.roles.get(item.role)
            if role is None:
                continue
            if role.scope == "community" and item.sig is not None:
                yield Finding(
                    At(document.path, (where, index, "sig")),
                    f"`{item.role}` is a role of the whole community, not of a group",
                    "take `sig` out",
                )
            if role.scope == "group" and item.sig is None:
                yield Finding(
                    At(document.path, (where, index, "role")),
                    f"`{item.role}` is a role in a group, and none is named",
                    "add `sig:` with the group",
                )


def overlapping_seats(document: Document, today: date) -> Iterator[Finding]:
    """Somebody has the same seat twice at the same time.

    It would be counted twice against the seats there are. Make the two one, or end the earlier one.
    """
    value: Any = document.value
    same: dict[tuple[str, str | None], list[int]] = {}
    for index, seat in enumerate(value.seats):
        if seat.ended is None or (seat.ended.on is not None and seat.since is not None):
            same.setdefault((seat.role, seat.sig), []).append(index)
    for (role, sig), indexes in same.items():
        seats = [value.seats[index] for index in indexes]
        for later, earlier in overlaps([_span(seat) for seat in seats]):
            where = f" in `{sig}`" if sig else ""
            yield Finding(
                At(document.path, ("seats", indexes[later])),
                f"a seat as `{role}`{where} from {seats[earlier].since or 'an unknown day'} is not over yet",
                "make the two one, or end the earlier one",
            )


def _span(seat: Seat) -> tuple[str, str]:
    ended = seat.ended.on if seat.ended else None
    return seat.since or "", min(ended or "9999", seat.until or "9999")


def excluded_roles(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """Somebody holds two roles of which one excludes the other.

    Offices that watch over each other are kept apart. End one of the two seats.
    """
    value: Any = document.value
    now = today.isoformat()
    held = [(index, seat) for index, seat in enumerate(value.seats) if active(seat, now)]
    if len(held) < 2:
        return
    first: dict[str, int] = {}
    for index, seat in held:
        first.setdefault(seat.role, index)
    seen: set[frozenset[str]] = set()
    for role, index in first.items():
        excluded = _excluded_by(role, ladders)
        for other in first if excluded else ():
            pair = frozenset((role, other))
            if other in excluded and pair not in seen:
                seen.add(pair)
                yield Finding(
                    At(document.path, ("seats", index, "role")),
                    f"nobody may hold `{role}` and `{other}` at the same time",
                    "end one of the two seats",
                )


def _excluded_by(name: str, ladders: Ladders) -> tuple[str, ...]:
    role = ladders.registry.roles.get(name)
    return (*role.excludes, *role.seats.disjoint_from) if role else ()


def term_is_over(document: Document, today: date) -> Iterator[Finding]:
    """A seat's term has ended and nobody has said what became of it.

    It counts no more. End it with `ended`, or write the new term as a new seat.
    """
    value: Any = document.value
    now = today.isoformat()
    for index, seat in enumerate(value.seats):
        is_reversed = seat.until is not None and seat.until < (seat.since or "")
        if seat.until is not None and seat.until < now and seat.ended is None and not is_reversed:
            yield Finding(
                At(document.path, ("seats", index, "until")),
                f"the term as `{seat.role}` ended on {seat.until}",
                "add `ended: {on: " + seat.until + ", why: term-over}`",
            )


def term_too_long(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """A seat's term is longer than its role allows, or has no last day.

    Terms end so that others get their turn. Write the last day that the role's `term` gives.
    """
    value: Any = document.value
    for index, seat in enumerate(value.seats):
        role = ladders.registry.roles.get(seat.role)
        if role is None or role.seats.term is None or not is_judged(seat, role):
            continue
        last = after(day(seat.since), role.seats.term).isoformat()
        if seat.until is not None and seat.until > last:
            yield Finding(
                At(document.path, ("seats", index, "until")),
                f"a term as `{seat.role}` lasts {role.seats.term}: until {last} at most",
                f"write {last} or an earlier day",
            )
        if seat.until is None and seat.ended is None:
            yield Finding(
                At(document.path, ("seats", index)),
                f"a term as `{seat.role}` lasts {role.seats.term}, and this one has no last day",
                f"add `until: {(date.fromisoformat(last) - timedelta(days=1)).isoformat()}`",
            )


def nominated_again(document: Document, today: date) -> Iterator[Finding]:
    """An open nomination is for a seat that the person holds, or for which another one is open.

    People would wait for a decision that has been taken, or see half of the words that were given. Close it,
    or make the two one.
    """
    value: Any = document.value
    held = {(seat.role, seat.sig) for seat in value.seats if active(seat, today.isoformat())}
    opened: dict[tuple[str, str | None], str] = {}
    for index, nomination in enumerate(value.nominations):
        seat = nomination.role, nomination.sig
        at = At(document.path, ("nominations", index))
        if nomination.closed is not None:
            continue
        if seat in held:
            hint = "add `closed:` with the day and `as: granted`"
            yield Finding(at, f"the seat as `{nomination.role}` is held already", hint)
        elif seat in opened:
            message = f"a nomination as `{nomination.role}` is open since {opened[seat]}"
            yield Finding(at, message, "make the two one, or close one of them")
        opened.setdefault(seat, nomination.on)


def unknown_requirement(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """An attestation or a waiver is for a requirement that the role does not have.

    The word would count for nothing. Use the `id` of a requirement of the role, or of a step of its process.
    """
    value: Any = document.value
    registry, suggested = ladders.registry, suggesting()
    for where in ("seats", "nominations"):
        for index, item in enumerate(getattr(value, where)):
            role = registry.roles.get(item.role)
            if role is None or not (item.attestations or item.waivers) or not _is_present(item, role):
                continue
            group = registry.groups.get(item.sig or "")
            if group is None and item.sig in registry.groups:
                continue  # what it tightens cannot be read
            tightened = group.tightened.get(item.role) if group else None
            known = {*ids(role.requires), *ids(tightened), *ids(role.process)}
            for list_, words in (("attestations", item.attestations), ("waivers", item.waivers)):
                for place, word in enumerate(words):
                    if word.id not in known:
                        yield Finding(
                            At(document.path, (where, index, list_, place, "id")),
                            f"`{item.role}` has no requirement {typed(word.id)}",
                            did_you_mean(suggested(word.id, known), "see them: ladder explain " + item.role),
                        )


def _is_present(item: Any, role: Role) -> bool:
    return is_judged(item, role) if isinstance(item, Seat) else item.closed is None


def ids(node: Requirement | Step | None) -> Iterator[str]:
    """The ids in a tree of requirements or steps, its root's first."""
    if node is None:
        return
    yield node.id
    for part in (*(node.all_of or ()), *(node.any_of or ()), *(node.n_of.of if node.n_of else ()), node.not_):
        yield from ids(part)
