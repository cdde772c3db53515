"""The page on the invented winter: what happened day by day, and what came of it."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from docs.winter import WEEKLY, Day, Winter, told_days, winter

OPENING = """\
# A winter of mentoring

The sample community's programme through an invented winter, from the first proposals to graduations.
Every line is a command that was run on its day (`ladder --today …`) against a copy of
[the sample registry](../registry/); on each evening `ladder pairing due --write` ran too, as
[the workflow](pairing.md#the-workflow) has it on Mondays. Nobody coordinates. `docs/winter.txt` is the
script, and this page is made from it.

"""
TIME = {
    "begin": "both have said yes, and it begins",
    "expired": "is over by itself, after {} days without a word",
    "goal": "has reached its goal: both are told",
    "both": "{} days without a word: both are asked",
    "nudge": "{} days without a word: {} is asked",
    "answer": "{} days without an answer: {} is asked",
}


def page() -> str:
    """`docs/mentoring-winter.md`."""
    found = winter()
    days = "".join(f"{_day(one)}\n" for one in told_days(found.days))
    return f"{OPENING}{_summary(found)}\n{days}"


def _summary(found: Winter) -> str:
    first, last = found.days[0].on, found.days[-1].on
    answers = [answer for day in found.days for _, answer in day.commands]
    proposed = sum(
        answer.partition("nobody yet")[0].count(" for ")
        for day in found.days
        for text, answer in day.commands
        if text.startswith("ladder pair ")
    )
    due = [one["what"] for one in _due(told_days(found.days))]
    lines = [
        ("days", (last - first).days + 1),
        ("pairs proposed", proposed),
        ("pairings begun", sum("it begins" in answer for answer in answers)),
        ("asked one", due.count("nudge") + due.count("answer")),
        ("asked both", due.count("both")),
        ("over by themselves", due.count("expired")),
        ("graduations", sum(answer.startswith("met: ") for answer in answers)),
    ]
    head = " | ".join(name for name, _ in lines)
    row = " | ".join(str(count) for _, count in lines)
    return f"| {head} |\n{'|---' * len(lines)}|\n| {row} |\n"


def _due(days: Iterator[Day]) -> Iterator[Mapping[str, Any]]:
    for day in days:
        yield from day.due


def _day(day: Day) -> str:
    parts = [f"## {_written(day.on)}\n", *(f"{text}\n" for text in day.narration)]
    if day.commands:
        shown = "\n\n".join(_shown(text, answer) for text, answer in day.commands)
        parts.append(f"```console\n{shown}\n```\n")
    if day.due:
        parts.append("".join(f"- `{one['pairing']}`: {_time(one)}\n" for one in day.due))
    return "\n".join(parts)


def _written(on: date) -> str:
    return f"{on:%A} {on.day} {on:%B %Y}"


def _shown(text: str, answer: str) -> str:
    """A command and its answer; what goes on weekly says so."""
    weekly = WEEKLY.fullmatch(text)
    command = f"{weekly['command']}    # and weekly until {weekly['until']}" if weekly else text
    lines = answer.rstrip("\n").replace("`", "").split("\n" if "\n" in answer else "; ")
    return "\n".join([f"$ {command}", *lines])


def _time(one: Mapping[str, Any]) -> str:
    days = [one["days"]] if "{}" in TIME[one["what"]] else []
    who = " and ".join(f"`{handle}`" for handle in one["to"])
    said = TIME[one["what"]].format(*days, who)
    return said.replace(" is asked", " are asked") if len(one["to"]) > 1 and one["what"] == "answer" else said
