"""The page of a group: what it is for, who leads it, when it meets, how it brings people in."""

from collections.abc import Iterator
from datetime import date, timedelta

from ladder_cli.directory.groups import leads
from ladder_cli.directory.listing import View
from ladder_cli.directory.page import Line, Page, Section, page, span
from ladder_cli.meetings.recurrence import occurrences
from ladder_cli.meetings.rhythm import said
from ladder_cli.model.group import Meeting
from ladder_cli.roles.standing import active


def group_page(view: View, name: str) -> Page:
    """Everything about a group, and what is told for it and said of it elsewhere."""
    group = view.registry.groups[name]
    sections = [
        Section("Seats", tuple(_seats_in(view, name))),
        Section("Meetings", tuple(_meetings(view, name))),
        Section("Channels", tuple(Line(channel.title, link=channel.link) for channel in group.channels)),
        Section("Below it", tuple(_below(view, name))),
        Section("What newcomers learn", tuple(_steps(view, name))),
        Section("Handed on", tuple(_handoffs(view, name))),
        Section("Stories", tuple(_stories(view, name))),
        Section("Signals", tuple(_signals(view, name))),
    ]
    return page("sig", name, group.title, _facts(view, name), sections)


def _facts(view: View, name: str) -> dict[str, str]:
    group, name_of = view.registry.groups[name], view.registry.name_of
    return {
        "kind": group.kind,
        "within": group.within or "",
        "mission": group.mission or "",
        "topics": ", ".join(group.topics),
        "paths": ", ".join(group.paths),
        "leads": ", ".join(map(name_of, leads(view, name))),
        "private address": group.contact.private if group.contact else "",
        "shown around by": ", ".join(map(name_of, group.onboarding.hosts if group.onboarding else ())),
        "closed": group.retired or "",
    }


def _meetings(view: View, name: str) -> Iterator[Line]:
    for index, meeting in enumerate(view.registry.groups[name].meetings):
        at = view.registry.at("group", name, "meetings", index)
        agenda = meeting.agenda or ""
        if meeting.unplaced:
            note = f"not on a calendar yet: {meeting.unplaced.ask}"
            yield Line(meeting.title, "", agenda, (note,), at)
        else:
            yield Line(
                meeting.title, _next(meeting, view.today), agenda, (meeting.kind, said(meeting.every)), at
            )


def _next(meeting: Meeting, today: date) -> str:
    """When it takes place next, where it is held; its last day where that is over."""
    coming = (one for one in occurrences(meeting, today, today + timedelta(days=366)) if not one.skipped)
    found = next(coming, None)
    if found is None:
        return f"ended on {meeting.until}" if meeting.until else meeting.anchor or ""
    return f"{found.local.strftime('%Y-%m-%d %H:%M')} {found.time_zone}"


def _below(view: View, name: str) -> list[Line]:
    groups = sorted(view.registry.groups.items())
    return [Line(each, notes=(group.title,)) for each, group in groups if group.within == name]


def _steps(view: View, name: str) -> Iterator[Line]:
    onboarding = view.registry.groups[name].onboarding
    for index, step in enumerate(onboarding.curriculum if onboarding else ()):
        at = view.registry.at("group", name, "onboarding", "curriculum", index)
        yield Line(step.title, link=step.link or "", at=at)


def _handoffs(view: View, name: str) -> Iterator[Line]:
    onboarding = view.registry.groups[name].onboarding
    for index, one in enumerate(onboarding.handoffs if onboarding else ()):
        note = f"welcomed on {one.accepted}" if one.accepted else "waits for a yes"
        at = view.registry.at("group", name, "onboarding", "handoffs", index)
        yield Line(f"{view.registry.name_of(one.person)} to {one.to}", one.on, "", (note,), at)


def _stories(view: View, name: str) -> Iterator[Line]:
    for key, story in sorted(view.registry.stories.items()):
        if story.group == name:
            note = f"told by {view.registry.name_of(story.author)}"
            yield Line(story.title, story.on, "", (note,), view.registry.at("story", key))


def _signals(view: View, name: str) -> Iterator[Line]:
    for key, signal in sorted(view.registry.signals.items()):
        if signal.group == name:
            yield Line(signal.title, signal.on, signal.link, (signal.kind,), view.registry.at("signal", key))


def _seats_in(view: View, name: str) -> list[Line]:
    """Who holds a seat in a group, those who lead it first."""
    granting = view.registry.granting("lead")
    held_here = [
        held
        for seats in view.ladders.seats.values()
        for held in seats
        if held.seat.sig == name and active(held.seat, view.day)
    ]
    held_here.sort(key=lambda held: (held.seat.role not in granting, held.seat.role, held.person))
    return [
        Line(
            f"{held.seat.role}: {view.registry.name_of(held.person)}", span(held.seat.since, None), at=held.at
        )
        for held in held_here
    ]
