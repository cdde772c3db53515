"""`ladder ask`: whom to ask."""

from datetime import UTC, datetime, time
from typing import Annotated

import typer

from ladder_cli.commands import completing
from ladder_cli.commands.call import Call, call_of, nearest
from ladder_cli.commands.options import Form
from ladder_cli.model.stop import usage


def ask(
    context: typer.Context,
    about: Annotated[
        str,
        typer.Argument(
            metavar="TOPIC or PATH",
            help="A topic, a group, or a path in the code.",
            autocompletion=completing.groups,
            show_default=False,
        ),
    ],
    now: Annotated[bool, typer.Option("--now", help="Who can answer now comes first.")] = False,
    at: Annotated[
        str,
        typer.Option(metavar="HH:MM", help="As of this time of the day, in UTC; noon beside --today."),
    ] = "",
    most: Annotated[int, typer.Option(metavar="N", min=1, help="So many people.")] = 5,
    form: Form = "text",
) -> int:
    """Whom to ask: mentors and reviewers, with their time, hours, languages and load, the least laden first.

    The group whose path is the longest above yours answers for a path. It ends with who else there is.

    Example: ladder ask alerting --now --at 15:30
    """
    from ladder_cli.directory.asking import whom_to_ask
    from ladder_cli.directory.listing import View
    from ladder_cli.directory.subject import subject, topics
    from ladder_cli.render.asking import FORMATS
    from ladder_cli.roles.ladders import Ladders

    call = call_of(context)
    moment = _moment(call, at)
    view = View(Ladders(call.registry), call.today)
    found = subject(view, about)
    if found is None:
        known = {*topics(call.registry), *call.registry.groups}
        raise usage(
            f"`{about}` is no topic, group or path here",
            nearest(about, known, "query sigs --fields id,topics"),
        )
    call.prose(FORMATS[form](whom_to_ask(view, found, moment, now=now), most), form)
    return 0


def _moment(call: Call, text: str) -> datetime:
    """The moment asked about, in UTC; now where nothing says otherwise."""
    if not text:
        now = datetime.now(UTC).replace(tzinfo=None, second=0, microsecond=0)
        return datetime.combine(call.today, time(12)) if call.given_today else now
    try:
        return datetime.combine(call.today, time.fromisoformat(text).replace(tzinfo=None))
    except ValueError as error:
        raise usage(f"`{text}` is not a time of the day", "write it as 14:30, in UTC") from error
