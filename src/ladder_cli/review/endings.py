"""Seats in a record: the new ones, and how one ends."""

from collections.abc import Iterator
from datetime import timedelta

import msgspec

from ladder_cli.model.finding import Plain
from ladder_cli.review.bench import Bench
from ladder_cli.review.diff import Difference, canonical
from ladder_cli.review.needs import AnyOf, Ruling
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
    if "ended" in old or one.how != "set" or not ended:
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
        because = "everybody may leave a seat"
        lead = bench.lead_word(sig, because, file.id)
        mine = bench.own(file.id, because)
        return Ruling(because, (mine,) if mine.is_met else (AnyOf((mine, lead)),))
    return bench.stewards(
        "a seat is ended for another reason, or on another day, than by stepping down today", file.id
    )


def _moves_up(bench: Bench, file: FileChange, seat: dict[str, Plain], on: str) -> bool:
    roles = bench.base.registry.roles
    for new in new_seats(file):
        role = roles.get(str(new.get("role"))) if str(new.get("role")) in roles else None
        since = parsed(str(new.get("since", "")))
        if role is None or since is None or str(seat.get("role")) not in role.follows:
            continue
        if on in ((since - timedelta(days=1)).isoformat(), since.isoformat()):
            return True
    return False


def new_seats(file: FileChange) -> Iterator[dict[str, Plain]]:
    """The seats that the change gives, as they stand in the file."""
    old = {canonical(seat) for seat in items(file.old.get("seats"))}
    for seat in items(file.new.get("seats")):
        if canonical(seat) not in old and isinstance(seat, dict) and "ended" not in seat:
            yield seat


def _same_seat(one: dict[str, Plain], other: dict[str, Plain]) -> bool:
    return all(one.get(key) == other.get(key) for key in ("role", "sig", "since"))
