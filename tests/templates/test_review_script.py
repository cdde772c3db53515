"""The script behind the check: what it makes of a code host's answers, and what it says there."""

import base64
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ladder_cli.render.review import MARKER
from tests.review.town import FILES, Town, settled
from tests.stage import GitRepo
from tests.templates.host import API, BOT, Data, Host, loaded, pull, review, user

SCRIPT: Any = loaded()
ADA, BOB, SAM, EVE = user("Ada", 1), user("bob", 2), user("sam", 10), user("eve-x", 66)


def facts(reviews: list[Data], pushers: list[Data] | None = None) -> Data:
    found: Data = SCRIPT.facts(pull(1, "c1", ADA), reviews, pushers)
    return found


def test_facts_have_the_accounts_by_number_and_times_in_utc() -> None:
    approved = review(BOB, "APPROVED", "2026-11-22T13:30:00+02:00")

    assert facts([approved], [{"login": "Ada", "id": 1, "commits": ["c1"]}]) == {
        "author": {"login": "Ada", "id": 1},
        "opened": "2026-11-22T10:00:00+00:00",
        "approvals": [{"login": "bob", "id": 2, "commit": "c1", "at": "2026-11-22T11:30:00+00:00"}],
        "objections": [],
        "pushers": [{"login": "Ada", "id": 1, "commits": ["c1"]}],
    }
    assert "pushers" not in facts([])


@pytest.mark.parametrize(
    ("states", "approved", "objected"),
    [
        (["APPROVED"], True, False),
        (["APPROVED", "COMMENTED", "PENDING"], True, False),
        (["APPROVED", "CHANGES_REQUESTED"], False, True),
        (["CHANGES_REQUESTED", "APPROVED"], True, False),
        (["CHANGES_REQUESTED", "COMMENTED"], False, True),
        (["APPROVED", "DISMISSED"], False, False),
        (["CHANGES_REQUESTED", "DISMISSED"], False, False),
        (["DISMISSED", "APPROVED"], True, False),
        (["COMMENTED"], False, False),
        ([], False, False),
    ],
)
def test_the_latest_review_that_is_more_than_a_comment_stands(
    states: list[str], approved: bool, objected: bool
) -> None:
    reviews = [review(BOB, state, f"2026-11-22T1{at}:00:00Z") for at, state in enumerate(states)]

    for order in (reviews, reviews[::-1]):
        found = facts(order)
        assert (bool(found["approvals"]), bool(found["objections"])) == (approved, objected)


def test_everyone_stands_for_themselves_and_a_ghost_for_nobody() -> None:
    reviews = [
        review(BOB, "APPROVED", "2026-11-22T10:00:00Z"),
        review(SAM, "CHANGES_REQUESTED", "2026-11-22T11:00:00Z"),
        review(user("BOB-renamed", 2), "CHANGES_REQUESTED", "2026-11-22T12:00:00Z"),
        {**review(EVE, "APPROVED", "2026-11-22T12:00:00Z"), "user": None},
    ]

    found = facts(reviews)

    assert found["approvals"] == []
    assert [one["login"] for one in found["objections"]] == ["BOB-renamed", "sam"]


def pushed(who: Data | None, after: str, kind: str = "push") -> Data:
    return {"actor": who, "after": after, "activity_type": kind, "ref": "refs/heads/patch"}


@pytest.mark.parametrize(
    ("activity", "pushers"),
    [
        ([pushed(ADA, "c1")], {"Ada": ["c1"]}),
        ([pushed(EVE, "c1", "force_push"), pushed(ADA, "c0")], {"eve-x": ["c1"], "Ada": ["c0"]}),
        ([pushed(ADA, "c1"), pushed(ADA, "c0", "branch_creation"), pushed(EVE, "b9")], {"Ada": ["c1", "c0"]}),
        ([pushed(ADA, "c0")], None),
        ([pushed(ADA, "c1"), pushed(None, "c0")], None),
        ([], None),
    ],
)
def test_pushers_are_all_who_pushed_since_the_branch_was_made(
    activity: list[Data], pushers: dict[str, list[str]] | None
) -> None:
    found = SCRIPT.pushers_of("c1", activity)

    assert pushers == (None if found is None else {one["login"]: one["commits"] for one in found})


