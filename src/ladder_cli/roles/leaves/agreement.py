"""Something the candidate has agreed to: the code of conduct, a guide, a training."""

from ladder_cli.model.dates import after
from ladder_cli.model.finding import Plain
from ladder_cli.model.record import Agreement
from ladder_cli.model.requirement import Agreed
from ladder_cli.roles.candidacy import Candidacy
from ladder_cli.roles.days import parsed
from ladder_cli.roles.judgement import Evidence, Told, Weighed
from ladder_cli.roles.lines import in_record, item
from ladder_cli.roles.verdict import Verdict

CONDUCT = "conduct"


def agreement(candidacy: Candidacy, name: str, leaf: Agreed) -> Weighed:
    """Met by an agreement on or before today; for the code of conduct, to the version in force.

    An agreement to an older version counts within the community's days of grace; one that names no
    version leaves it unknown. With `due` it may follow after the appointment, and is met for now.
    """
    del name
    mine = [
        (index, one)
        for index, one in enumerate(candidacy.record.agreements)
        if one.what == leaf.what and one.on <= candidacy.day
    ]
    current = leaf.what == CONDUCT and leaf.version == "current"
    counts = [index for index, one in mine if not current or _counts(candidacy, one)]
    verdict: Verdict = "unmet"
    if counts or leaf.due is not None:
        verdict = "met"
    elif any(one.version is None for _, one in mine):
        verdict = "unknown"

    def tell() -> Told:
        evidence = tuple(
            Evidence(
                candidacy.ladders.registry.at("record", candidacy.person, "agreements", index), _shown(one)
            )
            for index, one in mine
            if not counts or index in counts
        )
        found = " and ".join(one.what for one in evidence) or f"no agreement to `{leaf.what}`"
        if counts:
            return Told(found, evidence)
        if leaf.due is not None:
            last = after(candidacy.today, leaf.due).isoformat()
            return Told(f"{found}; it may follow until {last}", evidence)
        line = item(_line(candidacy, leaf))
        settle = (in_record(candidacy, candidacy.person, "agreements", line, (candidacy.person,)),)
        own = candidacy.own_record
        hint = f"`{candidacy.person}` reads it, agrees and adds the line: {own} --agree {leaf.what}"
        return Told(found, evidence, hint, settle, missing=1)

    return Weighed(verdict, tell)


def _counts(candidacy: Candidacy, one: Agreement) -> bool:
    conduct = candidacy.ladders.registry.community.conduct
    if one.version == conduct.version:
        return True
    start = None if conduct.since is None else parsed(conduct.since)
    if one.version is None or start is None:
        return False
    return candidacy.today <= after(start, f"{conduct.grace_days} days") and one.on < start.isoformat()


def _shown(one: Agreement) -> str:
    version = f", version `{one.version}`" if one.version else ", no version named"
    return f"agreed to `{one.what}` on {one.on}" + (version if one.what == CONDUCT or one.version else "")


def _line(candidacy: Candidacy, leaf: Agreed) -> dict[str, Plain]:
    line: dict[str, Plain] = {"what": leaf.what}
    if leaf.what == CONDUCT:
        line["version"] = candidacy.ladders.registry.community.conduct.version
    return line | {"on": candidacy.day}
