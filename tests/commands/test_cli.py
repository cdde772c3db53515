"""The program's frame: its words, its boundary, its statuses."""

import errno
import inspect
import io
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

from ladder_cli import __version__
from ladder_cli.cli import main
from ladder_cli.commands import query
from ladder_cli.commands.call import Call
from ladder_cli.commands.catalogue import ASKERS, COMMANDS, GROUPS, Entry
from tests.stage import GitRepo, Ran

Ladder = Callable[..., Ran]


def test_every_command_of_the_catalogue_answers_help_with_an_example(ladder: Ladder) -> None:
    for entry in COMMANDS:
        ran = ladder(*entry.name.split(), "--help")

        assert ran.status == 0, entry.name
        assert f"Usage: ladder {entry.name}" in ran.out
        assert "Example: ladder " in " ".join(ran.out.split()), entry.name


def test_every_command_is_listed_under_who_asks(ladder: Ladder) -> None:
    text = ladder("--help").out

    assert {entry.asker for entry in COMMANDS} <= set(ASKERS)
    for name in {entry.name.split()[0] for entry in COMMANDS} | set(GROUPS):
        assert f"\n  {name} " in text


def test_the_version_is_the_packages(ladder: Ladder) -> None:
    assert ladder("--version").out == f"ladder {__version__}\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["querry"], "no such command 'querry'. Did you mean 'query'?"),
        (["query"], "missing argument 'KIND'"),
        (["query", "people", "--rol", "x"], "no such option: --rol"),
        (["--today", "tomorrow", "query", "people"], "`tomorrow` is not a day"),
        (["pair", "--today", "2026-11-22"], "it goes before the command: ladder --today DATE pair …"),
        (["sig", "health", "docs", "--color", "never"], "ladder --color never sig health …"),
        (["import", "cheese"], "no such command 'cheese'"),
    ],
)
def test_a_wrong_command_line_is_status_2_with_one_sentence(
    ladder: Ladder, words: list[str], said: str
) -> None:
    ran = ladder(*words)

    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_alone_it_ends_with_what_to_begin_with(
    tmp_path: Path,
    git_repo: Callable[[Path], GitRepo],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def alone(folder: Path, *words: str) -> str:
        monkeypatch.chdir(folder)
        assert main(words) == 2
        said = capsys.readouterr()
        assert said.out == ""
        return said.err

    repo = git_repo(tmp_path / "repo")
    assert alone(repo.root).endswith(
        "  ladder import --help             one of what the community has already\n"
    )

    repo.write("registry/community.yaml", "name: Ours\n")
    assert "with the registry (registry/):\n  ladder me           your own" in alone(repo.root)
    repo.git("config", "ladder.handle", "ada")
    assert "  ladder next ada  how you go on" in alone(repo.root)
    assert "Begin here" not in alone(repo.root, "item")


def test_where_there_is_no_registry_the_run_says_how_to_start_one(ladder: Ladder, tmp_path: Path) -> None:
    ran = ladder("query", "people", cwd=tmp_path)

    assert (ran.status, ran.out) == (3, "")
    assert "no registry here" in ran.err
    assert "ladder init" in ran.err


@pytest.mark.parametrize("given", ["nowhere", "empty"])
def test_a_named_registry_that_is_none_is_status_3(ladder: Ladder, tmp_path: Path, given: str) -> None:
    (tmp_path / "empty").mkdir()

    ran = ladder("--registry", given, "query", "people", cwd=tmp_path)

    assert ran.status == 3
    assert f"`{given}`" in ran.err


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (KeyboardInterrupt(), 130, "interrupted"),
        (ZeroDivisionError("odd"), 3, "this is a bug in ladder: ZeroDivisionError: odd"),
        (OSError(errno.ENOSPC, "No space left on device", "/x"), 3, "`/x`: no space left on device"),
    ],
)
def test_whatever_is_raised_becomes_a_sentence_and_a_status(
    ladder: Ladder, monkeypatch: pytest.MonkeyPatch, error: BaseException, status: int, said: str
) -> None:
    def raises(*_: object) -> None:
        raise error

    monkeypatch.setattr(query, "call_of", raises)

    ran = ladder("query", "people")

    assert ran.status == status
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_a_reader_that_stops_early_is_no_error(tmp_path: Path) -> None:
    script = "import sys; from ladder_cli.cli import main; sys.exit(main(['--help']))"
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, cwd=tmp_path) as run:
        assert run.stdout is not None
        run.stdout.close()

        assert run.wait() == 0


