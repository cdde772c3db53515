"""L23x: what a file says of itself against its place, its own names, and its zone."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from ladder_cli.model.file import Document
from ladder_cli.model.finding import At, Finding, Keys
from ladder_cli.model.group import Group
from ladder_cli.model.registry import Registry
from ladder_cli.roles.ladders import Ladders
from ladder_cli.rules.lookalikes import mixed_word
from ladder_cli.rules.wording import did_you_mean, suggesting, typed

_NAMED: Final = {
    "person": ("name",),
    "record": ("name",),
    "organization": ("name",),
    "group": ("title",),
    "role": ("title",),
    "community": ("name",),
}


def mixed_scripts(document: Document, today: date) -> Iterator[Finding]:
    """A word of a name mixes letters of scripts that look alike.

    A Cyrillic letter among Latin ones makes a name that looks as another does and is not. Names may be in
    any script; a word is in one.
    """
    for key in _NAMED[document.kind]:
        text = getattr(document.value, key)
        word = mixed_word(text) if text else ""
        if word:
            yield Finding(
                At(document.path, (key,)),
                f"{typed(word)} mixes letters of two scripts",
                "write the word in one script",
            )


def group_outside_its_folder(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """A group's file lies in the folder of another group than the one it lies within.

    The path is what people read, `within` is what decides whose leads may speak for it. Make them agree.
    """
    group: Any = document.value
    parent = document.id.rpartition("/")[0]
    if is_misplaced(document.id, ladders.registry):
        stated = f"`within` says `{group.within}`" if group.within else "`within` is missing"
        yield Finding(
            At(document.path, ("within",)) if group.within else At(document.path),
            f"the file lies in the folder of `{parent}`, but {stated}",
            f"write `within: {parent}`, or move the file",
        )


def is_misplaced(name: str, registry: Registry) -> bool:
    """Whether a group's path says that it lies within another group than it says itself."""
    parent, group = name.rpartition("/")[0], registry.groups.get(name)
    return group is not None and parent in registry.groups and group.within != parent


def entry_of_another_year(document: Document, today: date) -> Iterator[Finding]:
    """A contributions file for one year holds something of another year.

    The year is in the file's name so that people find things. Move it to the file of its year.
    """
    year = document.id.partition(".")[2]
    if not year:
        return
    value: Any = document.value
    dated: list[tuple[Keys, str]] = [
        (("entries", index, "date"), entry.date) for index, entry in enumerate(value.entries)
    ]
    dated += [(("measures", index, "until"), measure.until) for index, measure in enumerate(value.measures)]
    for keys, day in dated:
        if not day.startswith(year):
            stem = document.id.partition(".")[0]
            yield Finding(
                At(document.path, keys),
                f"{day} is not in {year}",
                f"move it to `contributions/{stem}.{day[:4]}.yaml`",
            )


def contributions_of_nobody(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """A contributions file is named for somebody who has neither a record nor a profile.

    What it holds counts for nobody. Name the file for the person's handle.
    """
    handle = document.id.partition(".")[0]
    if not ladders.registry.exists(handle):
        yield Finding(
            At(document.path),
            f"`{handle}` is not a person here",
            f"make `records/{handle}.yaml`, or rename the file",
        )


def unknown_time_zone(document: Document, today: date) -> Iterator[Finding]:
    """A time zone is not one that the IANA database has.

    Without it no time can be compared with another. Use a name such as `Europe/Berlin`; an
    abbreviation such as `IST` means several zones.
    """
    suggested = suggesting()
    for keys, zone in _zones(document):
        if not _exists(zone):
            yield Finding(
                At(document.path, keys),
                f"{typed(zone)} is not a time zone",
                did_you_mean(suggested(zone, _every_zone()), "for example `Europe/Berlin`"),
            )


def _zones(document: Document) -> Iterator[tuple[Keys, str]]:
    value: Any = document.value
    if not isinstance(value, Group):
        if value.time_zone is not None:
            yield ("time_zone",), value.time_zone
        return
    for index, meeting in enumerate(value.meetings):
        if meeting.time_zone is not None:
            yield ("meetings", index, "time_zone"), meeting.time_zone
        for turn, local in enumerate(meeting.rotation):
            yield ("meetings", index, "rotation", turn, "time_zone"), local.time_zone


@cache
def _every_zone() -> frozenset[str]:
    return frozenset(available_timezones())


_OF_A_MACHINE: Final = frozenset(("posix", "right", "posixrules", "localtime", "Factory"))
"""What lies beside the zones on some systems, and is none or another everywhere."""


@cache
def _exists(zone: str) -> bool:
    if zone.partition("/")[0] in _OF_A_MACHINE:
        return False
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
