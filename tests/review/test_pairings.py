"""Who may move a pairing: each of the two for their half, either for both, and time by nobody's word."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.review.town import Case, Town, judge, missing
from tests.stage import Ran

PATH = "pairings/dan-ada.yaml"
HEAD = "mentor: dan\nmentee: ada\ngroup: docs\n"
YES = "proposed: 2026-09-01\naccepted: {mentor: 2026-09-02, mentee: 2026-09-03}\n"
LAST = "# by the well\nlast_contact: {mentor: 2026-11-18, mentee: 2026-11-17}\n"
RUNS = f"{HEAD}state: active\n{YES}{LAST}contacts: 4\n"
SILENT = RUNS.replace("2026-11-1", "2026-10-1")
PAUSED = SILENT.replace("active", "paused") + "paused_until: 2026-10-25\n"
AGREED = f"{HEAD}state: proposed\n{YES}"
OVER = f"{HEAD}state: ended\n{YES}contacts: 4\nended:\n  on: 2026-11-22\n"
EXPIRED = f"{OVER}  why: expired\n"
LEADS = "bob sam sue"


def case(name: str, before: str, after: str, verdict: str, of: str = "", **more: str) -> Case:
    return Case(name, {PATH: after}, verdict, of, base={PATH: before}, **more)  # type: ignore[arg-type] # text all


CASES = (
    case("checks in", RUNS, RUNS.replace("11-17", "11-22").replace("s: 4", "s: 5"), "allowed"),
    case("checks in for the other", RUNS, RUNS.replace("11-18", "11-22"), "needs", "dan"),
    case(
        "checks in as a stranger to it",
        RUNS,
        RUNS.replace("s: 4", "s: 5"),
        "needs",
        f"ada dan {LEADS}",
        author="kim",
    ),
    case("says when they first spoke", RUNS, f"{RUNS}first_contact: 2026-09-05\n", "allowed"),
    case("takes back the other's word", RUNS, RUNS.replace("mentor: 2026-11-18, ", ""), "needs", "dan"),
    case("ends it, and both dates go", RUNS, OVER, "allowed"),
    case("ends it, and says why", RUNS, f"{OVER}  why: no-time\n", "allowed", author="dan"),
    case("completes it", RUNS, OVER.replace("ended\n", "completed\n"), "allowed"),
    case("ends what is other people's", RUNS, OVER, "needs", f"ada dan {LEADS}", author="kim"),
    case(
        "ends it and rewrites the other's day", RUNS, OVER + LAST.replace("18", "10"), "needs", "dan sam sue"
    ),
    case("pauses it", RUNS, RUNS.replace("active", "paused") + "paused_until: 2026-12-20\n", "allowed"),
    case("lets it go on", PAUSED, SILENT.replace("10-17", "11-22").replace("s: 4", "s: 5"), "allowed"),
    case("begins what both said yes to", AGREED, AGREED.replace("proposed\n", "active\n", 1), "allowed"),
    case("says no to a proposal", AGREED, OVER.replace("contacts: 4\n", ""), "allowed"),
    case("opens again what is over", OVER, RUNS, "needs", f"dan {LEADS}"),
    case(
        "carries a timer",
        SILENT,
        EXPIRED,
        "allowed",
        author="kim",
        says="`ladder pairing due --write` writes",
    ),
    case("carries a timer after a pause", PAUSED, EXPIRED, "allowed", author="kim"),
    case(
        "carries what both said yes to",
        AGREED,
        AGREED.replace("proposed\n", "active\n", 1),
        "allowed",
        author="kim",
    ),
    case(
        "carries what both said yes to, and more",
        AGREED,
        AGREED.replace("proposed\n", "active\n", 1) + "contacts: 9\n",
        "needs",
        f"ada dan {LEADS}",
        author="kim",
    ),
    case(
        "carries a timer that says why", SILENT, EXPIRED.replace("expired", "no-time"), "needs", author="kim"
    ),
    case("carries a timer of another day", SILENT, EXPIRED.replace("22", "21"), "needs", author="kim"),
    case("carries a timer that has not run out", RUNS, EXPIRED, "needs", author="kim"),
    case("carries a timer and the comment stays", SILENT, f"# by the well\n{EXPIRED}", "needs", author="kim"),
    case(
        "carries a timer on a day it had not run out",
        SILENT,
        EXPIRED,
        "needs",
        author="kim",
        opened="2026-11-14",
    ),
)


@pytest.mark.parametrize("one", CASES, ids=lambda one: one.name)
def test_a_pairing_moves_by_the_words_of_its_two_or_by_time(
    one: Case, town: Town, ladder: Callable[..., Ran], tmp_path: Path
) -> None:
    ran = judge(town, one, ladder, tmp_path)

    answer = json.loads(ran.out) if ran.out else pytest.fail(ran.err)
    assert answer["verdict"] == {"needs": "needs-approval"}.get(one.verdict, one.verdict), ran.out
    assert not one.of or missing(answer) == set(one.of.split()), ran.out
    assert one.says in ran.out


def test_no_timer_runs_out_while_one_of_the_two_is_on_leave(
    town: Town, ladder: Callable[..., Ran], tmp_path: Path
) -> None:
    away = {
        PATH: SILENT,
        "records/dan.yaml": ("affiliations:", "leave:\n  - from: 2026-11-01\naffiliations:"),
    }
    one = Case("carries a timer", {PATH: EXPIRED}, "needs", author="kim", base=away)

    assert judge(town, one, ladder, tmp_path).status == 1
