"""Records: what a person may write in their own alone, whose word each other line takes."""

from datetime import date, timedelta

from ladder_cli.model.record import Record
from ladder_cli.review.bench import Bench
from ladder_cli.review.diff import Difference
from ladder_cli.review.endings import seat
from ladder_cli.review.needs import Ruling, both
from ladder_cli.review.nominations import nomination
from ladder_cli.review.proposal import FileChange, Proposal
from ladder_cli.review.spoken import dated, word_ruling
from ladder_cli.review.values import text, tree
from ladder_cli.roles.protection import may_vouch
from ladder_cli.roles.standing import active

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
    if str(data.get("login")).lower() != told.login.lower() or not {*data} <= {"login", "id"}:
        return bench.stewards("the account is not the one that opened the change", file.id)
    if "id" in data and data["id"] != told.id:
        return bench.stewards("the account's number is not the one the forge gives", file.id)
    return None


def _affiliation(bench: Bench, proposal: Proposal, file: FileChange, one: Difference) -> Ruling:
    del proposal
    if one.how == "set" and one.names == ("affiliations[]",):
        data = tree(one.after)
        begins, until = str(data.get("from", "")), data.get("until")
        if begins >= bench.opened and "as_of" not in data and (until is None or str(until) >= begins):
            return _self(bench, file, "somebody says from today on where they work")
        return bench.stewards("where somebody worked before today decides which sponsors count", file.id)
    return _closing(bench, file, one, ("affiliations[]", "until"), "closes their current affiliation")


def _agreement(bench: Bench, proposal: Proposal, file: FileChange, one: Difference) -> Ruling:
    del proposal
    if one.how == "set" and one.names == ("agreements[]",):
        on = str(tree(one.after).get("on", ""))
        ruling = _self(bench, file, "everybody agrees for themselves")
        return both(ruling, dated(bench, on, "the agreement", file.id))
    return bench.stewards("what somebody agreed to stays as it is", file.id)


def _leave(bench: Bench, proposal: Proposal, file: FileChange, one: Difference) -> Ruling:
    del proposal
    if one.how == "set" and one.names == ("leave[]",):
        begins = str(tree(one.after).get("from", ""))
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


def _vouch(bench: Bench, proposal: Proposal, file: FileChange, one: Difference) -> Ruling:
    del proposal
    if one.names != ("vouches[]",) or one.how != "set":
        return bench.stewards("a vouch stays as it was given", file.id)
    data = tree(one.after)
    ruling = word_ruling(bench, file.id, one.after)
    record: Record = bench.base.registry.record(file.id)
    by, roles = str(data.get("by", "")), bench.base.registry.roles
    for mine in record.seats:
        if (mine.role, mine.sig) == (data.get("role"), data.get("sig")) and active(mine, bench.day):
            role = roles.get(mine.role) if mine.role in roles else None
            if role and role.keeps and may_vouch(bench.base, by, mine, role.keeps, bench.day):
                return ruling
    return both(ruling, bench.stewards(f"`{by}` is not one of those who may vouch for that seat", file.id))


def _notice(bench: Bench, proposal: Proposal, file: FileChange, one: Difference) -> Ruling:
    del proposal
    if one.names == ("notices[]",) and one.how == "set":
        sig = text(tree(one.after).get("sig"))
        ruling = bench.leads(sig, "a notice begins the end of a seat", file.id)
        return both(ruling, dated(bench, str(tree(one.after).get("on", "")), "the notice", file.id))
    return bench.stewards("a notice stays as it was sent", file.id)


def _self(bench: Bench, file: FileChange, because: str) -> Ruling:
    return bench.person(file.id, because)


_RULERS = {
    "affiliations": _affiliation,
    "agreements": _agreement,
    "leave": _leave,
    "ties": _tie,
    "nominations": nomination,
    "seats": seat,
    "vouches": _vouch,
    "notices": _notice,
}
