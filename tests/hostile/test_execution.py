"""Nothing that a repository names is run, whichever command reads it."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hostile.planted import HOOKS, SETTINGS, plant, signed
from tests.stage import GitRepo, Ran

ROOT = Path(__file__).parent.parent.parent
COMMANDS = {
    "validate": ("validate", "--format", "text"),
    "validate --base": ("validate", "--base", "HEAD~1"),
    "validate --fix": ("validate", "--fix"),
    "promote --dry-run": ("promote", "ada", "member", "--dry-run"),
    "promote --commit": ("promote", "ada", "participant", "--commit"),
    "query": ("query", "people"),
    "show": ("show", "ada"),
    "rename": ("rename", "ada", "adah"),
    "history": ("history", "ada"),
    "me": ("me", "--as", "ada", "--listening"),
    "next": ("next", "ada"),
    "review": ("review", "--base", "HEAD~1", "--author", "ada"),
    "import": ("import", "people", "people.csv"),
    "pair": ("pair", "--avoid", "avoid.txt"),
    "sponsor": ("sponsor", "bob", "member", "--because", "x"),
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a new community and a change to it, not yet a trap in it."""
    from ladder_cli.cli import main

    root = tmp_path_factory.mktemp("sound") / "us"
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", str(root)], check=True)
    assert main(["--today", "2026-11-22", "init", str(root), "--steward", "ada"]) == 0
    return root


@pytest.fixture
def repo(sound: Path, tmp_path: Path) -> GitRepo:
    repo = GitRepo(tmp_path / "us")
    shutil.copytree(sound, repo.root)
    repo.commit("Begin")
    repo.write("registry/people/ada.yaml", "name: Ada\n")
    repo.commit("Ada says who she is")
    signed(repo)
    repo.write("people.csv", "login,name\nbob,Bob\n")
    repo.write("avoid.txt", "ada bob\n")
    return repo


@pytest.mark.parametrize("name", COMMANDS)
def test_no_command_runs_what_the_repository_names(repo: GitRepo, tmp_path: Path, name: str) -> None:
    canary = tmp_path / "canary"
    plant(repo, canary)
    canary.unlink(missing_ok=True)  # planting itself runs git
    program = Path(sys.executable).with_name("ladder")
    done = subprocess.run(
        [str(program), "--today", "2026-11-22", *COMMANDS[name]],
        cwd=repo.root,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )

    assert not canary.exists(), f"{name} ran: {canary.read_text()}"
    assert done.returncode in (0, 1, 2, 3)
    assert "this is a bug in ladder" not in done.stderr, done.stderr
    assert "Traceback" not in done.stderr, done.stderr


@pytest.mark.parametrize("words", [("commit", "--allow-empty", "-m", "x"), ("status",), ("log", "-1")])
def test_git_by_itself_would_run_it(repo: GitRepo, tmp_path: Path, words: tuple[str, ...]) -> None:
    canary = tmp_path / "canary"
    plant(repo, canary)
    canary.unlink(missing_ok=True)
    subprocess.run(["git", *words], cwd=repo.root, capture_output=True, stdin=subprocess.DEVNULL)

    ran = set(canary.read_text().split())
    assert ran & {*HOOKS, *SETTINGS}


def test_a_repository_hidden_in_the_registry_is_not_taken_for_the_registrys(
    repo: GitRepo, tmp_path: Path, ladder: Callable[..., Ran]
) -> None:
    canary = tmp_path / "canary"
    hidden = tmp_path / "hidden.git"
    subprocess.run(["git", "clone", "--quiet", "--bare", str(repo.root), str(hidden)], check=True)
    inner = GitRepo(hidden)
    inner.git("config", "core.fsmonitor", str(tmp_path / "traps" / "core.fsmonitor"))
    plant(repo, canary)
    for entry in hidden.iterdir():
        target = repo.root / "registry" / entry.name
        shutil.copytree(entry, target) if entry.is_dir() else shutil.copy(entry, target)
    canary.unlink(missing_ok=True)
    for words in (("validate", "--base", "HEAD"), ("history", "ada"), ("query", "people")):
        done = ladder(*words, cwd=repo.root)
        assert not canary.exists()
        assert "this is a bug" not in done.err
    refused = ladder("validate", "--base", "HEAD", cwd=repo.root)
    assert (refused.status, "bare repository" in refused.err) == (3, True), refused.err
