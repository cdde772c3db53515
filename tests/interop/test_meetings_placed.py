"""Meetings of a `sigs.yaml`: placed as far as it says, the rest listed with what has to be asked.

The list for Kubernetes' own file, which is no part of the project, is held by name: group, number of the
meeting there, and which kind of answer is missing. It is compared where that file lies: in the folder that
`$LADDER_SHARED_DATA` names, else in `shared/data` beside the checkout.
"""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ladder_cli.interop.kubernetes import import_kubernetes
from ladder_cli.meetings.diary import diary
from ladder_cli.meetings.recurrence import is_placed, occurrences
from ladder_cli.meetings.timetable import Planned, planned
from ladder_cli.model.registry import Registry
from ladder_cli.render.diary import as_text, question
from tests.interop.entered import FIXTURES, entered

ROOT = Path(__file__).parent.parent.parent
BESIDE = Path(os.environ.get("LADDER_SHARED_DATA") or ROOT.parent / "shared" / "data")
TODAY = date(2026, 11, 22)

MISSING = {
    "on which date was or is one of these meetings": "a date to count from",
    "on which date is one of these meetings, and how": "a date and a rhythm",
    "which time zone is": "the time zone",
    "in which time zone": "the time zone",
    "what time of day is": "the time of day",
    "at what time": "the time of day",
}
"""By how a question begins, what it asks for."""


def brought(file: Path) -> Registry:
    return entered(import_kubernetes((file.name, file.read_bytes()), [], TODAY))


def missing(plan: Planned) -> str:
    """Which answers are missing, without a word of the source."""
    asks = question(plan)[1].split("; ")
    kinds = [
        next((kind for head, kind in MISSING.items() if ask.startswith(head)), "the week of the month")
        for ask in asks
    ]
    return " and ".join(kinds)


def by_name(registry: Registry) -> str:
    lines = [
        f"{plan.group} {plan.index + 1}: {'placed' if is_placed(plan.meeting) else missing(plan)}\n"
        for plan in planned(registry, TODAY)
    ]
    return "".join(lines)


def test_the_meetings_of_an_invented_file_are_placed_or_asked_about(
    golden: Callable[[str, str], None],
) -> None:
    registry = brought(FIXTURES / "meetings.yaml")

    golden("placed/invented.txt", by_name(registry))
    golden("placed/invented-calendar.txt", as_text(diary(registry, (), TODAY, 2, "UTC")))


@pytest.mark.skipif(
    not (BESIDE / "kubernetes" / "sigs.yaml").is_file(),
    reason="Kubernetes' sigs.yaml is not here: name its folder's parent in LADDER_SHARED_DATA",
)
def test_kubernetes_own_meetings_are_placed_or_asked_about_as_listed(
    golden: Callable[[str, str], None],
) -> None:
    registry = brought(BESIDE / "kubernetes" / "sigs.yaml")
    plans = planned(registry, TODAY)
    placed = [plan for plan in plans if is_placed(plan.meeting)]

    golden("placed/kubernetes.txt", by_name(registry))
    assert (len(plans), len(placed)) == (102, 43)
    assert diary(registry, (), TODAY, 2, "UTC").unplaced == tuple(
        plan for plan in plans if plan not in placed
    )
    assert [plan for plan in placed if not occurrences(plan.meeting, TODAY, date(2027, 11, 22))] == []
