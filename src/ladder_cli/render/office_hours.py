"""Office hours, as they are and as they could be: for a terminal, and as JSON."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from ladder_cli.meetings.coverage import Covered
from ladder_cli.meetings.office_hours import Hour, Proposal
from ladder_cli.model.finding import Plain
from ladder_cli.render.as_json import dumped
from ladder_cli.render.plain_text import visible
from ladder_cli.store.splicing.style import Style, entries

_STYLE: Final = Style(inline=frozenset(("every", "hosts")))


def _shown(lines: Iterator[str]) -> str:
    return "".join(f"{visible(line)}\n" for line in lines)


def coverage_text(group: str, found: Sequence[Covered]) -> str:
    """The coming off weeks, each with its office hours, and office hours in other weeks."""
    return _shown(_coverage(group, found))


def _coverage(group: str, found: Sequence[Covered]) -> Iterator[str]:
    if not found:
        yield f"{group} has no office hours, and no week is off"
    for one in found:
        which = "off week" if one.is_off else "week"
        if not one.hours:
            yield f"{which} of {one.week.isoformat()}: no office hours"
        for plan, hours in one.hours:
            when = f"{hours.local.strftime('%A %Y-%m-%d %H:%M')} {hours.time_zone}"
            yield f"{which} of {one.week.isoformat()}: {plan.meeting.title}, {when}"


def coverage_json(group: str, found: Sequence[Covered]) -> str:
    """The same as JSON."""
    weeks = [
        {
            "week": one.week.isoformat(),
            "off": one.is_off,
            "office_hours": [
                {"title": plan.meeting.title, "start": hours.local.isoformat(), "time_zone": hours.time_zone}
                for plan, hours in one.hours
            ],
        }
        for one in found
    ]
    return dumped({"sig": group, "weeks": weeks})


def proposal_text(made: Proposal, data: Sequence[Plain], where: str) -> str:
    """The weeks, the hour, whom it reaches and whom not, and the lines to write down."""
    return _shown(_proposal(made, data, where))


def _proposal(made: Proposal, data: Sequence[Plain], where: str) -> Iterator[str]:
    match made.status:
        case "off-weeks":
            yield f"Off weeks of {made.group}, of a run the middle one: {_days(made.weeks)}"
        case "weekly":
            yield f"{made.group} has a status meeting every week: no week is off"
            yield "Another day of the same weeks:"
        case "none":
            yield f"{made.group} has no status meeting: every week will do"
    if made.hour is None:
        yield "no hour of a usual week reaches anybody"
    else:
        yield from _hour(made, made.hour)
    yield from (f"  not {one.person} ({one.as_}): {one.because}" for one in made.missed)
    if data:
        yield ""
        yield f"To write down in {where}, under `meetings`:"
        yield from entries(list(data), 2, _STYLE)


def _hour(made: Proposal, hour: Hour) -> Iterator[str]:
    yield f"{hour.weekday.title()} {hour.time} {hour.time_zone}, an hour: {_days(hour.dates)}"
    yield f"  newcomers without a mentor: {_of(hour.newcomers, made.newcomers)}"
    yield f"  possible hosts: {_of(hour.hosts, made.hosts)}"


def _of(reached: Sequence[str], known: Sequence[str]) -> str:
    if not known:
        return "there are none"
    names = f": {', '.join(reached)}" if reached else ""
    return f"it reaches {len(reached)} of {len(known)}{names}"


def _days(days: Sequence[date]) -> str:
    return ", ".join(day.isoformat() for day in days)


def proposal_json(made: Proposal, data: Sequence[Plain], where: str) -> str:
    """The same as JSON."""
    hour = made.hour
    return dumped(
        {
            "sig": made.group,
            "status": made.status,
            "weeks": [week.isoformat() for week in made.weeks],
            "hour": hour
            and {
                "weekday": hour.weekday,
                "time": hour.time,
                "time_zone": hour.time_zone,
                "dates": [day.isoformat() for day in hour.dates],
                "reaches": {"newcomers": list(hour.newcomers), "hosts": list(hour.hosts)},
            },
            "missed": [{"person": one.person, "as": one.as_, "because": one.because} for one in made.missed],
            "path": where,
            "meetings": list(data),
        }
    )
