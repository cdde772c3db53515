"""What a group talks about when it meets next, as far as the registry knows it."""

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from ladder_cli.meetings.dues import Due, dues
from ladder_cli.meetings.one_to_ones import OneToOne, one_to_ones
from ladder_cli.meetings.session import Session
from ladder_cli.model.registry import Registry
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.reminding import may_remind
from ladder_cli.roles.standing import holders
from ladder_cli.work.load import Loads
from ladder_cli.work.matching import Match, matches


class Introduction(Struct, frozen=True):
    """Somebody who joined since the last meeting and asked to be introduced, and an open item for them.

    `because` says what stood in the way where no item fits.
    """

    person: str
    name: str
    pronouns: str
    about: str
    since: str
    match: Match | None
    because: str


class Agenda(Struct, frozen=True):
    """An agenda: who is new, what is due, who opens the round, who has time, and where conduct is kept."""

    group: str
    title: str
    session: Session
    introductions: tuple[Introduction, ...]
    dues: tuple[Due, ...]
    leads: tuple[str, ...]
    one_to_ones: tuple[OneToOne, ...]
    report_to: str


def agenda(ladders: Ladders, group: str, session: Session, today: date) -> Agenda:
    """The agenda of one session of a group, by what the registry says today."""
    registry = ladders.registry
    new = tuple(_introductions(ladders, group, session, today))
    return Agenda(
        group,
        registry.groups[group].title,
        session,
        new,
        dues(ladders, group, session, today),
        holders(ladders, "lead", group, today.isoformat()),
        one_to_ones(ladders, group, session, [one.person for one in new], today),
        registry.community.conduct.report_to,
    )


def joined_since(registry: Registry, session: Session) -> date:
    """The first day on which somebody joined since the last meeting: that meeting's own.

    Where none was within a year, as long ago as somebody counts as a newcomer.
    """
    if session.before is not None:
        return session.before.day
    return session.one.day - timedelta(days=registry.community.newcomer_days)


def _introductions(ladders: Ladders, group: str, session: Session, today: date) -> Iterator[Introduction]:
    """Those who asked for it, in the order in which they joined; no two beside the same item.

    Not whoever would rather only listen by now, or is away.
    """
    registry = ladders.registry
    first, last = joined_since(registry, session).isoformat(), session.one.day.isoformat()
    asked = [
        (follow.since, handle)
        for handle, person in registry.people.items()
        if may_remind(registry, handle, today)
        for follow in person.follows
        if follow.group == group and follow.introduce and follow.since and first <= follow.since <= last
    ]
    loads, taken = Loads(ladders, today.isoformat()), set[str]()
    for since, handle in sorted(asked):
        person = registry.people[handle]
        found = matches(ladders, handle, today, loads, sig=group)
        match = next((one for one in found.found if one.item not in taken), None)
        because = found.because or "what fits is offered to others here"
        if match is not None:
            taken.add(match.item)
        yield Introduction(
            handle,
            person.name,
            person.pronouns or "",
            person.about or "",
            since,
            match,
            "" if match else because,
        )
