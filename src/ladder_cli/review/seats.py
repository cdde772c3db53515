"""Seats that a change gives: whether they are due by the base's rules, and whose word the process asks."""

from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from ladder_cli.model.dates import after
from ladder_cli.model.finding import Plain
from ladder_cli.model.record import Attestation, Nomination, Record, Seat, Sponsor, Waiver
from ladder_cli.model.stop import Stop
from ladder_cli.review import shortfall
from ladder_cli.review.bench import Bench
from ladder_cli.review.giving import Giving
from ladder_cli.review.needs import Ruling, joined
from ladder_cli.review.proposal import FileChange, Proposal
from ladder_cli.review.spoken import BACK, word_ruling
from ladder_cli.review.steps import ruling
from ladder_cli.review.view import candidates_view, without_ended, without_gone
from ladder_cli.roles.days import parsed
from ladder_cli.roles.phrase import many
from ladder_cli.roles.promotion import check
from ladder_cli.roles.requirement import judge, verdict_on
from ladder_cli.roles.standing import active
from ladder_cli.roles.words import given

COULD_NOT = 3
Word = Sponsor | Attestation | Waiver


def granted(bench: Bench, proposal: Proposal, file: FileChange, value: Plain) -> Ruling:
    """What a new seat takes: the role's requirements and process; stewards where it is none of the role's."""
    seat = msgspec.convert(value, Seat)
    if seat.origin in ("imported", "founding"):
        return bench.stewards(f"a seat of origin `{seat.origin}` is not given by the role's process", file.id)
    role = bench.base.registry.roles.get(seat.role) if seat.role in bench.base.registry.roles else None
    if role is None:
        refused = f"the role `{seat.role}` is not one of the target branch: bring the role in first"
        return Ruling("a seat is given by a role that is in force", refused=refused)
    rulings = [_dated(bench, seat), _due(bench, proposal, file, seat), _room(bench, proposal, seat)]
    rulings += _words(bench, file, seat)
    rulings += _particulars(bench, file, seat)
    giving = Giving(bench, file.id, seat, _case(file.record_before, seat), _case(file.record, seat))
    if role.process is not None:
        rulings.append(ruling(giving, role.process))
    elif seat.sig is not None:
        rulings.append(_lead_approval(bench, seat.sig, file.id))
    else:
        rulings.append(bench.stewards(f"`{seat.role}` has no process of its own", file.id))
    return joined(one for one in rulings if one.because or one.refused or one.needs)


def removed(bench: Bench, person: str, value: Plain) -> Ruling:
    """What it takes to remove somebody from a seat: the role's process of removal, else a steward."""
    seat = msgspec.convert(value, Seat)
    roles = bench.base.registry.roles
    role = roles.get(seat.role) if seat.role in roles else None
    if role is None or role.removal is None:
        return bench.stewards("the role has no process of removal", person)
    return ruling(Giving(bench, person, seat, None, None), role.removal)


def _lead_approval(bench: Bench, sig: str, person: str) -> Ruling:
    because = "the role has no process of its own"
    steward = bench.stewards(because, person)
    if steward.verdict == "allowed":
        return steward
    of = {*bench.holders("lead", sig), *bench.holders("steward", None)}
    return Ruling(because, (bench.approval(1, of, f"a lead of `{sig}`, or a steward: {because}", person),))


def _dated(bench: Bench, seat: Seat) -> Ruling:
    """A seat begins when it is given, not long before."""
    opened = date.fromisoformat(bench.opened)
    first = (opened - timedelta(days=BACK)).isoformat()
    if seat.ended is not None:
        return bench.stewards("a seat that is over when it is given is history")
    if seat.since is None or seat.since < first:
        line = f"since: {bench.opened}"
        why = "a seat begins at most seven days before the pull request"
        return Ruling(why, refused=f"{why}: write `{line}`")
    return Ruling("")


