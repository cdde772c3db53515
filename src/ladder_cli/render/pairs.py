"""Suggestions of who should meet whom, and in cohorts, in each format that `pair` speaks: a table each."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from ladder_cli.pairing.gathering import Circle, Gathering
from ladder_cli.pairing.suggestion import Gain, Pair, Side, Suggestions, Totals, Unpaired
from ladder_cli.pairing.talks import Talk, Talks
from ladder_cli.render.as_json import dumped
from ladder_cli.render.plain_text import visible

WHEN = "%a %Y-%m-%d %H:%M"
"""A day and a time as they are written here."""


def as_text(found: Suggestions) -> str:
    """Each pair with its reasons, everyone left over with what would help, totals.

    People of whom the same is said share an entry.
    """
    parts = [*map(_pair, found.pairs), *left_over(found.unpaired), _totals(found.totals)]
    return "\n".join(parts if found.gained is None else [*parts, _gained(found.gained)])


def _gained(gains: Sequence[Gain]) -> str:
    if not gains:
        return "nobody gained by hours they did not list\n"
    lines = (
        f"{gain.person} has {gain.mentor}, with the usual hours of {gain.time_zone} too {gain.instead}"
        for gain in gains
    )
    head = f"{len(gains)} gained by hours they did not list:"
    return "".join(f"{visible(line)}\n" for line in (head, *(f"  - {line}" for line in lines)))


def _pair(pair: Pair) -> str:
    where = f" in {pair.sig}" if pair.sig else ""
    lines = [
        f"{pair.mentor} for {pair.mentee}{where}, fit {pair.fit}",
        *(f"  - {why}" for why in pair.reasons),
    ]
    return "".join(f"{visible(line)}\n" for line in lines)


def left_over(unpaired: Iterable[Unpaired]) -> Iterator[str]:
    """An entry for all people of whom the same is said."""
    alike: dict[tuple[Side, str, str], list[str]] = {}
    for one in unpaired:
        alike.setdefault((one.as_, one.because, one.relax), []).append(one.person)
    return (_left_over(people, *said) for said, people in alike.items())


def _left_over(people: Sequence[str], side: Side, because: str, relax: str) -> str:
    who = f"{', '.join(people)} ({side}{'' if len(people) == 1 else 's'})"
    return "".join(f"{visible(line)}\n" for line in (f"{who}: {because}", f"  = {relax}"))


def _totals(totals: Totals) -> str:
    if not totals.paired:
        return "nobody to pair\n"
    mentees = f"{totals.max_load} mentee{'' if totals.max_load == 1 else 's'}"
    return f"{totals.paired} paired, at most {mentees} with a mentor, fit {totals.fit} in all\n"


def cohorts_as_text(found: Gathering) -> str:
    """Each cohort with its reasons, everyone left over with what would help, totals."""
    return "\n".join([*map(_circle, found.circles), *left_over(found.unpaired), _gathered(found)])


def _circle(circle: Circle) -> str:
    where = f" in {circle.sig}" if circle.sig else ""
    lines = [
        f"{_names(circle.mentors)} with {_names(circle.mentees)}{where}, for {circle.goal}",
        *(f"  - {why}" for why in circle.reasons),
    ]
    return "".join(f"{visible(line)}\n" for line in lines)


def _names(people: Sequence[str]) -> str:
    return people[0] if len(people) == 1 else f"{', '.join(people[:-1])} and {people[-1]}"


def _gathered(found: Gathering) -> str:
    if not found.circles:
        return "no cohort\n"
    number = len(found.circles)
    more = f"; {found.more} more at most, the search was cut short" if found.more else ""
    return f"{number} cohort{'' if number == 1 else 's'}, {found.mentees} mentees{more}\n"


def cohorts_as_json(found: Gathering) -> str:
    """The cohorts as JSON."""
    return dumped(found.as_json())


def talks_as_text(found: Talks) -> str:
    """Each conversation with its hours and reasons, everyone left over with what would help, totals."""
    return "\n".join([*map(_talk, found.talks), *left_over(found.unpaired), _totals(found.totals)])


def _talk(talk: Talk) -> str:
    head, *reasons = _pair(talk.pair).splitlines()
    mentor, mentee = talk.pair.mentor, talk.pair.mentee
    times = [
        f"  * {here:{WHEN}} for {mentor} ({talk.zones[0]}), {there:{WHEN}} for {mentee} ({talk.zones[1]})"
        for here, there in zip(*talk.local, strict=True)
    ]
    return "".join(f"{visible(line)}\n" for line in (head, *times, *reasons))


def talks_as_json(found: Talks) -> str:
    """The conversations as JSON."""
    return dumped(found.as_json())


def as_json(found: Suggestions) -> str:
    """The contract's JSON."""
    return dumped(found.as_json())


FORMATS: dict[str, Callable[[Suggestions], str]] = {"text": as_text, "json": as_json}
TALKS: dict[str, Callable[[Talks], str]] = {"text": talks_as_text, "json": talks_as_json}
COHORTS: dict[str, Callable[[Gathering], str]] = {"text": cohorts_as_text, "json": cohorts_as_json}
