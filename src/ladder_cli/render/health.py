"""How a group is, in each format that `sig health` speaks: one table.

The sentences state what is there and what could help; none says whose fault anything is.
"""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec
from msgspec import Struct

from ladder_cli.model.share import shown
from ladder_cli.render.as_json import dumped
from ladder_cli.render.markdown import escaped
from ladder_cli.render.plain_text import visible
from ladder_cli.render.terminal import paragraph, table
from ladder_cli.work.circle import LATELY
from ladder_cli.work.funnel import Funnel, Row, Step, Wait
from ladder_cli.work.health import Attention, Health, Shoulders, Waiting
from ladder_cli.work.leading import Leading
from ladder_cli.work.shares import Part

STEPS = {
    "introduced": "introduced",
    "item_offered": "had an item",
    "first_contribution": "contributed",
    "paired": "paired",
    "next_role": "next role",
}
"""By step of the funnel, the head of its column."""
WHO = {
    "all": "all",
    "user": "users",
    "operator": "operators",
    "contributor": "contributors",
    "unsaid": "unsaid",
}
FURTHER = (("not_yet", "not yet"), ("unknown", "unknown"), ("unasked", "did not ask"))


class Block(Struct, frozen=True):
    """Some sentences under a title, and a table below them where there is one."""

    title: str
    lines: tuple[str, ...]
    rows: tuple[dict[str, Any], ...] = ()


def blocks(health: Health) -> tuple[Block, ...]:
    """All that is told of a group, in the order in which it is read."""
    return (
        Block("Doing and listening", tuple(_attention(health.attention))),
        Block("Newcomers", tuple(_newcomers(health)), tuple(map(_row, health.funnel.rows))),
        Block("What waits", tuple(_waiting(health.waiting))),
        Block("On how many shoulders", (*_leading(health.leading), *_shoulders(health.shoulders))),
        Block("Who takes how much", tuple(map(_part, health.parts))),
    )


def _attention(found: Attention) -> Iterator[str]:
    if not found.followers:
        yield "nobody follows it yet; whoever does says so: ladder me --follow GROUP"
        return
    yield (
        f"{found.active} of the {_people(found.followers)} who follow it did something here in the past "
        f"{LATELY}, or have something in hand"
    )
    if found.listening:
        yield f"{_people(found.listening)} said to be happy to listen, and nobody reminds them"
    if found.least is not None and found.most is not None:
        yield f"between {shown(found.least)} and {shown(found.most)} of those who follow is what is hoped for"
    if found.below:
        yield "that is fewer than hoped for: what would make a first step smaller here?"
    elif found.above:
        yield "that is more than hoped for: is anybody carrying too much?"


def _newcomers(health: Health) -> Iterator[str]:
    who = _people(health.newcomers) if health.newcomers else "nobody"
    asked = f"; {health.asked_for_introduction} asked to be introduced" if health.newcomers else ""
    yield f"{who} came in the last {health.newcomer_days} days{asked}"
    yield from _waits(health.funnel)


def _waits(funnel: Funnel) -> Iterator[str]:
    yield _wait("the first item", funnel.first_item)
    yield _wait("the first pairing", funnel.first_pairing)
    if funnel.undated:
        yield f"of {_count(funnel.undated, 'follower')} nobody knows since when"
    if funnel.rows:
        yield f"of those who arrived since {funnel.since}, so many had come so far:"
    else:
        yield f"nobody arrived since {funnel.since}"


def _wait(what: str, wait: Wait) -> str:
    if wait.days is None:
        return f"how long {what} took is not known of anybody"
    return f"{what} took {_days(wait.days)}, the median of {_people(wait.people)} of whom it is known"


def _row(row: Row) -> dict[str, Any]:
    cells = {STEPS[step.name]: _cell(step) for step in row.steps}
    return {"group": row.group, "who": WHO[row.of], "arrived": row.arrived, **cells}


def _cell(step: Step) -> str:
    rest = [f"{number} {words}" for field, words in FURTHER if (number := getattr(step, field))]
    return f"{step.reached}" + (f" ({', '.join(rest)})" if rest else "")


