"""L21x: names of what has come to an end, in what is from after that end."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from ladder_cli.model.file import Document
from ladder_cli.model.finding import At, Finding
from ladder_cli.roles.ladders import Ladders
from ladder_cli.rules.wording import typed

Use = tuple[str, str, tuple[str, ...]]
"""The list that holds the uses ("" for the document itself), the key that names, the keys that date it."""

ROLES: Final[dict[str, tuple[Use, ...]]] = {
    "record": (
        ("seats", "role", ("since",)),
        ("nominations", "role", ("on",)),
        ("vouches", "role", ("on",)),
    ),
    "pairing": (("", "goal", ("proposed",)),),
}
GROUPS: Final[dict[str, tuple[Use, ...]]] = {
    "record": (
        ("seats", "sig", ("since",)),
        ("nominations", "sig", ("on",)),
        ("vouches", "sig", ("on",)),
    ),
    "contributions": (("entries", "group", ("date",)), ("measures", "group", ("from",))),
    "person": (("follows", "group", ("since",)),),
    "pairing": (("", "group", ("proposed",)),),
    "story": (("", "group", ("on",)),),
    "signal": (("", "group", ("on",)),),
}
ORGANIZATIONS: Final[dict[str, tuple[Use, ...]]] = {
    "record": (("affiliations", "organization", ("from", "as_of")),)
}


def retired_role(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """A seat, nomination or vouch is from after the day on which its role was retired.

    A retired role keeps its history and takes nobody new. Use the role that took its place.
    """
    return _after_the_end(document, ROLES, ladders.registry.roles)


def retired_group(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """Something for a group is from after the day on which the group closed.

    A closed group keeps its history and takes nothing new. Use the group that took over its work.
    """
    return _after_the_end(document, GROUPS, ladders.registry.groups)


def retired_organization(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """An affiliation begins after the day on which the organization ceased to be.

    Use the organization that took over, or mend the day.
    """
    return _after_the_end(document, ORGANIZATIONS, ladders.registry.organizations)


def _after_the_end(
    document: Document, uses: Mapping[str, tuple[Use, ...]], known: Mapping[str, Any]
) -> Iterator[Finding]:
    for where, key, dated in uses[document.kind]:
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
