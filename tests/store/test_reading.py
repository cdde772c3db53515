"""From bytes to a value, or to a file that says what is wrong with it."""

from pathlib import Path

import pytest

from ladder_cli.model.file import Document, File
from ladder_cli.model.kinds import KINDS, Name
from ladder_cli.store.documents.reading import read

ADA = Name(KINDS["person"], "ada")


def person(text: str) -> Document | File:
    return read("people/ada.yaml", ADA, text.encode())


@pytest.mark.parametrize(
    "name", ["Ada", "'Ada'", "Ada 👩‍🚀", "علی\u200cرضا", "क्\u200dष", '"Ada \\u00e9"', "Ada # a\ttab"]
)
def test_a_name_that_people_have_is_read(name: str) -> None:
    assert isinstance(person(f"name: {name}\n"), Document)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ('"Ada \\u202e"', "bidi-control"),
        ('"Ada \\0"', "control-character"),
        ('"Ada \\u2028"', "line-break-character"),
        ('"Ada \\u200b"', "invisible-character"),
        ("Ada\u200d", "invisible-character"),
        ("A\u200cda", "invisible-character"),
    ],
)
def test_a_character_that_no_file_may_hold_is_found_also_behind_an_escape(name: str, kind: str) -> None:
    file = person(f"name: {name}\n")

    assert isinstance(file, File)
    assert [problem.kind for problem in file.problems] == [kind]
    assert file.problems[0].start >= len("name: ")


def test_text_in_order_with_a_wrong_shape_says_where(tmp_path: Path) -> None:
    file = person("name: Ada\nslots: many\n")

    assert isinstance(file, File)
    assert [(found.keys, found.keyword) for found in file.mismatches] == [(("slots",), "type")]


def test_bytes_that_are_no_text_are_a_problem_and_no_crash() -> None:
    file = read("people/ada.yaml", ADA, b"name: \xff\n")

    assert isinstance(file, File)
    assert [problem.kind for problem in file.problems] == ["not-utf8"]
