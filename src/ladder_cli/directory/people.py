"""People as rows."""

from collections.abc import Iterator
from typing import get_args

from ladder_cli.directory.listing import Listing, View, Wanted
from ladder_cli.directory.seats import chosen, current, spoken, works_for
from ladder_cli.model.community import Class
from ladder_cli.model.person import Person
from ladder_cli.roles.newcomers import new_in
from ladder_cli.work.availability import in_zone

NOBODY = Person(name="")


def profile(view: View, handle: str) -> Person:
    """Somebody's profile, or an empty one for somebody who has none."""
    return view.registry.people.get(handle) or NOBODY


def mentees_left(view: View, handle: str) -> int:
    """How many more mentees somebody offers to take, running pairings counted."""
    offer = profile(view, handle).mentoring.offer
    if offer is None:
        return 0
    return max(0, offer.capacity - view.mentees[handle])


def on_leave(view: View, handle: str) -> bool:
    """Whether somebody is away on the day."""
    return any(leave.covers(view.day) for leave in view.registry.record(handle).leave)


def _handles(view: View) -> Iterator[str]:
    return iter(view.registry.handles())


def _login(view: View, handle: str) -> str | None:
    account = view.registry.record(handle).account
    return account.login if account else None


def _employers(view: View, handle: str) -> list[str]:
    affiliations = view.registry.record(handle).affiliations
    return [
        affiliation.organization
        for affiliation in affiliations
        if (affiliation.from_ or affiliation.as_of or "9") <= view.day
        and (affiliation.until is None or affiliation.until >= view.day)
    ]


def _stands(view: View, handle: str, wanted: Wanted) -> bool:
    """Holds a seat that is asked for; where no role is, follows a group that is, or holds a seat there."""
    if any(chosen(view, seat, wanted) for seat in current(view, handle)):
        return True
    if wanted.role or wanted.at_least:
        return False
    return any(
        (not wanted.sig or follow.group == wanted.sig)
        and (not wanted.within or view.lies_within(follow.group, wanted.within))
        for follow in profile(view, handle).follows
    )


def _speaks(view: View, handle: str, wanted: Wanted) -> bool:
    asked = wanted.speaks.lower()
    languages = [language.lower() for language in profile(view, handle).languages]
    return any(language == asked or language.startswith(f"{asked}-") for language in languages)


def _in_zone(view: View, handle: str, wanted: Wanted) -> bool:
    return in_zone(profile(view, handle), wanted.time_zone)


def _since(view: View, handle: str, wanted: Wanted) -> bool:
    """Joined on that day or later: the first of what they follow and of their seats."""
    begun = [follow.since for follow in profile(view, handle).follows if follow.since]
    begun += [seat.since for seat in view.registry.record(handle).seats if seat.since]
    return bool(begun) and min(begun) >= wanted.since


def _is_new(view: View, handle: str, wanted: Wanted) -> bool:
    groups = new_in(view.ladders, handle, view.today)
    return wanted.sig in groups if wanted.sig else bool(groups)


PEOPLE = Listing(
    subjects=_handles,
    brief=("handle", "name", "roles", "groups", "time_zone"),
    none="nobody",
    first="nobody yet: write your own entry, `ladder me`; for many: ladder import people --help",
    fields={
        "handle": lambda _, handle: handle,
        "name": lambda view, handle: view.registry.name_of(handle),
        "login": _login,
        "roles": lambda view, handle: [spoken(seat) for seat in current(view, handle)],
        "groups": lambda view, handle: [follow.group for follow in profile(view, handle).follows],
        "classes": lambda view, handle: list(profile(view, handle).classes),
        "interests": lambda view, handle: list(profile(view, handle).interests),
        "time_zone": lambda view, handle: profile(view, handle).time_zone,
        "languages": lambda view, handle: list(profile(view, handle).languages),
        "employers": _employers,
        "mentees_left": mentees_left,
        "new_in": lambda view, handle: new_in(view.ladders, handle, view.today),
        "listening": lambda view, handle: profile(view, handle).listening,
        "on_leave": on_leave,
    },
    filters={
        "role": _stands,
        "at_least": _stands,
        "sig": _stands,
        "within": _stands,
        "person": lambda _, handle, wanted: handle == wanted.person,
        "class_": lambda view, handle, wanted: wanted.class_ in profile(view, handle).classes,
        "interest": lambda view, handle, wanted: wanted.interest in profile(view, handle).interests,
        "time_zone": _in_zone,
        "speaks": _speaks,
        "employer": lambda view, handle, wanted: works_for(view, handle, wanted.employer),
        "since": _since,
        "mentor": lambda view, handle, _: mentees_left(view, handle) > 0 and not on_leave(view, handle),
        "on_leave": lambda view, handle, _: on_leave(view, handle),
        "listening": lambda view, handle, _: profile(view, handle).listening,
        "newcomer": _is_new,
    },
    words={"class_": lambda _: get_args(Class)},
)
