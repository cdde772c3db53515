"""A review and a page of a full file take a time that goes with what is in it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ladder_cli.store.checks.examples import base
from tests.hostile.effort import calls
from tests.hostile.filled import LIST, filled
from tests.hostile.kinds import PATHS
from tests.stage import GitRepo, Ran

TWICE = 2.5
"""A little more than that may twice as much take."""
WARMING = 150_000
"""Calls that a review takes whatever it is of."""

REVIEW = ("review", "--base", "HEAD~1", "--author", "zoe")
LONGEST = {
    "record seats": ("record", ("seats", LIST)),
    "record vouches": ("record", ("vouches", LIST)),
    "record nominations": ("record", ("nominations", LIST)),
    "contributions": ("contributions", ("entries", LIST)),
    "notes": ("item", ("notes", LIST)),
    "follows": ("person", ("follows", LIST)),
    "handoffs": ("group", ("onboarding", "handoffs", LIST)),
}
SHOWN = {
    "record": "person/zoe",
    "contributions": "person/ada",
    "item": "item/full",
    "person": "ada",
    "group": "sig/full",
}


@pytest.fixture
def repo(tmp_path: Path, git_repo: Callable[[Path], GitRepo]) -> GitRepo:
    repo = git_repo(tmp_path / "us")
    for path, raw in base().items():
        repo.write(f"registry/{path}", raw.decode())
    repo.commit("Begin")
    return repo


@pytest.mark.long
@pytest.mark.parametrize("is_new", [True, False])
@pytest.mark.parametrize("what", LONGEST)
def test_twice_as_many_entries_take_twice_the_work(
    what: str, is_new: bool, repo: GitRepo, ladder: Callable[..., Ran]
) -> None:
    kind, path = LONGEST[what]
    work = {"review": [], "show": []}
    for share in (0.5, 1.0):
        before, after = (filled(kind, path, own=own, share=share).decode() for own in (False, True))
        if not is_new:
            repo.write(f"registry/{PATHS[kind]}", before)
        repo.commit("Before")
        repo.write(f"registry/{PATHS[kind]}", after)
        repo.commit("After")
        assert ladder(*REVIEW, cwd=repo.root).status in (0, 1)
        work["review"].append(calls(lambda: ladder(*REVIEW, cwd=repo.root)))
        work["show"].append(calls(lambda: ladder("show", SHOWN[kind], cwd=repo.root)))
        repo.git("reset", "--quiet", "--hard", "HEAD~2")

    for few, many in work.values():
        assert many < TWICE * few + WARMING, work
