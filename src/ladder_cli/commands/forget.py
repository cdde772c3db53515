"""`ladder forget`: somebody leaves, and takes their files with them."""

from typing import TYPE_CHECKING

import typer

from ladder_cli.commands.call import Call, call_of
from ladder_cli.commands.options import Person, Writing

if TYPE_CHECKING:
    from ladder_cli.store.plans.writing import Plan

MESSAGE = "Forget somebody who left\n"
"""It names nobody: a commit that did would keep what it takes out."""


def forget(context: typer.Context, how: Writing, person: Person) -> int:
    """Take somebody out of the registry: their files go, and others' files name `left-N` in their place.

    All of it happens, or nothing. Nobody can have such a handle, two who left stay two, and nothing says
    whose it was. `review` lets the result pass on that person's own word, or with a steward's approval.

    Example: ladder forget pilar --dry-run
    """
    from ladder_cli.commands.landing import land, told
    from ladder_cli.render.as_json import dumped
    from ladder_cli.render.leaving import Leaving, as_plain, as_text
    from ladder_cli.store.plans.forgetting import forgetting

    call = call_of(context)
    handle = call.person(person)
    found = forgetting(call.source, call.registry, handle)
    told(call, found.plan)
    words = [f"{call.source.prefix}{path}" for path in found.words]
    leaving = Leaving(handle, found.stand_in, words, _kept(call, found.plan))
    landed = land(call, found.plan, message=MESSAGE if how.commit else "", dry_run=how.dry_run)
    if how.as_json:
        call.answer(dumped({**as_plain(leaving), **landed.plain}))
    else:
        call.answer(landed.page + as_text(leaving))
    if not how.dry_run:
        call.talk(f"`review` lets it pass on `{handle}`'s own word, or with a steward's approval")
    return 0


def _kept(call: Call, plan: "Plan") -> int | None:
    """How many commits up to here touched the files that go; None without git."""
    from ladder_cli.store.git.past import touching
    from ladder_cli.store.git.repo import find_repo

    repo = find_repo(call.root)
    gone = [change.path for change in plan.changes if change.new is None]
    return None if repo is None else len(touching(repo, gone, call.source.prefix))