WEB = user("web-flow", 19864447)


@pytest.mark.parametrize(
    ("commits", "pushers"),
    [
        ([{"author": ADA, "committer": ADA}], ["Ada"]),
        ([{"author": ADA, "committer": WEB}], ["Ada"]),
        ([{"author": ADA, "committer": EVE}, {"author": BOB, "committer": WEB}], ["Ada", "eve-x", "bob"]),
        ([{"author": ADA, "committer": None}], None),
        ([{"author": {}, "committer": ADA}], None),
        ([{"author": WEB, "committer": WEB}], None),
        ([{"author": ADA, "committer": ADA}] * 250, None),
        ([], None),
    ],
)
def test_else_every_author_and_committer_is_a_pusher(commits: list[Data], pushers: list[str] | None) -> None:
    found = SCRIPT.committers_of(commits)

    assert pushers == (None if found is None else [one["login"] for one in found])


def test_a_list_is_read_to_its_last_page() -> None:
    host = Host({"repos/us/us/pulls": [pull(number, f"c{number}", ADA) for number in range(7)]})
    api = SCRIPT.Api(API, "secret-token", host.open)

    found = list(api.pages("repos/us/us/pulls", state="open"))

    assert [one["number"] for one in found] == list(range(7))
    assert len(host.asked) == 4


def asked(event: Data, pulls: list[Data]) -> list[int]:
    host = Host({"repos/us/us/pulls": pulls})
    api = SCRIPT.Api(API, "secret-token", host.open)
    found = SCRIPT.asked(api, {"full_name": "us/us", "default_branch": "main"}, event)
    return [one["number"] for one in found]


def test_a_run_is_about_its_branch_and_all_with_the_same_head() -> None:
    pulls = [
        pull(1, "c1", ADA),
        pull(2, "c2", ADA, ref="other"),
        pull(3, "c1", EVE),
        pull(4, "c4", EVE, base="loose"),
        {**pull(5, "c5", BOB), "head": {"sha": "c5", "ref": "patch", "repo": None}},
    ]
    run = {"head_repository": {"full_name": "Ada/us"}, "head_branch": "patch"}

    assert asked({"workflow_run": run}, pulls) == [1, 3]
    assert asked({"workflow_run": {**run, "head_repository": None}}, pulls) == [1, 2, 3, 5]
    assert asked({"schedule": "17 4 * * *"}, pulls) == [1, 2, 3, 5]


def test_pushers_that_the_host_does_not_tell_come_from_the_commits() -> None:
    host = Host({"repos/us/us/pulls/1/commits": [{"author": ADA, "committer": WEB}]})
    api = SCRIPT.Api(API, "secret-token", host.open)

    for one in (pull(1, "c1", ADA), {**pull(1, "c1", ADA), "head": {"sha": "c1", "ref": "p", "repo": None}}):
        assert SCRIPT.read_pushers(api, "us/us", one) == [{"login": "Ada", "id": 1}]


@pytest.mark.parametrize(
    ("there", "method"),
    [
        ([], "POST"),
        ([(BOT, f"{MARKER}\nold\n")], "PATCH"),
        ([(66, f"{MARKER}\nforged\n"), (BOT, "thanks"), (BOT, f"{MARKER}\nold\n")], "PATCH"),
        ([(66, f"{MARKER}\nforged\n"), (BOT, f"said: {MARKER}")], "POST"),
        ([(BOT, f"{MARKER}\nnew")], None),
    ],
)
def test_one_comment_is_kept_and_known_by_author_and_marker(
    there: list[tuple[int, str]], method: str | None
) -> None:
    path = "repos/us/us/issues/1/comments"
    comments = [
        {"id": at, "user": user("x", who), "body": body, "html_url": f"https://host.example/c{at}"}
        for at, (who, body) in enumerate(there)
    ]
    host = Host({path: [*comments, {"id": 99, "user": None, "body": MARKER, "html_url": ""}]})
    api = SCRIPT.Api(API, "secret-token", host.open)

    url = SCRIPT.set_comment(api, "us/us", 1, f"{MARKER}\nnew\n", BOT)

    assert [one[0] for one in host.written] == ([method] if method else [])
    assert url.startswith("https://host.example/")
    if method == "PATCH":
        assert host.written[0][1] == f"repos/us/us/issues/comments/{len(there) - 1}"


