"""What takes place in the coming weeks: lines for a terminal, a table for a page, JSON."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import groupby

from ladder_cli.meetings.diary import Diary, Upcoming
from ladder_cli.meetings.timetable import Planned
from ladder_cli.render.as_json import dumped
from ladder_cli.render.markdown import escaped, linked
from ladder_cli.render.plain_text import visible


def as_text(found: Diary) -> str:
    """The days with what is on them, then what is on no calendar and the question to ask."""
    parts = [f"{_span(found)}, times in {found.time_zone}"]
    for day, upcoming in groupby(found.upcoming, key=lambda one: one.start.date()):
        parts += ["", day.strftime("%A %Y-%m-%d")]
        parts += [line for one in upcoming for line in _lines(one)]
    if not found.upcoming:
        parts += ["", "nothing takes place"]
    if found.unplaced:
        parts += ["", "On no calendar yet"]
        parts += [line for plan in found.unplaced for line in _questions(plan)]
    return "".join(f"{visible(line)}\n" for line in parts)


def _span(found: Diary) -> str:
    return f"{found.first.isoformat()} to {(found.until - timedelta(days=1)).isoformat()}"


def _lines(one: Upcoming) -> Iterator[str]:
    meeting = one.plan.meeting
    yield f"  {_time(one)}  {meeting.title} ({one.plan.group}){_cancelled(one)}"
    if one.skipped:
        return
    hosts = f"hosts: {', '.join(meeting.hosts)}" if meeting.hosts else ""
    beside = [text for text in (hosts, meeting.room or "") if text]
    if beside:
        yield f"                  {'  '.join(beside)}"


def _time(one: Upcoming) -> str:
    start = one.start.strftime("%H:%M")
    return f"{start} to {one.end.strftime('%H:%M')}" if one.end else f"{start}         "


def _cancelled(one: Upcoming) -> str:
    if not one.skipped:
        return ""
    return f", cancelled: {one.why}" if one.why else ", cancelled"


def _questions(plan: Planned) -> Iterator[str]:
    text, ask = question(plan)
    yield (
        f"  {plan.meeting.title} ({plan.group}): {text}" if text else f"  {plan.meeting.title} ({plan.group})"
    )
    yield f"    ask: {ask}"


def question(plan: Planned) -> tuple[str, str]:
    """What is known of the time of a meeting that is on no calendar, and what to ask."""
    unplaced = plan.meeting.unplaced
    if unplaced is None:
        return "", "on which day, at what time and in which time zone is it?"
    return unplaced.text, unplaced.ask


def as_markdown(found: Diary) -> str:
    """A list for each day, and one of what is on no calendar."""
    lines = [f"Meetings from {_span(found)}, times in {escaped(found.time_zone)}."]
    for day, upcoming in groupby(found.upcoming, key=lambda one: one.start.date()):
        lines += ["", f"**{day.strftime('%A %Y-%m-%d')}**", ""]
        lines += [f"- {_time(one).strip()}: {_item(one)}" for one in upcoming]
    if found.unplaced:
        lines += ["", "**On no calendar yet**", ""]
        for plan in found.unplaced:
            text, ask = (escaped(words) for words in question(plan))
            known = f": {text}" if text else ""
            lines.append(f"- {escaped(plan.meeting.title)} ({escaped(plan.group)}){known}. Ask: {ask}")
    return "\n".join(lines) + "\n"


def _item(one: Upcoming) -> str:
    meeting = one.plan.meeting
    title = linked(meeting.title, meeting.agenda) if meeting.agenda else escaped(meeting.title)
    what = f"{title} ({escaped(one.plan.group)})"
    if one.skipped:
        return f"~~{what}~~{escaped(_cancelled(one))}"
    return f"{what}, {linked('join', meeting.room)}" if meeting.room else what


def as_json(found: Diary) -> str:
    """Dates with their offsets, and what is on no calendar."""
    return dumped(
        {
            "time_zone": found.time_zone,
            "from": found.first.isoformat(),
            "until": found.until.isoformat(),
            "meetings": [_plain(one) for one in found.upcoming],
            "unplaced": [
                {
                    "group": plan.group,
                    "kind": plan.meeting.kind,
                    "title": plan.meeting.title,
                    "text": question(plan)[0],
                    "ask": question(plan)[1],
                }
                for plan in found.unplaced
            ],
        }
    )


def _plain(one: Upcoming) -> dict[str, object]:
    meeting = one.plan.meeting
    return {
        "group": one.plan.group,
        "kind": meeting.kind,
        "title": meeting.title,
        "start": one.start.isoformat(),
        "end": one.end.isoformat() if one.end else None,
        "hosts": list(meeting.hosts),
        "room": meeting.room,
        "agenda": meeting.agenda,
        "cancelled": one.skipped,
        "why": one.why or None,
    }


FORMATS: dict[str, Callable[[Diary], str]] = {"text": as_text, "markdown": as_markdown, "json": as_json}
