"""Other roles, tried before they bite: who would be due, which seats would lapse, and which stay."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.commands.hamlet import MEMBER, REVIEWER, bytes_of
from tests.stage import GitRepo, Ran

Ladder = Callable[..., Ran]


def what_if(repo: GitRepo, ladder: Ladder, **files: str) -> dict[str, Any]:
    """The answer to those role files, by role; nothing is written beside them."""
    for name, text in files.items():
        repo.write(f"try/{name}.yaml", text)
    before = bytes_of(repo.root)
    said = ladder("what-if", "try", "--format", "json", cwd=repo.root)
    assert said.status == 0, said.err
    assert bytes_of(repo.root) == before
    found: dict[str, Any] = json.loads(said.out)
    return found


def test_the_same_roles_change_nothing(repo: GitRepo, ladder: Ladder) -> None:
    repo.write("try/roles/member.yaml", MEMBER)

    said = ladder("what-if", "try", cwd=repo.root)

    assert said.out == "nothing would change: these roles are as they are now\n"


def test_who_would_be_due_under_a_lighter_role(repo: GitRepo, ladder: Ladder) -> None:
    lighter = REVIEWER.replace("    - {id: vouched, sponsors: {least: 1, role: reviewer}}\n", "")
    lighter = lighter.replace(", waivable_by: steward", "").replace(
        "attestation: {by: lead", "fact: {what: x"
    )
    lighter = "\n".join(line for line in lighter.splitlines() if "id: kind" not in line) + "\n"

    found = what_if(repo, ladder, reviewer=lighter)

    assert found["roles"] == ["reviewer"]
    assert found["ready"] == [{"person": "ada", "role": "reviewer", "sig": "docs", "due": True, "lacks": []}]


def test_who_would_no_longer_be_as_near(repo: GitRepo, ladder: Ladder) -> None:
    found = what_if(repo, ladder, reviewer=REVIEWER.replace("least: 2, scope", "least: 9, scope"))

    assert [(one["person"], one["due"]) for one in found["no_longer"]] == [("ada", False)]


def test_whose_seats_would_lapse_or_be_unknown(repo: GitRepo, ladder: Ladder) -> None:
    harder = MEMBER.replace("kinds: [review], least: 2", "kinds: [review], least: 3")
    wider = MEMBER.replace("kinds: [review], least: 2", "least: 3")

    assert [
        (one["person"], one["before"], one["after"]) for one in what_if(repo, ladder, member=harder)["seats"]
    ] == [("ada", "kept", "would-lapse")]
    assert [
        (one["person"], one["before"], one["after"]) for one in what_if(repo, ladder, member=wider)["seats"]
    ] == [
        ("ada", "kept", "unknown"),
        ("bob", "would-lapse", "unknown"),
        ("carol", "would-lapse", "unknown"),
        ("dan", "would-lapse", "unknown"),
    ]


def test_a_seat_from_before_the_new_text_stays(repo: GitRepo, ladder: Ladder) -> None:
    stricter = MEMBER.replace(
        "requires: {id: once, contributions: {kinds: [review], least: 1}}",
        "requires: {id: agreed, agreement: {what: conduct}}",
    )

    stays = what_if(repo, ladder, member=stricter.replace("2020-01-01", "2026-12-01"))["not_given"]
    bound = what_if(repo, ladder, member=stricter)["not_given"]

    everyone = ["ada", "bob", "carol", "dan"]
    assert [one["person"] for one in stays] == everyone
    assert {(one["grandfathered"], *one["open"]) for one in stays} == {(True, "agreed")}
    assert [one["person"] for one in bound] == everyone
    assert {one["grandfathered"] for one in bound} == {False}


def test_what_counts_may_differ_too(repo: GitRepo, ladder: Ladder) -> None:
    community = (repo.root / "registry/community.yaml").read_text()
    repo.write("try/community.yaml", community.partition("evidence:")[0])
    repo.write("try/kinds.yaml", "song:\n  title: Song\n  code: false\n")

    found = what_if(repo, ladder)

    assert found["roles"] == ["head", "member", "reviewer"]
    assert {(one["before"], one["after"]) for one in found["seats"]} == {("would-lapse", "unknown")}


def test_the_text_says_it_in_lines(repo: GitRepo, ladder: Ladder) -> None:
    repo.write(
        "try/roles/member.yaml", MEMBER.replace("kinds: [review], least: 2", "kinds: [review], least: 3")
    )

    said = ladder("what-if", "try", cwd=repo.root)

    assert said.out.splitlines() == [
        "Other than now: `member`",
        "",
        "Would lapse (1)",
        "  ada, `member`: 3 contributions (`review`) in the last 12 months; found 2 (now kept)",
    ]


@pytest.mark.parametrize(
    ("path", "text", "status", "why"),
    [
        ("try/notes.txt", "x", 2, "`try` holds no roles"),
        ("elsewhere/roles/x.yaml", MEMBER, 2, "`try` is not a folder"),
        ("try/roles/member.yaml", "title: 1\n", 3, "`try/roles/member.yaml` cannot be read as a role"),
        ("try/kinds.yaml", "song: 1\n", 3, "`try/kinds.yaml` cannot be read as contribution kinds"),
    ],
)
def test_a_folder_without_roles_in_order_is_refused(
    repo: GitRepo, ladder: Ladder, path: str, text: str, status: int, why: str
) -> None:
    repo.write(path, text)

    said = ladder("what-if", "try", cwd=repo.root)

    assert (said.status, said.err.splitlines()[0]) == (status, f"ladder: {why}")
