"""The invented winter goes from proposals to graduations, and leaves a registry that is in order."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from docs.state_diagram import diagram
from docs.winter import Told, script, told_days, winter
from ladder_cli.model.moves import MOVES
from ladder_cli.store.checks.checking import check
from ladder_cli.store.source import Folder

BEGIN = date(2026, 11, 23)
END = date(2027, 3, 2)


@pytest.fixture(scope="module")
def answers() -> dict[date, str]:
    return {day.on: " ".join(answer for _, answer in day.commands) for day in winter().days}


def test_every_day_is_played_from_the_first_to_the_last() -> None:
    days = winter().days

    assert (days[0].on, days[-1].on, len(days)) == (BEGIN, END, 100)


def test_mentees_graduate_from_pairs_that_were_proposed_that_winter(answers: dict[date, str]) -> None:
    promoted = [answer for answer in answers.values() if answer.startswith("met: ")]

    assert [answer.partition(";")[0].split("`")[1] for answer in promoted] == ["kofi", "pilar", "sadio"]
    for mentee in ("kofi", "pilar", "sadio"):
        assert f"for `{mentee}`" in answers[BEGIN].partition("nobody yet")[0]
        completed = [
            name
            for name, text in winter().files.items()
            if f"-{mentee}.yaml" in name and "state: completed" in text
        ]
        assert len(completed) == 1
        assert "last_contact" not in winter().files[completed[0]]
        assert "why: goal-reached" in winter().files[completed[0]]


def test_silence_is_noticed_after_seven_fourteen_and_twenty_eight_days() -> None:
    told = [
        (one["what"], one["days"])
        for day in told_days(winter().days)
        for one in day.due
        if one["pairing"] == "pavel-arjun"
    ]

    assert told == [("nudge", 7), ("both", 14), ("expired", 28)]


def test_leave_stops_the_clock_of_a_whole_winter() -> None:
    due = {day.on: day.due for day in winter().days}

    assert [one["days"] for one in due[date(2027, 3, 1)] if one["pairing"] == "mei-camila"] == [8]
    away = [
        day
        for day, found in due.items()
        if date(2026, 12, 14) <= day <= date(2027, 2, 28)
        for one in found
        if one["pairing"] == "mei-camila"
    ]
    assert away == []


def test_whose_mentor_left_or_said_nothing_is_in_the_second_round(answers: dict[date, str]) -> None:
    second = answers[date(2027, 1, 11)].partition("nobody yet")[0]

    assert all(f"for `{mentee}`" in second for mentee in ("vesna", "arjun", "anahit", "sadio"))
    assert "`nomvula` for `sadio`" in second
    assert "`andrei` for `vesna`" not in second, "two who were a pair are not proposed again"


def test_no_pairing_is_left_in_disorder(tmp_path: Path) -> None:
    for path, text in winter().files.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    findings = check(Folder(tmp_path), END).findings

    assert not [one for one in findings if one.severity == "error"]
    assert not [one for one in findings if one.rule.startswith("L7") and one.severity != "info"]
    states = Counter(
        text.partition("state: ")[2].split()[0]
        for path, text in winter().files.items()
        if path.startswith("pairings/")
    )
    assert states == {"active": 7, "completed": 4, "ended": 7}


def test_what_goes_on_weekly_stands_on_each_of_its_days() -> None:
    found = script("# head\n\n2026-11-23\nladder x --as ada weekly until 2026-12-07\n\n2026-12-07\n# said\n")

    assert found == {
        date(2026, 11, 23): [Told("ladder x --as ada weekly until 2026-12-07")],
        date(2026, 11, 30): [Told("ladder x --as ada", quiet=True)],
        date(2026, 12, 7): [Told("ladder x --as ada", quiet=True), Told("# said")],
    }


@pytest.mark.parametrize("kind", MOVES)
def test_a_diagram_draws_every_move_once(kind: str) -> None:
    lines = diagram(kind).splitlines()

    assert sum(" --> " in line and not line.endswith("--> [*]") for line in lines) == len(MOVES[kind])
