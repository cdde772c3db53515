"""A check that remembers says what one says that does not, whatever happened in between."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ladder_cli.store.checks import cache, checking, rechecking
from ladder_cli.store.checks.checking import Report, brought, check, recheck
from ladder_cli.store.plans.journal import home
from ladder_cli.store.source import Changed, Folder, Texts
from tests.stage import GitRepo

SAMPLE = Path(__file__).parents[2] / "registry"

Change = Callable[[Path], None]


@pytest.fixture(autouse=True)
def keeping_always(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "WORTH_KEEPING", 0)
    monkeypatch.setattr(rechecking, "KEPT", 3)


@pytest.fixture
def root(tmp_path: Path, git_repo: Callable[[Path], GitRepo]) -> Path:
    git_repo(tmp_path / "work")
    root = tmp_path / "work" / "registry"
    shutil.copytree(SAMPLE, root)
    subprocess.run(["git", "add", "--all", "."], cwd=root, check=True)
    subprocess.run(["git", "commit", "--quiet", "--message=Begin"], cwd=root, check=True)
    return root


def again(root: Path, today: date) -> Report:
    """The report of a check that remembers, once it is seen to be that of a check that does not."""
    source = Folder(root, "registry/")
    remembered = recheck(source, today)

    assert remembered == check(source, today)
    return remembered


def kept(root: Path) -> Path:
    place = home(root).checked
    assert place is not None
    return place


def noting(monkeypatch: pytest.MonkeyPatch, kind: type[Folder] | type[Changed]) -> list[str]:
    """The files that are opened from now on in sources of that kind."""
    opened: list[str] = []
    read = kind.read

    def noted(self: Any, path: str) -> bytes:
        opened.append(path)
        return read(self, path)

    monkeypatch.setattr(kind, "read", noted)
    return opened


def reads(root: Path, today: date, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that a check opens which remembers."""
    with monkeypatch.context() as patch:
        opened = noting(patch, Folder)
        recheck(Folder(root, "registry/"), today)
    return opened


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_only_what_has_changed_is_read_again(
    root: Path, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    again(root, today)
    rewrite(root / "people" / "amara.yaml", "capacity: 1", "capacity: 2")

    opened = {
        path for path in reads(root, today, monkeypatch) if not path.startswith(("sigs", "roles", "org"))
    }

    assert "people/amara.yaml" in opened
    assert "people/wren.yaml" not in opened
    assert len(opened) < 40


def test_who_named_somebody_hears_that_they_are_gone(root: Path, today: date) -> None:
    again(root, today)
    (root / "records" / "kenji.yaml").unlink()
    (root / "people" / "kenji.yaml").unlink()

    report = again(root, today)

    assert {finding.at.path for finding in report.findings if finding.rule == "L202"} > {
        "records/farida.yaml"
    }


def test_a_login_taken_twice_is_found_in_files_that_nobody_touched(root: Path, today: date) -> None:
    again(root, today)
    rewrite(root / "records" / "amara.yaml", "login: ", "login: farida # ")

    report = again(root, today)

    assert "L220" in {finding.rule for finding in report.findings}


def test_a_group_hears_that_a_member_moved_to_where_no_meeting_is_by_day(root: Path, today: date) -> None:
    again(root, today)
    rewrite(root / "people" / "seun.yaml", "time_zone: ", "time_zone: Pacific/Auckland # ")

    report = again(root, today)

    assert ("L506", "sigs/large-fleets.yaml") in {(found.rule, found.at.path) for found in report.findings}


def test_a_group_hears_that_a_host_is_on_leave(root: Path, today: date) -> None:
    again(root, today)
    rewrite(root / "records" / "seun.yaml", "seats:", "leave: [{from: 2026-12}]\nseats:")

    report = again(root, today)

    assert ("L508", "sigs/large-fleets.yaml") in {(found.rule, found.at.path) for found in report.findings}


def _git(root: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=root, check=False, capture_output=True)


def _move(root: Path, old: str, new: str) -> None:
    if (root / old).exists():
        (root / new).parent.mkdir(exist_ok=True)
        (root / old).rename(root / new)


def _copy(root: Path, old: str, new: str) -> None:
    if (root / old).exists():
        (root / new).parent.mkdir(exist_ok=True)
        shutil.copy(root / old, root / new)


def _ignored(root: Path) -> None:
    (root / ".gitignore").write_text("zoe.yaml\n", encoding="utf-8")
    (root / "people/zoe.yaml").write_text("name: Amara\nfollows:\n  - group: nowhere\n", encoding="utf-8")


ACTIONS: dict[str, Change] = {
    "a profile is edited": lambda root: rewrite(root / "people/amara.yaml", "capacity: 1", "capacity: 3"),
    "a name looks like another": lambda root: rewrite(root / "people/noor.yaml", "name: ", "name: Аmara # "),
    "a member moves": lambda root: rewrite(root / "people/seun.yaml", "Africa/Lagos", "Pacific/Auckland"),
    "a record breaks": lambda root: (root / "records/noor.yaml").write_text("seats: [", encoding="utf-8"),
    "a record is mended": lambda root: shutil.copy(SAMPLE / "records/noor.yaml", root / "records/noor.yaml"),
    "a seat ends": lambda root: rewrite(root / "records/ines.yaml", "until: 20", "until: 10"),
    "a sponsor leaves": lambda root: (root / "records/kenji.yaml").unlink(missing_ok=True),
    "a sponsor comes back": lambda root: shutil.copy(SAMPLE / "records/kenji.yaml", root / "records"),
    "a file moves to a shard": lambda root: _move(root, "people/bao.yaml", "people/b/bao.yaml"),
    "it moves back": lambda root: _move(root, "people/b/bao.yaml", "people/bao.yaml"),
    "a shard hides a file": lambda root: _copy(root, "records/wren.yaml", "records/w/wren.yaml"),
    "a link is counted twice": lambda root: _copy(
        root, "contributions/amara.yaml", "contributions/amara.2026.yaml"
    ),
    "a stray appears": lambda root: (root / "people/stray.yaml").mkdir(exist_ok=True),
    "a note appears": lambda root: (root / "people/note.txt").touch(),
    "a misplaced file appears": lambda root: (root / "peoples.yaml").touch(),
    "a role changes": lambda root: rewrite(root / "roles/member.yaml", "least: 2", "least: 1"),
    "a kind goes": lambda root: rewrite(root / "community.yaml", "  docs:\n", "  documents:\n"),
    "a group goes": lambda root: (root / "sigs/harbour.yaml").unlink(missing_ok=True),
    "an ignored file appears": _ignored,
    "all is staged": lambda root: _git(root, "add", "--all", "."),
    "all is committed": lambda root: _git(
        root, "commit", "--quiet", "--all", "--allow-empty", "--message=On"
    ),
    "all is put back": lambda root: _git(root, "checkout", "--quiet", "HEAD", "--", "."),
    "git looks away": lambda root: _git(root, "update-index", "--assume-unchanged", "people/imani.yaml"),
    "and that file changes": lambda root: rewrite(root / "people/imani.yaml", "name: ", "nama: "),
    "everything is touched": lambda root: [os.utime(path) for path in root.rglob("*.yaml")] and None,
    "the cache goes": lambda root: kept(root).unlink(missing_ok=True),
}


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(sorted(ACTIONS)), min_size=1, max_size=6))
def test_remembering_never_changes_an_answer(root: Path, today: date, actions: list[str]) -> None:
    _git(root, "checkout", "--quiet", "HEAD", "--", ".")
    for action in actions:
        ACTIONS[action](root)
        again(root, today)


