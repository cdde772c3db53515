import errno
import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ladder_cli.model.stop import Stop
from ladder_cli.store.plans.journal import home, is_pending, recover
from ladder_cli.store.plans.lock import locked
from ladder_cli.store.plans.writing import Plan, commit
from ladder_cli.store.source import Folder
from tests.store import cut_plan
from tests.store.cutting import STEPS, files

ROOT = Path(__file__).parents[2]


@pytest.fixture
def source(tmp_path: Path) -> Folder:
    for path, raw in cut_plan.OLD.items():
        file = tmp_path / "top" / "registry" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(raw)
    return Folder(tmp_path / "top" / "registry", "registry/")


def failing_at(monkeypatch: pytest.MonkeyPatch, step: int, *, from_then_on: bool) -> Callable[[], int]:
    """Let the system call of that number fail for want of space; gives how many calls came."""
    came = [0]

    def fail(name: str) -> Callable[..., object]:
        real = getattr(os, name)

        def call(*words: object, **options: object) -> object:
            if name != "open" or int(words[1]) & os.O_CREAT:  # type: ignore[call-overload] # os.open's flags
                came[0] += 1
                if came[0] == step + 1 or (from_then_on and came[0] > step):
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return real(*words, **options)

        return call

    for name in STEPS:
        monkeypatch.setattr(os, name, fail(name))
    return lambda: came[0]


def test_a_plan_writes_makes_moves_and_deletes(source: Folder) -> None:
    commit(source, cut_plan.plan())

    assert files(source.root) == {
        "community.yaml": b"name: B\n" * 400,
        "records": b"",
        "records/z": b"",
        "records/z/zoe.yaml": b"name: Zoe\n",
        "sigs": b"",
        "sigs/docs": b"",
        "sigs/docs/website.yaml": b"title: Website\n",
    }


def test_nothing_stays_beside_a_registry_without_git(source: Folder) -> None:
    commit(source, cut_plan.plan())

    assert [entry.name for entry in source.root.parent.iterdir()] == ["registry"]


def test_a_plan_undone_gives_every_byte_and_mode_back(source: Folder) -> None:
    (source.root / "records/a/ada.yaml").chmod(0o640)
    before = files(source.root)
    commit(source, cut_plan.plan())

    commit(source, cut_plan.plan().reversed())

    assert files(source.root) == before
    assert stat.S_IMODE((source.root / "records/a/ada.yaml").stat().st_mode) == 0o640


def test_an_empty_plan_touches_nothing(source: Folder) -> None:
    commit(source, Plan())

    assert not home(source.root).folder.exists()


@pytest.mark.parametrize("path", ["../x.yaml", "records/../../x.yaml", ".git/config", "README.md", "records"])
def test_a_plan_takes_only_files_of_a_registry(path: str) -> None:
    with pytest.raises(ValueError, match="cannot change"):
        Plan().create(path, b"")


def test_a_plan_takes_each_file_once() -> None:
    with pytest.raises(ValueError, match="twice"):
        Plan().create("records/a.yaml", b"").delete("records/a.yaml", b"")


def test_the_mode_of_a_file_stays(source: Folder) -> None:
    (source.root / "community.yaml").chmod(0o664)

    commit(source, Plan().write("community.yaml", b"name: A\n", b"name: B\n"))

    assert stat.S_IMODE((source.root / "community.yaml").stat().st_mode) == 0o664


def test_a_file_that_somebody_else_changed_meanwhile_stays_theirs(source: Folder) -> None:
    (source.root / "records/bob.yaml").write_bytes(b"name: Robert\n")
    before = files(source.root)

    with pytest.raises(Stop, match=r"`registry/records/bob.yaml` has changed") as stopped:
        commit(source, cut_plan.plan())

    assert stopped.value.status == 3
    assert files(source.root) == before


def test_a_file_that_is_there_already_is_not_made(source: Folder) -> None:
    (source.root / "sigs/docs").mkdir(parents=True)
    (source.root / "sigs/docs/website.yaml").write_bytes(b"title: Mine\n")
    before = files(source.root)

    with pytest.raises(Stop, match="has changed"):
        commit(source, cut_plan.plan())

    assert files(source.root) == before


def test_a_read_only_file_is_refused_by_name(source: Folder) -> None:
    (source.root / "records/a/ada.yaml").chmod(0o444)
    before = files(source.root)

    with pytest.raises(Stop, match=r"`registry/records/a/ada.yaml`: it is read-only") as stopped:
        commit(source, cut_plan.plan())

    assert stopped.value.status == 3
    assert files(source.root) == before


def test_a_read_only_folder_is_refused_by_name(source: Folder) -> None:
    (source.root / "records").chmod(0o555)
    before = files(source.root)

    with pytest.raises(Stop, match=r"`registry/records/bob.yaml`: its folder is read-only"):
        commit(source, cut_plan.plan())

    (source.root / "records").chmod(0o755)
    assert files(source.root) == before


def test_a_new_file_in_a_read_only_folder_is_refused(source: Folder) -> None:
    (source.root / "records").chmod(0o555)

    with pytest.raises(Stop, match=r"`registry/records/new.yaml`: its folder is read-only"):
        commit(source, Plan().create("records/new.yaml", b"name: New\n"))

    (source.root / "records").chmod(0o755)


