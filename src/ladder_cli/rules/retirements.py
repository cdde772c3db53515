"""L21x: names of what has come to an end, in what is from after that end, or goes on."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from ladder_cli.model.file import Document
from ladder_cli.model.finding import At, Finding
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.standing import active
from ladder_cli.rules.dated import USES
from ladder_cli.rules.references import GROUP, ORGANIZATION, ROLE
from ladder_cli.rules.wording import typed


def retired_role(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """A seat, nomination or vouch is from after the day on which its role was retired.

    A retired role keeps its history and takes nobody new. Use the role that took its place.
    """
    return _after_the_end(document, ROLE, ladders.registry.roles)


def retired_group(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """Something for a group is from after the day on which the group closed.

    A closed group keeps its history and takes nothing new. Use the group that took over its work.
    """
    return _after_the_end(document, GROUP, ladders.registry.groups)


def retired_organization(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """An affiliation begins after the day on which the organization ceased to be.

    Use the organization that took over, or mend the day.
    """
    return _after_the_end(document, ORGANIZATION, ladders.registry.organizations)


def outlived(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """Something goes on in a group that has closed, or with an organization that is no more.

    A seat or nomination counts as if the group were still there, an affiliation as if the organization were
    still an employer. End it, with the day and what became of it. Seats in a role that was retired may go on:
    that role takes nobody new.
    """
    value: Any = document.value
    registry = ladders.registry
    for where, index, one, begun in _going_on(value, today.isoformat()):
        key, known = ORGANIZED if where == "affiliations" else GROUPED
        found: Any = getattr(registry, known).get(getattr(one, key) or "")
        end = None if found is None else found.retired
        if end is not None and begun <= end < today.isoformat():
            yield Finding(
                At(document.path, (where, index, key)),
                f"{typed(getattr(one, key))} came to an end on {end}, and this goes on",
                HINTS[where].format(end),
            )


GROUPED: Final = "sig", "groups"
ORGANIZED: Final = "organization", "organizations"
HINTS: Final = {
    "seats": "add `ended: {{on: {}, why: group-closed}}`",
    "nominations": "add `closed: {{on: {}, as: expired}}`",
    "affiliations": "add `until: {}`, and where they work now",
}


def _going_on(record: Any, day: str) -> Iterator[tuple[str, int, Any, str]]:
    """What is open on a day: the list, the position, the seat, nomination or affiliation, when it began."""
    for index, seat in enumerate(record.seats):
        if active(seat, day):
            yield "seats", index, seat, seat.since or ""
    for index, nomination in enumerate(record.nominations):
        if nomination.closed is None:
            yield "nominations", index, nomination, nomination.on
    for index, one in enumerate(record.affiliations):
        if one.until is None or one.until >= day:
            yield "affiliations", index, one, one.from_ or one.as_of or ""


def _after_the_end(document: Document, what: str, known: Mapping[str, Any]) -> Iterator[Finding]:
    for where, key, dated in USES[what][document.kind]:
        items = getattr(document.value, where) if where else (document.value,)
        for index, item in enumerate(items):
            value = known.get(getattr(item, key) or "")
            day = next((found for name in dated if (found := getattr(item, _field(name)))), None)
            if value is None or value.retired is None or day is None or day <= value.retired:
                continue
            keys = (where, index, key) if where else (key,)
            yield Finding(
                At(document.path, keys),
                f"{typed(getattr(item, key))} was retired on {value.retired}, and this is of {day}",
                "name what took its place, or mend the day",
            )


def _field(key: str) -> str:
    return "from_" if key == "from" else key
