"""L701 to L707: what people offer and wish for, one by one and together."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ladder_cli.model.file import Document
from ladder_cli.model.finding import At, Finding
from ladder_cli.model.person import Person, Wish
from ladder_cli.model.role import Role
from ladder_cli.model.step import Scope
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.standing import active, at_or_above
from ladder_cli.rules.whole import Whole
from ladder_cli.rules.wording import counted


def reviewer_without_mentoring_stance(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """Somebody on a rung of a group says neither that they mentor nor that they do not.

    People stall where they do not know whom to ask. An offer in the profile says it, and `capacity: 0` is an
    answer too: not now. A rung of a group is a role that follows another and is held in a group.
    """
    value: Any = document.value
    day = today.isoformat()
    roles = ladders.registry.roles
    held = [
        index
        for index, seat in enumerate(value.seats)
        if seat.sig is not None and active(seat, day) and _is_rung(roles.get(seat.role))
    ]
    person = ladders.registry.people.get(document.id) if held else None
    if person is None or person.mentoring.offer or any(leave.covers(day) for leave in value.leave):
        return
    seat = value.seats[held[0]]
    yield Finding(
        At(document.path, ("seats", held[0])),
        f"`{document.id}` is `{seat.role}` in `{seat.sig}`, and their profile says nothing of mentoring",
        "they say how many mentees suit them: `mentoring: {offer: {capacity: 1}}`, or 0 for not now",
    )


def _is_rung(role: Role | None) -> bool:
    return role is not None and role.scope == "group" and bool(role.follows)


def offer_without_capacity(document: Document, today: date) -> Iterator[Finding]:
    """An offer names groups or topics, and has room for nobody.

    Nobody is sent there, though it reads as if somebody could be. Give it room, or leave the groups and
    topics out until there is some.
    """
    value: Any = document.value
    offer = value.mentoring.offer
    if offer is not None and not offer.capacity and (offer.groups or offer.topics or offer.one_off):
        yield Finding(
            At(document.path, ("mentoring", "offer", "capacity")),
            "the offer has room for nobody",
            "say how many it has room for, or leave its groups and topics out",
        )


def offer_beyond_the_limit(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """An offer has room for more mentees than a mentor here has.

    It counts up to the community's limit. Nobody has to carry more than that.
    """
    value: Any = document.value
    offer, most = value.mentoring.offer, ladders.registry.community.limits.mentees
    if offer is not None and offer.capacity > most:
        yield Finding(
            At(document.path, ("mentoring", "offer", "capacity")),
            f"there is room for {offer.capacity}, and a mentor here has {counted(most, 'mentee')} at most",
            f"write {most}, or ask the stewards about `limits.mentees`",
        )


def wish_for_a_role_held(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """Somebody looks for a mentor on the way to a role at or above which they stand.

    The wish is fulfilled. Take it out, or name the next goal.
    """
    value: Any = document.value
    wish = value.mentoring.wish
    if wish is None or wish.goal is None:
        return
    scope: Scope = "any" if wish.group is None else "same"
    if at_or_above(ladders, document.id, wish.goal, wish.group, scope, today.isoformat()):
        yield Finding(
            At(document.path, ("mentoring", "wish", "goal")),
            f"`{document.id}` stands at or above `{wish.goal}` already",
            "name the next goal, or take the wish out",
        )


def topic_with_one_mentor(whole: Whole) -> Iterator[Finding]:
    """A topic that somebody wishes to learn has a single mentor.

    All hangs on one person's hours. Ask somebody else who knows the topic to offer it too.
    """
    asked = {topic for _, wish in _waiting(whole) for topic in wish.topics}
    mentors = _mentors(whole)
    for topic in sorted(asked):
        of = [handle for handle, person in mentors.items() if topic in _offered(person)]
        if len(of) == 1:
            at = ("mentoring", "offer", "topics", _offered(mentors[of[0]]).index(topic))
            yield Finding(
                whole.registry.at("person", of[0], *at),
                f"`{of[0]}` is the only mentor for `{topic}`, which is asked for",
                f"ask somebody else who knows it to offer it: ladder query people --interest {topic}",
            )


def group_without_mentor(whole: Whole) -> Iterator[Finding]:
    """People wish for a mentor in a group, and nobody else there, or above it, offers.

    They will wait in vain; the finding is at the wish that stands longest. Ask the group's members and leads
    who has an hour.
    """
    mentors = _mentors(whole)
    waiting: dict[str, list[tuple[str, str]]] = {}
    for handle, wish in _waiting(whole):
        if wish.group is None or wish.anyone or wish.group not in whole.registry.groups:
            continue
        places = set(whole.ladders.chain(wish.group))
        if not any(one != handle and places & _places(mentor) for one, mentor in mentors.items()):
            waiting.setdefault(wish.group, []).append((wish.since, handle))
    for group, wishes in sorted(waiting.items()):
        yield Finding(
            whole.registry.at("person", min(wishes)[1], "mentoring", "wish", "group"),
            f"nobody else offers mentoring in `{group}`, and {len(wishes)} would like it",
            f"ask who has an hour: ladder query people --sig {group}",
        )


def wish_without_mentor(whole: Whole) -> Iterator[Finding]:
    """Somebody wishes for a mentor in topics that nobody else offers.

    They will wait in vain. Another topic, a group, or `anyone: true` would find somebody.
    """
    mentors = _mentors(whole)
    for handle, wish in _waiting(whole):
        topics = set(wish.topics)
        if wish.group is not None or wish.anyone or not topics:
            continue
        if not any(one != handle and topics & set(_offered(mentor)) for one, mentor in mentors.items()):
            names = ", ".join(f"`{topic}`" for topic in sorted(topics))
            yield Finding(
                whole.registry.at("person", handle, "mentoring", "wish", "topics"),
                f"nobody else offers mentoring in {names}",
                "name another topic or a group, or say `anyone: true`",
            )


def _waiting(whole: Whole) -> list[tuple[str, Wish]]:
    """Those who wish and have no running pairing, by handle, with their wishes."""
    mentored = {pairing.mentee for pairing in whole.registry.pairings.values()}
    return [
        (handle, person.mentoring.wish)
        for handle, person in sorted(whole.registry.people.items())
        if person.mentoring.wish is not None and handle not in mentored
    ]


def _mentors(whole: Whole) -> Mapping[str, Person]:
    """Those who offer, by handle, sorted."""
    people = whole.registry.people.items()
    return {
        handle: person
        for handle, person in sorted(people)
        if person.mentoring.offer is not None and person.mentoring.offer.capacity
    }


def _offered(person: Person) -> tuple[str, ...]:
    return () if person.mentoring.offer is None else person.mentoring.offer.topics


def _places(person: Person) -> set[str]:
    """The groups of an offer; those its mentor follows where it names none."""
    offer = person.mentoring.offer
    named = () if offer is None else offer.groups
    return set(named or (follow.group for follow in person.follows))
