"""A new file that somebody raises by themselves: its name, and the way into the registry."""

from collections.abc import Callable

from ladder_cli.commands.call import Call
from ladder_cli.commands.options import Saying
from ladder_cli.commands.saying import speaker_of, written
from ladder_cli.model.finding import Plain
from ladder_cli.model.kinds import KINDS
from ladder_cli.model.stop import Stop, usage
from ladder_cli.roles.case import Line, Speaker


def new_name(call: Call, kind: str, given: str, title: str) -> str:
    """The id that was given, else that of the title.

    Stop: status 2 for one that is none, 1 for one that is taken.
    """
    from ladder_cli.interop.names import slug

    name = given.removeprefix(f"{kind}/") or slug(title)
    if not name or name != slug(name):
        raise usage(f"`{name or title}` gives no name for a file", "name it: --id ID, of a-z, 0-9 and `-`")
    if (kind, name) in call.registry.paths:
        what = KINDS[kind].in_words
        raise Stop(f"there is {what} `{name}` already", "give yours another name: --id ID", 1)
    return name


def raised(
    call: Call,
    how: Saying,
    what: str,
    made: Callable[[Speaker], tuple[dict[str, Plain], Line]],
) -> int:
    """Show and write a new file of a kind, with what its speaker says of it."""
    from ladder_cli.store.plans.planned import planned

    speaker = speaker_of(call, how.as_)
    data, line = made(speaker)
    plan = planned(call.source, {line.path: data}, {})
    return written(call, how, what, [line], plan, speaker)