@pytest.mark.parametrize("link", ["records/a", "records/a/ada.yaml"])
def test_a_link_out_of_the_registry_is_not_followed(source: Folder, tmp_path: Path, link: str) -> None:
    outside = tmp_path / "outside"
    (source.root / link).rename(outside)
    (source.root / link).symlink_to(outside)

    with pytest.raises(Stop, match=r"cannot read `registry/records/a/ada.yaml`"):
        commit(source, cut_plan.plan())

    assert (source.root / link).is_symlink()
    assert (source.root / "community.yaml").read_bytes() == b"name: A\n"
    kept = outside if outside.is_file() else outside / "ada.yaml"
    assert kept.read_bytes() == b"name: Ada\n"


def test_no_new_folder_is_made_through_a_link(source: Folder, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (source.root / "sigs").symlink_to(tmp_path / "outside")

    with pytest.raises(Stop, match=r"registry/sigs/docs/website.yaml"):
        commit(source, cut_plan.plan())

    assert list((tmp_path / "outside").iterdir()) == []
    assert (source.root / "community.yaml").read_bytes() == b"name: A\n"


def test_a_full_disk_at_any_step_leaves_every_byte(source: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files(source.root.parent)
    for step in range(100):
        with monkeypatch.context() as patch:
            came = failing_at(patch, step, from_then_on=False)
            try:
                commit(source, cut_plan.plan())
                after_all = came() <= step
            except (Stop, OSError) as error:
                after_all = "no space left" not in str(error).lower()
        if after_all:
            break
        done = not (source.root / "records/bob.yaml").exists()
        if done:  # the last steps come when the new files stand already
            commit(source, cut_plan.plan().reversed())
        left = {path: raw for path, raw in files(source.root.parent).items() if "journal" not in path}
        assert left == before, f"step {step}"

    assert 30 < step < 99


def test_a_disk_that_stays_full_is_no_mixture_once_it_has_space(
    source: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(source.root)
    for step in range(100):
        with monkeypatch.context() as patch:
            came = failing_at(patch, step, from_then_on=True)
            try:
                commit(source, cut_plan.plan())
                after_all = came() <= step
            except (Stop, OSError):
                after_all = False
        if after_all:
            break
        if is_pending(source.root):
            recover(source.root, "registry/")
        elif not (source.root / "records/bob.yaml").exists():
            commit(source, cut_plan.plan().reversed())
        assert files(source.root) == before, f"step {step}"

    assert 30 < step < 99


def test_ctrl_c_at_any_step_leaves_the_files_before_or_after(
    source: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(source.root)
    left = [0]
    real = os.fsync

    def interrupted(handle: int) -> None:
        left[0] -= 1
        if left[0] == -1:
            raise KeyboardInterrupt
        real(handle)

    monkeypatch.setattr(os, "fsync", interrupted)
    for step in range(12):
        left[0] = step
        try:
            commit(source, cut_plan.plan())
        except KeyboardInterrupt:
            assert not is_pending(source.root)
        if files(source.root) != before:
            commit(source, cut_plan.plan().reversed())
        assert files(source.root) == before


def test_whoever_else_holds_the_lock_is_busy_not_cut_off(source: Folder) -> None:
    before = files(source.root)
    with home(source.root).locked(), pytest.raises(Stop, match="another `ladder` is writing") as stopped:
        commit(source, cut_plan.plan())

    assert stopped.value.status == 3
    assert files(source.root) == before


def test_a_lock_can_be_had_again_and_again(tmp_path: Path) -> None:
    for _ in range(3):
        with locked(tmp_path / "lock"):
            assert (tmp_path / "lock").exists()
        assert not (tmp_path / "lock").exists()


def test_a_lock_left_by_a_killed_process_is_free(source: Folder) -> None:
    place = home(source.root)
    place.folder.mkdir()
    (place.folder / f"{place.key}.lock").write_bytes(b"")

    commit(source, cut_plan.plan())

    assert (source.root / "records/z/zoe.yaml").exists()


def test_a_lock_that_another_took_away_is_taken_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    real, gone = fcntl.flock, [(tmp_path / "lock").unlink, lambda: None]

    def flock(handle: int, how: int) -> None:
        real(handle, how)
        if gone:
            gone.pop(0)()

    monkeypatch.setattr(fcntl, "flock", flock)
    with locked(tmp_path / "lock"):
        assert (tmp_path / "lock").exists()
    assert gone == []


def test_a_system_without_locks_is_not_taken_for_busy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    def flock(handle: int, how: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", flock)
    with pytest.raises(OSError, match="No locks available"), locked(tmp_path / "lock"):
        pass


def test_a_pipe_in_place_of_a_file_is_not_waited_for(source: Folder) -> None:
    (source.root / "records/bob.yaml").unlink()
    os.mkfifo(source.root / "records/bob.yaml")

    with pytest.raises(Stop, match="it is not a plain file"):
        commit(source, cut_plan.plan())


@pytest.mark.parametrize("git", [False, True])
def test_a_kill_at_every_step_leaves_the_old_files_or_the_new(source: Folder, *, git: bool) -> None:
    if git:
        subprocess.run(["git", "init", "--quiet"], cwd=source.root.parent, check=True)
    done = subprocess.run(
        [sys.executable, "-m", "tests.store.cut_plan", str(source.root.parent)],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stderr
    counts = json.loads(done.stdout)
    assert counts["steps"] > 30
    assert counts["old"] + counts["new"] == counts["steps"]
    assert counts["old"] > 25
    assert counts["new"] > 0
    assert counts["looks_cut"] > 25
