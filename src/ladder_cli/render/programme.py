"""The measures of the mentoring programme, in each format that `pairing measures` speaks: one table."""

from collections.abc import Callable, Iterator
from typing import Final

from ladder_cli.pairing.measures import ENOUGH, Measure, Measures
from ladder_cli.render.as_json import dumped


def as_text(found: Measures) -> str:
    """A line a measure, with those of whom the files do not say."""
    states = ", ".join(f"{count} {state}" for state, count in found.states.items())
    return "".join(f"{line}\n" for line in [f"pairings: {states or 'none'}", *_lines(found)])


def _lines(found: Measures) -> Iterator[str]:
    for one in found.measures:
        yield f"{one.what}: {_value(one)}"
        if one.unknown:
            yield f"  unknown of {one.unknown}: {one.because}"
    loads = ", ".join(f"{mentors} with {mentees}" for mentees, mentors in found.loads.items())
    yield f"mentors by number of mentees: {loads or 'none'}"
    if found.reasons is None:
        yield f"why they ended: told from {ENOUGH} ends on, as counts alone"
    else:
        yield "why they ended: " + ", ".join(f"{why} {count}" for why, count in found.reasons.items())


def _value(one: Measure) -> str:
    if one.unit != "days":
        return f"{one.value:.0f} of {one.of}"
    if one.value is None:
        return "nobody" if one.id == "waiting" else "not known of any"
    days = f"{one.value:g} day{'' if one.value == 1 else 's'}"
    return f"{days} (median of {one.of})"


def as_json(found: Measures) -> str:
    """`{"version": 1, "day": …, "states": {…}, "measures": […], "loads": {…}, "reasons": {…} or null}`."""
    return dumped(
        {
            "day": found.day,
            "states": dict(found.states),
            "measures": [
                {
                    "id": one.id,
                    "what": one.what,
                    "value": one.value,
                    "unit": one.unit,
                    "of": one.of,
                    "unknown": one.unknown,
                    "because": one.because if one.unknown else "",
                }
                for one in found.measures
            ],
            "loads": {str(mentees): mentors for mentees, mentors in found.loads.items()},
            "reasons": None if found.reasons is None else dict(found.reasons),
        }
    )


FORMATS: Final[dict[str, Callable[[Measures], str]]] = {"text": as_text, "json": as_json}
