"""Two texts of the same roles side by side: who would be due, whose seats would lapse, and which stay."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from ladder_cli.model.registry import Held, Registry
from ladder_cli.roles.days import parsed
from ladder_cli.roles.judgement import Judgement
from ladder_cli.roles.keeping import Keeping, judge_keeping
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.lapsing import kept_seats
from ladder_cli.roles.readiness import Ready, ready
from ladder_cli.roles.requirement import judge
from ladder_cli.roles.standing import active
from ladder_cli.roles.verdict import Verdict, n_of, negated
from ladder_cli.roles.words import seated

EXEMPT = ("imported", "founding")
"""Origins of seats that were not given by the role's own rules, whenever that was."""


class Shift(Struct, frozen=True):
    """A seat whose keeping would change: before, None where the role asked nothing, and after."""

    before: Keeping
    after: Keeping


class Standing(Struct, frozen=True):
    """A seat that the new text would not have given: why, and whether it stays (`in_force`) all the same."""

    held: Held
    judgement: Judgement
    verdict: Verdict
    grandfathered: bool


class Comparison(Struct, frozen=True):
    """What would follow from other roles: who is ready or no longer, and seats kept otherwise or not given.

    `roles` are those whose text differs, or all where what counts differs.
    """

    roles: tuple[str, ...]
    newly: tuple[Ready, ...]
    no_longer: tuple[Ready, ...]
    shifts: tuple[Shift, ...]
    standings: tuple[Standing, ...]


def compare(before: Ladders, after: Ladders, today: date) -> Comparison:
    """What would follow if the registry of `before` had the roles and kinds of `after`, all else the same."""
    roles = differing(before.registry, after.registry)
    was = {_key(one): one for one in ready(before, today)}
    now = {_key(one): one for one in ready(after, today)}
    return Comparison(
        roles,
        tuple(one for key, one in now.items() if key not in was or one.is_due > was[key].is_due),
        tuple(one for key, one in was.items() if key not in now or one.is_due > now[key].is_due),
        tuple(_shifts(before, after, roles, today)),
        tuple(_standings(before, after, roles, today)),
    )


def differing(before: Registry, after: Registry) -> tuple[str, ...]:
    """The roles whose text, or whose text in a group, differs; all where what counts and is covered does."""
    old, new = before.community, after.community
    if (old.contribution_kinds, old.evidence, old.totals) != (
        new.contribution_kinds,
        new.evidence,
        new.totals,
    ):
        return tuple(sorted({*before.roles, *after.roles}))
    found = {
        name for name in {*before.roles, *after.roles} if before.roles.get(name) != after.roles.get(name)
    }
    for name in after.groups:
        mine, theirs = before.groups.get(name), after.groups[name].tightened
        old_ones = mine.tightened if mine is not None else {}
        found |= {role for role in {*old_ones, *theirs} if old_ones.get(role) != theirs.get(role)}
    return tuple(sorted(found))


def _key(one: Ready) -> tuple[str, str, str]:
    return one.rung.role, one.rung.sig or "", one.person


def _shifts(before: Ladders, after: Ladders, roles: tuple[str, ...], today: date) -> Iterator[Shift]:
    for role in roles:
        seats = {held.at: held for one in (before, after) for held in kept_seats(one, today, role)}
        for held in seats.values():
            was, now = judge_keeping(before, held, today), judge_keeping(after, held, today)
            if was.status != now.status:
                yield Shift(was, now)


def _standings(before: Ladders, after: Ladders, roles: tuple[str, ...], today: date) -> Iterator[Standing]:
    for name in roles:
        role = after.registry.roles.get(name)
        if role is None:
            continue
        for held in after.seats.get(name, ()):
            if not active(held.seat, today.isoformat()):
                continue
            judgement = _judged(after, held, today)
            verdict = _held_verdict(judgement)
            if verdict == "met" or (
                name in before.registry.roles and not _worse(before, held, verdict, today)
            ):
                continue
            stays = held.seat.origin in EXEMPT or held.seat.since is None or held.seat.since < role.in_force
            yield Standing(held, judgement, verdict, stays)


def _worse(before: Ladders, held: Held, verdict: Verdict, today: date) -> bool:
    """Whether the old text would have given the seat, or at least not refused it as the new one does."""
    was = _held_verdict(_judged(before, held, today))
    return was == "met" or (was == "unknown" and verdict == "unmet")


def _judged(ladders: Ladders, held: Held, today: date) -> Judgement:
    """What the text says of the day the seat was given, by its words; of today where none is known."""
    day = (parsed(held.seat.since) if held.seat.since else None) or today
    return judge(ladders, held.person, held.seat.role, held.seat.sig, min(day, today), seated(held))


def _held_verdict(judgement: Judgement) -> Verdict:
    """The verdict for somebody who holds the seat: it need not be free."""
    if judgement.verdict == "met" or judgement.kind == "seat_open":
        return "met"
    if not judgement.children:
        return judgement.verdict
    if judgement.kind == "not":
        return negated(_held_verdict(judgement.children[0]))
    return n_of(judgement.least, map(_held_verdict, judgement.children))


def open_leaves(judgement: Judgement) -> tuple[Judgement, ...]:
    """The leaves of a judgement that are not met, a free seat left out."""
    return tuple(one for one in judgement.leaves() if one.verdict != "met" and one.kind != "seat_open")
