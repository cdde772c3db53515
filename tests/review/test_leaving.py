"""Somebody leaves: their right, the stewards' duty, and nobody else's trick."""

import json
from collections.abc import Callable

import pytest

from tests.review.town import FILES, Town, verdict
from tests.stage import Ran

Judge = Callable[..., Ran]
NAMED = FILES["contributions/dan.yaml"].replace("recorded_by: bob", "recorded_by: bob\n    with: [left-1]")


@pytest.fixture
def left(place: Town, ladder: Callable[..., Ran]) -> str:
    """The head of a branch on which Ada is forgotten."""
    assert ladder("forget", "ada", cwd=place.repo.root).status == 0
    return place.repo.commit("Forget")


@pytest.mark.parametrize(
    ("author", "approvers"), [("ada", ()), ("sam", ("sue",)), ("bob", ("ada",)), ("bob", ("sue",))]
)
def test_that_account_or_the_approval_of_a_steward_is_enough(
    author: str, approvers: tuple[str, ...], left: str, place: Town, review: Judge
) -> None:
    ran = review(place.repo, place.base, left, author, *approvers)

    assert (ran.status, verdict(ran)) == (0, "allowed")
    assert "`ladder forget ada` writes just that" in ran.out


@pytest.mark.parametrize("author", ["sam", "bob", "dan", "away", "elder", "gone", "Ada#99", "ada#"])
def test_nobody_else_forgets_somebody_alone(author: str, left: str, place: Town, review: Judge) -> None:
    assert verdict(review(place.repo, place.base, left, author)) == "needs-approval"


def test_a_pusher_beside_them_makes_it_nobodys_word(left: str, place: Town, review: Judge) -> None:
    pushers = [{"login": "Ada", "id": 1}, {"login": "bob", "id": 2}]

    assert verdict(review(place.repo, place.base, left, "ada", pushers=pushers)) == "needs-approval"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("records/ada.yaml", FILES["records/ada.yaml"]),
        ("people/bob.yaml", "name: Bobby\n"),
        ("records/dan.yaml", FILES["records/dan.yaml"] + "# more\n"),
    ],
)
def test_a_byte_less_or_more_is_to_be_a_change_of_its_own(
    path: str, text: str, left: str, place: Town, review: Judge
) -> None:
    head = place.branch({path: text}, "And more", left)

    ran = review(place.repo, place.base, head, "ada", "sam")

    assert verdict(ran) == "refused"
    assert "let `ladder forget` write it, in a change of its own" in ran.out


def test_a_mode_that_changes_with_it_does_not_pass(left: str, place: Town, review: Judge) -> None:
    text = place.repo.git("show", f"{left}:registry/items/bell.yaml") + "\n"
    head = place.branch({"items/bell.yaml": {"100755": text}}, "A program", left)

    ran = review(place.repo, place.base, head, "ada")

    assert verdict(ran) == "refused"


def test_a_target_that_names_them_once_more_asks_for_another_run(
    left: str, place: Town, review: Judge
) -> None:
    tip = place.branch(
        {"items/well.yaml": FILES["items/well.yaml"] + "shepherd: ada\n"}, "Meanwhile", place.base
    )

    ran = review(place.repo, tip, left, "ada")

    assert verdict(ran) == "refused"
    assert "`ada` is not a person here (L202)" in ran.out


def test_the_next_to_leave_is_not_mixed_up_with_the_first(
    left: str, place: Town, review: Judge, ladder: Callable[..., Ran]
) -> None:
    assert ladder("forget", "dan", cwd=place.repo.root).status == 0
    head = place.repo.commit("Forget another")

    assert verdict(review(place.repo, left, head, "dan")) == "allowed"
    assert (place.repo.root / "registry/pairings/left-2-left-1.yaml").is_file()


@pytest.mark.parametrize("author", ["dan", "sam"])
def test_nobody_speaks_for_who_left(author: str, left: str, place: Town, review: Judge) -> None:
    for base in (place.base, left):
        ran = review(
            place.repo, base, place.branch({"contributions/dan.yaml": NAMED}, "With", base), author, "bob"
        )

        assert verdict(ran) == "refused"
        assert "`left-1` stands for somebody who left, and nobody speaks for them" in ran.out


def test_a_line_that_names_who_left_may_move_to_another_file(left: str, place: Town, review: Judge) -> None:
    tip = place.branch({"contributions/dan.yaml": NAMED}, "Prepare", left)
    head = place.branch({"contributions/dan.yaml": None, "contributions/dan.2026.yaml": NAMED}, "Move", tip)

    ran = review(place.repo, tip, head, "dan", "sam", "bob")

    assert verdict(ran) == "allowed", ran.out


def test_nobody_takes_a_handle_that_stands_for_who_left(left: str, place: Town, review: Judge) -> None:
    head = place.branch({"people/left-1.yaml": "name: Ada\n"}, "Hello", left)

    ran = review(place.repo, left, head, "left-1#77", "bob")

    assert verdict(ran) == "refused"
    assert "nobody has it for a handle (L235)" in ran.out


def test_who_takes_the_freed_handle_inherits_nothing(left: str, place: Town, review: Judge) -> None:
    head = place.branch({"people/ada.yaml": "name: Another Ada\n"}, "Hello", left)

    ran = review(place.repo, left, head, "ada#99", "bob")

    assert verdict(ran) == "allowed"
    assert json.loads(ran.out)["author"] == "ada"
    assert verdict(
        review(place.repo, left, place.branch({"ideas/fair.yaml": None}, "Mine?", left), "ada#99")
    ) == ("needs-approval")
