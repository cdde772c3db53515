import json
import os
import subprocess
import sys
import time
from base64 import b64encode
from pathlib import Path

import pytest

from ladder_cli.model.stop import Stop
from ladder_cli.store.plans import journal
from ladder_cli.store.plans.journal import Line, begin, digest, home, is_pending, recover

OLD, NEW = b"name: Ada\n", b"name: Zoe\n"


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    folder = tmp_path / "top" / "registry"
    (folder / "records").mkdir(parents=True)
    (folder / "records/ada.yaml").write_bytes(NEW)
    (folder.parent / ".git").mkdir()
    (folder.parent / ".git/HEAD").write_text("ref: refs/heads/main\n")
    return folder


def cut_off(registry: Path, **changes: object) -> Path:
    """A journal as a command that was cut off leaves it, with other values where they are given."""
    line = {"path": "records/ada.yaml", "old": b64encode(OLD).decode(), "mode": 0o644, "new": digest(NEW)}
    place = home(registry)
    place.folder.mkdir(exist_ok=True)
    place.journal.write_text(json.dumps({"version": 1, "files": [line | changes]}))
    return place.journal


def test_what_was_cut_off_is_undone_and_named(registry: Path) -> None:
    cut_off(registry)

    assert recover(registry, "registry/") == ("records/ada.yaml",)
    assert (registry / "records/ada.yaml").read_bytes() == OLD
    assert not is_pending(registry)


def test_undoing_twice_is_undoing_once(registry: Path) -> None:
    told = cut_off(registry).read_text()
    recover(registry, "registry/")
    home(registry).journal.write_text(told)

    assert recover(registry, "registry/") == ()
    assert (registry / "records/ada.yaml").read_bytes() == OLD


def test_a_journal_that_is_gone_when_the_lock_is_had_is_no_harm(registry: Path) -> None:
    home(registry).folder.mkdir()

    assert recover(registry, "registry/") == ()


def test_a_change_by_hand_since_is_not_overwritten(registry: Path) -> None:
    told = cut_off(registry)
    (registry / "records/ada.yaml").write_bytes(b"name: Mine\n")

    with pytest.raises(Stop, match="changed by hand") as stopped:
        recover(registry, "registry/")

    assert str(told) in stopped.value.hint
    assert (registry / "records/ada.yaml").read_bytes() == b"name: Mine\n"
    assert is_pending(registry)


@pytest.mark.parametrize(
    "path",
    [
        "../outside.yaml",
        "records/../../outside.yaml",
        "/etc/passwd",
        ".git/config",
        "records/.hidden.yaml",
        "README.md",
        "records//ada.yaml",
        "records/a\0.yaml",
        ".schemas/../community.yaml",
        ".schemas/strange.json",
        "",
        7,
    ],
)
def test_a_journal_that_names_anything_else_is_refused(registry: Path, path: object) -> None:
    cut_off(registry, path=path)

    with pytest.raises(Stop, match="no file of the registry") as stopped:
        recover(registry, "registry/")

    assert stopped.value.status == 3
    assert (registry / "records/ada.yaml").read_bytes() == NEW


def test_a_journal_may_name_a_copy_of_a_schema(registry: Path) -> None:
    (registry / ".schemas").mkdir()
    (registry / ".schemas/record.json").write_bytes(NEW)
    cut_off(registry, path=".schemas/record.json")

    assert recover(registry, "") == (".schemas/record.json",)


@pytest.mark.parametrize(
    "told",
    ["", "[]", "{}", '{"version": 2, "files": []}', '{"version": 1, "files": [{"path": "records/a.yaml"}]}'],
)
def test_a_journal_not_written_by_ladder_is_refused(registry: Path, told: str) -> None:
    cut_off(registry).write_text(told)

    with pytest.raises(Stop, match="cannot use the journal"):
        recover(registry, "")

    assert is_pending(registry)


def test_bytes_that_are_not_base64_are_refused(registry: Path) -> None:
    cut_off(registry, old="!!!")

    with pytest.raises(Stop, match="not written as ladder writes it"):
        recover(registry, "")


