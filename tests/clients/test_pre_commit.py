"""The real pre-commit, with the hook that this repository publishes and with those that `init` writes."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.stage import GitRepo, Ran

pytestmark = pytest.mark.clients

ROOT = Path(__file__).parent.parent.parent
FAULT = "  - role: no-such-role\n    since: 2026-01-05\n"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps the environments it makes, one for all tests here."""
    return tmp_path_factory.mktemp("pre-commit")


@pytest.fixture
def pre_commit(home: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """`pre_commit(folder, *words)`: a run of the real program, which installs the pinned versions."""
    monkeypatch.setenv("PRE_COMMIT_HOME", str(home))
    monkeypatch.setenv("PIP_CONSTRAINT", str(ROOT / "constraints.txt"))
    monkeypatch.setenv("PRE_COMMIT_COLOR", "never")
    # A path as the address of a submodule or clone is what git refuses by default.
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "protocol.file.allow")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "always")

    def run(folder: Path, *words: str) -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "pre_commit", *words], cwd=folder, capture_output=True, text=True
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    return run


def founded(tmp_path: Path, git_repo: Callable[[Path], GitRepo], ladder: Callable[..., Ran], source: str):
    repo = git_repo(tmp_path / "community")
    made = ladder("init", repo.root, "--steward", "Ada", "--ladder", "contributor", "--from", source)
    assert made.status == 0, made.err
    repo.git("add", "--all")
    return repo


def test_the_published_hook_passes_on_the_sample_community(
    clone: Path, git_repo: Callable[[Path], GitRepo], pre_commit: Callable[..., Ran], tmp_path: Path
) -> None:
    repo = git_repo(tmp_path / "sample")
    shutil.copytree(ROOT / "registry", repo.root / "registry")
    repo.commit()

    fine = pre_commit(repo.root, "try-repo", str(clone), "ladder-validate", "--all-files")
    assert (fine.status, "Passed" in fine.out) == (0, True), fine.out + fine.err


def test_what_init_writes_for_a_published_source_runs_at_every_commit(
    clone: Path,
    git_repo: Callable[[Path], GitRepo],
    ladder: Callable[..., Ran],
    pre_commit: Callable[..., Ran],
    tmp_path: Path,
) -> None:
    head = GitRepo(clone).git("rev-parse", "HEAD")
    repo = founded(tmp_path, git_repo, ladder, f"git+file://{clone}@{head}")
    assert pre_commit(repo.root, "install").status == 0
    repo.git("commit", "--quiet", "--message", "Found the community")

    record = repo.root / "registry/records/ada.yaml"
    record.write_text(record.read_text() + FAULT)
    repo.git("add", "--all")
    refused = subprocess.run(
        ["git", "commit", "-m", "Bring a fault"], cwd=repo.root, capture_output=True, text=True
    )
    assert refused.returncode == 1
    assert "registry/records/ada.yaml:" in refused.stderr + refused.stdout
    assert "L201 `no-such-role` is not a role" in refused.stderr + refused.stdout

    repo.git("checkout", "--quiet", "HEAD", "--", ".")
    repo.git("rm", "--quiet", "registry/roles/steward.yaml")
    gone = subprocess.run(
        ["git", "commit", "-m", "Delete a role that somebody holds"],
        cwd=repo.root,
        capture_output=True,
        text=True,
    )
    assert (gone.returncode, "`steward` is not a role" in gone.stderr + gone.stdout) == (1, True)
    assert repo.git("log", "--format=%s") == "Found the community"


def test_what_init_writes_for_a_folder_runs_too(
    clone: Path,
    git_repo: Callable[[Path], GitRepo],
    ladder: Callable[..., Ran],
    pre_commit: Callable[..., Ran],
    tmp_path: Path,
) -> None:
    repo = founded(tmp_path, git_repo, ladder, os.path.relpath(clone))
    fine = pre_commit(repo.root, "run", "--all-files")
    assert (fine.status, "Passed" in fine.out) == (0, True), fine.out + fine.err

    repo.write("registry/people/ada.yaml", "name: [Ada\n")
    repo.git("add", "--all")
    refused = pre_commit(repo.root, "run")
    assert (refused.status, "registry/people/ada.yaml:" in refused.out) == (1, True), refused.out
