"""The town, settled once for all cases: branches are made beside it without a work tree."""

from pathlib import Path

import pytest

from tests.review.town import Town, settled
from tests.stage import GitRepo


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
