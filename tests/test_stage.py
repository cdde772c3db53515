"""The fixtures that every room's tests share."""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.stage import GitRepo, compare, streams


def test_the_fixed_day_is_the_one_in_docs(today: date) -> None:
    assert today == date(2026, 11, 22)


def test_a_repository_commits_the_bytes_it_was_given(
    git_repo: Callable[[Path], GitRepo], tmp_path: Path
) -> None:
    repo = git_repo(tmp_path / "deep" / "place")
    repo.write("registry/a.yaml", "a: 1\r\n")
    commit = repo.commit("Add a")

    assert repo.git("show", "--format=%H %an %aI", "--name-only", "HEAD").splitlines() == [
        f"{commit} Test Person 2026-11-22T12:00:00+00:00",
        "",
        "registry/a.yaml",
    ]
    assert (repo.root / "registry/a.yaml").read_bytes() == b"a: 1\r\n"


def test_streams_are_captured_and_put_back() -> None:
    before = sys.stdout
    with streams("été\n") as (out, err):
        print(input().upper())
        print("talk", file=sys.stderr)

    assert (out.getvalue(), err.getvalue()) == ("ÉTÉ\n".encode(), b"talk\n")
    assert sys.stdout is before


def test_a_golden_file_that_is_missing_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(pytest.fail.Exception, match="make bless"):
        compare(tmp_path / "missing.txt", "text", bless=False)


def test_blessing_writes_what_the_next_run_compares_with(tmp_path: Path) -> None:
    compare(tmp_path / "new" / "page.txt", "é\r\n", bless=True)

    compare(tmp_path / "new" / "page.txt", "é\r\n", bless=False)
    with pytest.raises(AssertionError, match="make bless"):
        compare(tmp_path / "new" / "page.txt", "é\n", bless=False)
