import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ladder_cli.model.stop import Stop
from ladder_cli.store.git.repo import find_repo, open_repo, setting
from ladder_cli.store.git.tree import tree
from ladder_cli.store.plans.commits import prepare
from ladder_cli.store.plans.writing import Plan, commit
from ladder_cli.store.source import Folder
from tests.stage import GitRepo

ADA, BOB = b"name: Ada\n", b"name: Bob\n"
MESSAGE = "Seat ada as reviewer\n\nLadder-Person: ada\n"


@pytest.fixture
def repo(tmp_path: Path, git_repo: Callable[[Path], GitRepo]) -> GitRepo:
    made = git_repo(tmp_path / "top")
    made.write("registry/community.yaml", "name: A\n")
    made.write("registry/records/ada.yaml", ADA.decode())
    made.write("other.txt", "other\n")
    made.commit("Begin")
    return made


def plan() -> Plan:
    return (
        Plan()
        .write("records/ada.yaml", ADA, b"name: Ada O\n")
        .create("records/zoe.yaml", b"name: Zoe\n")
        .delete("community.yaml", b"name: A\n")
    )


def land(repo: GitRepo, changes: Plan | None = None, folder: str = "registry") -> None:
    prefix = f"{folder}/" if folder else ""
    prepared = prepare(open_repo(repo.root / folder), changes or plan(), prefix, MESSAGE)
    commit(Folder(repo.root / folder, prefix), changes or plan())
    prepared.land()


def test_a_commit_holds_exactly_the_files_of_its_plan(repo: GitRepo) -> None:
    repo.write("other.txt", "changed\n")
    repo.write("untracked.txt", "new\n")
    land(repo)

    names = repo.git("show", "--name-status", "--format=%s%n%b%an", "HEAD")
    assert names.split("\n") == [
        "Seat ada as reviewer",
        "Ladder-Person: ada",
        "Test Person",
        "",
        "D\tregistry/community.yaml",
        "M\tregistry/records/ada.yaml",
        "A\tregistry/records/zoe.yaml",
    ]
    assert repo.git("status", "--porcelain") == "M other.txt\n?? untracked.txt".replace("M other", " M other")


def test_what_was_staged_beside_stays_staged(repo: GitRepo) -> None:
    repo.write("other.txt", "staged\n")
    repo.git("add", "other.txt")
    land(repo)

    assert repo.git("diff", "--cached", "--name-only") == "other.txt"
    assert repo.git("show", "--name-only", "--format=", "HEAD").split("\n") == [
        "registry/community.yaml",
        "registry/records/ada.yaml",
        "registry/records/zoe.yaml",
    ]


def test_the_mode_in_the_tree_stays_and_moves_along(repo: GitRepo) -> None:
    repo.git("update-index", "--chmod=+x", "registry/records/ada.yaml")
    (repo.root / "registry/records/ada.yaml").chmod(0o755)
    repo.git("commit", "-q", "-m", "Make it strange")

    land(repo, Plan().move("records/ada.yaml", "records/bob.yaml", ADA, BOB))

    assert repo.git("ls-tree", "HEAD", "registry/records/").startswith("100755 blob")
    assert repo.git("status", "--porcelain") == ""


def test_the_registry_may_be_the_top(tmp_path: Path, git_repo: Callable[[Path], GitRepo]) -> None:
    repo = git_repo(tmp_path / "top")
    repo.write("records/ada.yaml", ADA.decode())
    repo.commit()

    land(repo, Plan().write("records/ada.yaml", ADA, BOB), folder="")

    assert repo.git("show", "HEAD:records/ada.yaml") == "name: Bob"


def test_a_further_work_tree_commits_on_its_own_branch(repo: GitRepo) -> None:
    repo.git("worktree", "add", "-q", "-b", "side", "../side")
    side = GitRepo(repo.root.parent / "side")

    land(side)

    assert side.git("log", "-1", "--format=%s", "side") == "Seat ada as reviewer"
    assert repo.git("log", "-1", "--format=%s", "main") == "Begin"
    assert side.git("status", "--porcelain") == ""


