"""The facts of an agenda, as JSON."""

from datetime import UTC

from ladder_cli.meetings.agenda import Agenda, Introduction
from ladder_cli.model.registry import Registry
from ladder_cli.render.as_json import dumped


def as_json(made: Agenda, registry: Registry) -> str:
    """The agenda's facts."""
    meeting, one = made.session.plan.meeting, made.session.one
    return dumped(
        {
            "sig": made.group,
            "meeting": {
                "kind": meeting.kind,
                "title": meeting.title,
                "start": one.local.isoformat(),
                "time_zone": one.time_zone,
                "minutes": one.minutes,
                "hosts": list(meeting.hosts),
                "room": meeting.room,
                "agenda": meeting.agenda,
            },
            "last": made.session.before.local.isoformat() if made.session.before else None,
            "introductions": [_plain_introduction(new, registry) for new in made.introductions],
            "due": [
                {
                    "what": due.what,
                    "id": due.id,
                    "title": due.title,
                    "on": due.on or None,
                    "whose": list(due.whose),
                    "note": due.note or None,
                }
                for due in made.dues
            ],
            "round": {"title": "what went wrong for me", "opened_by": list(made.leads)},
            "one_to_ones": [
                {
                    "person": other.person,
                    "slots": [
                        {"start": start.astimezone(UTC).isoformat(), "free_too": list(guests)}
                        for start, guests in other.slots
                    ],
                }
                for other in made.one_to_ones
            ],
            "report_to": made.report_to,
        }
    )


def _plain_introduction(new: Introduction, registry: Registry) -> dict[str, object]:
    return {
        "person": new.person,
        "name": new.name,
        "pronouns": new.pronouns or None,
        "since": new.since,
        "item": new.match
        and {
            "id": new.match.item,
            "title": registry.items[new.match.item].title,
            "reasons": list(new.match.reasons),
        },
        "because": new.because or None,
    }
