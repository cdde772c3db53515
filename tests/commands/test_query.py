"""`ladder query`: the command line, the formats, what goes wrong."""

import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from ladder_cli.directory.listings import LISTINGS
from tests.directory.handful import FILES, written
from tests.stage import Ran

Ladder = Callable[..., Ran]
Golden = Callable[[str, str], None]


@pytest.fixture
def hamlet(tmp_path: Path) -> Path:
    """The small community, in a plain folder."""
    return written(tmp_path)


@pytest.mark.parametrize("kind", LISTINGS)
@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_a_list_has_the_same_bytes_as_ever(
    ladder: Ladder, golden: Golden, hamlet: Path, kind: str, form: str
) -> None:
    ran = ladder("query", kind, "--format", form, cwd=hamlet)

    assert (ran.status, ran.err) == (0, "")
    golden(f"query/{kind}.{'txt' if form == 'text' else form}", ran.out)


def test_filters_on_the_command_line_compose(ladder: Ladder, hamlet: Path) -> None:
    ran = ladder(
        *("query", "people", "--at-least", "reviewer", "--within", "docs", "--speaks", "pt", "--mentor"),
        *("--fields", "handle"),
        cwd=hamlet,
    )

    assert ran.out == "handle\nada\n"


def test_fields_and_order_are_chosen(ladder: Ladder, hamlet: Path) -> None:
    ran = ladder(
        *("query", "people", "--fields", "handle, mentees_left", "--sort", "-mentees_left,-handle"),
        *("--format", "csv"),
        cwd=hamlet,
    )

    assert [row[0] for row in csv.reader(StringIO(ran.out))] == ["handle", "ada", "eve", "dan", "cyd", "bob"]


def test_a_field_that_is_not_shown_can_sort(ladder: Ladder, hamlet: Path) -> None:
    ran = ladder(
        *("query", "seats", "--fields", "person", "--sort", "since", "--within", "docs", "--format", "csv"),
        cwd=hamlet,
    )

    assert ran.out.split() == ["person", "bob", "ada", "dan", "eve"]


@pytest.mark.parametrize(
    ("kind", "filters", "said"),
    [
        ("people", ["--employer", "zinc"], "nobody\n"),
        ("seats", ["--role", "member", "--sig", "ops"], "no such seat\n"),
        ("people", ["--interest", "wordz"], "nobody; did you mean `words`?\n"),
    ],
)
def test_an_empty_list_says_so_beside_the_answer(
    ladder: Ladder, hamlet: Path, kind: str, filters: list[str], said: str
) -> None:
    assert ladder("query", kind, *filters, cwd=hamlet) == Ran(0, "", said)
    ran = ladder("query", kind, *filters, "--format", "json", cwd=hamlet)
    assert (json.loads(ran.out)["rows"], ran.err) == ([], said)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["peeple"], "one of: people, sigs, roles, organizations, seats, contributions"),
        (["people", "--role", "reviewr"], "did you mean `reviewer`?"),
        (["people", "--sig", "dosc"], "did you mean `docs`?"),
        (["people", "--sig", "nowhere-near"], "see them all: ladder query sigs"),
        (["people", "--employer", "acmee"], "did you mean `acme`?"),
        (["people", "--class", "oprator"], "one of: user, operator, contributor"),
        (["seats", "--person", "adda"], "did you mean `ada`?"),
        (["people", "--since", "2026-02-30"], "write it as 2026-11-22"),
        (["people", "--fields", "handel"], "one of: handle, name"),
        (["people", "--sort", "-handel"], "`handel` is not a field"),
        (["sigs", "--mentor"], "these do: --kind, --sig, --within, --interest"),
        (["people", "--time-zone", "lisbon"], "did you mean `Europe/Lisbon`?"),
        (["sigs", "--kind", "sgi"], "one of: sig, subproject, working-group"),
        (["contributions", "--kind", "revue"], "`revue` does not go with --kind"),
        (["signals", "--kind", "rumour"], "one of: mention, survey"),
        (["roles", "--ladder", "steps"], "`steps` does not go with --ladder"),
        (["people", "--ladder", "steps"], "`--ladder` does not go with people"),
        (["people", "--time-zone", "Asi"], "`Asi` is neither a time zone nor a part of the world"),
    ],
)
def test_a_wrong_word_is_status_2_with_what_goes(
    ladder: Ladder, hamlet: Path, words: list[str], said: str
) -> None:
    ran = ladder("query", *words, cwd=hamlet)

    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err


def test_a_part_of_the_world_may_be_written_in_any_case(ladder: Ladder, hamlet: Path) -> None:
    def who(zone: str) -> Ran:
        return ladder("query", "people", "--time-zone", zone, "--fields", "handle", cwd=hamlet)

    assert who("europe").out == who("Europe/").out
    assert who("europe").status == 0


def test_ids_may_carry_their_kind_and_handles_any_case(ladder: Ladder, hamlet: Path) -> None:
    ran = ladder(
        *("query", "seats", "--person", "person/Ada", "--role", "role/reviewer", "--within", "sig/docs"),
        *("--fields", "person"),
        cwd=hamlet,
    )

    assert ran.out == "person\nada\n"


def test_a_broken_file_stops_only_the_answers_that_need_it(ladder: Ladder, tmp_path: Path) -> None:
    written(tmp_path, {**FILES, "records/bob.yaml": "seats: [", "people/eve.yaml": "nmae: Eve\n"})

    for words in (
        ["roles", "--fields", "id"],
        ["sigs", "--fields", "id"],
        ["organizations", "--fields", "name"],
    ):
        assert ladder("query", *words, cwd=tmp_path).status == 0
    ran = ladder("query", "people", cwd=tmp_path)

    assert (ran.status, ran.out) == (3, "")
    assert ran.err == (
        "ladder: `registry/records/bob.yaml` cannot be read as a record\n"
        "  hint: see what is wrong: ladder validate registry/records/bob.yaml\n"
    )
    assert ladder("query", "contributions", "--person", "ada", cwd=tmp_path).status == 0


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_hostile_names_stay_words(ladder: Ladder, tmp_path: Path, form: str) -> None:
    name = '"=HYPERLINK(1) [red]x[/red] `rm` <b>é</b> 日本"'
    written(tmp_path, {**FILES, "people/ada.yaml": f"name: {name}\n"})

    ran = ladder("query", "people", "--fields", "name", "--person", "ada", "--format", form, cwd=tmp_path)

    assert "[red]x[/red] `rm` <b>é</b> 日本" in ran.out
    assert not any(line.startswith("=") for line in ran.out.splitlines() if form == "csv")


def test_colour_comes_only_when_asked_for_or_on_a_terminal(ladder: Ladder, hamlet: Path) -> None:
    assert "\x1b" not in ladder("query", "people", cwd=hamlet).out
    assert "\x1b[1m" in ladder("--color", "always", "query", "people", cwd=hamlet).out


def test_a_registry_without_anybody_has_nobody(ladder: Ladder, tmp_path: Path) -> None:
    written(tmp_path, {"community.yaml": FILES["community.yaml"]})

    for kind in LISTINGS:
        ran = ladder("query", kind, cwd=tmp_path)
        assert (ran.status, ran.out) == (0, "")
        assert ran.err.startswith("no")
        assert " yet: " in ran.err