def test_a_journal_of_another_user_is_refused(registry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cut_off(registry)
    monkeypatch.setattr(os, "geteuid", lambda: 4242)
    if os.getuid() == 0:
        os.chown(registry, 4242, -1)
        os.chown(home(registry).journal, 4343, -1)
    else:
        monkeypatch.setattr(os, "stat", lambda path: os.stat_result((0,) * 10))

    with pytest.raises(Stop, match="not a file of yours"):
        recover(registry, "")


def test_a_link_in_place_of_a_journal_is_refused(registry: Path, tmp_path: Path) -> None:
    told = cut_off(registry)
    told.rename(tmp_path / "elsewhere")
    told.symlink_to(tmp_path / "elsewhere")

    with pytest.raises(Stop, match="not a file of yours"):
        recover(registry, "")


def test_a_folder_laid_beside_a_registry_by_another_is_refused(tmp_path: Path) -> None:
    registry = tmp_path / "registry"
    registry.mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / ".ladder-journal").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(Stop, match="not a folder of yours"):
        recover(registry, "")


def test_a_file_that_would_be_restored_through_a_link_is_not(registry: Path, tmp_path: Path) -> None:
    cut_off(registry)
    (registry / "records").rename(tmp_path / "outside")
    (registry / "records").symlink_to(tmp_path / "outside")

    with pytest.raises(Stop):
        recover(registry, "")

    assert (tmp_path / "outside/ada.yaml").read_bytes() == NEW


def test_a_command_at_work_is_busy_for_the_next(registry: Path) -> None:
    cut_off(registry)
    holder = "import sys, time; from pathlib import Path; from ladder_cli.store.plans.journal import home\n"
    holder += "with home(Path(sys.argv[1])).locked():\n    print('held', flush=True); time.sleep(60)"
    process = subprocess.Popen(
        [sys.executable, "-c", holder, str(registry)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    try:
        assert process.stdout.readline() == "held\n"
        with pytest.raises(Stop, match="another `ladder` is writing"):
            recover(registry, "")
    finally:
        process.kill()
        process.communicate()

    assert recover(registry, "") == ("records/ada.yaml",)


def test_each_registry_of_a_repository_has_its_own_journal(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git/HEAD").touch()
    places = [tmp_path, tmp_path / "registry", tmp_path / "a/registry", tmp_path / "a%2Fregistry"]

    homes = [home(place) for place in places]

    assert len({place.journal for place in homes}) == 4
    assert {place.folder for place in homes} == {tmp_path / ".git/ladder"}


def test_a_further_work_tree_keeps_its_own_journal(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", "main"], cwd=tmp_path, check=True)
    subprocess.run(["git", "commit", "-q", "--allow-empty", "-m", "Begin"], cwd=tmp_path / "main", check=True)
    subprocess.run(["git", "worktree", "add", "-q", "../other"], cwd=tmp_path / "main", check=True)

    assert home(tmp_path / "other/registry").folder == tmp_path / "main/.git/worktrees/other/ladder"
    assert home(tmp_path / "main/registry").folder == tmp_path / "main/.git/ladder"


def test_a_folder_called_git_that_is_no_repository_holds_no_journal(tmp_path: Path) -> None:
    (tmp_path / "a/.git").mkdir(parents=True)
    (tmp_path / "b").mkdir()
    (tmp_path / "b/.git").write_text("nothing of the kind")

    assert home(tmp_path / "a/registry").folder == tmp_path / "a/.ladder-journal"
    assert home(tmp_path / "b/registry").folder == tmp_path / "b/.ladder-journal"


@pytest.mark.parametrize("odd", ["pipe", "endless", "nowhere"])
def test_what_stands_in_place_of_a_git_dir_is_not_waited_for(tmp_path: Path, odd: str) -> None:
    git = tmp_path / ".git"
    if odd == "pipe":
        os.mkfifo(git)
    else:
        git.symlink_to("/dev/zero" if odd == "endless" else "/nowhere")

    assert home(tmp_path / "registry").folder == tmp_path / ".ladder-journal"


def test_looking_for_a_journal_costs_next_to_nothing(registry: Path) -> None:
    started = time.perf_counter()
    for _ in range(100):
        is_pending(registry)

    assert (time.perf_counter() - started) / 100 < 0.002


def test_a_draft_that_cannot_be_written_leaves_no_journal(
    registry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = home(registry)
    place.folder.mkdir()

    def full(handle: int, raw: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OSError, match="No space"):
        begin(place, [Line("records/ada.yaml", OLD, 0o644, None)])

    assert list(place.folder.iterdir()) == []


def test_a_journal_too_large_to_be_ours_is_not_read(registry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cut_off(registry)
    monkeypatch.setattr(journal, "_MAX_BYTES", 10)

    with pytest.raises(Stop, match="too large"):
        recover(registry, "")
