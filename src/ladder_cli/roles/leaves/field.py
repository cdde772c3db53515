"""A field of the record that is filled in."""

from collections.abc import Sequence

from ladder_cli.model.finding import Keys
from ladder_cli.model.record import Record
from ladder_cli.model.requirement import Field
from ladder_cli.roles.candidacy import Candidacy
from ladder_cli.roles.judgement import Evidence, Settle, Told, Weighed
from ladder_cli.roles.lines import MOST_NAMED, item, scalar
from ladder_cli.roles.phrase import names
from ladder_cli.roles.standing import holders


def field(candidacy: Candidacy, name: str, leaf: Field) -> Weighed:
    """Met when the field holds something; the record is the authority, so nothing is ever unknown."""
    del name
    keys: Keys = tuple(leaf.path.split("."))
    registry = candidacy.ladders.registry
    if _filled(candidacy.record, leaf.path):
        at = registry.at("record", candidacy.person, *keys)
        return Weighed("met", lambda: Told("filled in", (Evidence(at, f"`{leaf.path}`"),)))

    def tell() -> Told:
        lines, into = _lines(candidacy, leaf.path)
        who, hint = _whose(candidacy, leaf.path)
        settle = Settle(registry.path("record", candidacy.person), into, lines, tuple(who[:MOST_NAMED]))
        return Told("empty", hint=hint, settle=(settle,), missing=1)

    return Weighed("unmet", tell)


def _filled(record: Record, path: str) -> bool:
    match path:
        case "account.login":
            return record.account is not None and bool(record.account.login)
        case "account.id":
            return record.account is not None and record.account.id is not None
        case _:
            return bool(getattr(record, path))


def _whose(candidacy: Candidacy, path: str) -> tuple[Sequence[str], str]:
    """Who may fill it in, as the schema of records says, and how they do."""
    person, ladders = candidacy.person, candidacy.ladders
    if path == "affiliations":
        return [person], f"`{person}` fills it in: {candidacy.own_record} --joins ORGANIZATION"
    if path == "ties":
        return [person], f"`{person}` writes it in their record"
    if path in ("account", "account.login") and person not in ladders.registry.records:
        return [person], f"`{person}` fills it in: ladder me --login LOGIN"
    stewards = holders(ladders, "steward", None, candidacy.day)
    return stewards, f"ask {names(stewards) or 'a steward'} to fill it in"


def _lines(candidacy: Candidacy, path: str) -> tuple[str, Keys]:
    """The value to paste, and the keys it goes to."""
    match path:
        case "name":
            return scalar(candidacy.ladders.registry.name_of(candidacy.person)), ("name",)
        case "account" | "account.login":
            return f"login: {scalar(candidacy.person)}", ("account",)
        case "account.id":
            return "NUMBER", ("account", "id")
        case "affiliations":
            return item({"organization": "ORGANIZATION", "from": candidacy.day}), ("affiliations",)
        case _:
            return item({"with": "HANDLE", "kind": "same-employer"}), ("ties",)
