"""Something known from elsewhere, with its source and day: two-factor, a signed key, hours promised."""

from datetime import date

from ladder_cli.model.dates import before
from ladder_cli.model.record import Fact
from ladder_cli.model.requirement import Known
from ladder_cli.roles.candidacy import Candidacy
from ladder_cli.roles.judgement import Evidence, Told, Weighed
from ladder_cli.roles.lines import in_record, item
from ladder_cli.roles.phrase import names, shown
from ladder_cli.roles.standing import holders
from ladder_cli.roles.verdict import Verdict


def fact(candidacy: Candidacy, name: str, leaf: Known) -> Weighed:
    """Judged by the latest fact of that name up to today; unknown where there is none or it is stale.

    Where the latest day holds several, they must agree, else it is unknown.
    """
    del name
    mine = [
        (index, one)
        for index, one in enumerate(candidacy.record.facts)
        if one.what == leaf.what and one.as_of <= candidacy.day
    ]
    latest = max((one.as_of for _, one in mine), default="")
    newest = [(index, one) for index, one in mine if one.as_of == latest]
    stale = bool(newest) and not _fresh(latest, leaf.fresh, candidacy.today)
    answers = {_holds(one, leaf) for _, one in newest}
    verdict: Verdict = "unknown"
    if len(answers) == 1 and not stale:
        verdict = "met" if answers.pop() else "unmet"

    def tell() -> Told:
        evidence = tuple(
            Evidence(candidacy.ladders.registry.at("record", candidacy.person, "facts", index), _said(one))
            for index, one in newest
        )
        found = " and ".join(one.what for one in evidence) or f"nothing on record of `{leaf.what}`"
        found += ", which is stale" if stale else ""
        if verdict == "met":
            return Told(found, evidence)
        value = leaf.least if leaf.value is None and leaf.least is not None else leaf.value
        line = item(
            {
                "what": leaf.what,
                "value": True if value is None else value,
                "source": "SOURCE",
                "as_of": candidacy.day,
            }
        )
        stewards = holders(candidacy.ladders, "steward", None, candidacy.day)
        settle = (in_record(candidacy, candidacy.person, "facts", line, stewards),)
        hint = f"ask {names(stewards) or 'a steward'} to look it up and record it with its source"
        return Told(found, evidence, hint, settle, missing=1)

    return Weighed(verdict, tell)


def _fresh(as_of: str, fresh: str | None, today: date) -> bool:
    return fresh is None or as_of >= before(today, fresh).isoformat()


def _holds(one: Fact, leaf: Known) -> bool:
    if leaf.least is not None:
        number = one.value if isinstance(one.value, int | float) and not isinstance(one.value, bool) else None
        if number is None or number < leaf.least:
            return False
        if leaf.value is None:
            return True
    wanted = True if leaf.value is None else leaf.value
    return isinstance(one.value, bool) == isinstance(wanted, bool) and one.value == wanted


def _said(one: Fact) -> str:
    return f"`{one.what}` is {shown(one.value)} as of {one.as_of}, by `{one.source}`"
