"""Records: what a person may write in their own alone, whose word each other line takes."""

from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from ladder_cli.model.finding import Plain
from ladder_cli.model.record import Record
from ladder_cli.review.bench import Bench
from ladder_cli.review.diff import Difference, canonical
from ladder_cli.review.needs import AnyOf, Ruling, both
from ladder_cli.review.proposal import FileChange, Proposal
from ladder_cli.review.seats import granted, removed
from ladder_cli.review.spoken import dated, word_ruling
from ladder_cli.review.steps import may_nominate
from ladder_cli.roles.protection import may_vouch
from ladder_cli.roles.standing import active

WORDS = ("sponsors[]", "attestations[]", "waivers[]", "seconds[]")
OWN_AT_FIRST = ("account", "affiliations", "agreements", "leave")
"""What one may write in one's own first record."""


def ruled(bench: Bench, proposal: Proposal, file: FileChange, one: Difference) -> Ruling:
    """What one difference in a record takes."""
    top = one.names[0].removesuffix("[]") if one.names else ""
    ruler = _RULERS.get(top)
    if ruler is None or one.how == "order":
        return bench.stewards(_STEWARDS.get(top, "a record is the stewards' to change"), file.id)
    return ruler(bench, proposal, file, one)


_STEWARDS = {
    "account": "an account decides whose word counts",
    "name": "the name in a record is the stewards' to change",
    "facts": "facts come from elsewhere, with their source",
}


def created(bench: Bench, file: FileChange) -> Ruling | None:
    """None where somebody makes their own first record with what is theirs to write; else what it takes."""
    voices = bench.voices
    extra = [key for key in file.new if key not in OWN_AT_FIRST]
    why = "a record is made by the person themselves, with account, agreements, affiliations and leave alone"
    if file.id != voices.stem or not voices.alone or extra:
        return bench.stewards(why, file.id)
    account = file.new.get("account")
    data = account if isinstance(account, dict) else {}
    told = voices.account
    if data.get("login") != told.login or not {*data} <= {"login", "id"}:
        return bench.stewards("the account is not the one that opened the change", file.id)
    if "id" in data and data["id"] != told.id:
        return bench.stewards("the account's number is not the one the forge gives", file.id)
    return None


def _affiliation(bench: Bench, proposal: Proposal, file: FileChange, one: Difference) -> Ruling:
    del proposal
    if one.how == "set" and one.names == ("affiliations[]",):
        data = _data(one.after)
        begins, until = str(data.get("from", "")), data.get("until")
        if begins >= bench.opened and "as_of" not in data and (until is None or str(until) >= begins):
            return _self(bench, file, "somebody says from today on where they work")
        return bench.stewards("where somebody worked before today decides which sponsors count", file.id)
    return _closing(bench, file, one, ("affiliations[]", "until"), "closes their current affiliation")


def _agreement(bench: Bench, proposal: Proposal, file: FileChange, one: Difference) -> Ruling:
    del proposal
    if one.how == "set" and one.names == ("agreements[]",):
        on = str(_data(one.after).get("on", ""))
        ruling = _self(bench, file, "everybody agrees for themselves")
        return both(ruling, dated(bench, on, "the agreement", file.id))
    return bench.stewards("what somebody agreed to stays as it is", file.id)


def _leave(bench: Bench, proposal: Proposal, file: FileChange, one: Difference) -> Ruling:
    del proposal
    if one.how == "set" and one.names == ("leave[]",):
        begins = str(_data(one.after).get("from", ""))
        if (begins if len(begins) == 10 else f"{begins}-01") >= bench.opened:
            return _self(bench, file, "leave is one's own to take")
        return bench.stewards(
            f"leave of days gone by moves what counts; from today on: `from: {bench.opened}`", file.id
        )
    return _closing(bench, file, one, ("leave[]", "until"), "comes back from leave")


