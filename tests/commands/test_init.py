"""`ladder init`: a new registry, ready to commit."""

import errno
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ladder_cli.store.plans.founding import STARTERS, ladders, offices, roles
from tests.commands.terminal import CLEAR, CTRL_C, ENTER, on_terminal
from tests.stage import GitRepo, Ran

Ladder = Callable[..., Ran]


def files(folder: Path) -> dict[str, str]:
    """Every file of a folder, git's own left out."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and ".git" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_text() for path in found}


def findings(ladder: Ladder, folder: Path) -> list[str]:
    """What `validate` says above info."""
    ran = ladder("validate", "--format", "json", cwd=folder)
    return [
        f"{found['rule']} {found['path']}: {found['message']}"
        for found in json.loads(ran.out)["findings"]
        if found["severity"] != "info"
    ]


def test_a_new_registry_has_all_it_needs_and_nobody_but_the_steward(ladder: Ladder, tmp_path: Path) -> None:
    ran = ladder("init", "new", "--steward", "Ada", cwd=tmp_path)

    made = files(tmp_path / "new")
    assert ran.status == 0, ran.err
    assert (
        ran.out
        == f"made {len(made)} files in new\nnext: `ladder validate`, then git init, git add and commit\n"
    )
    assert {
        *("registry/community.yaml", "registry/README.md", "registry/records/ada.yaml"),
        *("registry/.schemas/person.json", ".editorconfig", ".vscode/settings.json"),
        *(".pre-commit-config.yaml", ".github/workflows/ladder.yml", "registry/roles/member.yaml"),
        *(".github/workflows/ladder-event.yml", ".github/workflows/ladder-review.yml"),
        *(".github/ladder/review.py", ".github/workflows/ladder-pairing.yml"),
    } <= made.keys()
    assert [path for path in made if path.startswith(("registry/people/", "registry/records/"))] == [
        "registry/records/ada.yaml"
    ]
    assert findings(ladder, tmp_path / "new") == []


@pytest.mark.parametrize("name", STARTERS)
def test_each_ladder_alone_makes_a_registry_in_order(ladder: Ladder, tmp_path: Path, name: str) -> None:
    assert ladder("init", ".", "--steward", "ada", "--ladder", name, cwd=tmp_path).status == 0

    assert findings(ladder, tmp_path) == []
    roles = json.loads(ladder("query", "roles", "--format", "json", cwd=tmp_path).out)["rows"]
    assert {"steward"} < {role["id"] for role in roles}


def test_somebody_can_begin_on_every_ladder(ladder: Ladder, tmp_path: Path) -> None:
    ladder("init", ".", "--steward", "ada", cwd=tmp_path)

    assert ladder("me", "--login", "bob", "--name", "Bob", "--agree", "conduct", cwd=tmp_path).status == 0
    page = ladder("show", "bob", cwd=tmp_path).out
    for role in ("user", "operator", "participant"):
        assert f"ladder next bob {role}" in page
    assert findings(ladder, tmp_path) == []


def test_files_that_are_there_are_kept_as_they_are(
    ladder: Ladder, git_repo: Callable[[Path], GitRepo], tmp_path: Path
) -> None:
    repo = git_repo(tmp_path / "repo")
    before = {".editorconfig": "root = false\n", "registry/README.md": "ours\r\n", "src/a.py": ""}
    for path, text in before.items():
        repo.write(path, text)

    ran = ladder("init", ".", "--steward", "ada", cwd=repo.root)

    assert ran.status == 0
    for path, text in before.items():
        assert (repo.root / path).read_bytes() == text.encode()
    assert "kept .editorconfig as it is\n" in ran.out
    assert f"kept {Path('registry/README.md')} as it is\n" in ran.out
    assert findings(ladder, repo.root) == []


@pytest.mark.parametrize(
    "founds", [["--name", "Ours"], ["--report-to", "a@b.example"], ["--name", "Ours", "--steward", "bob"]]
)
def test_a_second_start_is_refused_and_changes_nothing(
    ladder: Ladder, tmp_path: Path, founds: list[str]
) -> None:
    ladder("init", ".", "--steward", "ada", cwd=tmp_path)
    (tmp_path / "registry/README.md").unlink()
    before = files(tmp_path)

    ran = ladder("init", ".", *founds, cwd=tmp_path)

    assert (ran.status, ran.out) == (3, "")
    assert "`registry` is a registry already" in ran.err
    assert f"leave out {founds[0]}" in ran.err
    assert files(tmp_path) == before


def imported(ladder: Ladder, folder: Path) -> None:
    """A registry as an import leaves it: people and a role, nobody who decides, and no ladder."""
    folder.joinpath("people.csv").write_text("login,role\nada,Organization member\nbob,Organization member\n")
    assert ladder("import", "people", "people.csv", cwd=folder).status == 0


@pytest.mark.parametrize(
    "name",
    ["kubernetes", "user", *(pytest.param(name, marks=pytest.mark.long) for name in ladders())],
)
def test_each_ladder_joins_what_an_import_has_made(ladder: Ladder, tmp_path: Path, name: str) -> None:
    imported(ladder, tmp_path)
    before = files(tmp_path)

    ran = ladder("init", ".", "--ladder", name, "--steward", "bob", cwd=tmp_path)

    assert ran.status == 0, ran.err
    after = files(tmp_path)
    changed = {path for path, text in before.items() if after[path] != text}
    assert changed == {"registry/community.yaml", "registry/records/bob.yaml"}
    assert roles(name).keys() <= {path.removeprefix("registry/") for path in after}
    steward = offices(name)[0] if offices(name) else "steward"
    assert f"role: {steward}" in after["registry/records/bob.yaml"]
    assert findings(ladder, tmp_path) == []


def test_a_role_that_is_there_is_kept_when_a_ladder_joins(ladder: Ladder, tmp_path: Path) -> None:
    imported(ladder, tmp_path)
    file = tmp_path / "registry/roles/organization-member.yaml"
    before = file.read_bytes()

    ran = ladder("init", ".", "--ladder", "cncf", cwd=tmp_path)

    assert file.read_bytes() == before
    assert "kept registry/roles/organization-member.yaml as it is\n" in ran.out
    assert "added registry/roles/reviewer.yaml\n" in ran.out


def test_a_second_ladder_brings_no_second_offices(ladder: Ladder, tmp_path: Path) -> None:
    ladder("init", ".", "--steward", "ada", "--ladder", "cncf", cwd=tmp_path)

    assert ladder("init", ".", "--ladder", "operator", cwd=tmp_path).status == 0

    assert not (tmp_path / "registry/roles/steward.yaml").exists()
    assert (tmp_path / "registry/roles/field-guide.yaml").exists()
    assert findings(ladder, tmp_path) == []


def test_somebody_new_may_be_the_first_steward(ladder: Ladder, tmp_path: Path) -> None:
    imported(ladder, tmp_path)

    assert ladder("init", ".", "--ladder", "user", "--steward", "Cyd", cwd=tmp_path).status == 0

    record = (tmp_path / "registry/records/cyd.yaml").read_text()
    assert "login: Cyd\n" in record
    assert "role: steward\n    since: 2026-11-22\n    origin: founding\n" in record


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--steward", "bob"), "no role here grants `steward`"),
        (("--ladder", "none", "--steward", "bob"), "`none` is not a ladder"),
        (("--ladder", "user", "--steward", "b b"), "`b b` is not a login"),
    ],
)
def test_what_cannot_join_changes_nothing(
    ladder: Ladder, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    imported(ladder, tmp_path)
    before = files(tmp_path)

    ran = ladder("init", ".", *words, cwd=tmp_path)

    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert files(tmp_path) == before


def test_there_is_one_first_steward(ladder: Ladder, tmp_path: Path) -> None:
    ladder("init", ".", "--steward", "ada", cwd=tmp_path)
    before = files(tmp_path)

    ran = ladder("init", ".", "--steward", "bob", cwd=tmp_path)

    assert (ran.status, ran.out) == (2, "")
    assert "there is a steward already: `ada`" in ran.err
    assert "ladder promote PERSON steward" in ran.err
    assert files(tmp_path) == before


def test_after_an_import_the_way_to_a_ladder_and_a_steward_is_told(ladder: Ladder, tmp_path: Path) -> None:
    imported(ladder, tmp_path)

    assert "nobody decides here yet" in ladder("init", ".", cwd=tmp_path).err


def test_the_help_names_every_ladder(ladder: Ladder) -> None:
    told = " ".join(ladder("init", "--help").out.split())

    assert f"tells each ladder: {', '.join(ladders())}." in told


def test_a_folder_without_git_is_told_to_begin_with_it(ladder: Ladder, tmp_path: Path) -> None:
    assert "then git init, git add and commit" in ladder("init", ".", "--steward", "a", cwd=tmp_path).out
    (tmp_path / "new/.git").mkdir(parents=True)
    assert "then git add and commit" in ladder("init", "new", "--steward", "a", cwd=tmp_path).out


def test_what_is_missing_around_a_registry_is_made_and_nothing_else_changes(
    ladder: Ladder, tmp_path: Path
) -> None:
    ladder("init", ".", "--steward", "ada", "--name", "The Teapots", cwd=tmp_path)
    whole = files(tmp_path)
    (tmp_path / ".editorconfig").write_text("root = false\n")
    (tmp_path / "registry/roles/member.yaml").write_text("title: [\n")
    (tmp_path / "registry/.schemas/role.json").write_text("{}")
    for missing in (".github", ".vscode"):
        shutil.rmtree(tmp_path / missing)
    for missing in (".pre-commit-config.yaml", "registry/README.md", "registry/.schemas/person.json"):
        (tmp_path / missing).unlink()
    (tmp_path / "registry/roles/user.yaml").unlink()
    before = files(tmp_path)

    ran = ladder("init", ".", cwd=tmp_path)

    made = {path: text for path, text in files(tmp_path).items() if path not in before}
    assert ran.status == 0
    assert ran.out == (
        "registry is a registry already: made 9 files that were missing around it\n"
        "kept .editorconfig as it is\n"
        "next: `ladder validate`, then git init, git add and commit\n"
    )
    assert (
        "fill in: what to install ladder from "
        "(.pre-commit-config.yaml, .github/workflows/ladder.yml, .github/workflows/ladder-review.yml, "
        ".github/workflows/ladder-pairing.yml)"
    ) in ran.err
    assert made.keys() == {
        *(".github/workflows/ladder.yml", ".vscode/settings.json", ".pre-commit-config.yaml"),
        *(".github/workflows/ladder-event.yml", ".github/workflows/ladder-review.yml"),
        *(".github/ladder/review.py", "registry/README.md", "registry/.schemas/person.json"),
        ".github/workflows/ladder-pairing.yml",
    }
    assert made == {path: whole[path] for path in made}
    assert files(tmp_path) == before | made


def test_around_a_whole_registry_nothing_is_made(ladder: Ladder, tmp_path: Path) -> None:
    ladder("init", ".", "--steward", "ada", cwd=tmp_path)
    before = files(tmp_path)

    ran = ladder("init", ".", "--from", "contributor-ladder==1.0", cwd=tmp_path)

    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("registry is a registry already: nothing is missing around it\nkept ")
    assert "next:" not in ran.out
    assert files(tmp_path) == before


def test_where_a_registry_is_a_link_or_has_no_community_nothing_is_made(
    ladder: Ladder, tmp_path: Path
) -> None:
    ladder("init", "ours", "--steward", "ada", cwd=tmp_path)
    (tmp_path / "linked").mkdir()
    (tmp_path / "linked/registry").symlink_to(tmp_path / "ours/registry")
    (tmp_path / "odd/registry/community.yaml").mkdir(parents=True)
    before = files(tmp_path)

    linked, odd = (ladder("init", name, cwd=tmp_path) for name in ("linked", "odd"))

    assert (linked.status, linked.out, odd.status, odd.out) == (3, "", 3, "")
    assert "is a link" in linked.err
    assert "`odd/registry/community.yaml` is not a file" in odd.err
    assert files(tmp_path) == before


def test_what_is_to_be_filled_in_is_named(ladder: Ladder, tmp_path: Path) -> None:
    bare = ladder("init", "bare", "--steward", "ada", cwd=tmp_path)
    full = ladder(
        *(
            "init",
            "full",
            "--steward",
            "ada",
            "--name",
            'The "# A": $community',
            "--from",
            "ladder==1.0 # no",
        ),
        *("--report-to", "conduct@ours.example.org"),
        cwd=tmp_path,
    )

    assert bare.err.count("fill in:") == 2
    assert full.status == 0
    assert full.err.startswith("then: a group is a file that you write")
    assert findings(ladder, tmp_path / "full") == []
    assert "report_to: conduct@ours.example.org" in files(tmp_path / "full")["registry/community.yaml"]
    assert '["ladder==1.0 # no"]' in files(tmp_path / "full")[".pre-commit-config.yaml"]
    assert "FILL-ME-IN" in files(tmp_path / "bare")[".github/workflows/ladder.yml"]
    assert "FILL-ME-IN" not in "".join(files(tmp_path / "full").values())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "name a login with --steward"),
        (["--steward", ""], "is not a login"),
        (["--steward", "../ada"], "`../ada` is not a login"),
        (["--steward", "a da"], "letters, digits"),
        (["--steward", "ada", "--ladder", "usr"], "`usr` is not a ladder"),
        (["--steward", "ada", "--name", ""], "a community has a name"),
        (["--steward", "ada", "--name", "a\nb"], "nobody can see"),
        (["--steward", "ada", "--name", "x" * 121], "120 at most"),
        (["--steward", "ada", "--report-to", "nowhere"], "is not an address"),
        (["--steward", "ada", "--from", 'a"b'], "nothing to install from"),
    ],
)
def test_a_wrong_word_is_status_2_and_nothing_is_made(
    ladder: Ladder, tmp_path: Path, words: list[str], said: str
) -> None:
    ran = ladder("init", "new", *words, cwd=tmp_path)

    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert list(tmp_path.iterdir()) == []


def test_where_one_file_cannot_be_made_none_is(ladder: Ladder, tmp_path: Path) -> None:
    (tmp_path / ".github").write_text("a file where a folder would be\n")
    (tmp_path / "registry").mkdir()

    ran = ladder("init", ".", "--steward", "ada", cwd=tmp_path)

    assert (ran.status, ran.out) == (3, "")
    assert "nothing was left behind" in ran.err
    assert sorted(path.name for path in tmp_path.rglob("*")) == [".github", "registry"]


@pytest.mark.parametrize("nth", [1, 2, 20, 33])
def test_a_full_disk_leaves_nothing_behind(
    ladder: Ladder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nth: int
) -> None:
    left = iter(range(nth - 1))
    whole = Path.open

    def until_full(self: Path, *words: Any, **options: Any) -> Any:
        if words[:1] == ("x",) and next(left, None) is None:
            # As where the bytes find no room: such an error names no file.
            raise OSError(errno.ENOSPC, "No space left on device")
        return whole(self, *words, **options)

    monkeypatch.setattr(Path, "open", until_full)

    ran = ladder("init", "new", "--steward", "ada", cwd=tmp_path)

    assert (ran.status, ran.out) == (3, "")
    assert ran.err.startswith(f"ladder: cannot make `{tmp_path}/new/")
    assert "no space left on device" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_nobody_may_write_to_stays_as_it_is(
    ladder: Ladder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o555)
    whole = Path.mkdir

    def refused(self: Path, *words: Any, **options: Any) -> None:
        # As for everyone but root, whom a folder's mode does not keep out.
        if closed in self.parents:
            raise PermissionError(errno.EACCES, "Permission denied", str(self))
        whole(self, *words, **options)

    monkeypatch.setattr(Path, "mkdir", refused)

    ran = ladder("init", "closed", "--steward", "ada", cwd=tmp_path)

    assert (ran.status, ran.out) == (3, "")
    assert "permission denied" in ran.err
    assert list(closed.iterdir()) == []


def test_on_a_terminal_it_asks_who_looks_after_it(tmp_path: Path) -> None:
    with on_terminal("init", "new", cwd=tmp_path) as terminal:
        terminal.answer("Who looks after the registry", "b@d", ENTER)
        terminal.answer("letters, digits", CLEAR, "Ada", ENTER)

        assert terminal.end() == 0

    assert "login: Ada" in (tmp_path / "new/registry/records/ada.yaml").read_text()


def test_ctrl_c_at_the_question_makes_nothing(tmp_path: Path) -> None:
    with on_terminal("init", "new", cwd=tmp_path) as terminal:
        terminal.answer("Who looks after the registry", CTRL_C)

        assert terminal.end() == 130

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("odd", ["file", "link"])
def test_what_is_no_folder_is_no_root(ladder: Ladder, tmp_path: Path, odd: str) -> None:
    (tmp_path / "file").write_text("tea\n")
    (tmp_path / "link").symlink_to("/nowhere/at/all")

    ran = ladder("init", odd, "--steward", "ada", cwd=tmp_path)

    assert (ran.status, ran.out) == (2, "")
    assert f"`{odd}` is not a folder" in ran.err
    assert (tmp_path / "file").read_text() == "tea\n"


def test_a_folders_name_cannot_steer_a_terminal(ladder: Ladder, tmp_path: Path) -> None:
    ran = ladder("init", "a\nb\x1b[31m", "--steward", "ada", cwd=tmp_path)

    assert ran.out.splitlines()[0].endswith(r" files in a\nb\x1b[31m")


@pytest.mark.parametrize(
    "name", ["cncf", *(pytest.param(name, marks=pytest.mark.long) for name in ladders())]
)
def test_a_first_group_breaks_no_ladder(ladder: Ladder, tmp_path: Path, name: str) -> None:
    ladder("init", ".", "--steward", "ada", "--ladder", name, cwd=tmp_path)
    (tmp_path / "registry/sigs").mkdir()
    (tmp_path / "registry/sigs/docs.yaml").write_text("title: SIG Docs\nkind: sig\n")

    assert findings(ladder, tmp_path) == []