def test_windows_line_ends_stay_in_the_folder_and_out_of_the_commit(repo: GitRepo) -> None:
    repo.git("config", "core.autocrlf", "true")
    file = repo.write("registry/records/ada.yaml", "name: Ada\r\n")

    land(repo, Plan().write("records/ada.yaml", b"name: Ada\r\n", b"name: Zoe\r\n"))

    assert file.read_bytes() == b"name: Zoe\r\n"
    assert repo.git("cat-file", "-p", "HEAD:registry/records/ada.yaml") == "name: Zoe"


def refused(repo: GitRepo, match: str) -> Stop:
    before = repo.git("rev-parse", "HEAD"), repo.git("status", "--porcelain")
    with pytest.raises(Stop, match=match) as stopped:
        prepare(open_repo(repo.root), plan(), "registry/", MESSAGE)
    assert (repo.git("rev-parse", "HEAD"), repo.git("status", "--porcelain")) == before
    assert stopped.value.status == 3
    assert stopped.value.hint
    return stopped.value


def test_a_detached_head_is_refused(repo: GitRepo) -> None:
    repo.git("switch", "-q", "--detach")

    refused(repo, "HEAD is detached")


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (("merge", "side"), "a merge"),
        (("rebase", "side"), "a rebase"),
        (("cherry-pick", "side"), "a cherry-pick"),
    ],
)
def test_what_is_under_way_is_named(repo: GitRepo, words: tuple[str, ...], what: str) -> None:
    repo.git("switch", "-q", "-c", "side")
    repo.write("other.txt", "side\n")
    repo.commit("Side")
    repo.git("switch", "-q", "main")
    repo.write("other.txt", "main\n")
    repo.commit("Main")
    subprocess.run(["git", *words], cwd=repo.root, capture_output=True)

    refused(repo, f"{what} is under way")


def test_a_revert_under_way_is_named(repo: GitRepo) -> None:
    first = repo.git("rev-parse", "HEAD")
    repo.write("other.txt", "two\n")
    repo.commit("Two")
    repo.write("other.txt", "three\n")
    repo.commit("Three")
    subprocess.run(["git", "revert", "HEAD~1"], cwd=repo.root, capture_output=True)

    refused(repo, "a revert is under way")
    assert first != repo.git("rev-parse", "HEAD")


@pytest.mark.parametrize("staged", [False, True])
def test_other_changes_in_the_same_file_are_refused(repo: GitRepo, *, staged: bool) -> None:
    repo.write("registry/records/ada.yaml", "name: Other\n")
    if staged:
        repo.git("add", "registry")
        repo.write("registry/records/ada.yaml", ADA.decode())
        refused(repo, "`registry/records/ada.yaml` has changes")
        return
    changed = Plan().write("records/ada.yaml", b"name: Other\n", b"name: Ada\n")
    with pytest.raises(Stop, match=r"`registry/records/ada.yaml` has changes"):
        prepare(open_repo(repo.root), changed, "registry/", MESSAGE)


def test_a_file_that_git_does_not_know_yet_is_refused(repo: GitRepo) -> None:
    repo.write("registry/records/bob.yaml", BOB.decode())
    changed = Plan().write("records/bob.yaml", BOB, b"name: Robert\n")

    with pytest.raises(Stop, match=r"`registry/records/bob.yaml` has changes"):
        prepare(open_repo(repo.root), changed, "registry/", MESSAGE)


def test_a_repository_without_a_commit_is_refused(
    tmp_path: Path, git_repo: Callable[[Path], GitRepo]
) -> None:
    repo = git_repo(tmp_path / "new")
    assert open_repo(repo.root).head().branch == "main"

    with pytest.raises(Stop, match="no commit yet"):
        prepare(open_repo(repo.root), plan(), "registry/", MESSAGE)


