"""`ladder sig handoff`: from the group that shows people around to the one where they want to be."""

from typing import Annotated

import typer

from ladder_cli.commands import completing
from ladder_cli.commands.call import call_of
from ladder_cli.commands.options import Saying
from ladder_cli.commands.saying import speaker_of, written


def handoff(
    context: typer.Context,
    how: Saying,
    person: Annotated[
        str, typer.Argument(metavar="PERSON", help="Who moves on.", autocompletion=completing.handles)
    ],
    to: Annotated[
        str, typer.Argument(metavar="GROUP", help="Where they want to be.", autocompletion=completing.groups)
    ],
    source: Annotated[
        str,
        typer.Option(
            "--from",
            metavar="GROUP",
            help="Which group hands them on; the one whose onboarding they follow.",
            autocompletion=completing.groups,
        ),
    ] = "",
    accepted: Annotated[
        bool, typer.Option("--accept", help="Say yes for GROUP, as one who leads it.")
    ] = False,
) -> int:
    """Hand somebody on to a group, as a host or lead of yours; or welcome them there with --accept.

    Example: ladder sig handoff salma docs --accept --as celeste
    """
    from ladder_cli.store.plans.planned import planned
    from ladder_cli.work.handoffs import accept, hand_on

    call = call_of(context)
    speaker = speaker_of(call, how.as_)
    act = accept if accepted else hand_on
    line = act(speaker, call.person(person), call.group(to), call.group(source) if source else None)
    what = "Welcome" if accepted else "Hand on"
    return written(call, how, what, [line], planned(call.source, {}, {line.path: line.edits}), speaker)
