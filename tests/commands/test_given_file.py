"""Files of the caller's own: `--from`, `--avoid`, and what importers read."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ladder_cli.interop.foreign import MAX_BYTES
from tests.commands.village import COMMUNITY, MEMBER
from tests.stage import GitRepo, Ran

Ladder = Callable[..., Ran]
TAKING = [
    ("pair", "--avoid"),
    ("vouch", "member", "--as", "dan", "--from"),
    ("import", "people"),
    ("import", "peribolos"),
    ("import", "kubernetes", "--sigs"),
]


@pytest.fixture
def repo(tmp_path: Path, git_repo: Callable[[Path], GitRepo]) -> GitRepo:
    made = git_repo(tmp_path / "repo")
    made.write("registry/community.yaml", COMMUNITY)
    for handle in ("ada", "bob", "dan"):
        made.write(f"registry/people/{handle}.yaml", f"name: {handle.title()}\n")
    made.write("registry/roles/member.yaml", MEMBER)
    return made


@pytest.mark.parametrize("words", TAKING)
def test_a_file_that_is_not_there_is_status_2_and_says_where_it_was_looked_for(
    words: tuple[str, ...], ladder: Ladder, repo: GitRepo
) -> None:
    ran = ladder(*words, "nowhere.txt", cwd=repo.root)

    assert (ran.status, ran.out) == (2, "")
    assert "there is no file `nowhere.txt`" in ran.err
    assert str(repo.root) in ran.err


@pytest.mark.parametrize("words", TAKING)
def test_a_folder_in_place_of_a_file_is_status_2(
    words: tuple[str, ...], ladder: Ladder, repo: GitRepo
) -> None:
    ran = ladder(*words, "registry", cwd=repo.root)

    assert (ran.status, ran.out) == (2, "")
    assert "`registry` is a folder" in ran.err


@pytest.mark.parametrize("words", TAKING)
def test_a_file_without_an_end_is_read_no_further_than_the_bound(
    words: tuple[str, ...], ladder: Ladder, repo: GitRepo
) -> None:
    ran = ladder(*words, "/dev/zero", cwd=repo.root)

    assert ran.status in (2, 3)
    assert f"larger than {MAX_BYTES // 1024 // 1024} MiB" in ran.err


@pytest.mark.parametrize("text", ["x" * 200_000, "person\na\rb\n"], ids=["long", "broken"])
def test_a_line_that_is_no_csv_is_named(text: str, ladder: Ladder, repo: GitRepo) -> None:
    repo.root.joinpath("who.csv").write_bytes(text.encode())

    ran = ladder("vouch", "member", "--as", "dan", "--from", "who.csv", cwd=repo.root)

    assert ran.status == 2
    assert "is not a line of CSV" in ran.err


def test_a_list_to_avoid_may_begin_with_a_byte_order_mark(
    ladder: Ladder, repo: GitRepo, tmp_path: Path
) -> None:
    (tmp_path / "list").write_text("\ufeffada bob\n", encoding="utf-8")

    assert ladder("pair", "--avoid", tmp_path / "list", cwd=repo.root).status == 0
