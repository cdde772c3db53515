"""The player of `make demo`."""

import pytest

from docs.play import Command, Narration, play, steps


def test_a_script_is_narration_and_commands_in_order() -> None:
    script = "# Is it due?\n\nladder promote ada --dry-run\nladder promote eve 'a b'  # status 1\n"

    assert list(steps(script)) == [
        Narration("Is it due?"),
        Narration(""),
        Command("ladder promote ada --dry-run", 0),
        Command("ladder promote eve 'a b'", 1),
    ]


@pytest.mark.parametrize("line", ["rm -rf x", "ladders --help", "  ladder --help"])
def test_a_line_that_is_neither_is_named(line: str) -> None:
    with pytest.raises(ValueError, match="line 2 is neither"):
        list(steps(f"# fine\n{line}\n"))


def test_a_command_that_ends_otherwise_than_declared_stops_the_play(
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert play("ladder no-such-command\nladder --help\n") == 1

    out, err = capfd.readouterr()
    assert "$ ladder --help" not in out
    assert "`ladder no-such-command` ended with status 2, not 0" in err


def test_a_declared_refusal_is_no_failure(capfd: pytest.CaptureFixture[str]) -> None:
    assert play("# Refused.\nladder no-such-command  # status 2\n") == 0

    assert capfd.readouterr().out.startswith("Refused.\n$ ladder no-such-command\n")
