"""`ladder pair --propose`: a batch of pairs as one change, with its pull request."""

from ladder_cli.commands.call import Call
from ladder_cli.commands.options import Writing
from ladder_cli.pairing.suggestion import Suggestions


def written(call: Call, found: Suggestions, how: Writing) -> int:
    """Write every pair as a pairing that is proposed today, all or none; nothing where there is none."""
    from ladder_cli.commands.landing import land, made_sure
    from ladder_cli.pairing.batch import files
    from ladder_cli.render import proposed_pairs
    from ladder_cli.render.as_json import dumped
    from ladder_cli.render.pairs import as_text
    from ladder_cli.roles.ladders import Ladders
    from ladder_cli.roles.standing import holders
    from ladder_cli.store.plans.planned import planned

    plan = planned(call.source, files(call.registry, found.pairs, call.today), {})
    message = proposed_pairs.message(found.pairs) if how.commit and found.pairs else ""
    landed = land(call, made_sure(call, plan) if found.pairs else plan, message=message, dry_run=how.dry_run)
    stewards = holders(Ladders(call.registry), "steward", None, call.today.isoformat())
    request = proposed_pairs.request(call.registry, found.pairs, stewards)
    if how.as_json:
        more = {**landed.plain, "pull_request": request.plain if found.pairs else None}
        call.answer(dumped({**found.as_json(), **more}))
    elif found.pairs:
        call.answer(f"{as_text(found)}\n{landed.page}\n{request.text}")
    else:
        call.answer(as_text(found))
    return 0
