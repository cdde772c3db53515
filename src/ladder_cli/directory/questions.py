"""What a profile is asked for, one by one: one table for the flags of `me` and for its questions."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from ladder_cli.directory import answers
from ladder_cli.directory.entry import CAPACITY, OFFER, WISH
from ladder_cli.model.finding import Plain
from ladder_cli.model.registry import Registry

Read = Callable[[Registry, str], Plain]


class Question(Struct, frozen=True):
    """A place in the profile: what is asked for it, how an answer is read, and how a value is typed."""

    keys: tuple[str, ...]
    asks: str
    read: Read
    typed: Callable[[Any], str] = str

    def answer(self, registry: Registry, text: str) -> Plain:
        """The value that the words mean, None for none; Stop (status 2) says what was expected."""
        return self.read(registry, text.strip()) if text.strip() else None


def _by_commas(values: Any) -> str:
    return ", ".join(values)


def _groups(registry: Registry, text: str) -> Plain:
    return [*answers.chosen(text, registry.groups, "group")]


def _topics(_: Registry, text: str) -> Plain:
    return [*answers.topics(text)]


def _hours(_: Registry, text: str) -> Plain:
    return [answers.hours(part) for part in text.split(";") if part.strip()]


QUESTIONS: dict[str, Question] = {
    "name": Question(("name",), "What are you called?", lambda _, text: answers.line(text, 120)),
    "pronouns": Question(("pronouns",), "Your pronouns?", lambda _, text: answers.line(text, 40)),
    "about": Question(("about",), "A sentence about you?", lambda _, text: answers.line(text, 300)),
    "time_zone": Question(("time_zone",), "Your time zone?", lambda _, text: answers.zone(text)),
    "hours": Question(
        ("availability",),
        "When have you time in a usual week? (tue,thu 18:00-21:00; sat 10:00-12:00)",
        _hours,
        lambda values: "; ".join(answers.hours_spoken(each) for each in values),
    ),
    "languages": Question(
        ("languages",),
        "Which languages can you meet in? (en, pt-BR)",
        lambda _, text: [*answers.languages(text)],
        _by_commas,
    ),
    "classes": Question(
        ("classes",),
        "Do you use, operate or contribute?",
        lambda _, text: [*answers.classes(text)],
        _by_commas,
    ),
    "interests": Question(("interests",), "Which topics do you care about?", _topics, _by_commas),
    "mentees": Question(
        CAPACITY, "For how many at a time? (0: not now)", lambda _, text: answers.whole(text, 0, 20)
    ),
    "mentor_groups": Question((*OFFER, "groups"), "In which groups?", _groups, _by_commas),
    "mentor_topics": Question((*OFFER, "topics"), "In which topics?", _topics, _by_commas),
    "wish_group": Question(
        (*WISH, "group"),
        "In which group?",
        lambda registry, text: answers.one(text, registry.groups, "group"),
    ),
    "wish_goal": Question(
        (*WISH, "goal"),
        "Which role are you heading for?",
        lambda registry, text: answers.one(text, registry.roles, "role"),
    ),
    "wish_topics": Question((*WISH, "topics"), "With which topics?", _topics, _by_commas),
    "wish_overlap": Question(
        (*WISH, "overlap_minutes"),
        "How many minutes a week do you need in common, at least?",
        lambda _, text: answers.whole(text, 15, 10080),
    ),
    "slots": Question(
        ("slots",),
        "How many slots have you for looking after others' work? (small work takes 1, large 3)",
        lambda _, text: answers.whole(text, 0, 40),
    ),
}
"""By the flag's name, `_` for `-`."""

SWITCHES: dict[str, tuple[str, ...]] = {
    "one_off": (*OFFER, "one_off"),
    "wish_anyone": (*WISH, "anyone"),
    "listening": ("listening",),
}
"""Places that are there or not."""