@pytest.mark.parametrize("action", ACTIONS)
def test_each_change_alone_is_seen(root: Path, today: date, action: str) -> None:
    again(root, today)
    ACTIONS[action](root)

    again(root, today)


def texts(root: Path) -> dict[str, bytes]:
    """Every file of the registry by its path."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


def same_brought(root: Path, today: date, *actions: str) -> None:
    """What the last action brings, found by reading only near it, is what reading everything finds."""
    *before, last = actions
    for action in before:
        ACTIONS[action](root)
    base = Texts(texts(root))
    ACTIONS[last](root)
    after = texts(root)
    paths = {path for path in {*base.texts, *after} if base.texts.get(path) != after.get(path)}
    changed = Changed(base, {path: after.get(path) for path in paths})

    assert brought(base, changed, today) == brought(base, Texts(after), today)


@pytest.mark.parametrize("action", ["a sponsor leaves", "a record breaks", "a role changes"])
def test_a_change_brings_the_same_where_only_what_is_near_it_is_read_again(
    root: Path, today: date, action: str
) -> None:
    same_brought(root, today, action)


@pytest.mark.long
@pytest.mark.parametrize("first", ["a record breaks", "a shard hides a file", "a link is counted twice"])
@pytest.mark.parametrize("action", ACTIONS)
def test_every_change_brings_the_same_whatever_stood_there(
    root: Path, today: date, action: str, first: str
) -> None:
    same_brought(root, today, first, action)


def test_what_a_change_brings_is_read_off_the_changed_files_and_those_that_name_them(
    root: Path, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = noting(monkeypatch, Changed)
    base = Folder(root, "registry/")
    brought(base, Changed(base, {"people/amara.yaml": base.read("people/amara.yaml") + b"# on\n"}), today)

    assert "people/amara.yaml" in opened
    assert "people/wren.yaml" not in opened
    assert len([path for path in opened if path.startswith(("people", "records"))]) < 20


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_cache_is_passed_over(root: Path, today: date, data: st.DataObject) -> None:
    if not kept(root).exists():
        again(root, today)
    raw = kept(root).read_bytes()
    place = data.draw(st.integers(0, len(raw) - 1))
    damage = bytes([raw[place] ^ data.draw(st.integers(1, 255))])
    kept(root).write_bytes(raw[:place] + damage + raw[place + 1 :])

    assert cache.read(kept(root)) is None
    kept(root).write_bytes(raw)


def test_a_cut_off_cache_is_passed_over(root: Path, today: date) -> None:
    again(root, today)
    raw = kept(root).read_bytes()
    kept(root).write_bytes(raw[: len(raw) // 2])

    again(root, today)


def test_a_cache_of_another_program_day_or_policy_is_passed_over(
    root: Path, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    again(root, today)
    lying = cache.read(kept(root))
    assert lying is not None
    lying.findings = {
        "people/amara.yaml": [("L101", "error", "no", "", "people/amara.yaml", [], "value", None, [])]
    }
    cache.write(kept(root), lying)
    assert recheck(Folder(root, "registry/"), today) != check(Folder(root, "registry/"), today)

    monkeypatch.setattr(cache, "_program", lambda: b"another")
    again(root, today)
    monkeypatch.undo()
    cache.write(kept(root), lying)
    again(root, today.replace(year=today.year + 1))


def test_a_cache_that_others_could_have_written_is_passed_over(root: Path, today: date) -> None:
    again(root, today)
    kept(root).chmod(0o666)

    assert cache.read(kept(root)) is None
    again(root, today)


def test_a_cache_of_another_user_is_passed_over(
    root: Path, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    again(root, today)
    monkeypatch.setattr(os, "geteuid", lambda: 4711)

    assert cache.read(kept(root)) is None


def test_a_link_in_the_place_of_the_cache_is_not_followed(root: Path, today: date, tmp_path: Path) -> None:
    again(root, today)
    kept(root).rename(tmp_path / "elsewhere")
    kept(root).symlink_to(tmp_path / "elsewhere")

    assert cache.read(kept(root)) is None
    again(root, today)


def test_two_runs_at_once_say_the_same(root: Path, today: date) -> None:
    rewrite(root / "people" / "amara.yaml", "name: ", "nama: ")
    setting = "from ladder_cli import cli; from ladder_cli.store.checks import checking"
    program = f"{setting}; checking.WORTH_KEEPING = 0; cli.run()"
    words = [sys.executable, "-c", program, "--registry", str(root), "--today", today.isoformat()]
    runs = [subprocess.Popen([*words, "validate", "--format=json"], stdout=subprocess.PIPE) for _ in range(3)]

    answers = {run.communicate()[0] for run in runs}

    assert len(answers) == 1
    assert b'"L101"' in answers.pop()


def test_a_folder_without_git_has_no_cache(tmp_path: Path, today: date) -> None:
    shutil.copytree(SAMPLE, tmp_path / "registry")

    again(tmp_path / "registry", today)

    assert home(tmp_path / "registry").checked is None