def test_a_comment_too_long_for_the_host_is_cut_at_a_line() -> None:
    host = Host({"repos/us/us/issues/1/comments": []})
    api = SCRIPT.Api(API, "secret-token", host.open)

    SCRIPT.set_comment(api, "us/us", 1, MARKER + "\n- a line of the comment" * 5000, BOT)

    [body] = [data["body"] for data in host.said("comments")]
    assert len(body) < 65_536
    assert body.endswith("\n- a line of the comment\n\n(cut off here)\n")


def test_a_status_that_stands_is_not_set_again() -> None:
    stands = {"context": "ladder review", "state": "success", "description": "this may merge"}
    other = {"context": "else", "state": "failure", "description": ""}
    host = Host({"repos/us/us/commits/c1/statuses": [other, stands]})
    api = SCRIPT.Api(API, "secret-token", host.open)

    SCRIPT.set_status(api, "us/us", "c1", "success", "https://host.example/1")
    assert host.written == []
    SCRIPT.set_status(api, "us/us", "c1", "failure", "https://host.example/1")

    assert host.said("statuses/c1") == [
        {
            "state": "failure",
            "context": "ladder review",
            "description": "this cannot merge as it is: see the comment",
            "target_url": "https://host.example/1",
        }
    ]


def test_of_pull_requests_that_share_a_head_the_worst_decides() -> None:
    host = Host({"repos/us/us/commits/c1/statuses": [], "repos/us/us/commits/c2/statuses": []})
    api = SCRIPT.Api(API, "secret-token", host.open)
    found = [
        SCRIPT.Judged(1, "c1", "success", ""),
        SCRIPT.Judged(2, "c1", "pending", ""),
        SCRIPT.Judged(3, "c2", "success", ""),
    ]

    assert SCRIPT.tell(api, "us/us", found, BOT, "https://host.example/log") is True
    assert [(one["state"]) for one in host.said("statuses")] == ["pending", "success"]
    assert SCRIPT.tell(api, "us/us", [SCRIPT.Judged(1, "c1", "error", "")], BOT, "") is False


@pytest.fixture
def clone(tmp_path: Path, git_repo: Callable[[Path], GitRepo], monkeypatch: pytest.MonkeyPatch) -> Town:
    """A town whose clone the script runs in, as on the code host's machine."""
    town = settled(git_repo(tmp_path / "origin"))
    subprocess.run(["git", "clone", "--quiet", "origin", "clone"], cwd=tmp_path, check=True)
    monkeypatch.chdir(tmp_path / "clone")
    monkeypatch.setenv("GITHUB_TOKEN", "secret-token")
    monkeypatch.setenv("GITHUB_API_URL", API)
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://host.example")
    monkeypatch.setenv("GITHUB_REPOSITORY", "us/us")
    monkeypatch.setenv("GITHUB_RUN_ID", "7")
    monkeypatch.setenv("COMMENT_AUTHOR", str(BOT))
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"schedule": "17 4 * * *"}))
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(event))
    return town


def opened(town: Town, number: int, edits: Any, who: Data) -> Data:
    """A pull request whose head is there."""
    head = town.branch(edits, "Change", town.base)
    town.repo.git("update-ref", f"refs/pull/{number}/head", head)
    return pull(number, head, who)


