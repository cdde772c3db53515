"""`ladder validate` and `ladder explain`."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ladder_cli.rules.table import RULES
from ladder_cli.store.checks.examples import base
from tests.stage import GitRepo, Ran

Ladder = Callable[..., Ran]
ROOT = Path(__file__).parents[2]


@pytest.fixture
def repo(tmp_path: Path, git_repo: Callable[[Path], GitRepo]) -> GitRepo:
    repo = git_repo(tmp_path / "repo")
    for path, raw in base().items():
        repo.write(f"registry/{path}", raw.decode())
    repo.commit()
    return repo


def test_a_registry_in_order_ends_with_status_0(repo: GitRepo, ladder: Ladder) -> None:
    assert ladder("validate", cwd=repo.root) == Ran(0, "14 files checked: nothing to say\n", "")


def test_an_error_ends_with_1_a_warning_only_when_strict_and_info_never(
    repo: GitRepo, ladder: Ladder
) -> None:
    repo.write("registry/people/ada.yaml", "name: Ada\nfollows: [{group: dosc}]\n")
    assert ladder("validate", cwd=repo.root).status == 1
    repo.write("registry/people/ada.yaml", "name: Adа\n")
    assert ladder("validate", cwd=repo.root).status == 0
    assert ladder("validate", "--strict", cwd=repo.root).status == 1
    repo.write("registry/people/ada.yaml", "name: Ada\n")
    repo.write("registry/sigs/storage.yaml", "title: SIG Storage\nkind: sig\n")
    assert "info" in ladder("validate", cwd=repo.root).out
    assert ladder("validate", "--strict", cwd=repo.root).status == 0


def test_a_finding_looks_as_the_style_says(repo: GitRepo, ladder: Ladder) -> None:
    repo.write("registry/records/ada.yaml", "name: Ada\nseats:\n  - role: reviwer\n    sig: docs\n")

    assert ladder("validate", cwd=repo.root).out == (
        "registry/records/ada.yaml:3:11: L201 `reviwer` is not a role\n"
        "  |\n"
        "3 |   - role: reviwer\n"
        "  |           ^^^^^^^\n"
        "  = hint: did you mean `reviewer`?\n"
        "  = see: ladder explain L201\n"
        "\n"
        "14 files checked: 1 error\n"
    )


def test_only_the_named_files_and_folders_are_reported(repo: GitRepo, ladder: Ladder) -> None:
    repo.write("registry/people/ada.yaml", "name: Ada\nslots: x\n")
    repo.write("registry/people/bob.yaml", "name: Bob\nslots: x\n")

    ran = ladder("validate", "registry/people/ada.yaml", "--format", "json", cwd=repo.root)
    assert [row["path"] for row in json.loads(ran.out)["findings"]] == ["registry/people/ada.yaml"]
    ran = ladder("validate", "people", "--format", "json", cwd=repo.root / "registry")
    assert len(json.loads(ran.out)["findings"]) == 2
    assert ladder("validate", "registry/records", cwd=repo.root).status == 0


@pytest.mark.parametrize("path", ["elsewhere.yaml", "registry/people/nobody.yaml", "../x"])
def test_a_path_that_is_not_in_the_registry_is_a_wrong_command_line(
    path: str, repo: GitRepo, ladder: Ladder
) -> None:
    ran = ladder("validate", path, cwd=repo.root)

    assert ran.status == 2
    assert path in ran.err


def test_base_reports_what_the_change_brings_and_nothing_else(repo: GitRepo, ladder: Ladder) -> None:
    repo.write("registry/people/bob.yaml", "name: Bob\nslots: x\n")
    repo.commit()
    repo.write("registry/people/bob.yaml", "# about Bob\nname: Bob\nslots: x\n")
    assert ladder("validate", "--base", "HEAD", cwd=repo.root).status == 0
    repo.git("rm", "--quiet", "registry/sigs/docs.yaml")

    ran = ladder("validate", "--base", "HEAD", "--format", "json", cwd=repo.root)

    assert ran.status == 1
    assert [(row["rule"], row["path"]) for row in json.loads(ran.out)["findings"]] == [
        ("L203", "registry/records/carol.yaml")
    ]


def test_an_unknown_base_and_a_folder_without_git_are_said(
    repo: GitRepo, tmp_path: Path, ladder: Ladder
) -> None:
    assert ladder("validate", "--base", "nowhere", cwd=repo.root).status == 2
    plain = tmp_path / "plain" / "registry"
    for path, raw in base().items():
        (plain / path).parent.mkdir(parents=True, exist_ok=True)
        (plain / path).write_bytes(raw)
    assert ladder("validate", cwd=plain.parent).status == 0
    assert ladder("validate", "--base", "HEAD", cwd=plain.parent).status == 3


def test_fix_writes_the_safe_edits_and_diff_shows_them_and_both_have_an_end(
    repo: GitRepo, ladder: Ladder
) -> None:
    file = repo.write("registry/records/ada.yaml", "name: Ada # of\naccount: {login: 4711}\n")

    shown = ladder("validate", "--diff", cwd=repo.root)
    assert shown.status == 1
    assert '+account: {login: "4711"}' in shown.out
    assert file.read_text() == "name: Ada # of\naccount: {login: 4711}\n"

    fixed = ladder("validate", "--fix", cwd=repo.root)
    assert fixed.status == 0
    assert fixed.err == "mended registry/records/ada.yaml\n"
    assert file.read_text() == 'name: Ada # of\naccount: {login: "4711"}\n'
    assert ladder("validate", "--diff", cwd=repo.root) == Ran(0, "", "nothing that `--fix` could mend\n")
    assert ladder("validate", "--fix", cwd=repo.root).err == ""


def test_diff_says_so_where_there_is_nothing_to_mend_and_stands_alone(repo: GitRepo, ladder: Ladder) -> None:
    assert ladder("validate", "--diff", cwd=repo.root) == Ran(0, "", "nothing that `--fix` could mend\n")
    for words in (("--base", "HEAD"), ("--strict",), ("--format", "json")):
        ran = ladder("validate", "--diff", *words, cwd=repo.root)
        assert (ran.status, ran.out) == (2, "")
        assert "leave --base, --strict and --format out" in ran.err


def test_nothing_is_said_to_be_mended_where_a_file_cannot_be_written(repo: GitRepo, ladder: Ladder) -> None:
    text = "name: Ada\naccount: {login: 4711}\n"
    files = [repo.write(f"registry/records/{name}.yaml", text) for name in ("ada", "bob")]
    files[1].chmod(0o444)

    ran = ladder("validate", "--fix", cwd=repo.root)

    assert (ran.status, ran.out) == (3, "")
    assert ran.err.startswith("ladder: cannot write `registry/records/bob.yaml`: it is read-only\n")
    assert [file.read_text() for file in files] == [text, text]


def test_github_is_the_usual_format_under_actions(
    repo: GitRepo, ladder: Ladder, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.write("registry/people/ada.yaml", "name: Ada\nslots: x\n")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")

    assert ladder("validate", cwd=repo.root).out.startswith("::error file=registry/people/ada.yaml,line=2,")
    assert ladder("validate", "--format", "text", cwd=repo.root).out.startswith("registry/")


def test_two_runs_print_the_same_bytes(repo: GitRepo, ladder: Ladder) -> None:
    repo.write("registry/people/ada.yaml", "name: Ada\nslots: x\nwho: 1\n")

    for form in ("text", "json", "github", "sarif"):
        assert ladder("validate", "--format", form, cwd=repo.root) == ladder(
            "validate", "--format", form, cwd=repo.root
        )


@pytest.mark.parametrize("code", RULES)
def test_explain_has_a_page_for_every_rule_by_code_and_name(
    code: str, tmp_path: Path, ladder: Ladder
) -> None:
    ran = ladder("explain", code, cwd=tmp_path)

    assert ran.status == 0
    assert ran.out.startswith(f"{code} {RULES[code].name} (")
    assert RULES[code].why in ran.out
    assert ladder("explain", RULES[code].name, cwd=tmp_path) == ran
    assert ladder("explain", code.lower(), cwd=tmp_path) == ran


def test_explain_tells_a_role_as_prose(ladder: Ladder) -> None:
    ran = ladder("--registry", "registry", "explain", "steward", cwd=ROOT)

    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("# Steward (`steward`)\n\nYou look after the rules themselves:")
    for heading in ("What is asked", "How it is given", "Seats", "What one may do in it"):
        assert f"\n## {heading}\n\n- " in ran.out
    assert ladder("--registry", "registry", "explain", "role/steward", cwd=ROOT) == ran


def test_explain_suggests_where_there_is_neither(repo: GitRepo, ladder: Ladder) -> None:
    ran = ladder("explain", "reviwer", cwd=repo.root)
    assert ran.status == 2
    assert "did you mean `reviewer`?" in ran.err
    assert ladder("explain", "L999", cwd=repo.root).status == 2


KINDS = "{talk: {title: Talk, code: false, serves: [user]}}"
AGREED = """\
name: Ada
account: {login: ada}
agreements:
  - {what: conduct, version: "1", on: 2025-01-01}
"""


@pytest.mark.parametrize(
    "conduct",
    [
        'conduct: {version: "2", report_to: tea@example.org, since: 9999-12-31, grace_days: 30}',
        'conduct: {version: "2", report_to: tea@example.org, since: 2026-01-01, grace_days: 1000000000000}',
    ],
)
def test_days_beyond_the_calendar_are_the_calendars_last(
    ladder: Ladder, tmp_path: Path, conduct: str
) -> None:
    registry = tmp_path / "registry"
    for path, text in {
        "community.yaml": f"name: Tea\ncontribution_kinds: {KINDS}\nnewcomer_days: 1000000000\n{conduct}\n",
        "records/ada.yaml": AGREED,
        "people/ada.yaml": "name: Ada\nfollows:\n  - {group: docs, since: 2026-11-01}\n",
        "sigs/docs.yaml": "title: Docs\nkind: sig\n",
    }.items():
        (registry / path).parent.mkdir(parents=True, exist_ok=True)
        (registry / path).write_text(text)

    assert ladder("validate", "--format", "json", cwd=tmp_path).status in (0, 1)
    assert ladder("query", "people", "--newcomer", cwd=tmp_path).status == 0