def _closing(bench: Bench, file: FileChange, one: Difference, names: tuple[str, ...], what: str) -> Ruling:
    """An end that leaves every day before the change as it was."""
    eve = (date.fromisoformat(bench.opened) - timedelta(days=1)).isoformat()
    ends = [str(end) for end in (one.before, one.after) if end is not None]
    if one.names == names and one.after is not None and all(len(end) == 10 and end >= eve for end in ends):
        return _self(bench, file, f"somebody {what}")
    return bench.stewards("this changes days gone by", file.id)


def _tie(bench: Bench, proposal: Proposal, file: FileChange, one: Difference) -> Ruling:
    del proposal
    if one.how == "set" and one.names == ("ties[]",):
        return _self(bench, file, "ties are declared by whom they bind")
    return bench.stewards("a tie that was declared stays in sight", file.id)


def _nomination(bench: Bench, proposal: Proposal, file: FileChange, one: Difference) -> Ruling:
    del proposal
    if one.names == ("nominations[]",):
        return _opened(bench, file, one) if one.how == "set" else _closed(bench, file, one)
    if len(one.names) == 2 and one.names[1] in WORDS:
        return _word(bench, file, one)
    if one.names == ("nominations[]", "accepted") and one.how == "set":
        because = "the nominee says yes"
        ruling = Ruling(because, (bench.own(file.id, because),))
        return both(ruling, dated(bench, str(one.after), "the yes", file.id))
    if one.names[:2] == ("nominations[]", "closed") and one.before is None:
        return bench.stewards("a nomination is closed with its reason", file.id)
    return bench.stewards("what a nomination says stays as it was said", file.id)


def _opened(bench: Bench, file: FileChange, one: Difference) -> Ruling:
    """A new case: the nominator's word, and the word of everyone it names besides."""
    data = _data(one.after)
    by = str(data.get("by", ""))
    because = f"`{by}` nominates"
    ruling = Ruling(because, (bench.own(by, because, file.id if by != file.id else ""),))
    ruling = both(ruling, dated(bench, str(data.get("on", "")), "the nomination", file.id))
    if not may_nominate(bench, by, file.id, str(data.get("role", "")), _text(data.get("sig"))):
        why = f"by the role's process `{by}` is not one of those who nominate"
        ruling = both(ruling, bench.stewards(why, file.id))
    if "accepted" in data:
        ruling = both(ruling, Ruling("the nominee says yes", (bench.own(file.id, "the nominee says yes"),)))
    if "closed" in data:
        ruling = both(ruling, bench.stewards("a case that is closed when it is opened is history", file.id))
    for key in ("seconds", "sponsors", "attestations", "waivers"):
        words = data.get(key)
        for word in words if isinstance(words, list) else []:
            ruling = both(ruling, word_ruling(bench, file.id, word))
    return ruling


def _closed(bench: Bench, file: FileChange, one: Difference) -> Ruling:
    """A nomination goes when its seat is given; else it is a steward's to clear away."""
    data = _data(one.before)
    for seat in _new_seats(file):
        if (seat.get("role"), seat.get("sig")) == (data.get("role"), data.get("sig")):
            return Ruling("its words are the seat's now")
    return bench.stewards("a nomination is taken away together with the words in it", file.id)


def _word(bench: Bench, file: FileChange, one: Difference) -> Ruling:
    if one.how == "set":
        return word_ruling(bench, file.id, one.after)
    by = str(_data(one.before).get("by", ""))
    return bench.person(by, f"`{by}` takes the word back", file.id)


def _seat(bench: Bench, proposal: Proposal, file: FileChange, one: Difference) -> Ruling:
    if one.names == ("seats[]",) and one.how == "set":
        return granted(bench, proposal, file, one.after)
    if one.names[:2] == ("seats[]", "ended") and isinstance(one.items[-1], dict):
        return _ended(bench, file, one)
    return bench.stewards("a seat stays as it was given", file.id)


