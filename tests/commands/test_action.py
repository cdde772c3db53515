"""The steps of `action.yml` that run something, run as a code host would run them."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest

from ladder_cli.store.documents.places import compose
from tests.stage import GitRepo, Ran

ROOT = Path(__file__).parent.parent.parent
ACTION = cast("dict[str, Any]", compose((ROOT / "action.yml").read_text()).data)
STEPS = cast("list[dict[str, Any]]", ACTION["runs"]["steps"])
BASH = shutil.which("bash")


@pytest.fixture
def repo(tmp_path: Path, git_repo: Callable[[Path], GitRepo], ladder: Callable[..., Ran]) -> GitRepo:
    repo = git_repo(tmp_path / "us")
    assert ladder("init", repo.root, "--steward", "ada", "--ladder", "contributor").status == 0
    repo.commit("Begin")
    repo.git("update-ref", "refs/remotes/origin/main", "HEAD")
    return repo


@pytest.fixture
def checked(repo: GitRepo, tmp_path: Path) -> Callable[..., "tuple[int, str, str]"]:
    """`checked(**inputs)`: status, stdout and summary of the step that validates."""

    def run(base_ref: str = "", **inputs: str) -> tuple[int, str, str]:
        summary = tmp_path / "summary.md"
        summary.write_text("")
        program = tmp_path / "ladder" / "bin"
        program.mkdir(parents=True, exist_ok=True)
        if not (program / "ladder").exists():
            (program / "ladder").symlink_to(Path(sys.executable).with_name("ladder"))
        given = {"registry": "", "base": "", "strict": "false", "today": "2026-11-22"} | inputs
        surroundings = {
            "PATH": os.environ["PATH"],
            "RUNNER_TEMP": str(tmp_path),
            "GITHUB_STEP_SUMMARY": str(summary),
            "GITHUB_BASE_REF": base_ref,
            **{name.upper(): value for name, value in given.items()},
        }
        script = step("what is wrong")["run"]
        done = subprocess.run(
            [str(BASH), "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=repo.root,
            env=surroundings,
            capture_output=True,
            text=True,
        )
        return done.returncode, done.stdout, summary.read_text()

    return run


def step(name: str) -> dict[str, Any]:
    return next(step for step in STEPS if step.get("name") == name)


def test_a_sound_registry_passes_and_the_summary_says_so(
    checked: Callable[..., tuple[int, str, str]],
) -> None:
    status, out, summary = checked()

    assert status == 0, out + summary
    assert summary.startswith("### ladder validate\n\n    ")
    assert " files checked: " in summary


def test_a_fault_is_annotated_summed_up_and_fails_the_job(
    repo: GitRepo, checked: Callable[..., tuple[int, str, str]]
) -> None:
    repo.write("registry/people/zoe.yaml", "name: Zoe\nnick`~~~</pre>: 1\n")
    status, out, summary = checked()

    assert status == 1, out + summary
    assert out.startswith("::error file=registry/people/zoe.yaml,line=2,") or "\n::error " in out
    assert "registry/people/zoe.yaml:2:1: L101" in summary
    assert all(line.startswith("    ") for line in summary.split("\n")[2:-1])


def test_a_pull_request_is_told_what_it_brings_alone(
    repo: GitRepo, checked: Callable[..., tuple[int, str, str]]
) -> None:
    repo.write("registry/people/zoe.yaml", "name: Zoe\nold: 1\n")
    repo.commit("An old fault")
    repo.git("update-ref", "refs/remotes/origin/main", "HEAD")
    assert checked(base_ref="main")[0] == 0
    assert checked(base_ref="main", base="none")[0] == 1

    repo.write("registry/people/yan.yaml", "name: Yan\nnew: 1\n")
    status, out, _ = checked(base_ref="main")
    assert (status, "yan.yaml" in out, "zoe.yaml" in out) == (1, True, False)


def test_inputs_are_words_and_never_commands(
    tmp_path: Path, checked: Callable[..., tuple[int, str, str]]
) -> None:
    canary = tmp_path / "canary"
    for text in (f"$(touch {canary})", f"; touch {canary} #", f"`touch {canary}`"):
        checked(registry=text, base=text, strict=text, today=text)
        checked(base_ref=text, strict=text)

    assert not canary.exists()


def test_a_warning_fails_the_job_only_when_asked(
    repo: GitRepo, checked: Callable[..., tuple[int, str, str]]
) -> None:
    repo.write("registry/people/zoe.yaml", "name: Z\u043e\u0435e\n")  # two letters of another script
    status, out, _ = checked()

    assert (status, "::warning file=registry/people/zoe.yaml" in out) == (0, True)
    assert checked(strict="true")[0] == 1


def test_no_step_takes_an_expression_into_its_script() -> None:
    assert all("${{" not in step["run"] for step in STEPS if "run" in step)


def test_every_action_is_pinned_to_a_whole_commit() -> None:
    used = [step["uses"] for step in STEPS if "uses" in step]

    assert used
    for action in used:
        assert len(action.rpartition("@")[2]) == 40, action


@pytest.mark.clients
def test_python_imports_nothing_from_the_repository_while_it_installs(repo: GitRepo, tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    for module in ("venv", "pip", "ensurepip", "site", "sitecustomize"):
        repo.write(f"{module}.py", f"open({str(canary)!r}, 'w')\n")
    python = tmp_path / "bin" / "python"
    python.parent.mkdir()
    python.symlink_to(sys.executable)
    script = step("install ladder")["run"].replace(" install ", " --version ; : ")
    done = subprocess.run(
        [str(BASH), "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=repo.root,
        env={"PATH": f"{python.parent}:{os.environ['PATH']}", "RUNNER_TEMP": str(tmp_path), "ACTION": "."},
        capture_output=True,
        text=True,
    )

    assert (done.returncode, done.stdout[:4], canary.exists()) == (0, "pip ", False), done.stderr


def test_only_a_push_to_the_default_branch_keeps_a_cache() -> None:
    saving = [step for step in STEPS if "cache" in step.get("uses", "") and "restore" not in step["uses"]]

    (condition,) = [step["if"] for step in saving]
    assert {
        "github.event_name == 'push'",
        "github.ref == format('refs/heads/{0}', github.event.repository.default_branch)",
    } <= set(condition.split(" && "))


def test_what_is_kept_is_named_by_all_that_it_is_made_of(tmp_path: Path) -> None:
    for path in ("constraints.txt", "pyproject.toml", "schemas/a.json", "src/ladder_cli/a b.py"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("1\n")
    digests = {named(tmp_path)}
    for path in ("constraints.txt", "pyproject.toml", "schemas/a.json", "src/ladder_cli/a b.py"):
        (tmp_path / path).write_text("2\n")
        digests.add(named(tmp_path))

    assert len(digests) == 5
    assert named(tmp_path) in digests


def named(folder: Path) -> str:
    output = folder / "output"
    output.write_text("")
    subprocess.run(
        [str(BASH), "--noprofile", "--norc", "-eo", "pipefail", "-c", step("which ladder this is")["run"]],
        env={"PATH": os.environ["PATH"], "ACTION": str(folder), "GITHUB_OUTPUT": str(output)},
        check=True,
    )
    (line,) = output.read_text().splitlines()
    assert line.startswith("digest=")
    return line
