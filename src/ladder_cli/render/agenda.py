"""An agenda as Markdown, to paste into the notes of a meeting."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import groupby
from typing import Final

from ladder_cli.meetings.agenda import Agenda, Introduction
from ladder_cli.meetings.dues import Due, What
from ladder_cli.model.registry import Registry
from ladder_cli.render.agenda_facts import as_json
from ladder_cli.render.markdown import escaped, linked, sentence

HEADS: Final[Mapping[What, str]] = {
    "action-item": "Action items of last time",
    "item": "Open items",
    "idea": "Ideas that wait for an answer",
    "term": "Terms that end",
    "pairing": "Pairings",
}
PAIRINGS: Final[Mapping[str, str]] = {
    "begin": "both have said yes: it can begin",
    "expired": "it has come to its end, with thanks",
    "goal": "it has reached its goal, well done",
    "both": "time for another word",
    "nudge": "time for another word",
    "answer": "it waits for a yes",
}


def as_markdown(made: Agenda, registry: Registry) -> str:
    """The whole agenda."""
    lines = [
        *_head(made, registry),
        *_welcome(made, registry),
        *_due(made, registry),
        *_round(made, registry),
        *_decisions(made),
        *_time_for_two(made, registry),
        *_conduct(made),
    ]
    return "\n".join(lines) + "\n"


def _day(at: datetime) -> str:
    return at.strftime("%A %Y-%m-%d")


def _names(registry: Registry, handles: tuple[str, ...]) -> str:
    return ", ".join(escaped(registry.name_of(handle)) for handle in handles)


def _head(made: Agenda, registry: Registry) -> Iterator[str]:
    meeting, one = made.session.plan.meeting, made.session.one
    yield f"# {escaped(made.title)}: {escaped(meeting.title)}"
    yield ""
    until = f" to {one.end.astimezone(one.local.tzinfo).strftime('%H:%M')}" if one.minutes else ""
    yield (
        f"{_day(one.local)}, {one.local.strftime('%H:%M')}{until} {escaped(one.time_zone)} "
        f"({one.start.strftime('%H:%M')} UTC)."
    )
    links = [linked(word, link) for word, link in (("Join", meeting.room), ("Notes", meeting.agenda)) if link]
    hosts = [f"Hosts: {_names(registry, meeting.hosts)}"] if meeting.hosts else []
    if links or hosts:
        yield " · ".join((*hosts, *links))


def _welcome(made: Agenda, registry: Registry) -> Iterator[str]:
    yield from ("", "## Welcome", "")
    if not made.introductions:
        before = made.session.before
        since = f" since {before.day.isoformat()}" if before else ""
        yield f"Nobody who joined{since} asked to be introduced. Is somebody here for the first time?"
    yield from (f"- {_introduction(one, registry)}" for one in made.introductions)


def _introduction(one: Introduction, registry: Registry) -> str:
    pronouns = f" ({escaped(one.pronouns)})" if one.pronouns else ""
    about = f" {escaped(one.about)}" if one.about else ""
    who = f"**{escaped(one.name)}**{pronouns}, here since {one.since}.{about}"
    if one.match is None:
        return f"{who} No open item for them yet: {sentence(one.because)}. Who knows of something?"
    item = registry.items[one.match.item]
    title = linked(item.title, item.link) if item.link else escaped(item.title)
    return f"{who} Something that fits: {title} ({sentence('; '.join(one.match.reasons))})."


def _due(made: Agenda, registry: Registry) -> Iterator[str]:
    yield from ("", "## What is due")
    if not made.dues:
        yield from ("", "Nothing is due.")
    for what, dues in groupby(made.dues, key=lambda one: one.what):
        yield from ("", f"{HEADS[what]}:", "")
        yield from (f"- {_one_due(one, registry)}" for one in dues)


def _one_due(one: Due, registry: Registry) -> str:
    whose = _names(registry, one.whose)
    match one.what:
        case "action-item" | "item":
            when = f"due {one.on}" if one.on else "no due date"
            note = f", {escaped(one.note)}" if one.note else ""
            return f"[ ] {escaped(one.title)}: {whose or 'nobody owns it'}, {when}{note}"
        case "idea":
            return f"{escaped(one.title)} ({whose}): {escaped(one.note)}"
        case "term":
            return f"{whose}, {escaped(one.title)} in {escaped(one.note)}: until {escaped(one.on)}"
        case "pairing":
            return f"{whose}: {PAIRINGS[one.title]}"


def _round(made: Agenda, registry: Registry) -> Iterator[str]:
    opens = f"{_names(registry, made.leads)}: one of you begins." if made.leads else "Whoever leads begins."
    yield from ("", "## What went wrong for me", "")
    yield f"{opens} Then whoever likes. Nobody has to, nobody is asked why, and nothing of it is noted down."


def _decisions(made: Agenda) -> Iterator[str]:
    day = made.session.one.day.isoformat()
    yield from ("", "## Decisions", "")
    yield "Decided is what somebody does, by a day that is named. Each becomes an item:"
    yield from ("", "```")
    yield f'ladder item new "TITLE" --sig {made.group} --owner HANDLE --due DATE --decided {day}'
    yield from ("```", "", "| what | who | by when |", "|---|---|---|", "| | | |")


def _time_for_two(made: Agenda, registry: Registry) -> Iterator[str]:
    if not made.one_to_ones:
        return
    yield from (
        "",
        "## Time for two",
        "",
        "Half hours in which somebody would talk to you, outside the meeting:",
        "",
    )
    for one in made.one_to_ones:
        slots = "; ".join(
            f"{_day(start.astimezone(UTC))} {start.astimezone(UTC).strftime('%H:%M')} UTC"
            + (f" (free too: {_names(registry, guests)})" if guests else "")
            for start, guests in one.slots
        )
        yield f"- {_names(registry, (one.person,))}: {slots}"


def _conduct(made: Agenda) -> Iterator[str]:
    yield from ("", "## If something was not right", "")
    yield f"To report it, write to {escaped(made.report_to)}."
    yield "Who reads it, and who steps aside: `ladder sig conduct`."


FORMATS: dict[str, Callable[[Agenda, Registry], str]] = {"text": as_markdown, "json": as_json}