def _waiting(found: Waiting) -> Iterator[str]:
    if found.items:
        oldest = f", the oldest since {found.oldest}" if found.oldest else ""
        yield f"{_count(found.items, 'item')} without a taker{oldest}; {found.for_newcomers} for newcomers"
    else:
        yield "no item waits for a taker: is there one that a newcomer could begin with?"
    if found.without_shepherd:
        yield f"{_count(found.without_shepherd, 'item')} without a shepherd: ladder workload --free"
    room = f" with room for {found.places}" if found.mentors else " with room"
    yield f"{_count(found.mentors, 'mentor')}{room}; {_people(found.mentees)} looking for one"


def _leading(found: Leading) -> Iterator[str]:
    if not found.people:
        yield "nobody leads it: who would?"
        return
    if found.people == 1:
        yield "1 person leads it: who could, were they away?"
    else:
        unknown = f"; of {_people(found.unknown)} the employer is unknown" if found.unknown else ""
        firms = f", of {_count(found.employers, 'employer')}" if found.employers else ""
        yield f"{_people(found.people)} lead it{firms}{unknown}"
    if found.elsewhere:
        verb = "leads" if found.elsewhere == 1 else "lead"
        yield f"{found.elsewhere} of them {verb} another group too: ladder workload"


def _shoulders(found: Shoulders) -> Iterator[str]:
    if not found.contributions:
        yield "nothing is on record for the past year"
        return
    yield (
        f"{_people(found.half_by_people)} did half of the {_count(found.contributions, 'contribution')} "
        f"of the past year, of {_people(found.people)} in all"
    )
    employers = found.half_by_employers
    number = (
        f"{employers.least}"
        if employers.least == employers.most
        else f"{employers.least} to {employers.most}"
    )
    yield f"{number} employer{'' if number == '1' else 's'} did half of it"
    if found.unknown:
        yield f"of {_count(found.unknown, 'contribution')} the employer is unknown"


def _part(part: Part) -> str:
    unknown = f"; of {part.unknown} the employer is unknown" if part.unknown else ""
    if not part.total:
        return f"{part.what}: none taken"
    if part.employer is None or part.theirs is None:
        return f"{part.what}: {part.total} taken, too few to tell employers apart{unknown}"
    return f"{part.what}: {part.theirs:g} of {part.total} by people of one employer, {part.employer}{unknown}"


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number} people"


def _days(number: int) -> str:
    return _count(number, "day")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def as_text(health: Health, title: str, width: int | None = None) -> str:
    """For a terminal."""
    parts = [f"{visible(title)} (sig/{health.sig}) on {health.on}"]
    if health.groups[1:]:
        parts.append(paragraph("  ", visible(f"with {', '.join(health.groups[1:])}"), width))
    for block in blocks(health):
        parts += ["", block.title, *(paragraph("  ", visible(line), width) for line in block.lines)]
        if block.rows:
            parts.append(table(tuple(block.rows[0]), block.rows, width=width, colored=False).rstrip("\n"))
    return "\n".join(parts) + "\n"


def as_markdown(health: Health, title: str, _width: int | None = None) -> str:
    """A page to read together."""
    parts = [f"# How {escaped(title)} is", "", f"On {health.on}, for {escaped(', '.join(health.groups))}."]
    for block in blocks(health):
        parts += ["", f"## {block.title}", "", *(f"- {escaped(line)}" for line in block.lines)]
        if block.rows:
            parts += ["", *_markdown_table(block.rows)]
    return "\n".join(parts) + "\n"


def _markdown_table(rows: tuple[dict[str, Any], ...]) -> Iterator[str]:
    yield f"| {' | '.join(rows[0])} |"
    yield "|---" * len(rows[0]) + "|"
    for row in rows:
        yield f"| {' | '.join(escaped(str(value)) for value in row.values())} |"


def as_json(health: Health, _title: str, _width: int | None = None) -> str:
    """The figures as they are."""
    return dumped(msgspec.to_builtins(health))


FORMATS: dict[str, Callable[[Health, str, int | None], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "json": as_json,
}
