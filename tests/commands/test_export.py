import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ladder_cli.interop.exports import EXPORTS
from tests.stage import GitRepo, Ran

ROOT = Path(__file__).parents[2]
Ladder = Callable[..., Ran]
OWNERS = """\
# Written by `ladder export codeowners`: change the registry, and run that again.
* @bob
# Profiles are their people's: nobody else is asked.
/registry/people/
"""
PLACE = ".github/CODEOWNERS"


def stale(ran: Ran) -> list[tuple[str, str, str]]:
    """Where validate says that an export is out of date, how serious that is, and the hint."""
    found = json.loads(ran.out)["findings"]
    return [(one["path"], one["severity"], one["hint"]) for one in found if one["rule"] == "L902"]


@pytest.mark.parametrize("name", EXPORTS)
def test_the_sample_as_each_file(name: str, ladder: Ladder, golden: Callable[[str, str], None]) -> None:
    ran = ladder("export", name, cwd=ROOT)

    assert ran.status == 0
    golden(f"export/{name}", ran.out)


@pytest.mark.parametrize("day", ["2000-01-01", "2026-11-22", "2999-12-31"])
def test_no_day_changes_a_byte(day: str, ladder: Ladder) -> None:
    for name in EXPORTS:
        assert ladder("--today", day, "export", name, cwd=ROOT).out == ladder("export", name, cwd=ROOT).out


def test_a_file_is_written_and_written_again_and_nothing_else(ladder: Ladder, small: GitRepo) -> None:
    ran = ladder("export", "codeowners", PLACE, cwd=small.root)

    assert (ran.status, ran.out) == (0, f"wrote {PLACE}\n")
    assert (small.root / PLACE).read_text() == OWNERS
    (small.root / PLACE).chmod(0o640)
    (small.root / PLACE).write_text(OWNERS.replace("@bob", "@zed"))
    assert ladder("export", "codeowners", PLACE, cwd=small.root).status == 0
    assert (small.root / PLACE).read_text() == OWNERS
    assert (small.root / PLACE).stat().st_mode & 0o777 == 0o640
    assert small.git("status", "--porcelain") == "?? .github/"


def test_what_people_wrote_is_not_overwritten(ladder: Ladder, small: GitRepo) -> None:
    small.write("CODEOWNERS", "* @zed\n")
    (small.root / "link").symlink_to("CODEOWNERS")

    for name, status in (("CODEOWNERS", 3), ("link", 3), (".git", 2)):
        assert ladder("export", "codeowners", name, cwd=small.root).status == status
    assert (small.root / "CODEOWNERS").read_text() == "* @zed\n"


def test_a_check_says_what_differs_and_writes_nothing(ladder: Ladder, small: GitRepo) -> None:
    assert ladder("export", "codeowners", "--check", cwd=small.root).status == 2
    ladder("export", "codeowners", PLACE, cwd=small.root)
    assert ladder("export", "codeowners", "--check", cwd=small.root).out == f"{PLACE} is up to date\n"
    small.write(PLACE, OWNERS.replace("@bob", "@zed"))

    ran = ladder("export", "codeowners", "--check", cwd=small.root)

    assert ran.status == 1
    assert "-* @zed\n+* @bob\n" in ran.out
    assert f"write it again: ladder export codeowners {PLACE}" in ran.err
    assert (small.root / PLACE).read_text() == OWNERS.replace("@bob", "@zed")
    told = json.loads(
        ladder("export", "codeowners", PLACE, "--check", "--format", "json", cwd=small.root).out
    )
    assert told == {"version": 1, "export": "codeowners", "files": [{"path": PLACE, "fresh": False}]}
    assert ladder("export", "codeowners", "nowhere", "--check", cwd=small.root).status == 2


def test_the_json_has_the_text_and_who_was_left_out(ladder: Ladder, small: GitRepo) -> None:
    small.write("registry/records/cleo.yaml", "seats:\n  - {role: head, sig: docs}\n")

    ran = ladder("export", "codeowners", "--format", "json", cwd=small.root)

    told = json.loads(ran.out)
    assert told == {
        "version": 1, "export": "codeowners", "text": OWNERS, "left_out": ["cleo"], "written": None,
    }  # fmt: skip
    assert ran.err == "left out `cleo`: no account is on record\n"


@pytest.mark.parametrize("place", [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"])
def test_validate_says_that_a_committed_one_is_out_of_date(
    place: str, ladder: Ladder, small: GitRepo
) -> None:
    small.write(place, OWNERS)
    base = small.commit("Owners")
    assert stale(ladder("validate", "--format", "json", cwd=small.root)) == []
    record = small.root / "registry/records/cleo.yaml"
    record.write_text(
        record.read_text() + "  - {role: head, sig: docs, since: 2026-01-01, origin: appointed}\n"
    )

    for words in ((), ("--base", base)):
        ran = ladder("validate", "--format", "json", *words, cwd=small.root)
        assert stale(ran) == [(place, "warning", f"write it again: ladder export codeowners {place}")]
    ladder("export", "codeowners", place, cwd=small.root)
    assert stale(ladder("validate", "--format", "json", cwd=small.root)) == []


def test_validate_says_nothing_of_what_people_wrote(ladder: Ladder, small: GitRepo) -> None:
    small.write("CODEOWNERS", "* @zed\n")
    small.write("OWNERS_ALIASES", "aliases: {}\n")

    assert stale(ladder("validate", "--format", "json", cwd=small.root)) == []


def test_a_command_that_makes_one_old_says_so(ladder: Ladder, small: GitRepo) -> None:
    small.write(PLACE, OWNERS)

    ran = ladder("step-down", "bob", "head", "--sig", "docs", "--as", "bob", cwd=small.root)

    assert ran.status == 0
    assert (
        f"the change brings a warning to `{PLACE}`: it is not what `ladder export codeowners` writes"
        in ran.err
    )


def test_a_kept_answer_does_not_hide_a_file_that_changed(
    ladder: Ladder, small: GitRepo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ladder_cli.store.checks.checking.WORTH_KEEPING", 1)
    small.write(PLACE, OWNERS)
    small.commit("Owners")
    assert stale(ladder("validate", "--format", "json", cwd=small.root)) == []
    assert (small.root / ".git/ladder/registry.checked").is_file()

    small.write(PLACE, OWNERS + "\n")

    assert len(stale(ladder("validate", "--format", "json", cwd=small.root))) == 1
    small.write(PLACE, OWNERS)
    record = small.root / "registry/records/b/bob.yaml"
    record.write_text(record.read_text().replace("login: bob", "login: bobby"))
    assert len(stale(ladder("validate", "--format", "json", cwd=small.root))) == 1
