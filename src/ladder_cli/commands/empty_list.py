"""What is said beside a list in which nothing stands: why, and what would change that."""

from ladder_cli.commands.call import Call
from ladder_cli.directory.answers import near
from ladder_cli.directory.listing import Wanted
from ladder_cli.directory.listings import LISTINGS
from ladder_cli.directory.subject import topics


def why_empty(call: Call, kind: str, wanted: Wanted) -> str:
    """A line about a list without rows."""
    none = LISTINGS[kind].none
    if wanted.interest:
        meant = near(wanted.interest, topics(call.registry) - {wanted.interest})
        return f"{none}; {meant}" if meant else none
    if wanted.asked():
        return none
    if kind == "sigs" and call.registry.groups:
        return "no group but teams yet: ladder query sigs --kind team"
    return LISTINGS[kind].first
