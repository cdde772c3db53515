"""`ladder ready`: who is due for a seat, or lacks only a word."""

import os

import typer

from ladder_cli.commands.call import call_of
from ladder_cli.commands.options import Form, Role, Sig


def ready(context: typer.Context, role: Role = "", sig: Sig = "", form: Form = "text") -> int:
    """Who has met all that can be computed, and is due or lacks only a word: whose, by name.

    Looks at the rungs above the seats people hold, at first rungs, and at open nominations; at an office
    that follows nothing only when it is named.

    Example: ladder ready reviewer --sig docs
    """
    from ladder_cli.render.readiness import FORMATS
    from ladder_cli.roles.ladders import Ladders
    from ladder_cli.roles.readiness import Search
    from ladder_cli.store.checks.seeking import Recall
    from ladder_cli.store.checks.seeking import ready as found
    from ladder_cli.store.checks.sweeping import seldom_collected

    call = call_of(context)
    # Git looks at the folder while we lay it out.
    recall = None if os.environ.get("LADDER_CACHE") == "off" else Recall.begin(call.source)
    group = call.group(sig) if sig else None
    with seldom_collected():
        who = found(
            Search(Ladders(call.registry), call.today, role and call.role(role), group), call.source, recall
        )
    call.prose(FORMATS[form](who), form)
    return 0
