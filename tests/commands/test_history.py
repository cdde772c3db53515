"""The past of somebody or something, from seats, words and git."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

from tests.stage import GitRepo, Ran

Ladder = Callable[..., Ran]


def lines(ran: Ran) -> list[tuple[str | None, str]]:
    assert ran.status == 0, ran.err
    return [
        (line["when"], line["what"])
        for section in json.loads(ran.out)["sections"]
        for line in section["lines"]
    ]


def test_days_and_commits_come_newest_first(repo: GitRepo, ladder: Ladder) -> None:
    assert ladder("sponsor", "ada", "--as", "dan", "--commit", cwd=repo.root).status == 0

    assert lines(ladder("history", "ada", "--format", "json", cwd=repo.root)) == [
        ("2026-11-22", "dan vouched, for reviewer in docs"),
        ("2026-11-22", "Vouch for ada"),
        ("2026-11-22", "Found the hamlet"),
        ("2026-11-10", "nominated as reviewer in docs by bob"),
        ("2025-01-01", "member"),
    ]


def test_commits_name_the_files_they_touched(repo: GitRepo, ladder: Ladder) -> None:
    said = ladder("history", "docs", cwd=repo.root)

    short = repo.git("rev-parse", "HEAD")[:12]
    assert f"2026-11-22  Found the hamlet (commit {short}; sigs/docs.yaml)" in said.out
    assert "carol: head in docs (founding)" in said.out


def test_a_renamed_person_keeps_the_past_of_the_old_handle(repo: GitRepo, ladder: Ladder) -> None:
    assert ladder("rename", "ada", "ada-o", "--commit", cwd=repo.root).status == 0

    found = lines(ladder("history", "ada-o", "--format", "json", cwd=repo.root))

    assert ("2026-11-22", "Rename ada to ada-o") in found
    assert ("2026-11-22", "Found the hamlet") in found


def test_a_plain_folder_says_so_and_tells_of_seats(repo: GitRepo, ladder: Ladder, tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    shutil.copytree(repo.root / "registry", plain / "registry")

    said = ladder("history", "member", cwd=plain)

    assert said.err == "not in a git repository: seats and words alone\n"
    assert "2024-01-01  bob: member" in said.out


def test_an_end_without_a_day_comes_last(repo: GitRepo, ladder: Ladder) -> None:
    seat = "  - {role: member, ended: {why: unknown, as: emeritus}}\n"
    repo.write("registry/records/eve.yaml", f"name: Eve\nseats:\n{seat}")

    assert lines(ladder("history", "eve", "--format", "json", cwd=repo.root))[-2:] == [
        (None, "member"),
        (None, "member ended: unknown"),
    ]


def test_what_is_not_there_is_refused(repo: GitRepo, ladder: Ladder) -> None:
    said = ladder("history", "nobody", cwd=repo.root)

    assert said.status == 2
    assert "nothing here is called `nobody`" in said.err
