"""Words in files: a line that names somebody counts once that person has given it."""

from datetime import date, timedelta
from typing import Final

from ladder_cli.model.finding import Plain
from ladder_cli.review.bench import Bench
from ladder_cli.review.needs import Ruling, both

BACK: Final = 7
"""Days before the pull request to which a word, an agreement or a seat may reach back."""


def first_day(opened: str) -> str:
    """The first day that something said in a change opened then may bear."""
    return (date.fromisoformat(opened) - timedelta(days=BACK)).isoformat()


def word_ruling(bench: Bench, subject: str, value: Plain) -> Ruling:
    """What a new line takes that says who speaks (`by`) and when (`on`), for somebody else."""
    data = value if isinstance(value, dict) else {}
    by, on = str(data.get("by", "")), str(data.get("on", ""))
    if by == subject:
        why = "nobody is sponsor, witness or attester of themselves"
        return Ruling(why, refused=f"{why}: take the line out, or let somebody else give the word")
    because = f"the line speaks for `{by}`"
    ruling = Ruling(because, (bench.own(by, because, subject),))
    if bench.is_away(by):
        ruling = both(ruling, bench.stewards(f"`{by}` is on leave, and their seats rest", subject))
    return both(ruling, dated(bench, on, f"the word of `{by}`", subject))


def dated(bench: Bench, on: str, what: str, subject: str) -> Ruling:
    """What it takes that something bears a day: nothing for one of this week, else a steward."""
    if first_day(bench.opened) <= on <= bench.day:
        return Ruling("")
    side = "in the future" if on > bench.day else "more than seven days before the pull request"
    return bench.stewards(f"{what} bears a day {side}", subject)
