import os
from collections.abc import Callable
from pathlib import Path

import pytest

from ladder_cli.store.copies import fresh, stale, with_modeline
from ladder_cli.store.source import Folder
from tests.stage import GitRepo, Ran

LINE = b"# yaml-language-server: $schema=../.schemas/person.json"


@pytest.fixture
def repo(tmp_path: Path, git_repo: Callable[[Path], GitRepo], ladder: Callable[..., Ran]) -> GitRepo:
    repo = git_repo(tmp_path / "us")
    assert ladder("init", repo.root, "--steward", "ada", "--ladder", "contributor").status == 0
    repo.commit("Begin")
    return repo


def validate(ladder: Callable[..., Ran], repo: GitRepo, *words: str) -> Ran:
    return ladder("validate", *words, cwd=repo.root)


def test_a_new_registry_keeps_copies_that_are_up_to_date(repo: GitRepo, ladder: Callable[..., Ran]) -> None:
    assert stale(Folder(repo.root / "registry")) == ()
    assert "L901" not in validate(ladder, repo).out
    assert validate(ladder, repo, "--diff").status == 0


def test_an_old_and_a_missing_copy_are_told_and_refreshed(repo: GitRepo, ladder: Callable[..., Ran]) -> None:
    repo.write("registry/.schemas/person.json", "{}\n")
    (repo.root / "registry/.schemas/item.json").unlink()
    before = validate(ladder, repo)
    mended = validate(ladder, repo, "--fix")

    assert (before.status, before.out.count(" L901 info: ")) == (0, 2)
    assert "L901" not in mended.out
    assert repo.git("status", "--porcelain") == ""
    assert validate(ladder, repo, "--fix").err == ""


def test_a_registry_that_keeps_no_copies_is_asked_for_none(repo: GitRepo, ladder: Callable[..., Ran]) -> None:
    repo.git("rm", "-r", "--quiet", "registry/.schemas")
    repo.write("registry/people/ada.yaml", "name: Ada\n")

    assert "L901" not in validate(ladder, repo).out
    assert validate(ladder, repo, "--diff").out == ""


def test_a_change_is_not_told_of_copies_that_were_old_before(
    repo: GitRepo, ladder: Callable[..., Ran]
) -> None:
    repo.write("registry/.schemas/person.json", "{}\n")
    repo.commit("An old copy")
    repo.write("registry/.schemas/role.json", "{}\n")
    found = validate(ladder, repo, "--base", "HEAD").out

    assert "role.json" in found
    assert "person.json" not in found


def test_the_modeline_is_added_and_corrected_where_there_are_copies(
    repo: GitRepo, ladder: Callable[..., Ran]
) -> None:
    bare = repo.write("registry/people/ada.yaml", "name: Ada\n")
    moved = repo.write(
        "registry/people/b/bob.yaml", "# yaml-language-server: $schema=../.schemas/person.json\nname: Bob\n"
    )
    validate(ladder, repo, "--fix")

    assert bare.read_bytes() == LINE + b"\nname: Ada\n"
    assert moved.read_text().startswith("# yaml-language-server: $schema=../../.schemas/person.json\nname")


def test_a_file_in_another_encoding_stays_as_it_is(repo: GitRepo, ladder: Callable[..., Ran]) -> None:
    wide = repo.write("registry/people/ada.yaml", "")
    wide.write_bytes("name: Ada\n".encode("utf-16"))
    validate(ladder, repo, "--fix")

    assert wide.read_bytes() == "name: Ada\n".encode("utf-16")


@pytest.mark.parametrize(
    ("raw", "after"),
    [
        (b"name: A\r\n", LINE + b"\r\nname: A\r\n"),
        (b"\xef\xbb\xbfname: A\n", b"\xef\xbb\xbf" + LINE + b"\nname: A\n"),
        (b"# Ours\n#yaml-language-server: $schema=x\r\nname: A\n", b"# Ours\n" + LINE + b"\r\nname: A\n"),
        (b"", LINE + b"\n"),
        (LINE + b"\nname: A", LINE + b"\nname: A"),
    ],
)
def test_the_modeline_leaves_everything_else_as_it_is(raw: bytes, after: bytes) -> None:
    assert with_modeline(raw, LINE) == after
    assert with_modeline(after, LINE) == after


def test_a_link_in_the_place_of_the_copies_is_neither_read_nor_written(
    repo: GitRepo, ladder: Callable[..., Ran], tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    for path in fresh():
        (outside / Path(path).name).write_text("the words of others\n")
    repo.git("rm", "-r", "--quiet", "registry/.schemas")
    os.symlink(outside, repo.root / "registry/.schemas")

    for words in ((), ("--fix",), ("--diff",), ("--format", "sarif")):
        assert "the words of others" not in validate(ladder, repo, *words).out
    assert {file.read_text() for file in outside.iterdir()} == {"the words of others\n"}
