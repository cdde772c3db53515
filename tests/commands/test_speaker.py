from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ladder_cli.commands import prompting
from ladder_cli.commands.call import Call
from ladder_cli.commands.speaker import speaking
from ladder_cli.model.stop import Stop
from tests.commands import village
from tests.stage import GitRepo


@pytest.fixture
def call(tmp_path: Path) -> Call:
    village.settle(tmp_path / "village", git=True)
    return Call(date(2026, 11, 22), folder=tmp_path / "village")


def configure(call: Call, handle: str) -> None:
    GitRepo(call.folder).git("config", "ladder.handle", handle)


@pytest.mark.parametrize("given", ["ada", "Ada", "person/ada"])
def test_who_is_named_speaks(call: Call, given: str) -> None:
    configure(call, "bob")

    assert speaking(call, given) == "ada"


def test_else_it_is_who_git_knows(call: Call) -> None:
    configure(call, "bob")

    assert speaking(call, None) == "bob"


@pytest.mark.parametrize("handle", ["no one", "ada/../bob", "x" * 65])
def test_what_is_no_handle_is_refused(call: Call, handle: str) -> None:
    with pytest.raises(Stop, match="is not a handle") as stopped:
        speaking(call, handle)

    assert stopped.value.status == 2


def test_a_setting_that_is_no_handle_is_refused(call: Call) -> None:
    configure(call, "Not A Handle")

    with pytest.raises(Stop, match="`Not A Handle` is not a handle"):
        speaking(call, None)


def test_without_a_terminal_nobody_speaks_unnamed(call: Call) -> None:
    with pytest.raises(Stop, match="who speaks") as stopped:
        speaking(call, None)

    assert stopped.value.status == 2
    assert "--as HANDLE" in stopped.value.hint


def test_on_a_terminal_whoever_is_there_is_asked(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def answered(question: str, default: str = "", wrong: Callable[[str], str] = lambda _: "") -> str:
        assert wrong("no one")
        assert not wrong("Cleo")
        return "Cleo"

    monkeypatch.setattr(prompting, "on_terminal", lambda: True)
    monkeypatch.setattr(prompting, "text", answered)

    assert speaking(call, None) == "cleo"


def test_without_git_the_setting_is_not_looked_for(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    configure(call, "bob")
    monkeypatch.setenv("PATH", "")

    with pytest.raises(Stop, match="who speaks"):
        speaking(call, None)