def test_help_loads_none_of_the_commands_and_none_of_the_heavy_libraries() -> None:
    script = (
        "import sys; from ladder_cli.cli import main; main(['--help']);"
        "print(sorted(name for name in sys.modules if name.split('.')[0] in "
        "('dateutil', 'git', 'icalendar', 'jsonschema', 'jsonschema_rs', 'msgspec', 'ortools', 'questionary',"
        "'rich', 'ruamel')))"
    )

    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout

    assert out.splitlines()[-1] == "[]"


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&- <&-"])
@pytest.mark.parametrize(("words", "status"), [("--version", 0), ("querry", 2)])
def test_a_closed_stream_changes_no_status(tmp_path: Path, closed: str, words: str, status: int) -> None:
    ran = _shell(f"{_LADDER} {words} {closed}", tmp_path)

    assert ran.returncode == status
    assert "Traceback" not in ran.stderr


def test_talk_that_nobody_can_hear_changes_no_status(tmp_path: Path) -> None:
    assert _shell(f"{_LADDER} querry 2>/dev/full", tmp_path).returncode == 2


def test_an_answer_that_does_not_fit_on_the_disk_is_status_3(tmp_path: Path) -> None:
    ran = _shell(f"{_LADDER} --version >/dev/full", tmp_path)

    assert ran.returncode == 3
    assert "make room on the disk" in ran.stderr


def test_a_pipe_that_breaks_elsewhere_is_no_reader_that_stopped(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def raises(*_: object) -> None:
        raise BrokenPipeError(errno.EPIPE, "Broken pipe")

    monkeypatch.setattr(query, "call_of", raises)
    with (tmp_path / "out").open("w") as out:
        monkeypatch.setattr(sys, "stdout", out)

        assert main(["query", "people"]) == 3


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_that_nothing_can_be_reckoned_from_is_status_2(ladder: Ladder, day: str) -> None:
    ran = ladder("--today", day, "validate")

    assert (ran.status, ran.out) == (2, "")
    assert f"`{day}` is too far away" in ran.err


def test_a_folder_above_the_registry_is_told_where_it_is(ladder: Ladder, tmp_path: Path) -> None:
    (tmp_path / "here" / "registry").mkdir(parents=True)
    (tmp_path / "here" / "registry" / "community.yaml").touch()

    ran = ladder("--registry", "here", "validate", cwd=tmp_path)

    assert ran.status == 3
    assert "did you mean `here/registry`?" in ran.err


def test_a_registry_from_the_environment_says_where_it_was_named(
    ladder: Ladder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LADDER_REGISTRY", "nowhere")

    assert "$LADDER_REGISTRY" in ladder("validate", cwd=tmp_path).err


def test_a_working_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    ran = _shell(f"mkdir gone; cd gone; rmdir ../gone; {_LADDER} validate", tmp_path)

    assert ran.returncode == 3
    assert "the working folder is gone" in ran.stderr


def test_ctrl_c_while_modules_load_ends_it_without_a_word(tmp_path: Path) -> None:
    (tmp_path / "typer.py").write_text(
        "import os, signal, time\nos.kill(os.getpid(), signal.SIGINT)\ntime.sleep(9)\n"
    )

    ran = _shell(f"PYTHONPATH={tmp_path} {_LADDER} --help; exit $?", tmp_path)

    assert (ran.returncode, ran.stdout, ran.stderr) == (130, "", "")


_LADDER = f"{sys.executable} -m ladder_cli"


def _shell(command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["bash", "-c", command], cwd=cwd, capture_output=True, text=True, check=False)


def tables_of(entry: Entry) -> list[str]:
    """The modules whose table of formats a command prints by."""
    function = getattr(import_module(f"ladder_cli.commands.{entry.module}"), entry.function)
    return re.findall(r"from (ladder_cli\.render\.\w+) import FORMATS\b", inspect.getsource(function))


def test_the_words_of_format_are_the_rows_of_the_table(ladder: Ladder) -> None:
    offered: dict[str, set[str]] = {}
    for entry in COMMANDS:
        for table in tables_of(entry):
            words = re.search(r"--format [<\[]([a-z|]+)[>\]]", ladder(*entry.name.split(), "--help").out)
            offered.setdefault(table, set()).update(words[1].split("|") if words else ())

    assert len(offered) > 15
    assert {table: set(import_module(table).FORMATS) for table in offered} == offered


def test_talk_is_broken_at_words_on_a_terminal_and_its_command_left_whole(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("COLUMNS", "30")
    said = "it needs somebody who would like to see it too: ladder idea second x-y"
    for stream, told in (
        (Screen(), "it needs somebody who would\nlike to see it too:\nladder idea second x-y\n"),
        (io.StringIO(), f"{said}\n"),
    ):
        Call(date(2026, 11, 22), folder=tmp_path, err=stream).talk(said)

        assert stream.getvalue() == told
