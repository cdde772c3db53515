"""Rows in every format."""

import csv
import json
from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladder_cli.render.rows import FORMATS, as_csv, as_json, as_text
from ladder_cli.render.terminal import columns

HOSTILE = (
    "\x1b]0;owned\x07",
    "a\nb\r\nc",
    "x\u2028y\u0085z",
    "\u202egnirts",
    "[red]x[/red]",
    "[link=https://evil.example.org]x[/link]",
    "\x9b31m",
    "\ud800",
)


def rows(*values: Any) -> list[dict[str, Any]]:
    return [{"id": value, "n": 1} for value in values]


def test_a_table_names_its_columns_and_joins_lists() -> None:
    text = as_text("people", ("id", "n"), rows(["a", "b"], None, "c"), None, False)

    assert text == "id    n\na, b  1\n      1\nc     1\n"


def test_no_rows_are_no_text() -> None:
    assert as_text("people", ("id",), [], None, False) == ""


def test_a_wide_table_is_broken_at_words_and_its_narrow_columns_never() -> None:
    wide = [{"handle": "ada-the-first-of-her-name"[:24], "what": "word " * 20, "since": "2026-11-22"}]

    text = as_text("people", ("handle", "what", "since"), wide, 60, False)

    assert max(map(len, text.splitlines())) <= 60
    assert "ada-the-first-of-her-nam" in text
    assert "2026-11-22" in text
    assert text.count("word") == 20


@pytest.mark.parametrize("width", [1, 8, 20])
def test_where_the_terminal_is_too_narrow_a_row_is_a_block_with_all_it_holds(width: int) -> None:
    wide = [{"handle": "ada", "what": "word " * 20, "since": "2026-11-22", "until": None}] * 2

    text = as_text("people", ("handle", "what", "since", "until"), wide, width, False)

    blocks = text.split("\n\n")
    assert [block.split()[0] for block in blocks] == ["ada", "ada"]
    for block in blocks:
        assert block.count("word") == 20
        assert "since" in block
        assert "2026-11-22" in block
        assert "until" not in block


@given(
    cells=st.lists(st.lists(st.text("ab 日-", max_size=40), min_size=3, max_size=3), min_size=1, max_size=4),
    width=st.integers(1, 100),
)
def test_a_table_loses_no_letter_and_keeps_to_the_width_where_it_can(
    cells: list[list[str]], width: int
) -> None:
    rows = [dict(zip("xyz", line, strict=True)) for line in cells]

    text = as_text("people", tuple("xyz"), rows, width, False)

    for letter in "ab日":
        assert text.count(letter) == sum(one.count(letter) for line in cells for one in line)
    if width >= 3 * 12 + 4:
        assert max(columns(line) for line in text.splitlines()) <= width


def test_wide_characters_keep_the_columns_straight() -> None:
    text = as_text("people", ("id", "n"), rows("日本", "abcd"), 40, False)

    assert text.splitlines()[1:] == ["日本  1", "abcd  1"]


def test_colour_marks_the_head_alone() -> None:
    head, *body = as_text("people", ("id",), rows("x"), 40, True).splitlines()

    assert "\x1b[1m" in head
    assert body == ["x"]


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("form", FORMATS)
def test_hostile_text_can_neither_steer_a_terminal_nor_break_a_line(form: str, value: str) -> None:
    one = FORMATS[form]("people", ("id", "n"), rows("plain"), 200, False)

    text = FORMATS[form]("people", ("id", "n"), rows(value), 200, False)

    assert text.count("\n") == one.count("\n")
    assert not {"\x1b", "\x07", "\x9b", "\ud800", "\u202e", "\u2028", "\u0085"} & {*text}


def test_json_means_what_it_was_given_whatever_is_in_it() -> None:
    odd = "\x7f\x9b\u202e\u2028é日\U0001f600\ud800\xa0"

    assert json.loads(as_json("people", ("id",), rows(odd), None, False))["rows"] == [{"id": odd}]


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", " =1", "\ufeff=1"])
def test_a_spreadsheet_runs_nothing(value: str) -> None:
    [[cell]] = list(csv.reader(StringIO(as_csv("people", ("id",), rows(value), None, False))))[1:]

    assert cell.strip(" ")[0] not in "=+-@\t\r＝"


def test_csv_reads_back_with_commas_and_quotes() -> None:
    text = as_csv("people", ("id", "n"), rows('a "b", c', ["x", "y"]), None, False)

    assert list(csv.reader(StringIO(text))) == [["id", "n"], ['a "b", c', "1"], ["x, y", "1"]]


def test_json_has_the_fields_asked_for_in_their_order() -> None:
    answer = json.loads(as_json("people", ("n", "id"), rows("é"), None, False))

    assert answer == {"version": 1, "kind": "people", "rows": [{"n": 1, "id": "é"}]}
    assert list(answer["rows"][0]) == ["n", "id"]
