"""No command reads outside the registry, follows a link out of it, or waits for a pipe."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ladder_cli.interop.exports import PLACES
from tests.stage import GitRepo, Ran

WATCHED = Path(__file__).with_name("watched.py")
SECRET = "name: Somebody\nabout: the contents of a file elsewhere\n"
COMMANDS = {
    "validate": ("validate", "--format", "text"),
    "validate one": ("validate", "registry/people/link.yaml"),
    "validate --base": ("validate", "--base", "HEAD"),
    "validate --diff": ("validate", "--diff"),
    "validate --fix": ("validate", "--fix"),
    "query people": ("query", "people"),
    "query seats": ("query", "seats"),
    "show link": ("show", "person/link"),
    "show pipe": ("show", "person/pipe"),
    "next": ("next", "link"),
    "promote": ("promote", "ada", "member", "--dry-run"),
    "rename": ("rename", "ada", "adah"),
    "forget": ("forget", "ada"),
    "export": ("export", "codeowners"),
    "export --check": ("export", "codeowners", "--check"),
    "history": ("history", "ada"),
    "pair": ("pair",),
    "ready": ("ready",),
    "lapsing": ("lapsing",),
}


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder beside the repository, with what must not be read."""
    folder = tmp_path / "outside"
    (folder / "people").mkdir(parents=True)
    for path in ("secret.yaml", "people/zoe.yaml", "person.json"):
        (folder / path).write_text(SECRET)
    return folder


@pytest.fixture
def repo(
    tmp_path: Path, git_repo: Callable[[Path], GitRepo], ladder: Callable[..., Ran], outside: Path
) -> GitRepo:
    """A community with links to elsewhere, pipes, sockets and folders where files and folders would be."""
    repo = git_repo(tmp_path / "us")
    assert ladder("init", repo.root, "--steward", "ada", "--ladder", "contributor").status == 0
    registry = repo.root / "registry"
    for folder in ("people", "sigs", "organizations", "contributions"):
        (registry / folder).mkdir(exist_ok=True)
    os.symlink(outside / "secret.yaml", registry / "people/link.yaml")
    os.symlink("../../../outside/secret.yaml", registry / "records/link.yaml")
    os.symlink(outside / "people", registry / "people/z")
    os.symlink(outside, registry / "items")
    os.symlink("loop.yaml", registry / "sigs/loop.yaml")
    os.symlink("/dev/zero", registry / "people/zero.yaml")
    os.symlink("/dev/stdin", registry / "organizations/stdin.yaml")
    (registry / "people/folder.yaml").mkdir()
    shutil.rmtree(registry / ".schemas")
    os.symlink(outside, registry / ".schemas")
    os.symlink(outside / "secret.yaml", repo.root / "CODEOWNERS")
    os.symlink(outside, repo.root / "docs")
    (outside / "CODEOWNERS").write_text(SECRET)
    repo.commit("Links in a commit too")
    os.mkfifo(registry / "people/pipe.yaml")
    os.mkfifo(registry / "contributions/ada.yaml")
    with socket.socket(socket.AF_UNIX) as listening, pytest.MonkeyPatch.context() as there:
        there.chdir(registry / "people")  # a socket's path must be short
        listening.bind("socket.yaml")
    return repo


@pytest.mark.parametrize("name", COMMANDS)
def test_no_command_opens_what_is_not_the_registrys(
    repo: GitRepo, tmp_path: Path, outside: Path, name: str
) -> None:
    log = tmp_path / "log"
    done = subprocess.run(
        [sys.executable, str(WATCHED), str(log), "--today", "2026-11-22", *COMMANDS[name]],
        cwd=repo.root,
        capture_output=True,
        text=True,
        timeout=60,
        stdin=subprocess.DEVNULL,
    )
    opened = [Path(line) for line in log.read_text().splitlines() if not line.startswith("ran ")]
    ran = {
        Path(line.removeprefix("ran ")).name
        for line in log.read_text().splitlines()
        if line.startswith("ran ")
    }

    assert "this is a bug in ladder" not in done.stderr, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    assert "elsewhere" not in done.stdout + done.stderr
    assert [path for path in opened if path.is_relative_to(outside)] == []
    assert [path for path in opened if path in (Path("/dev/zero"), Path("/dev/stdin"))] == []
    assert ran <= {"git"}
    mine = [path for path in opened if path.is_relative_to(tmp_path)]
    allowed = (repo.root / "registry", repo.root / ".git", *(repo.root / place for place in PLACES))
    assert [path for path in mine if not any(path.is_relative_to(one) for one in allowed)] == []


def test_what_is_no_plain_file_is_named_with_the_reason(repo: GitRepo, ladder: Callable[..., Ran]) -> None:
    done = ladder("validate", cwd=repo.root)

    assert done.status == 1
    for path, why in {
        "people/link.yaml": "is a link",
        "people/z": "is a link",
        "items": "is a link",
        "sigs/loop.yaml": "is a link",
        "people/zero.yaml": "is a link",
        "people/pipe.yaml": "is not a plain file",
        "people/socket.yaml": "is not a plain file",
        "people/folder.yaml": "is a folder named like a file",
    }.items():
        assert f"registry/{path}:1:1: L031 this {why}\n" in done.out


def test_a_link_in_the_place_of_the_registry_is_followed_only_when_it_is_named(
    repo: GitRepo, tmp_path: Path, ladder: Callable[..., Ran]
) -> None:
    elsewhere = tmp_path / "elsewhere"
    (repo.root / "registry").rename(elsewhere)
    os.symlink(elsewhere, repo.root / "registry")

    found = ladder("query", "people", cwd=repo.root)
    assert (found.status, "is a link" in found.err) == (3, True)
    assert ladder("--registry", "registry", "query", "roles", cwd=repo.root).status == 0


def test_a_commit_whose_file_unpacks_to_far_more_is_not_read_to_its_end(
    tmp_path: Path, git_repo: Callable[[Path], GitRepo], ladder: Callable[..., Ran]
) -> None:
    repo = git_repo(tmp_path / "us")
    assert ladder("init", repo.root, "--steward", "ada", "--ladder", "contributor").status == 0
    repo.write("registry/people/huge.yaml", "#" * (64 << 20))
    repo.write("registry/people/zoe.yaml", "name: Zoe\n")
    repo.commit("A small change")
    (repo.root / "registry/people/huge.yaml").unlink()
    repo.write("registry/people/zoe.yaml", "name: Zoe\nwrong: 1\n")
    done = ladder("validate", "--base", "HEAD", cwd=repo.root)

    assert (done.status, done.err) == (1, "")
    assert "zoe.yaml:2:1: L101" in done.out
    assert "huge.yaml" not in done.out


def test_a_file_that_grows_without_end_is_not_read_to_its_end(
    tmp_path: Path, git_repo: Callable[[Path], GitRepo], ladder: Callable[..., Ran]
) -> None:
    repo = git_repo(tmp_path / "us")
    assert ladder("init", repo.root, "--steward", "ada", "--ladder", "contributor").status == 0
    (repo.root / "registry/people").mkdir(exist_ok=True)
    with (repo.root / "registry/people/huge.yaml").open("wb") as file:
        file.truncate(1 << 36)  # 64 GiB that take no room on the disk
    done = ladder("validate", cwd=repo.root)

    assert done.status == 1
    assert "registry/people/huge.yaml:1:1: L001 cannot read `registry/people/huge.yaml`: more" in done.out
