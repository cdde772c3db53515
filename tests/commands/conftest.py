"""Two small communities in git, for commands that write."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands import hamlet, village
from tests.stage import GitRepo


@pytest.fixture
def repo(tmp_path: Path, git_repo: Callable[[Path], GitRepo]) -> GitRepo:
    """The hamlet."""
    made = git_repo(tmp_path / "repo")
    hamlet.build(made.root, made)
    return made


@pytest.fixture
def small(tmp_path: Path) -> GitRepo:
    """The village."""
    village.settle(tmp_path / "village", git=True)
    return GitRepo(tmp_path / "village")
