"""Completion: names of files, never what is in them."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ladder_cli.commands import completing
from tests.directory.handful import FILES, written

COMPLETED: list[tuple[Callable[[str], list[str]], str, list[str]]] = [
    (completing.handles, "", ["ada", "bob", "cyd", "dan", "eve"]),
    (completing.handles, "d", ["dan"]),
    (completing.roles, "", ["approver", "lead", "member", "reviewer"]),
    (completing.groups, "docs", ["docs", "docs-writers", "docs/site"]),
    (completing.organizations, "acme", ["acme", "acme-labs"]),
    (completing.pairings, "", ["bob-cyd", "eve-bob"]),
    (completing.anything, "do", ["docs", "docs-writers", "docs/site"]),
    (completing.anything, "zz", []),
    (completing.anything, "bob-", ["bob-cyd"]),
    (completing.explained, "L201", ["L201"]),
    (completing.zones, "europe/lis", ["Europe/Lisbon"]),
    (completing.among(["open", "done", "dropped"]), "d", ["done", "dropped"]),
    (completing.explained, "rev", ["reviewer"]),
]


@pytest.mark.parametrize(("complete", "begun", "names"), COMPLETED)
def test_names_complete_whatever_the_files_hold(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    complete: Callable[[str], list[str]],
    begun: str,
    names: list[str],
) -> None:
    written(tmp_path, dict.fromkeys(FILES, "\x00 no YAML at all: ["))
    monkeypatch.chdir(tmp_path)

    assert complete(begun) == names


def test_people_in_shards_complete_by_their_handle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(
        tmp_path,
        {"community.yaml": "", "people/a/ada.yaml": "", "records/a/alan.yaml": "", "people/x.txt": ""},
    )
    monkeypatch.chdir(tmp_path)

    assert completing.handles("a") == ["ada", "alan"]
    assert completing.anything("a") == ["ada", "alan"]


def test_where_there_is_no_registry_nothing_completes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert completing.handles("") == []


def test_the_shell_gets_names_without_a_file_being_opened(tmp_path: Path) -> None:
    written(tmp_path)
    script = (
        "import builtins, os, sys\n"
        "def watched(event, words):\n"
        "    if event == 'open' and str(words[0]).endswith('.yaml'): os._exit(9)\n"
        "sys.addaudithook(watched)\n"
        "from ladder_cli.cli import run\n"
        "sys.argv = ['ladder']\n"
        "run()\n"
    )
    surroundings = {
        **os.environ,
        "_LADDER_COMPLETE": "complete_bash",
        "COMP_WORDS": "ladder show d",
        "COMP_CWORD": "2",
    }

    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, env=surroundings, capture_output=True, text=True
    )

    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.split() == ["dan", "docs", "docs-writers", "docs/site"]


def test_a_folder_without_leave_to_read_completes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, {"community.yaml": "", "roles": "a file where a folder would be"})
    monkeypatch.chdir(tmp_path)

    assert completing.roles("") == []