def _ended(bench: Bench, file: FileChange, one: Difference) -> Ruling:
    """The end of a seat: the person's own from today on, or the next rung's, else a steward's."""
    seat = _data(one.items[-1])
    ended, key = _data(seat.get("ended")), one.names[-1]
    old = next((_data(value) for value in _list(file.old.get("seats")) if _same_seat(_data(value), seat)), {})
    if "ended" in old or one.how != "set" or not ended:
        return bench.stewards("a seat that has ended stays as it ended", file.id)
    held = any(
        _same_seat(msgspec.to_builtins(mine), seat) and active(mine, bench.day)
        for mine in bench.base.registry.record(file.id).seats
    )
    on = str(ended.get("on", ""))
    if held and ended.get("why") == "removed" and "as" not in ended and on >= bench.opened:
        return removed(bench, file.id, seat)
    if held and ended.get("why") == "moved-up" and "as" not in ended and _moves_up(bench, file, seat, on):
        return Ruling("the next rung takes its place")
    sig = _text(seat.get("sig"))
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
    for new in _new_seats(file):
        role = roles.get(str(new.get("role"))) if str(new.get("role")) in roles else None
        since = str(new.get("since", ""))
        if role is None or not since or str(seat.get("role")) not in role.follows:
            continue
        eve = (date.fromisoformat(since) - timedelta(days=1)).isoformat()
        if on in (eve, since):
            return True
    return False


def _new_seats(file: FileChange) -> Iterator[dict[str, Plain]]:
    old = {canonical(seat) for seat in _list(file.old.get("seats"))}
    for seat in _list(file.new.get("seats")):
        if canonical(seat) not in old and isinstance(seat, dict) and "ended" not in seat:
            yield seat


def _same_seat(one: dict[str, Plain], other: dict[str, Plain]) -> bool:
    return all(one.get(key) == other.get(key) for key in ("role", "sig", "since"))


def _vouch(bench: Bench, proposal: Proposal, file: FileChange, one: Difference) -> Ruling:
    del proposal
    if one.names != ("vouches[]",) or one.how != "set":
        return bench.stewards("a vouch stays as it was given", file.id)
    data = _data(one.after)
    ruling = word_ruling(bench, file.id, one.after)
    record: Record = bench.base.registry.record(file.id)
    by, roles = str(data.get("by", "")), bench.base.registry.roles
    for seat in record.seats:
        if (seat.role, seat.sig) == (data.get("role"), data.get("sig")) and active(seat, bench.day):
            role = roles.get(seat.role) if seat.role in roles else None
            if role and role.keeps and may_vouch(bench.base, by, seat, role.keeps, bench.day):
                return ruling
    return both(ruling, bench.stewards(f"`{by}` is not one of those who may vouch for that seat", file.id))


def _notice(bench: Bench, proposal: Proposal, file: FileChange, one: Difference) -> Ruling:
    del proposal
    if one.names == ("notices[]",) and one.how == "set":
        sig = _text(_data(one.after).get("sig"))
        ruling = bench.leads(sig, "a notice begins the end of a seat", file.id)
        return both(ruling, dated(bench, str(_data(one.after).get("on", "")), "the notice", file.id))
    return bench.stewards("a notice stays as it was sent", file.id)


def _self(bench: Bench, file: FileChange, because: str) -> Ruling:
    return bench.person(file.id, because)


def _data(value: Plain) -> dict[str, Plain]:
    return value if isinstance(value, dict) else {}


def _text(value: Plain) -> str | None:
    return value if isinstance(value, str) else None


def _list(value: Plain) -> list[Plain]:
    return value if isinstance(value, list) else []


_RULERS = {
    "affiliations": _affiliation,
    "agreements": _agreement,
    "leave": _leave,
    "ties": _tie,
    "nominations": _nomination,
    "seats": _seat,
    "vouches": _vouch,
    "notices": _notice,
}
