"""The sponsor rule as four communities read it."""

import pytest

from docs.sponsor_readings import EMPLOYERS, PAIRS, READINGS, answer, table

EXPECTED = {
    "any two": ("met", "met", "met", "met"),
    "not all from the candidate's": ("unmet", "met", "met", "met"),
    "from two companies": ("unmet", "unmet", "met", "met"),
    "from two companies, neither the candidate's": ("unmet", "unmet", "unmet", "met"),
}


@pytest.mark.parametrize("reading", READINGS)
def test_a_reading_answers_for_each_pair(reading: str) -> None:
    assert tuple(answer(reading, pair) for pair in PAIRS) == EXPECTED[reading]


def test_four_readings_give_four_different_answers() -> None:
    answers = {reading: tuple(answer(reading, pair) for pair in PAIRS) for reading in READINGS}

    assert len(set(answers.values())) == len(READINGS) == 4


def test_the_table_shows_every_answer() -> None:
    rows = [line.split(" | ")[1:] for line in table().splitlines()[2:]]

    assert [tuple(cell.strip(" |") for cell in row) for row in rows] == list(
        zip(*EXPECTED.values(), strict=True)
    )
    assert len({EMPLOYERS[who] for pair in PAIRS for who in pair}) == 3
