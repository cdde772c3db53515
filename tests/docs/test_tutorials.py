"""The tutorials are run from top to bottom, and what they show is what the program prints."""

import pytest

from docs.tutorials import HERE, PAGES, played


@pytest.mark.parametrize("name", PAGES)
def test_a_tutorial_shows_what_its_commands_print(name: str) -> None:
    assert (HERE.parent / name).read_text() == PAGES[name]()


@pytest.mark.parametrize("name", PAGES)
def test_no_command_of_a_tutorial_is_a_wrong_one(name: str) -> None:
    text = (HERE.parent / name).read_text()

    assert "(status 2)" not in text
    assert "(status 3)" not in text


def test_what_the_reader_writes_is_there_for_the_next_command() -> None:
    text = "```yaml notes.yaml\na: 1\n```\n\n```console\n$ git status --short\nold\n$ ladder --version\n```\n"

    shown = played(text)

    assert shown.startswith(
        "```yaml notes.yaml\na: 1\n```\n\n```console\n$ git status --short\n?? notes.yaml\n"
    )
    assert "old" not in shown


def test_other_programs_are_not_run() -> None:
    with pytest.raises(ValueError, match="neither"):
        played("```console\n$ rm -rf registry\n```\n")
