"""How near the sponsors of a seat are to each other and to whom they vouched for."""

from ladder_cli.model.record import Sponsor
from ladder_cli.model.requirement import Sponsors
from ladder_cli.roles.employers import differ
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.ties import ties
from ladder_cli.rules.wording import counted


def too_close(person: str, good: list[Sponsor], asked: Sponsors, ladders: Ladders) -> tuple[str, str] | None:
    """What is wrong with employers and ties, and what to do; None where nothing surely is."""
    theirs = [ladders.employers(sponsor.by, sponsor.on) for sponsor in good]
    own = ladders.employers(person, good[0].on) if good else None
    hint = "ask a sponsor who works elsewhere, or mend the affiliations"
    if asked.employers == "distinct" and not differ(theirs, asked.least, hopeful=True):
        return f"the sponsors work for fewer than {asked.least} employers", hint
    if asked.employers == "distinct-from-candidate":
        others = [firm for firm in theirs if firm is None or own is None or not firm & own]
        if not differ(others, asked.least, hopeful=True):
            return f"the sponsors and the candidate work for fewer than {asked.least + 1} employers", hint
    outside = [firm for firm in theirs if firm is None or own is None or not firm & own]
    if asked.outside is not None and len(outside) < asked.outside:
        return f"{counted(asked.outside, 'sponsor')} must work elsewhere than the candidate", hint
    inside = [firm for firm in theirs if firm is None or own is None or firm & own]
    if asked.inside is not None and len(inside) < asked.inside:
        hint = "ask a sponsor who works with the candidate, or mend the affiliations"
        return f"{counted(asked.inside, 'sponsor')} must work for the candidate's employer", hint
    untied = [one for one in good if not ties(ladders, person, one.by, one.on)]
    if asked.untied is not None and len(untied) < asked.untied:
        return (
            f"{counted(asked.untied, 'sponsor')} must have no tie with the candidate",
            "ask another sponsor",
        )
    return None
