"""`ladder sig office-hours`: in which off weeks they are, and when they would reach most."""

from typing import Annotated

import typer

from ladder_cli.commands.call import call_of
from ladder_cli.commands.options import Form, Group
from ladder_cli.model.stop import Stop

WEEKS = 8


def office_hours(
    context: typer.Context,
    sig: Group,
    propose: Annotated[
        bool, typer.Option("--propose", help="Find the hour that reaches most newcomers and hosts.")
    ] = False,
    form: Form = "text",
) -> int:
    """The coming off weeks with their office hours; with --propose, when these would reach most.

    An off week has no status meeting; of a run of them it is the middle one. Newcomers count who have no
    mentor; hosts are those of the group's meetings, its leads and its mentors. Nothing is written.

    Example: ladder sig office-hours docs --propose
    """
    from ladder_cli.meetings.coverage import coverage
    from ladder_cli.meetings.draft import draft
    from ladder_cli.meetings.office_hours import propose as proposed
    from ladder_cli.meetings.timetable import is_open
    from ladder_cli.render import office_hours as render
    from ladder_cli.roles.ladders import Ladders

    call = call_of(context)
    group = call.group(sig)
    if not is_open(call.registry.groups[group], call.today):
        raise Stop(f"`{group}` is closed since {call.registry.groups[group].retired}", "name another", 1)
    if not propose:
        found = coverage(call.registry, group, call.today, WEEKS)
        show = render.coverage_json if form == "json" else render.coverage_text
        call.answer(show(group, found))
        return 0
    made = proposed(Ladders(call.registry), group, call.today)
    lines = draft(call.registry, made, call.today)
    where = f"{call.source.prefix}{call.registry.path('group', group)}"
    tell = render.proposal_json if form == "json" else render.proposal_text
    call.answer(tell(made, lines, where))
    return 0
