"""`people/`: profiles. Nothing here can earn, keep or deny anything to anyone."""

from typing import Literal

from ladder_cli.model.community import Class
from ladder_cli.model.value import Value

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


class Hours(Value, frozen=True, kw_only=True):
    """Hours of a usual week, in the person's own zone; an end before the start is the next day."""

    days: tuple[Weekday, ...]
    from_: str
    to: str


class Follow(Value, frozen=True, kw_only=True):
    """A group that somebody follows."""

    group: str
    since: str | None = None
    introduce: bool = False


class Offer(Value, frozen=True, kw_only=True):
    """What somebody offers as a mentor; capacity 0 means not now."""

    capacity: int
    groups: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    one_off: bool = False


class Wish(Value, frozen=True, kw_only=True):
    """The mentor somebody looks for."""

    since: str
    group: str | None = None
    goal: str | None = None
    topics: tuple[str, ...] = ()
    anyone: bool = False
    overlap_minutes: int | None = None


class Mentoring(Value, frozen=True, kw_only=True):
    """Mentoring, offered and wished for."""

    offer: Offer | None = None
    wish: Wish | None = None


class Person(Value, frozen=True, kw_only=True):
    """A profile: what helps others to meet and work with somebody."""

    name: str
    pronouns: str | None = None
    about: str | None = None
    time_zone: str | None = None
    availability: tuple[Hours, ...] = ()
    languages: tuple[str, ...] = ()
    classes: tuple[Class, ...] = ()
    interests: tuple[str, ...] = ()
    follows: tuple[Follow, ...] = ()
    mentoring: Mentoring = Mentoring()
    slots: int | None = None
    listening: bool = False
