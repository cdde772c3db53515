"""The steps of the workflow that pairs, run by bash in a real checkout, with a stand-in for `gh`."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ladder_cli.store.documents import places
from tests.conftest import ROOT
from tests.stage import GitRepo, Ran

pytestmark = pytest.mark.clients

GH = """#!/bin/sh
printf '%s\\n' "$*" >> "$GH_LOG"
case "$1 $2" in "pr list") echo 7;; esac
"""
LADDER = """#!/bin/sh
exec "{program}" --today 2026-11-23 "$@"
"""


@pytest.fixture
def steps(tmp_path: Path, ladder: Callable[..., Ran]) -> dict[str, str]:
    """By name, what each step of the workflow runs, as `init` writes it."""
    assert ladder("init", tmp_path / "us", "--steward", "ada").status == 0
    text = (tmp_path / "us/.github/workflows/ladder-pairing.yml").read_text()
    data: Any = places.compose(text).data
    found = data["jobs"]["propose"]["steps"]
    return {step["name"]: step["run"] for step in found if "run" in step}


@pytest.fixture
def checkout(tmp_path: Path, git_repo: Callable[[Path], GitRepo]) -> GitRepo:
    """The sample community, with a place to push to."""
    repo = git_repo(tmp_path / "checkout")
    subprocess.run(["cp", "-R", ROOT / "registry", repo.root], check=True)
    repo.commit("Start")
    subprocess.run(["git", "init", "--quiet", "--bare", tmp_path / "origin"], check=True)
    repo.git("remote", "add", "origin", str(tmp_path / "origin"))
    for folder, name, text in (
        ("bin", "gh", GH),
        ("temp/ladder/bin", "ladder", LADDER.format(program=Path(sys.executable).with_name("ladder"))),
    ):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / name).write_text(text)
        (tmp_path / folder / name).chmod(0o755)
    return repo


def run(checkout: GitRepo, script: str, **more: str) -> str:
    """What a step says, run as the forge runs it; it must not fail."""
    top = checkout.root.parent
    settings = {
        "RUNNER_TEMP": str(top / "temp"),
        "GITHUB_STEP_SUMMARY": str(top / "summary.md"),
        "GH_LOG": str(top / "gh.log"),
        "PATH": f"{top / 'bin'}:{os.environ['PATH']}",
        "BASE": "main",
    }
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=checkout.root,
        env={**os.environ, **settings, **more},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def test_a_batch_and_the_timers_become_one_pull_request(
    steps: dict[str, str], checkout: GitRepo, tmp_path: Path
) -> None:
    silent = tmp_path / "checkout/registry/pairings/mei-camila.yaml"
    silent.write_text(silent.read_text().replace("2026-11-1", "2026-10-1"))
    waiting = tmp_path / "checkout/registry/ideas/parcel-post-cards.yaml"
    waiting.write_text(waiting.read_text().replace("since: 2026-10-23", "since: 2026-09-01"))
    checkout.commit("Fall silent")

    said = run(checkout, steps["pairs and timers"], AVOID="kofi yusuf\n# kept by the committee\n")
    run(checkout, steps["the pull request"])

    assert "kofi" not in said
    assert not (tmp_path / "temp/avoid").exists()
    changed = checkout.git("show", "--name-only", "--format=%an", "HEAD").splitlines()
    assert "registry/pairings/mei-camila.yaml" in changed
    assert "registry/pairings/seun-sadio.yaml" in changed
    assert "registry/ideas/parcel-post-cards.yaml" in changed
    assert not [path for path in changed if "yusuf" in path]
    pushed = checkout.git("ls-remote", "origin").splitlines()
    assert [line.split("\t")[0] for line in pushed] == [checkout.git("rev-parse", "HEAD")]
    body = (tmp_path / "temp/body.md").read_text()
    assert "    mei-camila, to mei, camila:\n    Hello Mei and Camila! There was no word" in body
    assert "    parcel-post-cards: nobody has seconded it in 60 days" in body
    assert "It takes the word of a steward" in body
    asked = (tmp_path / "gh.log").read_text().splitlines()
    assert [line.partition(" --")[0] for line in asked] == [
        "auth setup-git",
        "pr list",
        "pr close 7",
        "pr create",
    ]


def test_without_a_change_there_is_no_pull_request_and_the_words_are_in_the_summary(
    steps: dict[str, str], checkout: GitRepo, tmp_path: Path
) -> None:
    for file in (tmp_path / "checkout/registry/people").glob("*.yaml"):
        file.write_text(
            file.read_text()
            .replace("capacity: 1", "capacity: 0")
            .replace("capacity: 2", "capacity: 0")
            .replace("capacity: 3", "capacity: 0")
        )
    before = checkout.commit("Rest")

    run(checkout, steps["pairs and timers"], AVOID="")
    run(checkout, steps["the pull request"])

    assert checkout.git("rev-parse", "HEAD") == before
    assert not (tmp_path / "gh.log").exists()
    assert "Hello Camila!" in (tmp_path / "summary.md").read_text()


def test_an_avoid_list_with_a_slip_stops_the_run_and_names_nobody(
    steps: dict[str, str], checkout: GitRepo, tmp_path: Path
) -> None:
    with pytest.raises(AssertionError) as stopped:
        run(checkout, steps["pairs and timers"], AVOID="kofi yusuff")

    assert "line 1 of " in str(stopped.value)
    assert "yusuf" not in str(stopped.value)
    assert not (tmp_path / "temp/avoid").exists()
