"""`ladder pairing measures`: how the programme does, never how people do."""

import typer

from ladder_cli.commands.call import call_of
from ladder_cli.commands.options import Form


def measures(context: typer.Context, form: Form = "text") -> int:
    """How the programme does: medians and counts over all pairings, and of how many the files do not say.

    It names nobody. Reasons are told as counts alone, and from three ends on.

    Example: ladder pairing measures
    """
    from ladder_cli.pairing.measures import measures as measured
    from ladder_cli.render.programme import FORMATS
    from ladder_cli.roles.ladders import Ladders

    call = call_of(context)
    call.prose(FORMATS[form](measured(Ladders(call.registry), call.today)), form)
    return 0
