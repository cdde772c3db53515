"""`ladder sig calendar`: what takes place in the coming weeks, and a calendar to subscribe to."""

from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from ladder_cli.commands.call import Call, call_of
from ladder_cli.commands.options import AsHandle, PageForm, Sigs, TimeZone
from ladder_cli.model.stop import usage

WEEKS = 2
LONGEST = 520


def calendar(
    context: typer.Context,
    sigs: Sigs = None,
    ics: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Write an iCalendar file instead; `-` for stdout.", show_default=False
        ),
    ] = None,
    weeks: Annotated[
        int | None,
        typer.Option(
            min=1,
            max=LONGEST,
            help=f"How far ahead: {WEEKS} in a list; in a file, to the end of each meeting.",
            show_default=False,
        ),
    ] = None,
    time_zone: TimeZone = "",
    handle: AsHandle = None,
    form: PageForm = "text",
) -> int:
    """What takes place in the coming weeks, in your time zone; what is on no calendar yet, and what to ask.

    Of these groups and those within them; of all where none is named. Times are in --time-zone, else in the
    zone of your profile, else in UTC.

    Example: ladder sig calendar docs --time-zone Europe/Berlin
    """
    call = call_of(context)
    groups = [call.group(sig) for sig in sigs or ()]
    if ics is not None:
        if time_zone or handle or form != "text":
            raise usage(
                "a calendar file has its own form, and the time zones of the meetings",
                "leave --format, --time-zone and --as out",
            )
        return _file(call, groups, ics, weeks)
    from ladder_cli.commands.reader import reader_zone
    from ladder_cli.meetings.diary import diary
    from ladder_cli.render.diary import FORMATS

    found = diary(call.registry, groups, call.today, weeks or WEEKS, reader_zone(call, time_zone, handle))
    call.answer(FORMATS[form](found))
    return 0


def _file(call: Call, groups: list[str], file: Path, weeks: int | None) -> int:
    """Write the calendar, the same bytes for the same registry."""
    from ladder_cli.commands.calendar_file import deliver
    from ladder_cli.interop.ical import written
    from ladder_cli.interop.meeting_calendar import events
    from ladder_cli.meetings.diary import of_groups
    from ladder_cli.meetings.recurrence import is_placed

    until = call.today + timedelta(days=7 * weeks - 1) if weeks else None
    plans = of_groups(call.registry, groups, call.today)
    made = events(call.registry, plans, call.today, until)
    deliver(call, written(made, call.registry.community.name), file)
    missing = sum(1 for plan in plans if not is_placed(plan.meeting))
    if missing:
        what = "1 meeting is" if missing == 1 else f"{missing} meetings are"
        call.talk(f"{what} on no calendar yet: `ladder sig calendar` says what to ask")
    return 0
