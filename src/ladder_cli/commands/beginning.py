"""What `ladder` alone says below its commands: where one is, and with what to begin there."""

from ladder_cli.commands.call import Call
from ladder_cli.commands.speaker import said
from ladder_cli.model.stop import Stop
from ladder_cli.render.plain_text import visible

NOWHERE = """\
Begin here, where no registry is yet:
  ladder init . --steward LOGIN    a new one
  ladder import --help             one of what the community has already
"""


def beginning(call: Call) -> str:
    """Three commands to begin with: for who starts a registry, or for who has come to one."""
    try:
        shown = visible(call.shown_prefix(call.root) or "this folder")
        handle = said(call, None)
    except Stop:
        return NOWHERE
    rows = [
        ("ladder me", "your own entry"),
        (f"ladder next {handle or 'HANDLE'}", "how you go on, and whom to ask"),
        ("ladder validate", "what is wrong, and how to mend it"),
    ]
    width = max(len(words) for words, _ in rows)
    return f"Begin here, with the registry ({shown}):\n" + "".join(
        f"  {words:{width}}  {what}\n" for words, what in rows
    )
