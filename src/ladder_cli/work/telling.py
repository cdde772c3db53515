"""A story on its way into a file: complete, by its author, and once."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from msgspec import Struct

from ladder_cli.model.dates import after, day
from ladder_cli.model.finding import Plain
from ladder_cli.model.stop import Stop, usage
from ladder_cli.roles.case import Speaker
from ladder_cli.roles.evidence import STORY

HOLDS: Final = "1 year"
"""How long a story goes before somebody sees whether it still holds, unless its author says otherwise."""
PARTS: Final = {"title": "the story in a line", "broke": "what broke", "learnt": "what was learnt"}
"""What every story says, in words."""


class Told(Struct, frozen=True, kw_only=True):
    """What somebody tells: what broke, what was learnt, where and how large it is, and who read it before.

    `on` and `review_on` are days; the latter is empty for a year later.
    """

    title: str
    broke: str
    learnt: str
    on: str
    group: str | None = None
    topics: tuple[str, ...] = ()
    environment: str = ""
    scale: str = ""
    links: tuple[str, ...] = ()
    witnesses: tuple[str, ...] = ()
    review_on: str = ""


def story(speaker: Speaker, told: Told) -> dict[str, Plain]:
    """The story's file, in the schema's order; its author is the speaker.

    Raises Stop: status 2 for what is not said, for what the community asks of a story and nobody gave,
    a day ahead and an author as witness; 1 where the author has told it already.
    """
    _refuse_incomplete(told)
    _refuse_days(speaker, told)
    _refuse_unwitnessed(speaker, told)
    _refuse_twice(speaker, told)
    ends = told.review_on or after(day(told.on), HOLDS).isoformat()
    value: dict[str, Plain] = {"title": told.title, "author": speaker.handle, "on": told.on}
    value |= {"group": told.group} if told.group else {}
    value |= {"topics": list(told.topics)} if told.topics else {}
    value |= {"environment": told.environment} if told.environment else {}
    value |= {"scale": told.scale} if told.scale else {}
    value |= {"broke": told.broke, "learnt": told.learnt}
    value |= {"links": list(told.links)} if told.links else {}
    value |= {"witnesses": list(told.witnesses)} if told.witnesses else {}
    return {**value, "review_on": ends}


def missing(told: dict[str, str]) -> Iterator[str]:
    """The parts that every story has and this one lacks."""
    return (part for part in PARTS if not told[part].strip())


def _refuse_incomplete(told: Told) -> None:
    lacks = [*missing({part: getattr(told, part) for part in PARTS})]
    if lacks:
        raise usage(
            f"a story says {PARTS[lacks[0]]}", f"--{lacks[0]} TEXT" if lacks[0] != "title" else "TITLE"
        )


def _refuse_days(speaker: Speaker, told: Told) -> None:
    if day(told.on) > speaker.today + timedelta(days=1):
        raise usage(f"{told.on} lies ahead", "a story is of the day it was written on")
    if told.review_on and told.review_on <= told.on:
        raise usage(f"`{told.review_on}` is no day after {told.on}", "leave --review-on out for a year later")


def _refuse_unwitnessed(speaker: Speaker, told: Told) -> None:
    kind = speaker.ladders.registry.community.contribution_kinds.get(STORY)
    if speaker.handle in told.witnesses:
        raise usage("an author is no witness", "name somebody else who read it: --witness HANDLE")
    if kind is not None and kind.witness and not told.witnesses:
        raise usage("a story asks for a witness here", "say who read it: --witness HANDLE")


def _refuse_twice(speaker: Speaker, told: Told) -> None:
    for at, one in speaker.ladders.stories.get(speaker.handle, ()):
        if one.title == told.title:
            raise Stop("you have told that story already", f"see: {at.path}", 1)
