"""What is said beside a list in which nothing stands: why, and what would change that."""

from ladder_cli.commands.call import Call
from ladder_cli.directory.answers import near
from ladder_cli.directory.listing import Wanted
from ladder_cli.directory.subject import topics

NONE = {
    "people": "nobody",
    "sigs": "no such group",
    "roles": "no such role",
    "organizations": "no such organization",
    "seats": "no such seat",
    "contributions": "no such contribution",
    "items": "no such item",
    "ideas": "no such idea",
    "pairings": "no such pairing",
    "stories": "no such story",
    "signals": "no such signal",
}
"""Where filters let nothing through."""

FIRST = {
    "people": "nobody yet: write your own entry, `ladder me`; for many: ladder import people --help",
    "sigs": "no group yet: a file sigs/docs.yaml with `title: SIG Docs` and `kind: sig` will do",
    "roles": "no role yet: those of ladders to start from come with `ladder init --ladder NAME`",
    "organizations": "no organization yet: a file organizations/kelp.yaml with `name: Kelp` will do",
    "seats": "no seat yet: see whether one is due: ladder promote PERSON ROLE",
    "contributions": "no contribution yet: write one down: ladder contribute KIND --what TEXT",
    "items": "no open work yet: raise some: ladder item new TITLE",
    "ideas": "no idea yet: raise one: ladder idea raise TITLE",
    "pairings": "no pairing yet: see who should meet whom: ladder pair",
    "stories": "no story yet: tell one: ladder story new TITLE",
    "signals": "no signal yet: links to public posts come with `ladder import mentions FILE`",
}
"""Where there is nothing at all, and how the first comes in."""


def why_empty(call: Call, kind: str, wanted: Wanted) -> str:
    """A line about a list without rows."""
    if wanted.interest:
        meant = near(wanted.interest, topics(call.registry) - {wanted.interest})
        return f"{NONE[kind]}; {meant}" if meant else NONE[kind]
    if wanted.asked():
        return NONE[kind]
    if kind == "sigs" and call.registry.groups:
        return "no group but teams yet: ladder query sigs --kind team"
    return FIRST[kind]
