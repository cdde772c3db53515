"""L710 to L721: pairings, each by itself, beside its two, and all together."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from ladder_cli.model.file import Document
from ladder_cli.model.finding import At, Finding
from ladder_cli.model.pairing import OVER, RUNNING
from ladder_cli.model.step import Scope
from ladder_cli.pairing.clock import LIMIT, agreed, is_reached, leave_of, silence
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.standing import at_or_above, may_stand
from ladder_cli.rules.whole import Whole
from ladder_cli.rules.wording import counted


def paired_with_oneself(document: Document, today: date) -> Iterator[Finding]:
    """Mentor and mentee of a pairing are one person.

    Nobody mentors themselves. Name the other of the two.
    """
    value: Any = document.value
    if value.mentor == value.mentee:
        yield Finding(
            At(document.path, ("mentee",)),
            f"`{value.mentee}` is mentor and mentee at once",
            "name the other of the two, or delete the file",
        )


def state_without_its_days(document: Document, today: date) -> Iterator[Finding]:
    """The state of a pairing and the days in its file do not agree.

    What is over says since when, what runs has no end, and a pause says until when: without a last day it
    would hold the mentor's place for ever.
    """
    value: Any = document.value
    at = At(document.path, ("state",))
    if value.state in OVER and value.ended is None:
        yield Finding(
            at, f"the pairing is {value.state}, and no day says since when", "write `ended: {on: …}`"
        )
    elif value.state not in OVER and value.ended is not None:
        yield Finding(
            at,
            f"the pairing is {value.state}, and its end stands there too",
            "write `state: ended`, or take `ended` out",
        )
    elif value.state == "paused" and value.paused_until is None:
        yield Finding(at, "the pause has no last day", "write `paused_until`, or go on with `state: active`")


def contact_kept_after_the_end(document: Document, today: date) -> Iterator[Finding]:
    """A pairing is over, and its file still says when either of the two last spoke.

    Of what is over only the day stays; who was silent first is nobody's business. Take `last_contact` out.
    """
    value: Any = document.value
    if value.state in OVER and (value.last_contact.mentor or value.last_contact.mentee):
        yield Finding(
            At(document.path, ("last_contact",), on="key"),
            f"the pairing is {value.state}, and the days of the last contact stand there still",
            "take `last_contact` out",
        )


def begun_without_both(document: Document, today: date) -> Iterator[Finding]:
    """A pairing runs, or was completed, to which not both have said yes.

    Nobody is paired unasked. Each says yes by `ladder pairing accept`, and it begins with the second.
    """
    value: Any = document.value
    if value.state in ("active", "paused", "completed") and agreed(value) is None:
        silent = value.mentor if value.accepted.mentor is None else value.mentee
        yield Finding(
            At(document.path, ("state",)),
            f"the pairing is {value.state}, and no yes of `{silent}` is on file",
            f"`{silent}` writes down the day of their yes, or it goes back to `state: proposed`",
        )


def mentor_below_the_goal(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """A mentor leads the way to a role at or above which they do not stand.

    Who has not gone the way knows it by hearsay. Name another goal, or find a mentor who stands there.
    """
    value: Any = document.value
    if value.state not in RUNNING or value.goal not in ladders.registry.roles:
        return
    if value.mentor == value.mentee or ladders.registry.is_unknown(value.mentor):
        return
    if may_stand(ladders, value.mentor, value.goal, value.group):
        return
    scope: Scope = "any" if value.group is None else "same"
    if not at_or_above(ladders, value.mentor, value.goal, value.group, scope, today.isoformat()):
        where = f" in `{value.group}`" if value.group else ""
        yield Finding(
            At(document.path, ("goal",)),
            f"`{value.mentor}` does not stand at or above `{value.goal}`{where}",
            "name another goal, or a mentor who stands there",
        )


def pairing_that_outlived_its_goal(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """The mentee of a running pairing stands where it was heading.

    That is good news, and the mentor's hours are free for somebody else. Complete it, or name the next goal.
    """
    value: Any = document.value
    if value.state in RUNNING and value.mentor != value.mentee and is_reached(ladders, value, today):
        yield Finding(
            At(document.path, ("goal",)),
            f"`{value.mentee}` stands at or above `{value.goal}`",
            f"complete it: ladder pairing complete {document.id}",
        )


def silence_past_its_limit(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """Neither of two has told of a word for four weeks or more, leave and pauses left out.

    The pairing is over by itself, and holds a place that somebody waits for. `ladder pairing due --write`
    writes it down, and anyone may carry that.
    """
    value: Any = document.value
    if value.state not in RUNNING or (value.state == "proposed" and agreed(value) is not None):
        return
    days = silence(value, leave_of(ladders, value), today)
    if days is not None and days >= LIMIT:
        yield Finding(
            At(document.path, ("state",)),
            f"no word for {days} days, and {LIMIT} are the limit",
            "close it: ladder pairing due --write",
        )


def capacity_exceeded(whole: Whole) -> Iterator[Finding]:
    """A mentor has more mentees than their offer, or the community's limit, has room for.

    Nobody has to carry more than they said. Let one of the pairings find another mentor; an offer of 0 means
    that nobody comes along, and lets those who are there stay.
    """
    loads = Counter(one.mentor for one in whole.registry.pairings.values())
    limit = whole.registry.community.limits.mentees
    for mentor, load in sorted(loads.items()):
        person = whole.registry.people.get(mentor)
        offer = None if person is None else person.mentoring.offer
        room = min(limit, offer.capacity) if offer is not None and offer.capacity else limit
        if load > room:
            at = ("mentoring", "offer", "capacity") if offer is not None else ()
            yield Finding(
                whole.registry.at("person", mentor, *at),
                f"`{mentor}` has {counted(load, 'mentee')}, and room for {room}",
                "let one of the pairings find another mentor: ladder pairing end",
            )


def paired_twice(whole: Whole) -> Iterator[Finding]:
    """Two people have two running pairings with each other.

    Which one they check in to is left to chance. End one of them.
    """
    first: dict[tuple[str, str], str] = {}
    for name, pairing in sorted(whole.registry.pairings.items()):
        other = first.setdefault((pairing.mentor, pairing.mentee), name)
        if other != name:
            yield Finding(
                whole.registry.at("pairing", name, "mentor"),
                f"`{pairing.mentor}` and `{pairing.mentee}` have a running pairing already: `{other}`",
                "end one of the two",
            )
