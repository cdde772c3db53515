"""What runs on a code host, read by the linters that know it: zizmor for trust, actionlint for form."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.stage import Ran

pytestmark = pytest.mark.clients

ROOT = Path(__file__).parent.parent.parent
HERE = Path(__file__).parent
WORKFLOWS = ["ladder-event.yml", "ladder-pairing.yml", "ladder-review.yml", "ladder.yml"]
SOURCES = {
    "unknown": (),
    "folder": ("--from", "/srv/ladder"),
    "branch": ("--from", "git+https://github.com/us/ladder@main"),
    "commit": ("--from", "git+https://github.com/us/ladder@0123456789abcdef0123456789abcdef01234567"),
}


@pytest.fixture(params=SOURCES)
def written(request: pytest.FixtureRequest, tmp_path: Path, ladder: Callable[..., Ran]) -> Path:
    """The folder of workflows as `init` writes them, for each kind of source."""
    made = ladder("init", tmp_path / "us", "--steward", "ada", *SOURCES[request.param])
    assert made.status == 0, made.err
    return tmp_path / "us" / ".github" / "workflows"


def zizmor(path: Path) -> Ran:
    program = Path(sys.executable).with_name("zizmor")
    words = [
        "--offline",
        "--no-config",
        "--no-progress",
        "--color=never",
        "--persona=auditor",
        "--format=plain",
    ]
    done = subprocess.run([str(program), *words, str(path)], capture_output=True, text=True, cwd=path.parent)
    return Ran(done.returncode, done.stdout, done.stderr)


def actionlint(node: str, path: Path) -> str:
    done = subprocess.run(
        [node, str(HERE / "actionlint.mjs"), str(path)], capture_output=True, text=True, check=True
    )
    return done.stdout


def test_zizmor_finds_nothing_in_the_action(tmp_path: Path) -> None:
    shutil.copy(ROOT / "action.yml", tmp_path)
    done = zizmor(tmp_path / "action.yml")

    assert (done.status, done.out) == (0, "No findings to report. Good job!\n"), done.err
    assert "completed" in done.err


def test_zizmor_finds_nothing_in_the_workflows_that_init_writes_but_that_one_has_rights(
    written: Path,
) -> None:
    """What is passed over is one line, with its reason beside it: `workflow_run` is what a review needs."""
    passed_over = {"ladder-review.yml": " (1 ignored)"}
    for name in WORKFLOWS:
        done = zizmor(written / name)

        said = f"No findings to report. Good job!{passed_over.get(name, '')}\n"
        assert (done.status, done.out) == (0, said), done.err
        assert "completed" in done.err


def test_actionlint_finds_nothing_in_the_workflows_that_init_writes(node: str, written: Path) -> None:
    assert sorted(path.name for path in written.iterdir()) == WORKFLOWS
    for name in WORKFLOWS:
        assert actionlint(node, written / name) == ""


def test_both_linters_would_find_what_is_wrong(node: str, tmp_path: Path) -> None:
    workflow = tmp_path / ".github" / "workflows" / "bad.yml"
    workflow.parent.mkdir(parents=True)
    workflow.write_text(
        "on: pull_request\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n"
        "      - uses: actions/checkout@v4\n"
        "      - run: echo ${{ github.event.pull_request.title }}\n"
        "      - run: echo\n        wiht: 1\n"
    )
    trust = zizmor(workflow)

    assert trust.status != 0
    for audit in ("unpinned-uses", "template-injection", "artipacked"):
        assert audit in trust.out
    assert "is potentially untrusted" in actionlint(node, workflow)
    assert 'unexpected key "wiht"' in actionlint(node, workflow)
