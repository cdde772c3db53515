"""`ladder sig handoff`: handed on by who shows people around, welcomed by who leads where they go."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands.hamlet import build
from tests.stage import GitRepo, Ran

Ladder = Callable[..., Ran]
QUAY = """\
title: Quay
kind: user-group
onboarding:
  curriculum: [{title: Hello}]
  hosts: [bob, dan]   # by turns
  until: 2027-06-30
"""


@pytest.fixture
def repo(tmp_path: Path, git_repo: Callable[[Path], GitRepo]) -> GitRepo:
    """The hamlet in git, with a quay where people arrive; carol leads docs and is a steward."""
    made = git_repo(tmp_path / "repo")
    build(made.root, made)
    made.write("registry/sigs/quay.yaml", QUAY)
    made.write("registry/sigs/old.yaml", "title: Old\nkind: sig\nretired: 2026-01-01\n")
    made.write("registry/people/fay.yaml", "name: Fay\nfollows: [{group: quay, since: 2026-11-01}]\n")
    made.commit()
    return made


def handoff(repo: GitRepo, ladder: Ladder, *words: str) -> Ran:
    return ladder("sig", "handoff", *words, cwd=repo.root)


def added(repo: GitRepo) -> list[str]:
    lines = repo.git("diff", "--unified=0", "--no-color").splitlines()
    return [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]


def test_a_host_hands_on_and_a_lead_there_welcomes(repo: GitRepo, ladder: Ladder) -> None:
    first = handoff(repo, ladder, "fay", "docs", "--as", "dan")
    repo.commit()
    second = handoff(repo, ladder, "fay", "docs", "--accept", "--as", "carol", "--format", "json")

    assert first.status == 0, first.err
    assert first.out.startswith("`quay` hands `fay` on to `docs`\n")
    assert "a lead of `quay` approves it" in first.err
    assert "a lead of `docs` says yes: ladder sig handoff fay docs --accept" in first.err
    assert json.loads(second.out)["said"] == ["`docs` welcomes `fay`, handed on by `quay`"]
    assert added(repo)[-1].endswith("accepted: 2026-11-22")


def test_the_comments_of_the_groups_file_stay(repo: GitRepo, ladder: Ladder) -> None:
    assert handoff(repo, ladder, "fay", "docs", "--as", "carol").status == 0

    assert (repo.root / "registry/sigs/quay.yaml").read_text() == QUAY + (
        "  handoffs:\n    - person: fay\n      to: docs\n      on: 2026-11-22\n"
    )


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("fay", "docs", "--as", "eve"), 1, "`eve` neither leads `quay` nor shows people around there"),
        (("fay", "quay", "--as", "bob"), 2, "`quay` cannot hand on to itself"),
        (("fay", "old", "--as", "bob"), 2, "`old` takes nobody in"),
        (("fay", "dogs", "--as", "bob"), 2, "did you mean `docs`?"),
        (("zed", "docs", "--as", "bob"), 2, "`zed` is not a person here"),
        (("eve", "docs", "--as", "bob"), 2, "`eve` follows no group that brings people in"),
        (("fay", "quay", "--from", "docs", "--as", "bob"), 2, "`docs` has no onboarding"),
        (("fay", "docs", "--accept", "--as", "carol"), 1, "no handoff of `fay` to `docs` waits for a yes"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    repo: GitRepo, ladder: Ladder, words: tuple[str, ...], status: int, said: str
) -> None:
    ran = handoff(repo, ladder, *words)

    assert (ran.status, ran.out) == (status, "")
    assert said in ran.err
    assert repo.git("status", "--porcelain") == ""


def test_nobody_is_handed_on_twice_or_welcomed_by_another_group(repo: GitRepo, ladder: Ladder) -> None:
    assert handoff(repo, ladder, "fay", "docs", "--as", "bob").status == 0

    again = handoff(repo, ladder, "fay", "docs", "--as", "bob")
    alone = handoff(repo, ladder, "fay", "docs", "--accept", "--as", "bob")

    assert (again.status, alone.status) == (1, 1)
    assert "`fay` is being handed on to `docs` since 2026-11-22" in again.err
    assert "`bob` does not lead `docs`, which says itself whom it welcomes" in alone.err


def test_who_follows_two_groups_that_show_people_around_is_handed_on_by_a_named_one(
    repo: GitRepo, ladder: Ladder
) -> None:
    repo.write("registry/sigs/pier.yaml", QUAY.replace("Quay", "Pier"))
    repo.write("registry/people/fay.yaml", "name: Fay\nfollows: [{group: quay}, {group: pier}]\n")

    unclear = handoff(repo, ladder, "fay", "docs", "--as", "bob")
    both = [handoff(repo, ladder, "fay", "docs", "--from", one, "--as", "carol") for one in ("pier", "quay")]

    assert unclear.status == 2
    assert "`fay` follows `pier` or `quay`" in unclear.err
    assert both[0].status == 0
    assert both[1].status == 1, "one handoff to a group is enough"


def test_of_two_that_wait_for_one_yes_the_one_that_is_meant_is_named(repo: GitRepo, ladder: Ladder) -> None:
    waits = "  handoffs:\n    - {person: fay, to: docs, on: 2026-11-10}\n"
    repo.write("registry/sigs/quay.yaml", QUAY + waits)
    repo.write("registry/sigs/pier.yaml", QUAY.replace("Quay", "Pier") + waits)
    repo.commit()

    unclear = handoff(repo, ladder, "fay", "docs", "--accept", "--as", "carol")
    named = handoff(repo, ladder, "fay", "docs", "--accept", "--from", "quay", "--as", "carol")

    assert unclear.status == 2
    assert "several groups hand `fay` on to `docs`" in unclear.err
    assert named.status == 0
    assert added(repo)[-1] == "+    - {person: fay, to: docs, on: 2026-11-10, accepted: 2026-11-22}"
