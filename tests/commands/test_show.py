"""`ladder show`: one thing on one page, and the record of service."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.directory.handful import FILES, written
from tests.stage import Ran

Ladder = Callable[..., Ran]
Golden = Callable[[str, str], None]

IDS = ("ada", "bob", "cyd", "dan", "docs", "ops", "reviewer", "acme", "first", "bob-cyd", "flood")


@pytest.fixture
def hamlet(tmp_path: Path) -> Path:
    """The small community, in a plain folder."""
    return written(tmp_path)


@pytest.mark.parametrize("name", IDS)
@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_a_page_has_the_same_bytes_as_ever(
    ladder: Ladder, golden: Golden, hamlet: Path, name: str, form: str
) -> None:
    ran = ladder("show", name, "--format", form, cwd=hamlet)

    assert (ran.status, ran.err) == (0, "")
    golden(f"show/{name}.{ {'text': 'txt', 'markdown': 'md', 'json': 'json'}[form] }", ran.out)


def test_the_record_of_service_in_the_sample_community(ladder: Ladder, golden: Golden) -> None:
    ran = ladder("--registry", "registry", "show", "amara", "--format", "markdown", cwd=ROOT)

    assert ran.status == 0
    golden("show/record-of-service.md", ran.out)


def test_every_place_on_a_page_is_the_line_it_was_read_from(ladder: Ladder, hamlet: Path) -> None:
    page = json.loads(ladder("show", "ada", "--format", "json", cwd=hamlet).out)
    lines = [line for section in page["sections"] for line in section["lines"] if line["where"]]

    assert len(lines) > 5
    for line in lines:
        path, _, number = line["where"].partition(":")
        text = (hamlet / path).read_text().splitlines()
        first = line["when"].removeprefix("since ").removeprefix("as of ")[:10]
        assert first in (text[int(number) - 1] if number else "\n".join(text))


def test_an_id_of_several_things_asks_for_its_kind(ladder: Ladder, tmp_path: Path) -> None:
    written(tmp_path, {**FILES, "people/docs.yaml": "name: Doc S.\n"})

    ran = ladder("show", "docs", cwd=tmp_path)

    assert ran.status == 2
    assert "say `person/docs` or `sig/docs`" in ran.err
    assert ladder("show", "person/docs", cwd=tmp_path).out.startswith("Doc S. (person/docs)\n")
    assert ladder("show", "sig/docs", cwd=tmp_path).out.startswith("SIG Docs (sig/docs)\n")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("adda", "did you mean `ada`?"),
        ("person/bobb", "did you mean `bob`?"),
        ("sig/ada", "a sig called `ada` is not here"),
        ("sig/nowhere", "see them all: ladder query sigs"),
        ("item/nothing-near", "an item called `nothing-near` is not here"),
        ("item/nothing-near", "see them all: ladder query items"),
        ("docs/sitee", "did you mean `docs/site`?"),
        ("zzzz", "see them all: ladder query people"),
    ],
)
def test_an_unknown_id_is_status_2_with_a_suggestion(
    ladder: Ladder, hamlet: Path, name: str, said: str
) -> None:
    ran = ladder("show", name, cwd=hamlet)

    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err


def test_a_login_in_another_case_is_the_same_person(ladder: Ladder, hamlet: Path) -> None:
    assert ladder("show", "Ada", cwd=hamlet).out == ladder("show", "ada", cwd=hamlet).out


def test_a_broken_file_beside_does_not_matter(ladder: Ladder, tmp_path: Path) -> None:
    written(tmp_path, {**FILES, "records/eve.yaml": "seats: [", "people/eve.yaml": "name: 3\n"})

    assert ladder("show", "ada", cwd=tmp_path).status == 0
    ran = ladder("show", "eve", cwd=tmp_path)

    assert (ran.status, ran.out) == (3, "")
    assert ran.err.count("cannot be read as") == 1


HOSTILE = "'[x](javascript:alert) <img src=x> @team #1 `a` |b| [red]c[/red]'"
ESCAPED = r"\[x\](javascript:alert) \<img src=x\> \@team \#1 \`a\` \|b\| \[red\]c\[/red\]"


def test_hostile_names_stay_words(ladder: Ladder, tmp_path: Path) -> None:
    written(tmp_path, {**FILES, "people/bob.yaml": f"name: {HOSTILE}\n"})

    plain, page = (ladder("show", "ada", "--format", form, cwd=tmp_path).out for form in ("text", "markdown"))

    assert f"witnessed by {HOSTILE[1:-1]}" in plain
    assert f"witnessed by {ESCAPED}" in page


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_nothing_in_a_text_can_begin_a_line(ladder: Ladder, tmp_path: Path, form: str) -> None:
    written(tmp_path, {**FILES, "people/bob.yaml": 'name: "# a\\n# b"\n'})
    calm = ladder("show", "bob", "--format", form, cwd=written(tmp_path / "calm"))

    ran = ladder("show", "bob", "--format", form, cwd=tmp_path)

    assert (ran.status, "\n# b" in ran.out) == (0, False)
    assert calm.status == 0


def test_somebody_who_did_nothing_yet_has_a_record_of_service_too(ladder: Ladder, hamlet: Path) -> None:
    assert ladder("show", "cyd", "--format", "markdown", cwd=hamlet).out.startswith(
        "# Cyd\n\n- community: Hamlet\n"
    )
