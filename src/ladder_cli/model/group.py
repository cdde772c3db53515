"""`sigs/`: SIGs, subprojects, working groups, user groups, committees and teams."""

from collections.abc import Mapping
from typing import Literal

from ladder_cli.model.community import Band, TieKind, Total
from ladder_cli.model.person import Weekday
from ladder_cli.model.requirement import Requirement
from ladder_cli.model.value import Value

GroupKind = Literal["sig", "subproject", "working-group", "user-group", "committee", "team"]


class Channel(Value, frozen=True, kw_only=True):
    """Where a group talks."""

    title: str
    link: str


class Contact(Value, frozen=True, kw_only=True):
    """How to reach a group in private."""

    private: str


class Every(Value, frozen=True, kw_only=True):
    """How often: every so many weeks from the anchor, or the nth weekday of every so many months."""

    weeks: int | None = None
    months: int | None = None
    nth: Literal[1, 2, 3, 4, -1] | None = None
    weekday: Weekday | None = None


class LocalTime(Value, frozen=True, kw_only=True):
    """A local time in a zone."""

    time_zone: str
    time: str


class Skip(Value, frozen=True, kw_only=True):
    """A day on which a meeting does not take place."""

    on: str
    why: str | None = None


class Unplaced(Value, frozen=True, kw_only=True):
    """A meeting that cannot be put on a calendar yet, and what to ask."""

    text: str
    ask: str


class Meeting(Value, frozen=True, kw_only=True):
    """A recurring or single meeting; `unplaced` ones have no anchor yet."""

    kind: Literal["status", "office-hours", "onboarding", "social"]
    title: str
    anchor: str | None = None
    every: Every | None = None
    time_zone: str | None = None
    time: str | None = None
    minutes: int | None = None
    until: str | None = None
    hosts: tuple[str, ...] = ()
    rotation: tuple[LocalTime, ...] = ()
    skips: tuple[Skip, ...] = ()
    agenda: str | None = None
    room: str | None = None
    unplaced: Unplaced | None = None


class CurriculumStep(Value, frozen=True, kw_only=True):
    """A step of the 101."""

    title: str
    link: str | None = None


class Handoff(Value, frozen=True, kw_only=True):
    """Somebody handed on to another group."""

    person: str
    to: str
    on: str
    accepted: str | None = None


class Onboarding(Value, frozen=True, kw_only=True):
    """How a group brings people in."""

    curriculum: tuple[CurriculumStep, ...] = ()
    hosts: tuple[str, ...]
    until: str | None = None
    handoffs: tuple[Handoff, ...] = ()


class Report(Value, frozen=True, kw_only=True):
    """A published transparency report."""

    on: str
    link: str


class Recusal(Value, frozen=True, kw_only=True):
    """With which ties a member steps aside, and who judges then."""

    ties: tuple[TieKind, ...]
    then: Literal["alternate", "the-others", "another-body"]
    link: str | None = None


class ConductDuty(Value, frozen=True, kw_only=True):
    """For a committee that keeps the code of conduct."""

    recusal: Recusal | None = None
    reports: tuple[Report, ...] = ()


class Team(Value, frozen=True, kw_only=True):
    """For a team on the code host."""

    organization: str | None = None
    name: str | None = None
    description: str | None = None
    privacy: Literal["closed", "secret"] | None = None
    previously: tuple[str, ...] = ()
    repositories: Mapping[str, Literal["read", "triage", "write", "maintain", "admin"]] = {}


class Group(Value, frozen=True, kw_only=True):
    """A group: what it is for, when it meets, how it brings people in."""

    title: str
    kind: GroupKind
    within: str | None = None
    mission: str | None = None
    topics: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    channels: tuple[Channel, ...] = ()
    contact: Contact | None = None
    meetings: tuple[Meeting, ...] = ()
    onboarding: Onboarding | None = None
    totals: tuple[Total, ...] = ()
    tightened: Mapping[str, Requirement] = {}
    exempt: tuple[str, ...] = ()
    band: Band | None = None
    conduct: ConductDuty | None = None
    team: Team | None = None
    retired: str | None = None