def _due(bench: Bench, proposal: Proposal, file: FileChange, seat: Seat) -> Ruling:
    """Whether the requirements are met: by the base's rules and seats, with the evidence as merged."""
    ladders = candidates_view(bench.base, proposal.merged, file)
    why = f"`{seat.role}` asks for it"
    try:
        check(without_ended(ladders, file), file.id, seat.role, seat.sig, bench.today)
    except Stop as stop:
        if stop.status == COULD_NOT:
            raise
        return Ruling(why, refused=f"{stop.message}: {stop.hint}" if stop.hint else stop.message)
    words = given(ladders, file.id, seat.sponsors, seat.attestations, seat.waivers)
    speakers = dict.fromkeys(word.by for word in _new_words(file, seat))
    now = without_gone(ladders, speakers, bench.day)
    asked = (file.id, seat.role, seat.sig, bench.today, words)
    if verdict_on(now, *asked) == "met":
        return Ruling("")
    found = judge(now, *asked)
    gone = [f"`{one}`" for one in speakers if any(not active(held, bench.day) for held in _held(bench, one))]
    note = ""
    if gone and verdict_on(ladders, *asked) == "met":
        note = f"; a word given now counts by what {' and '.join(gone)} still holds"
    prefix = file.path.removesuffix(bench.base.registry.path("record", file.id))
    lines = () if prefix == file.path else tuple(shortfall.lines(found, file.path, prefix, bench.day))
    return Ruling(why, refused=f"{shortfall.told(found)}{note}", lines=lines)


def _held(bench: Bench, handle: str) -> tuple[Seat, ...]:
    return bench.base.registry.record(handle).seats


def _room(bench: Bench, proposal: Proposal, seat: Seat) -> Ruling:
    """Whether the role has a seat left on the first day of this one, this change's others counted."""
    role = bench.base.registry.roles[seat.role]
    most = role.seats.most
    if most is None:
        return Ruling("")
    day = max(bench.day, seat.since or "")
    held = {
        one.person
        for one in bench.base.seats.get(seat.role, ())
        if one.seat.sig == seat.sig and active(one.seat, day) and not one.seat.alternate
    }
    for file in proposal.files:
        if file.kind == "record" and file.exists and not file.unread:
            mine = file.seats.get((seat.role, seat.sig), ())
            here = any(active(one, day) and not one.alternate for one in mine)
            held = held | {file.id} if here else held - {file.id}
    if len(held) <= most:
        return Ruling("")
    why = f"`{seat.role}` has {many(most, 'seat')} at most, and {len(held)} people would hold one"
    return Ruling("the number of seats", refused=why)


def _words(bench: Bench, file: FileChange, seat: Seat) -> Iterator[Ruling]:
    """The words in the seat that are given here."""
    for word in _new_words(file, seat):
        yield word_ruling(bench, file.id, msgspec.to_builtins(word))


def _new_words(file: FileChange, seat: Seat) -> list[Word]:
    """The words in the seat, but for those of the base's nomination: these have been given."""
    case = _case(file.record_before, seat)
    known = () if case is None else (*case.sponsors, *case.attestations, *case.waivers)
    words: list[Word] = [*seat.sponsors, *seat.attestations, *seat.waivers]
    return [word for word in words if word not in known]


def _particulars(bench: Bench, file: FileChange, seat: Seat) -> Iterator[Ruling]:
    """What a promotion would not write takes a steward."""
    role = bench.base.registry.roles[seat.role]
    start = parsed(seat.since or bench.day)
    until = None
    if role.seats.term is not None and start is not None:
        until = (after(start, role.seats.term) - timedelta(days=1)).isoformat()
    if seat.until != until:
        said = f"`{until}`" if until else "open"
        yield bench.stewards(f"by the role's term the seat's last day is {said}", file.id)
    if seat.alternate:
        yield bench.stewards("an alternate's seat is not given by the role's process", file.id)
    if seat.source is not None:
        yield bench.stewards("a source is named for a seat that is given here", file.id)


def _case(record: Record, seat: Seat) -> Nomination | None:
    for one in record.nominations:
        if one.closed is None and (one.role, one.sig) == (seat.role, seat.sig):
            return one
    return None
