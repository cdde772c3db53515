"""Suggestions of who should meet whom, in each format that `pair` speaks: one table."""

from collections.abc import Callable, Sequence

from ladder_cli.pairing.suggestion import Pair, Side, Suggestions, Totals
from ladder_cli.render.as_json import dumped
from ladder_cli.render.plain_text import visible


def as_text(found: Suggestions) -> str:
    """Each pair with its reasons, everyone left over with what would help, totals.

    People of whom the same is said share an entry.
    """
    alike: dict[tuple[Side, str, str], list[str]] = {}
    for one in found.unpaired:
        alike.setdefault((one.as_, one.because, one.relax), []).append(one.person)
    left_over = (_left_over(people, *said) for said, people in alike.items())
    return "\n".join([*(_pair(pair) for pair in found.pairs), *left_over, _totals(found.totals)])


def _pair(pair: Pair) -> str:
    where = f" in {pair.sig}" if pair.sig else ""
    lines = [
        f"{pair.mentor} for {pair.mentee}{where}, fit {pair.fit}",
        *(f"  - {why}" for why in pair.reasons),
    ]
    return "".join(f"{visible(line)}\n" for line in lines)


def _left_over(people: Sequence[str], side: Side, because: str, relax: str) -> str:
    who = f"{', '.join(people)} ({side}{'' if len(people) == 1 else 's'})"
    return "".join(f"{visible(line)}\n" for line in (f"{who}: {because}", f"  = {relax}"))


def _totals(totals: Totals) -> str:
    if not totals.paired:
        return "nobody to pair\n"
    mentees = f"{totals.max_load} mentee{'' if totals.max_load == 1 else 's'}"
    return f"{totals.paired} paired, at most {mentees} with a mentor, fit {totals.fit} in all\n"


def as_json(found: Suggestions) -> str:
    """The contract's JSON."""
    return dumped(found.as_json())


FORMATS: dict[str, Callable[[Suggestions], str]] = {"text": as_text, "json": as_json}
