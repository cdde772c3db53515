"""When an idea falls due, for every state around its day."""

from datetime import date, timedelta

import pytest

from ladder_cli.model.finding import Delete, Put
from ladder_cli.work.timers import due_idea
from tests.work.quay import idea, registry

SINCE = date(2026, 11, 1)
SECOND = "seconds:\n  - {by: bob, on: 2026-10-01}\n"
TENDED = f"{SECOND}shepherd: carol\nnext_review: 2026-11-01\n"


def due(state: str, days: int, more: str = "") -> tuple[str, str, bool] | None:
    """The day, the sentence, and whether a timer writes anything, so many days after 1 November."""
    known = registry({"ideas/fair.yaml": idea("A fair", state, more)})
    found = due_idea(known, "fair", SINCE + timedelta(days=days))
    return None if found is None else (found.on, found.what, bool(found.edits))


@pytest.mark.parametrize(
    ("state", "more", "days", "expected"),
    [
        ("raised", "", 60, None),
        ("raised", "", 61, ("2026-12-31", "nobody has seconded it in 60 days", True)),
        ("seconded", SECOND, 30, None),
        ("seconded", SECOND, 31, ("2026-12-01", "nobody looks after it in 30 days", False)),
        ("seconded", SECOND, 60, ("2026-12-01", "nobody looks after it in 30 days", False)),
        ("seconded", SECOND, 61, ("2026-12-31", "nobody looks after it in 60 days", True)),
        ("shepherded", TENDED, 0, None),
        ("shepherded", TENDED, 1, ("2026-11-01", "its next review was due", False)),
        ("shepherded", "shepherd: carol\n", 999, None),
        ("incubating", TENDED, 0, None),
        ("incubating", TENDED, 1, ("2026-11-01", "its incubation is over and was not renewed", True)),
    ],
)
def test_an_idea_falls_due_on_the_day_after(
    state: str, more: str, days: int, expected: tuple[str, str, bool] | None
) -> None:
    assert due(state, days, more) == expected


def test_an_incubation_without_a_day_of_review_lasts_six_months() -> None:
    more = f"{SECOND}shepherd: carol\n"

    assert due("incubating", 181, more) is None
    assert due("incubating", 182, more) == ("2027-05-01", "its incubation is over and was not renewed", True)


@pytest.mark.parametrize("state", ["parked", "withdrawn", "adopted", "merged", "handed-off"])
def test_what_rests_or_is_over_never_falls_due(state: str) -> None:
    assert due(state, 9999) is None


def test_the_clock_starts_with_the_state_else_with_the_last_day_named() -> None:
    text = idea("A fair", "raised").replace("since: 2026-11-01\n", "")
    known = registry({"ideas/fair.yaml": text})

    assert due_idea(known, "fair", date(2026, 10, 31)) is None
    assert due_idea(known, "fair", date(2026, 11, 1)) is not None


def test_parking_says_why_and_lets_the_shepherd_go() -> None:
    known = registry({"ideas/fair.yaml": idea("A fair", "incubating", TENDED)})

    found = due_idea(known, "fair", date(2026, 12, 1))

    assert found is not None
    assert found.edits == (
        Put(("state",), "parked"),
        Put(("since",), "2026-12-01"),
        Delete(("shepherd",)),
        Delete(("next_review",)),
        Put(("parked",), {"on": "2026-12-01", "why": "not-renewed"}),
    )
