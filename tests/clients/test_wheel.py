"""The wheel, installed into an empty environment with no checkout beside it, does the main job."""

import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TODAY = (ROOT / "docs" / "today").read_text().strip()

pytestmark = pytest.mark.clients


def run(*words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(word) for word in words], cwd=cwd, capture_output=True, text=True, check=True)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that pip builds of this folder."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    run(*pip, "--wheel-dir", folder, ROOT, cwd=folder)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def ladder(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    """The `ladder` of an environment that holds the wheel and what it depends on."""
    folder = tmp_path_factory.mktemp("installed")
    run(sys.executable, "-m", "venv", folder / "venv", cwd=folder)
    pip = [folder / "venv" / "bin" / "python", "-m", "pip", "install", "--quiet"]
    run(*pip, "-c", ROOT / "constraints.txt", wheel, cwd=folder)

    def ask(*words: str | Path, cwd: Path) -> str:
        return run(folder / "venv" / "bin" / "ladder", "--today", TODAY, *words, cwd=cwd).stdout

    return ask


def test_the_wheel_holds_every_schema_ladder_template_and_example(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    package = ROOT / "src" / "ladder_cli"
    travelling = [*package.rglob("*.yaml"), *package.rglob("*.py"), *(package / "templates").rglob("*")]
    expected = {f"ladder_cli/{path.relative_to(package)}" for path in travelling if path.is_file()}
    expected |= {f"ladder_cli/schemas/{path.name}" for path in (ROOT / "schemas").glob("*.json")}

    assert expected <= held


def test_both_archives_are_the_same_bytes_each_time_and_pass_twine(tmp_path: Path) -> None:
    for folder in ("first", "second"):
        words = [sys.executable, "-m", "hatchling", "build", "--directory", tmp_path / folder]
        run(*words, "--target", "sdist", "--target", "wheel", cwd=ROOT)
    archives = sorted(path.name for path in (tmp_path / "first").iterdir())

    assert [Path(name).suffix for name in archives] == [".whl", ".gz"]
    for name in archives:
        assert (tmp_path / "first" / name).read_bytes() == (tmp_path / "second" / name).read_bytes()
    checked = run(
        sys.executable, "-m", "twine", "check", "--strict", *(tmp_path / "first").iterdir(), cwd=ROOT
    )
    assert checked.stdout.count("PASSED") == 2


def test_the_wheel_of_the_source_archive_is_the_wheel_of_the_checkout(wheel: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "hatchling", "build", "--directory", tmp_path, "--target", "sdist", cwd=ROOT)
    archive = next(tmp_path.glob("*.tar.gz"))
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    run(*pip, "--wheel-dir", tmp_path, archive, cwd=tmp_path)
    of_archive = zipfile.ZipFile(next(tmp_path.glob("*.whl")))
    of_checkout = zipfile.ZipFile(wheel)

    assert {name: of_archive.read(name) for name in sorted(of_archive.namelist())} == {
        name: of_checkout.read(name) for name in sorted(of_checkout.namelist())
    }


def test_a_community_starts_is_checked_and_looked_up(ladder: Callable[..., str], tmp_path: Path) -> None:
    ladder("init", ".", "--steward", "ada", cwd=tmp_path)

    assert "error" not in ladder("validate", cwd=tmp_path)
    assert "ada" in ladder("query", "seats", "--role", "steward", cwd=tmp_path)
    assert "steward" in ladder("explain", "steward", cwd=tmp_path)
    assert "L201" in ladder("explain", "L201", cwd=tmp_path)


def test_the_main_job_is_done_on_the_sample_community(ladder: Callable[..., str], tmp_path: Path) -> None:
    run("cp", "-r", ROOT / "registry", tmp_path, cwd=tmp_path)

    assert "met" in ladder("promote", "amara", "reviewer", "--sig", "docs", cwd=tmp_path)
    assert "reviewer" in ladder("query", "seats", "--person", "amara", cwd=tmp_path)
    assert "for salma" in ladder("pair", cwd=tmp_path)
    assert "files checked" in ladder("validate", cwd=tmp_path)
