"""What became of somebody or something, day by day, as the registry's files say it."""

from collections.abc import Iterator

from ladder_cli.directory.listing import View
from ladder_cli.directory.page import Line
from ladder_cli.directory.seats import spoken
from ladder_cli.model.record import Seat
from ladder_cli.model.registry import Case, Held


def events(view: View, kind: str, name: str) -> list[Line]:
    """Dated lines of seats and nominations: a person's own; those in a group or a role for these."""
    registry = view.registry
    if kind == "person":
        lines = [line for held in registry.seats_of(name) for line in _seat(held, "")]
        lines += [line for case in registry.cases_of(name) for line in _case(case)]
        return lines + list(_record(view, name))
    if kind == "role":
        seats = view.ladders.seats.get(name, ())
        return [line for held in seats for line in _seat(held, registry.name_of(held.person))]
    if kind == "sig":
        every = (held for seats in view.ladders.seats.values() for held in seats if held.seat.sig == name)
        return [line for held in every for line in _seat(held, registry.name_of(held.person))]
    return []


def paths(view: View, kind: str, name: str) -> list[str]:
    """The files that tell of it, in the registry, also by a person's previous handles."""
    registry = view.registry
    if kind != "person":
        return [registry.path("group" if kind == "sig" else kind, name)]
    account = registry.record(name).account
    found: list[str] = []
    for handle in (name, *(account.previous if account else ())):
        found += [registry.path("record", handle), registry.path("person", handle)]
        stems = registry.ledgers.get(handle, (handle,))
        found += [registry.path("contributions", stem) for stem in stems]
    return list(dict.fromkeys(found))


def _seat(held: Held, who: str) -> Iterator[Line]:
    seat = held.seat
    by = f"{who}: " if who else ""
    words = [f"vouched for by {', '.join(one.by for one in seat.sponsors)}"] if seat.sponsors else []
    words += [f"{one.id} attested by {one.by}" for one in seat.attestations]
    words += [f"{one.id} waived by {one.by}: {one.reason}" for one in seat.waivers]
    words += [] if seat.origin == "granted" else [seat.origin]
    yield Line(f"{by}{spoken(seat)}", seat.since or "", "", tuple(words), held.at)
    yield from _end(seat, held, by)


def _end(seat: Seat, held: Held, by: str) -> Iterator[Line]:
    if seat.ended is None:
        return
    what = f"{by}{spoken(seat)} ended: {seat.ended.why.replace('-', ' ')}"
    notes = (seat.ended.as_,) if seat.ended.as_ else ()
    yield Line(what, seat.ended.on or "", "", notes, held.at)


def _case(case: Case) -> Iterator[Line]:
    one = case.nomination
    seat = f"{one.role} in {one.sig}" if one.sig else one.role
    yield Line(f"nominated as {seat} by {one.by}", one.on, "", (), case.at)
    if one.accepted:
        yield Line(f"said yes to the nomination as {seat}", one.accepted, "", (), case.at)
    for sponsor in one.sponsors:
        notes = (sponsor.why,) if sponsor.why else ()
        yield Line(f"{sponsor.by} vouched, for {seat}", sponsor.on, sponsor.link or "", notes, case.at)
    for word in one.attestations:
        yield Line(f"{word.by} attested {word.id}, for {seat}", word.on, word.link or "", (), case.at)
    for waived in one.waivers:
        yield Line(f"{waived.by} waived {waived.id}, for {seat}", waived.on, "", (waived.reason,), case.at)
    if one.closed is not None:
        yield Line(f"nomination as {seat} closed: {one.closed.as_}", one.closed.on, "", (), case.at)


def _record(view: View, name: str) -> Iterator[Line]:
    record, registry = view.registry.record(name), view.registry
    for index, agreed in enumerate(record.agreements):
        version = f" {agreed.version}" if agreed.version else ""
        at = registry.at("record", name, "agreements", index)
        yield Line(f"agreed to {agreed.what}{version}", agreed.on, agreed.link or "", (), at)
    for index, vouch in enumerate(record.vouches):
        at = registry.at("record", name, "vouches", index)
        where = f" in {vouch.sig}" if vouch.sig else ""
        yield Line(f"{vouch.by} vouched for the seat as {vouch.role}{where}", vouch.on, "", (), at)
    for index, notice in enumerate(record.notices):
        at = registry.at("record", name, "notices", index)
        where = f" in {notice.sig}" if notice.sig else ""
        due = f", due {notice.due}" if notice.due else ""
        yield Line(f"notice for the seat as {notice.role}{where}{due}", notice.on, "", (), at)
