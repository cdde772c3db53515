"""`ladder sig agenda`: what a group talks about when it meets next."""

from datetime import date
from typing import Annotated

import typer

from ladder_cli.commands.call import call_of
from ladder_cli.commands.options import Form, Group
from ladder_cli.model.stop import Stop


def agenda(
    context: typer.Context,
    sig: Group,
    on: Annotated[str, typer.Option(metavar="DATE", help="The first meeting from this day on.")] = "",
    form: Form = "text",
) -> int:
    """An agenda for the next meeting, in Markdown: who is new and asked to be introduced, and what is due.

    Each newcomer stands beside an open item that fits. Then a round on what went wrong, which a lead opens;
    decisions with owner and due date; time for two outside the meeting; where to report.

    Example: ladder sig agenda docs
    """
    from ladder_cli.meetings.agenda import agenda as made
    from ladder_cli.meetings.session import next_session
    from ladder_cli.render.agenda import FORMATS
    from ladder_cli.roles.ladders import Ladders

    call = call_of(context)
    group = call.group(sig)
    day = date.fromisoformat(call.day(on)) if on else call.today
    session = next_session(call.registry, group, day)
    if session is None:
        raise Stop(
            f"`{group}` does not meet within a year from {day.isoformat()}",
            f"see what is known of its meetings: ladder show sig/{group}",
            1,
        )
    call.answer(FORMATS[form](made(Ladders(call.registry), group, session, call.today), call.registry))
    return 0
