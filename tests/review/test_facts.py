"""The facts file, read strictly, and what the command line says in its place."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ladder_cli.model.stop import Stop
from ladder_cli.review.facts import Facts, claimed, parsed
from tests.review.town import TODAY, Town
from tests.stage import Ran

DAY = date.fromisoformat(TODAY)
GOOD: dict[str, Any] = {
    "author": {"login": "ada", "id": 1},
    "pushers": [{"login": "ada", "id": 1, "commits": ["0" * 40]}],
    "opened": "2026-11-20T23:59:59Z",
    "approvals": [{"login": "bob", "id": 2, "commit": "0" * 40, "at": "2026-11-21T00:00:00Z"}],
    "objections": [{"login": "dan", "id": 3, "at": "2026-11-21T00:00:00Z"}],
}


def test_facts_are_read_whole() -> None:
    opened = parsed(json.dumps(GOOD).encode(), "facts.json", DAY)

    assert opened.day == "2026-11-20"
    assert opened.facts.author.login == "ada"
    assert opened.facts.approvals[0].id == 2
    assert opened.facts.objections[0].login == "dan"


WRONG = {
    "no JSON": b"{",
    "no text": b"\xff",
    "no author": json.dumps({key: value for key, value in GOOD.items() if key != "author"}).encode(),
    "a key nobody knows": json.dumps({**GOOD, "approved": True}).encode(),
    "an id that is text": json.dumps({**GOOD, "author": {"login": "ada", "id": "1"}}).encode(),
    "a local time": json.dumps({**GOOD, "opened": "2026-11-20T23:59:59+02:00"}).encode(),
    "a time without a zone": json.dumps({**GOOD, "opened": "2026-11-20T23:59:59"}).encode(),
    "no time": json.dumps({**GOOD, "opened": "yesterday"}).encode(),
    "an empty login": json.dumps({**GOOD, "author": {"login": " ", "id": 1}}).encode(),
    "a login of two lines": json.dumps({**GOOD, "author": {"login": "ada\nbob", "id": 1}}).encode(),
    "a login with a NUL": json.dumps({**GOOD, "author": {"login": "ada\0", "id": 1}}).encode(),
    "a login with an escape": json.dumps({**GOOD, "author": {"login": "\x1b[2J", "id": 1}}).encode(),
    "a login of many signs": json.dumps({**GOOD, "author": {"login": "a" * 101, "id": 1}}).encode(),
    "an id that is yes or no": json.dumps({**GOOD, "author": {"login": "ada", "id": True}}).encode(),
    "an id with a point": json.dumps({**GOOD, "author": {"login": "ada", "id": 1.0}}).encode(),
    "an id without end": json.dumps(GOOD).encode().replace(b'"id": 1,', b'"id": ' + b"9" * 5000 + b","),
    "a pusher without a name": json.dumps({**GOOD, "pushers": [{"login": ""}]}).encode(),
    "a single pusher in no list": json.dumps({**GOOD, "pushers": "ada"}).encode(),
    "an approval of no commit": json.dumps(
        {**GOOD, "approvals": [{"login": "bob", "id": 2, "commit": None, "at": GOOD["opened"]}]}
    ).encode(),
    "half a sign": json.dumps(GOOD).encode().replace(b'"ada"', b'"\\ud800"', 1),
    "a day that has not come": json.dumps({**GOOD, "opened": "2026-11-24T00:00:00Z"}).encode(),
    "a day before there were forges": json.dumps({**GOOD, "opened": "0001-01-01T00:00:00Z"}).encode(),
    "brackets without end": b"[" * 100_000,
}


@pytest.mark.parametrize("raw", WRONG.values(), ids=WRONG)
def test_a_file_that_is_no_facts_file_is_refused(raw: bytes) -> None:
    with pytest.raises(Stop) as stopped:
        parsed(raw, "facts.json", DAY)

    assert stopped.value.status == 2
    assert stopped.value.message.startswith("`facts.json` is not a facts file")
    assert "jSON" not in stopped.value.message
    assert "\n" not in stopped.value.message


def test_claimed_facts_say_opened_today_with_one_pusher_and_approvals_at_the_head() -> None:
    opened = claimed("ada", ("bob",), "abc", "2026-11-22")

    assert opened.day == "2026-11-22"
    assert isinstance(opened.facts, Facts)
    assert [pusher.login for pusher in opened.facts.pushers or ()] == ["ada"]
    assert [(one.login, one.id, one.commit) for one in opened.facts.approvals] == [("bob", None, "abc")]


def _review(town: Town, ladder: Callable[..., Ran], edits: Any, *words: str, stdin: str | None = None) -> Ran:
    head = town.branch(edits, "Change", town.base)
    return ladder("review", "--base", town.base, "--head", head, *words, cwd=town.repo.root, stdin=stdin)


def test_an_author_without_a_number_on_file_needs_no_facts_file(
    town: Town, ladder: Callable[..., Ran]
) -> None:
    ran = _review(town, ladder, {"people/nia.yaml": "name: Nia\nabout: new here\n"}, "--author", "nia")

    assert ran.out.startswith("allowed: ")
    assert ran.status == 0


def test_an_author_with_a_number_on_file_needs_a_facts_file(town: Town, ladder: Callable[..., Ran]) -> None:
    ran = _review(town, ladder, {"people/ada.yaml": ("Europe/Paris", "UTC")}, "--author", "ada")

    assert ran.out.startswith("needs-approval: ")
    assert "the account's number of `ada` is on file" in ran.out
    assert ran.status == 1


def test_a_claimed_approval_with_a_number_on_file_allows_nothing(
    town: Town, ladder: Callable[..., Ran]
) -> None:
    ran = _review(
        town, ladder, {"/README.md": "# T\n"}, "--author", "nia", "--approver", "sam", "--approver", "sue"
    )

    assert ran.out.startswith("needs-approval: ")


def test_facts_are_read_from_stdin(town: Town, ladder: Callable[..., Ran]) -> None:
    facts = json.dumps(
        {
            "author": {"login": "Ada", "id": 1},
            "pushers": [{"login": "Ada", "id": 1}],
            "opened": "2026-11-22T00:00:00Z",
        }
    )

    ran = _review(town, ladder, {"people/ada.yaml": ("Europe/Paris", "UTC")}, "--facts", "-", stdin=facts)

    assert ran.status == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "say who opened the change"),
        (("--author", "ada", "--facts", "x.json"), "say who opened the change"),
        (("--facts", "x.json", "--approver", "bob"), "the facts say who approved"),
        (("--facts", "nowhere.json"), "cannot be read"),
    ],
)
def test_a_command_line_that_says_too_little_or_too_much_is_refused(
    words: tuple[str, ...], said: str, town: Town, ladder: Callable[..., Ran]
) -> None:
    ran = _review(town, ladder, {}, *words)

    assert ran.status == 2
    assert said in ran.err


def test_a_base_that_is_no_revision_is_refused(town: Town, ladder: Callable[..., Ran]) -> None:
    ran = ladder("review", "--base", "nowhere", "--author", "ada", cwd=town.repo.root)

    assert ran.status == 2
    assert "`nowhere` is not a revision here" in ran.err
