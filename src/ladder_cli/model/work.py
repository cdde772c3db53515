"""`items/`, `ideas/`, `stories/` and `signals/`: open work, proposals, and what was learnt."""

from collections.abc import Mapping
from typing import Literal

from ladder_cli.model.record import Word
from ladder_cli.model.value import Value

Size = Literal["small", "medium", "large"]


class Note(Value, frozen=True, kw_only=True):
    """A dated line of what happened."""

    by: str
    on: str
    text: str


class Item(Value, frozen=True, kw_only=True):
    """An open piece of work, or an action item of a meeting."""

    title: str
    what: str | None = None
    group: str | None = None
    state: Literal["open", "taken", "done", "dropped"]
    level: Literal["newcomer", "some-experience", "expert"] | None = None
    hours: int | None = None
    size: Size = "small"
    priority: Literal["low", "normal", "high", "urgent"] = "normal"
    schedule_risk: bool = False
    skills: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    link: str | None = None
    raised: Word | None = None
    decided: str | None = None
    shepherd: str | None = None
    owner: str | None = None
    due: str | None = None
    moved: str | None = None
    notes: tuple[Note, ...] = ()


class Feedback(Value, frozen=True, kw_only=True):
    """What somebody said of an idea."""

    by: str
    on: str
    text: str
    link: str | None = None


class Renewal(Value, frozen=True, kw_only=True):
    """An incubation goes on, with what has come of it so far."""

    by: str
    on: str
    link: str


class Parked(Value, frozen=True, kw_only=True):
    """Parked, with thanks; it may come back at any time."""

    on: str
    why: Literal["no-second", "no-shepherd", "no-time", "not-now", "covered-elsewhere", "not-renewed"]


class Outcome(Value, frozen=True, kw_only=True):
    """What came of an idea."""

    on: str
    link: str | None = None
    to: str | None = None


class Idea(Value, frozen=True, kw_only=True):
    """A proposal bigger than a feature."""

    title: str
    problem: str
    proposal: str
    for_whom: str
    help_wanted: str
    group: str | None = None
    topics: tuple[str, ...] = ()
    size: Size = "small"
    raised: Word
    seconds: tuple[Word, ...] = ()
    shepherd: str | None = None
    feedback: tuple[Feedback, ...] = ()
    renewals: tuple[Renewal, ...] = ()
    state: Literal[
        "raised",
        "seconded",
        "shepherded",
        "incubating",
        "parked",
        "withdrawn",
        "adopted",
        "merged",
        "handed-off",
    ]
    since: str | None = None
    next_review: str | None = None
    parked: Parked | None = None
    outcome: Outcome | None = None


class Story(Value, frozen=True, kw_only=True):
    """An operator's or user's story; by itself a contribution of its author."""

    title: str
    author: str
    on: str
    group: str | None = None
    topics: tuple[str, ...] = ()
    environment: str | None = None
    scale: str | None = None
    broke: str
    learnt: str
    links: tuple[str, ...] = ()
    witnesses: tuple[str, ...] = ()
    review_on: str | None = None


class Survey(Value, frozen=True, kw_only=True):
    """A survey's aggregate, of at least five people."""

    question: str
    people: int
    answers: Mapping[str, int]


class Signal(Value, frozen=True, kw_only=True):
    """A mention in public, or a survey's aggregate."""

    title: str
    kind: Literal["mention", "survey"]
    on: str
    link: str
    group: str | None = None
    topics: tuple[str, ...] = ()
    what: str | None = None
    source: str | None = None
    survey: Survey | None = None