def test_without_a_name_git_cannot_commit(repo: GitRepo, monkeypatch: pytest.MonkeyPatch) -> None:
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.delenv(f"GIT_{who}_NAME")
        monkeypatch.delenv(f"GIT_{who}_EMAIL")
    repo.git("config", "user.useConfigOnly", "true")

    assert "git config user.name" in refused(repo, "git does not know your name").hint


def test_a_branch_that_moved_meanwhile_leaves_index_and_branch(repo: GitRepo) -> None:
    prepared = prepare(open_repo(repo.root), plan(), "registry/", MESSAGE)
    repo.git("commit", "-q", "--allow-empty", "-m", "Meanwhile")

    with pytest.raises(Stop, match="the branch has moved"):
        prepared.land()

    assert repo.git("log", "-1", "--format=%s") == "Meanwhile"
    assert repo.git("status", "--porcelain") == ""


def test_nothing_that_a_configuration_names_is_run(repo: GitRepo, tmp_path: Path) -> None:
    marker = tmp_path / "ran"
    evil = tmp_path / "evil"
    evil.write_text(f"#!/bin/sh\ntouch {marker}\ncat\n")
    evil.chmod(0o755)
    hooks = repo.root / ".git/hooks"
    hooks.mkdir(exist_ok=True)
    for name in ("pre-commit", "commit-msg", "post-commit", "post-index-change", "reference-transaction"):
        (hooks / name).write_bytes(evil.read_bytes())
        (hooks / name).chmod(0o755)
    repo.write(".git/info/attributes", "* filter=evil diff=evil\n")
    for name in (
        "core.fsmonitor", "core.pager", "core.editor", "core.askPass", "core.sshCommand", "diff.external",
        "credential.helper", "gpg.program", "filter.evil.clean", "filter.evil.smudge", "filter.evil.process",
        "diff.evil.textconv", "diff.evil.command", "core.alternateRefsCommand",
    ):  # fmt: skip
        repo.git("config", name, str(evil))
    repo.git("config", "filter.evil.required", "true")
    repo.git("config", "commit.gpgSign", "true")
    marker.unlink(missing_ok=True)

    land(repo)
    opened = open_repo(repo.root)
    found = tree(opened, "HEAD", "registry")
    raw = found.read("records/ada.yaml")
    setting(repo.root, "ladder.handle")
    opened.run("status", "--porcelain")

    assert raw == b"name: Ada O\n"
    assert not marker.exists()


def test_a_setting_is_read_or_missing(repo: GitRepo, tmp_path: Path) -> None:
    repo.git("config", "ladder.handle", "ada")

    assert setting(repo.root / "registry", "ladder.handle") == "ada"
    assert setting(repo.root, "ladder.nothing") is None
    assert setting(tmp_path, "ladder.handle") is None


