"""Files for other tools in a pull request: anyone may bring them up to date, and nothing else with that."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.review.town import FILES, Edit, Town, missing, verdict
from tests.stage import Ran

Judge = Callable[..., Ran]
Write = Callable[[str], str]
PLACE = "/.github/CODEOWNERS"
OLD = "# Written by `ladder export codeowners`: change the registry, and run that again.\n* @gone\n"


@pytest.fixture
def write(place: Town, ladder: Callable[..., Ran]) -> Write:
    """`write(commit)`: what `export codeowners` gives of a commit's registry."""

    def of(commit: str) -> str:
        place.repo.git("checkout", "--quiet", "--detach", commit)
        return ladder("export", "codeowners", cwd=place.repo.root).out

    return of


@pytest.fixture
def old(place: Town) -> str:
    """A base whose file is out of date."""
    return place.branch({PLACE: OLD}, "Owners", place.base)


def test_anyone_brings_one_up_to_date(old: str, place: Town, review: Judge, write: Write) -> None:
    head = place.branch({PLACE: write(old)}, "Refresh", old)

    ran = review(place.repo, old, head, "stranger#77")

    assert verdict(ran) == "allowed"
    assert "`ladder export codeowners` writes just that" in ran.out


def test_beside_a_change_of_ones_own_it_stays_allowed(
    old: str, place: Town, review: Judge, write: Write
) -> None:
    edits: dict[str, Edit] = {PLACE: write(old), "people/ada.yaml": ("Europe/Paris", "Asia/Tokyo")}

    assert verdict(review(place.repo, old, place.branch(edits, "Both", old))) == "allowed"


def test_it_is_held_against_what_merging_gives(old: str, place: Town, review: Judge, write: Write) -> None:
    first = place.branch({PLACE: write(old)}, "Refresh", old)
    lead = FILES["records/fay.yaml"].replace("role: reviewer", "role: lead")
    tip = place.branch({"records/fay.yaml": lead}, "Meanwhile", old)

    assert verdict(review(place.repo, tip, first, "ada")) == "needs-approval"
    again = place.branch({PLACE: write(tip)}, "Refresh", tip)
    assert verdict(review(place.repo, tip, again, "ada")) == "allowed"


def test_with_a_grant_only_the_grant_takes_words(old: str, place: Town, review: Judge, write: Write) -> None:
    lead = FILES["records/fay.yaml"].replace("role: reviewer", "role: lead")
    granted = place.branch({"records/fay.yaml": lead}, "Grant", old)
    head = place.branch({PLACE: write(granted)}, "Refresh", granted)

    answer = json.loads(review(place.repo, old, head, "ada").out)

    assert answer["verdict"] != "allowed"
    mine = [change for change in answer["changes"] if change["path"] == PLACE[1:]]
    assert [(change["verdict"], change["needs"]) for change in mine] == [("allowed", [])]


def test_forgetting_somebody_brings_it_up_to_date_in_the_same_change(
    old: str, place: Town, review: Judge, ladder: Callable[..., Ran]
) -> None:
    place.repo.git("checkout", "--quiet", "--detach", old)
    assert ladder("forget", "bob", cwd=place.repo.root).status == 0
    assert ladder("export", "codeowners", PLACE[1:], cwd=place.repo.root).status == 0

    ran = review(place.repo, old, place.repo.commit("Forget"), "bob")

    assert verdict(ran) == "allowed"
    assert "bob" not in (place.repo.root / PLACE[1:]).read_text()


@pytest.mark.parametrize(
    "edit", [OLD.replace("@gone", "@eve"), "* @eve\n", None, {"120000": "/etc/passwd"}, {"100755": OLD}]
)
def test_other_bytes_in_it_take_a_steward(edit: Edit, old: str, place: Town, review: Judge) -> None:
    answer = review(place.repo, old, place.branch({PLACE: edit}, "Sneak", old), "eve")

    assert verdict(answer) == "needs-approval"
    assert missing(json.loads(answer.out)) == {"sam", "sue"}


def test_a_byte_more_than_the_command_writes_takes_a_steward(
    old: str, place: Town, review: Judge, write: Write
) -> None:
    head = place.branch({PLACE: f"{write(old)}/registry/ @eve\n"}, "Sneak", old)

    assert verdict(review(place.repo, old, head, "eve")) == "needs-approval"


@pytest.mark.parametrize("path", [PLACE, "/CODEOWNERS", "/docs/CODEOWNERS"])
def test_anyone_brings_the_first_one(path: str, place: Town, review: Judge, write: Write) -> None:
    head = place.branch({path: write(place.base)}, "Begin", place.base)

    assert verdict(review(place.repo, place.base, head, "ada")) == "allowed"


@pytest.mark.parametrize("there", ["/CODEOWNERS", "/docs/CODEOWNERS"])
def test_one_that_would_be_found_before_what_people_wrote_takes_a_steward(
    there: str, place: Town, review: Judge, write: Write
) -> None:
    base = place.branch({there: "* @sam\n"}, "By hand", place.base)
    head = place.branch({PLACE: write(base)}, "Overrule", base)

    assert verdict(review(place.repo, base, head, "ada")) == "needs-approval"


@pytest.mark.parametrize(
    "path", ["/README.md", "/OWNERS_ALIASES", "/.github/workflows/ladder.yml", "/x/CODEOWNERS"]
)
def test_its_bytes_where_no_tool_looks_for_it_take_a_steward(
    path: str, place: Town, review: Judge, write: Write
) -> None:
    head = place.branch({path: write(place.base)}, "Begin", place.base)

    assert verdict(review(place.repo, place.base, head, "ada")) == "needs-approval"
    assert verdict(review(place.repo, place.base, head, "ada", "sam")) == "allowed"


def test_one_that_people_wrote_is_not_replaced_by_anyone(
    place: Town, review: Judge, write: Write, tmp_path: Path
) -> None:
    base = place.branch({PLACE: "* @sam\n"}, "By hand", place.base)

    head = place.branch({PLACE: write(base)}, "Replace", base)

    assert verdict(review(place.repo, base, head, "ada")) == "needs-approval"
