"""The town, settled once for all cases: branches are made beside it without a work tree."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.review.town import TODAY, Town, account, settled
from tests.stage import GitRepo, Ran


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    """A repository with the town's registry at its base."""
    import subprocess

    root: Path = tmp_path_factory.mktemp("town")
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", "--template="], cwd=root, check=True)
    repo = GitRepo(root)
    for name, value in (("user.name", "Test Person"), ("user.email", "test@users.noreply.example")):
        repo.git("config", name, value)
    return settled(repo)


@pytest.fixture
def place(tmp_path: Path, git_repo: Callable[[Path], GitRepo]) -> Town:
    """A town of the test's own."""
    return settled(git_repo(tmp_path / "town"))


@pytest.fixture
def review(ladder: Callable[..., Ran], tmp_path: Path) -> Callable[..., Ran]:
    """`review(repo, base, head, author, approvals, …)`: a run with a facts file, as JSON."""

    def run(
        repo: GitRepo, base: str, head: str, author: str = "ada", *approvals: str, at: str = "", **facts: Any
    ) -> Ran:
        said: dict[str, Any] = {
            "author": account(author),
            "pushers": [account(author)],
            "opened": f"{TODAY}T10:00:00Z",
            "approvals": [
                {**account(one), "commit": at or head, "at": f"{TODAY}T11:00:00Z"} for one in approvals
            ],
        }
        file = tmp_path / "facts.json"
        file.write_text(json.dumps({**said, **facts}))
        return ladder(
            "review", "--base", base, "--head", head, "--facts", file, "--format", "json", cwd=repo.root
        )

    return run
