"""L21x: names of what has come to an end, in what is from after that end."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ladder_cli.model.file import Document
from ladder_cli.model.finding import At, Finding
from ladder_cli.roles.ladders import Ladders
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