def test_three_pull_requests_from_the_api_to_status_and_comment(
    clone: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    pulls = [
        opened(clone, 1, {"people/ada.yaml": ("Europe/Paris", "Asia/Tokyo")}, ADA),
        opened(clone, 2, {"roles/reviewer.yaml": ("least: 2", "least: 1")}, ADA),
        opened(clone, 3, {"items/well.yaml": "title: [\n"}, ADA),
        pull(4, "0" * 40, ADA),
    ]
    lists: dict[str, list[Data]] = {"repos/us/us/pulls": pulls}
    for one in pulls:
        number, head = one["number"], one["head"]["sha"]
        lists[f"repos/us/us/pulls/{number}/reviews"] = []
        lists[f"repos/us/us/issues/{number}/comments"] = []
        lists[f"repos/us/us/commits/{head}/statuses"] = []
        lists[f"repos/us/us/pulls/{number}/commits"] = [{"author": ADA, "committer": ADA}]
    host = Host(lists)

    assert SCRIPT.main(host.open) == 1

    states = [data["state"] for data in host.said("statuses")]
    assert states == ["success", "pending", "failure", "error"]
    comments = [data["body"] for data in host.said("comments")]
    assert [body.splitlines()[1] for body in comments] == [
        "### This may merge",
        "### This needs somebody's word",
        "### This cannot merge as it is",
    ]
    assert all(body.startswith(MARKER) for body in comments)
    assert host.said("statuses")[3]["target_url"] == "https://host.example/us/us/actions/runs/7"
    assert "secret-token" not in capsys.readouterr().out
    assert not (Path.cwd() / ".git/refs/heads/case").exists()
    assert Path("registry/people/ada.yaml").read_text() == FILES["people/ada.yaml"]


def test_an_approval_by_review_lets_it_merge(clone: Town) -> None:
    one = opened(clone, 1, {"roles/reviewer.yaml": ("least: 2", "least: 3")}, BOB)
    head = one["head"]["sha"]
    lists = {
        "repos/us/us/pulls": [one],
        "repos/us/us/pulls/1/reviews": [review(SAM, "APPROVED", "2026-11-22T12:00:00Z", head)],
        "repos/bob/us/activity": [pushed(BOB, head, "branch_creation")],
        "repos/us/us/issues/1/comments": [],
        f"repos/us/us/commits/{head}/statuses": [],
    }

    for reviews, state in ((lists["repos/us/us/pulls/1/reviews"], "success"), ([], "pending")):
        host = Host({**lists, "repos/us/us/pulls/1/reviews": reviews})
        assert SCRIPT.main(host.open) == 0
        assert [data["state"] for data in host.said("statuses")] == [state]


def test_a_head_that_has_moved_since_is_left_to_the_next_run(clone: Town) -> None:
    one = opened(clone, 1, {"people/ada.yaml": ("Europe/Paris", "Asia/Tokyo")}, ADA)
    clone.repo.git("update-ref", "refs/pull/1/head", clone.base)
    head = one["head"]["sha"]
    host = Host(
        {
            "repos/us/us/pulls": [one],
            "repos/us/us/pulls/1/reviews": [],
            "repos/Ada/us/activity": [pushed(ADA, head)],
            f"repos/us/us/commits/{head}/statuses": [],
        }
    )

    assert SCRIPT.main(host.open) == 0
    assert host.written == []


def test_no_program_but_git_is_given_the_token(clone: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    one = opened(clone, 1, {"people/ada.yaml": ("Europe/Paris", "Asia/Tokyo")}, ADA)
    head = one["head"]["sha"]
    host = Host(
        {
            "repos/us/us/pulls": [one],
            "repos/us/us/pulls/1/reviews": [],
            "repos/Ada/us/activity": [pushed(ADA, head)],
            "repos/us/us/issues/1/comments": [],
            f"repos/us/us/commits/{head}/statuses": [],
        }
    )
    ran: list[tuple[str, bool]] = []
    real = subprocess.run
    tokens = ("secret-token", base64.b64encode(b"x-access-token:secret-token").decode())

    def noting(words: list[str], **options: Any) -> Any:
        seen = " ".join(options.get("env", os.environ).values())
        ran.append((words[1], any(token in seen for token in tokens)))
        return real(words, **options)

    monkeypatch.setattr(SCRIPT.subprocess, "run", noting)

    assert SCRIPT.main(host.open) == 0
    assert ran == [("fetch", True), ("rev-parse", False), ("-I", False), ("-I", False)]


def test_the_marker_is_the_programs() -> None:
    assert SCRIPT.MARKER == MARKER
