"""Fixtures that every room's tests share, and the options of `make bless`, `make clients`, `make long`."""

import contextlib
import datetime
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.stage import GitRepo, Ran, compare, streams

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"

# Both search the same examples on every run, so that a red run can be had again.
settings.register_profile("quick", derandomize=True, deadline=None, max_examples=60)
settings.register_profile(
    "long", derandomize=True, deadline=None, max_examples=3000, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("quick")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer `--bless` and `--no-skip`."""
    parser.addoption("--bless", action="store_true", help="accept what the tests produce as the golden files")
    parser.addoption("--no-skip", action="store_true", help="a test that skips has failed")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Under `--no-skip`, let a skipped test fail with its reason."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and item.config.getoption("--no-skip"):
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may skip: {report.longrepr[2]}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Iterator[None]:
    """Under `--no-skip`, let a module that skips as a whole fail too."""
    report = yield
    if report.skipped and collector.config.getoption("--no-skip"):
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may skip: {report.longrepr[2]}"
    return report


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same surroundings on every machine: git's identity and clock, no settings of whoever runs this."""
    for name in ("LADDER_REGISTRY", "FORCE_COLOR", "NO_COLOR", "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Test Person")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "test@users.noreply.example")
        monkeypatch.setenv(f"GIT_{who}_DATE", "2026-11-22T12:00:00+00:00")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TERM", "dumb")


@pytest.fixture(scope="session")
def today() -> datetime.date:
    """The fixed day of sample, demo, docs and tests, as `docs/today` has it."""
    return datetime.date.fromisoformat((ROOT / "docs" / "today").read_text().strip())


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """`golden(name, text)`: the text is that of `tests/golden/NAME`, byte for byte."""

    def check(name: str, text: str) -> None:
        compare(GOLDEN / name, text, bless=request.config.getoption("--bless"))

    return check


@pytest.fixture
def ladder(today: datetime.date) -> Callable[..., Ran]:
    """`ladder(*argv, cwd=None, stdin=None)`: the program's run in this process, on the fixed day.

    `--today` is put first unless the words have one.
    """
    from ladder_cli.cli import main

    def run(*argv: str | Path, cwd: Path | None = None, stdin: str | None = None) -> Ran:
        words = [str(word) for word in argv]
        if "--today" not in words:
            words = ["--today", today.isoformat(), *words]
        with contextlib.chdir(cwd or Path.cwd()), streams(stdin or "") as (out, err):
            status = main(words)
        return Ran(status, out.getvalue().decode(), err.getvalue().decode())

    return run


@pytest.fixture
def git_repo() -> Callable[[Path], GitRepo]:
    """`git_repo(folder)`: a git repository in that folder, which is made where it is missing."""

    def make(folder: Path) -> GitRepo:
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(["git", "init", "--quiet", "--initial-branch=main"], cwd=folder, check=True)
        return GitRepo(folder)

    return make
