"""Who is due, or lacks only a word: whose, by name."""

import json
from collections.abc import Callable
from typing import Any

from tests.stage import GitRepo, Ran

Ladder = Callable[..., Ran]


def ready(repo: GitRepo, ladder: Ladder, *words: str) -> list[dict[str, Any]]:
    said = ladder("ready", *words, "--format", "json", cwd=repo.root)
    assert said.status == 0, said.err
    found: list[dict[str, Any]] = json.loads(said.out)["ready"]
    return found


def test_whose_word_is_lacking_is_said_by_name(repo: GitRepo, ladder: Ladder) -> None:
    (one,) = ready(repo, ladder)

    assert (one["person"], one["role"], one["sig"], one["verdict"]) == ("ada", "reviewer", "docs", "unmet")
    assert one["nominated"] is True
    assert [(word["id"], word["who"]) for word in one["lacks"]] == [("vouched", ["dan"]), ("kind", ["carol"])]


def test_with_both_words_the_seat_is_due(repo: GitRepo, ladder: Ladder) -> None:
    assert ladder("sponsor", "ada", "--as", "dan", cwd=repo.root).status == 0
    assert ladder("attest", "ada", "kind", "--as", "carol", cwd=repo.root).status == 0

    said = ladder("ready", cwd=repo.root)

    assert said.out == "Due (1)\n  ada, `reviewer` in `docs`: ladder promote ada reviewer --sig docs\n"
    assert ladder("promote", "ada", "reviewer", "--sig", "docs", cwd=repo.root).status == 0
    assert ladder("ready", cwd=repo.root).out == "nobody is due, and nobody lacks only a word\n"


def test_a_waiver_stands_for_a_word(repo: GitRepo, ladder: Ladder) -> None:
    words = ("waive", "ada", "kind", "--reason", "known to all", "--as", "carol")
    assert ladder(*words, cwd=repo.root).status == 0

    assert [word["id"] for word in ready(repo, ladder)[0]["lacks"]] == ["vouched"]


def test_whoever_lacks_work_is_not_ready(repo: GitRepo, ladder: Ladder) -> None:
    path = repo.root / "registry/contributions/ada.yaml"
    path.write_text("\n".join(path.read_text().splitlines()[:2]) + "\n")

    assert ready(repo, ladder) == []


def test_the_first_rung_is_for_whoever_did_something(repo: GitRepo, ladder: Ladder) -> None:
    words = ("review", "--what", "the map", "--for", "eve", "--as", "bob")
    assert ladder("contribute", *words, cwd=repo.root).status == 0

    due = [(one["person"], one["role"], one["lacks"]) for one in ready(repo, ladder, "member")]

    assert due == [("eve", "member", [])]


def test_a_seat_in_a_group_needs_no_nomination_to_be_noticed(repo: GitRepo, ladder: Ladder) -> None:
    work = (repo.root / "registry/contributions/ada.yaml").read_text().replace("bob", "ada")
    repo.write("registry/contributions/bob.yaml", work)

    found = {(one["person"], one["nominated"]) for one in ready(repo, ladder, "reviewer", "--sig", "docs")}

    assert found == {("ada", True), ("bob", False)}
    assert ready(repo, ladder, "member") == []


def test_an_office_that_is_a_matter_of_words_alone_lists_nobody(repo: GitRepo, ladder: Ladder) -> None:
    assert ready(repo, ladder, "head") == []


def test_no_profile_is_read(repo: GitRepo, ladder: Ladder) -> None:
    repo.write("registry/people/ada.yaml", "name: [not, a, name]\n")

    assert len(ready(repo, ladder)) == 1


def test_the_sample_has_one_due_and_two_who_wait_for_words(ladder: Ladder) -> None:
    found = json.loads(ladder("ready", "--format", "json").out)["ready"]

    assert [(one["person"], one["role"], bool(one["lacks"])) for one in found] == [
        ("elif", "approver", True),
        ("soo-jin", "approver", True),
        ("amara", "reviewer", False),
    ]


def test_an_unknown_role_is_refused_with_the_nearest(ladder: Ladder) -> None:
    said = ladder("ready", "reviewr")

    assert said.status == 2
    assert "did you mean `reviewer`?" in said.err