def test_the_repository_of_a_calling_hook_is_not_ours(
    repo: GitRepo, tmp_path: Path, git_repo: Callable[[Path], GitRepo], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = git_repo(tmp_path / "other")
    monkeypatch.setenv("GIT_DIR", str(other.root / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other.root / "index"))

    assert open_repo(repo.root / "registry").top == repo.root


def test_a_folder_without_git_has_no_repository(tmp_path: Path) -> None:
    assert find_repo(tmp_path) is None
    with pytest.raises(Stop, match="is not in a git repository"):
        open_repo(tmp_path)


def test_a_repository_of_somebody_else_is_named_with_what_to_do(
    repo: GitRepo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")

    with pytest.raises(Stop, match="belongs to another user") as stopped:
        open_repo(repo.root)

    assert "safe.directory" in stopped.value.hint


def test_a_repository_that_git_cannot_read_is_told_in_its_words(repo: GitRepo) -> None:
    repo.write(".git/config", "[core\n")

    with pytest.raises(Stop, match="git could not read the repository: bad config"):
        open_repo(repo.root)


def test_a_work_tree_elsewhere_is_refused(repo: GitRepo, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    repo.git("config", "core.worktree", str(tmp_path / "elsewhere"))

    with pytest.raises(Stop, match="work tree is not the folder"):
        open_repo(repo.root)


@pytest.mark.parametrize("imported", [False, True])
def test_without_git_the_message_says_what_to_do(tmp_path: Path, *, imported: bool) -> None:
    program = "import sys, os; from pathlib import Path\n"
    program += "import git\nos.environ['PATH'] = ''\n" if imported else ""
    program += "from ladder_cli.store.git.repo import open_repo; from ladder_cli.model.stop import Stop\n"
    program += (
        "try: open_repo(Path(sys.argv[1]))\nexcept Stop as stop: print(stop.status, stop.message, stop.hint)"
    )
    surroundings = os.environ | ({} if imported else {"PATH": ""})

    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, env=surroundings
    )

    assert done.stdout == "3 there is no git on this machine install git, or put it on the PATH\n"


def test_a_tree_is_read_as_the_commit_has_it(repo: GitRepo) -> None:
    repo.write("registry/records/ada.yaml", "name: Later\n")

    found = tree(open_repo(repo.root), "main", "registry")

    assert found.listing().files == ("community.yaml", "records/ada.yaml")
    assert found.prefix == "registry/"
    assert found.read("records/ada.yaml") == ADA
    with pytest.raises(FileNotFoundError):
        found.read("records/bob.yaml")


def test_a_tree_lists_what_is_no_plain_file(repo: GitRepo) -> None:
    (repo.root / "registry/records/link.yaml").symlink_to("ada.yaml")
    repo.write("registry/people/ada.yaml/inner.yaml", "name: x\n")
    repo.write("registry/.schemas/person.json", "{}\n")
    repo.write("registry/records/mit Ü\n.yaml", "name: x\n")
    repo.git("add", "--all")
    commit_of = repo.git("rev-parse", "HEAD")
    repo.git("update-index", "--add", "--cacheinfo", f"160000,{commit_of},registry/sub")
    repo.git("commit", "-q", "-m", "Strange things")

    listing = tree(open_repo(repo.root), "HEAD", "registry/").listing()

    assert listing.files == (
        "community.yaml", "people/ada.yaml/inner.yaml", "records/ada.yaml", "records/mit Ü\n.yaml"
    )  # fmt: skip
    assert [(stray.path, stray.why) for stray in listing.strays] == [
        ("people/ada.yaml", "is a folder named like a file"),
        ("records/link.yaml", "is a link"),
        ("sub", "is a submodule"),
    ]


def test_a_bare_repository_has_trees_and_no_work_tree(repo: GitRepo, tmp_path: Path) -> None:
    repo.git("clone", "-q", "--bare", ".", str(tmp_path / "bare.git"))

    opened = open_repo(tmp_path / "bare.git")

    assert opened.top is None
    assert tree(opened, "main", "registry").read("community.yaml") == b"name: A\n"


@pytest.mark.parametrize("revision", ["nothing", "--help", "", "HEAD^5"])
def test_an_unknown_revision_is_the_command_lines_fault(repo: GitRepo, revision: str) -> None:
    with pytest.raises(Stop, match="is not a revision here") as stopped:
        open_repo(repo.root).resolve(revision)

    assert stopped.value.status == 2


def test_a_revision_without_the_registry_says_so(repo: GitRepo) -> None:
    with pytest.raises(Stop, match="holds no `nowhere/`") as stopped:
        tree(open_repo(repo.root), "HEAD", "nowhere")

    assert stopped.value.status == 3


def test_an_object_that_is_missing_is_named(repo: GitRepo) -> None:
    with pytest.raises(Stop, match="git has no object"):
        open_repo(repo.root).blob("0" * 39 + "1")


def test_what_git_refuses_is_told_in_its_words(repo: GitRepo) -> None:
    with pytest.raises(Stop, match=r"git cat-file.*nothing"):
        open_repo(repo.root).run("cat-file", "-p", "nothing")
