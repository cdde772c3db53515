"""Seats in a record: the new ones, and how one ends."""

from collections.abc import Iterator
from datetime import timedelta

import msgspec

from ladder_cli.model.finding import Plain
from ladder_cli.review.bench import Bench, either
from ladder_cli.review.diff import Difference, canonical
from ladder_cli.review.needs import Ruling
from ladder_cli.review.proposal import FileChange, Proposal
from ladder_cli.review.spoken import word_ruling
from ladder_cli.review.values import items, text, tree
from ladder_cli.roles.days import parsed
from ladder_cli.roles.standing import active


def seat(bench: Bench, proposal: Proposal, file: FileChange, one: Difference) -> Ruling:
    """What one difference in the seats takes."""
    if one.names == ("seats[]",) and one.how == "set":
        from ladder_cli.review.seats import granted

        return granted(bench, proposal, file, one.after)
    if one.names[:2] == ("seats[]", "ended") and isinstance(one.items[-1], dict):
        return _ended(bench, file, one)
    if one.names == ("seats[]", "attestations[]") and one.how == "set" and _of_removal(bench, one):
        return word_ruling(bench, file.id, one.after)
    return bench.stewards("a seat stays as it was given", file.id)


def _of_removal(bench: Bench, one: Difference) -> bool:
    """Whether a line in a seat says what came of a vote that takes it away."""
    held = str(tree(one.items[0]).get("role"))
    role = bench.base.registry.roles.get(held) if held in bench.base.registry.roles else None
    if role is None or role.removal is None:
        return False
    from ladder_cli.roles.process import below

    votes = {step.id for step in below(role.removal) if step.vote is not None}
    return str(tree(one.after).get("id")) in votes and "ended" in tree(one.items[0])


def _ended(bench: Bench, file: FileChange, one: Difference) -> Ruling:
    """The end of a seat: the person's own from today on, or the next rung's, else a steward's."""
    seat = tree(one.items[-1])
    ended, key = tree(seat.get("ended")), one.names[-1]
    old = next((tree(value) for value in items(file.old.get("seats")) if _same_seat(tree(value), seat)), {})
    if not ended or not ("ended" not in old or _ends_sooner(bench, tree(old["ended"]), ended)):
        return bench.stewards("a seat that has ended stays as it ended", file.id)
    held = any(
        _same_seat(msgspec.to_builtins(mine), seat) and active(mine, bench.day)
        for mine in bench.base.registry.record(file.id).seats
    )
    on = str(ended.get("on", ""))
    if held and ended.get("why") == "removed" and "as" not in ended and on >= bench.opened:
        from ladder_cli.review.seats import removed

        return removed(bench, file.id, seat)
    if held and ended.get("why") == "moved-up" and "as" not in ended and _moves_up(bench, file, seat, on):
        return Ruling("the next rung takes its place")
    sig = text(seat.get("sig"))
    if key == "as":
        return bench.leads(sig, "what remains of a seat is not one's own to say", file.id)
    if held and ended.get("why") == "stepped-down" and on >= bench.opened:
        return _stepped_down(bench, file, seat)
    return bench.stewards(
        "a seat is ended for another reason, or on another day, than by stepping down today", file.id
    )


def _ends_sooner(bench: Bench, old: dict[str, Plain], new: dict[str, Plain]) -> bool:
    """Whether a seat that somebody is to leave one day ends before: that day holds nobody else off."""
    leaves, on = str(old.get("on", "")), str(new.get("on", ""))
    return old.get("why") == "stepped-down" and "as" not in old and bench.day < leaves and "" < on <= leaves


def _stepped_down(bench: Bench, file: FileChange, seat: dict[str, Plain]) -> Ruling:
    """The person's word, or that of whoever they told: a lead, of a seat that leads no more than others."""
    because, sig = "everybody may leave a seat", text(seat.get("sig"))
    mine = bench.own(file.id, because)
    if mine.is_met:
        return Ruling(because, (mine,))
    roles = bench.base.registry.roles
    role = roles.get(str(seat.get("role"))) if str(seat.get("role")) in roles else None
    if role is None or role.grants:
        return bench.person(file.id, because)
    return Ruling(because, (either(mine, bench.lead_word(sig, because, file.id)),))


def _moves_up(bench: Bench, file: FileChange, seat: dict[str, Plain], on: str) -> bool:
    """Whether a new seat takes the place of one: of the rung below in its group, or of one it excludes."""
    roles = bench.base.registry.roles
    for new in new_seats(file):
        name = str(new.get("role"))
        role = roles.get(name) if name in roles else None
        since = parsed(str(new.get("since", "")))
        if role is None or since is None or str(seat.get("role")) not in role.follows:
            continue
        in_its_place = seat.get("sig") == new.get("sig") or _is_excluded(bench, file.id, name, seat)
        if in_its_place and on in ((since - timedelta(days=1)).isoformat(), since.isoformat()):
            return True
    return False


def _is_excluded(bench: Bench, person: str, role: str, seat: dict[str, Plain]) -> bool:
    from ladder_cli.roles.promotion import conflicts

    found = conflicts(bench.base, person, role, bench.today)
    return any(_same_seat(msgspec.to_builtins(one.seat), seat) for one in found)


def new_seats(file: FileChange) -> Iterator[dict[str, Plain]]:
    """The seats that the change gives, as they stand in the file."""
    old = {canonical(seat) for seat in items(file.old.get("seats"))}
    for seat in items(file.new.get("seats")):
        if canonical(seat) not in old and isinstance(seat, dict) and "ended" not in seat:
            yield seat


def _same_seat(one: dict[str, Plain], other: dict[str, Plain]) -> bool:
    return all(one.get(key) == other.get(key) for key in ("role", "sig", "since"))
