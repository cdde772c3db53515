"""A table of people becomes records and seats; rows that cannot be right are left out."""

from datetime import date
from typing import Any

import pytest

from ladder_cli.interop.people import import_people
from ladder_cli.interop.roster import Import
from ladder_cli.model.stop import Stop
from tests.interop.entered import FIXTURES, entered, load_texts

TODAY = date(2026, 11, 22)
FILE = ("people.csv", (FIXTURES / "people.csv").read_bytes())
COLUMNS = {"id": "account", "name": "Full name"}


@pytest.fixture(scope="module")
def brought() -> Import:
    return import_people(FILE, TODAY, columns=COLUMNS)


def table(text: str, **columns: str) -> Import:
    return import_people(("t.csv", text.encode()), TODAY, columns=columns)


def left(brought: Import) -> list[tuple[str, str, str]]:
    return [
        (one.what, one.where, one.why)
        for one in brought.left
        if one.where.startswith(("people.csv", "t.csv"))
    ]


def test_rows_of_one_person_are_one_record(brought: Import) -> None:
    assert brought.files["records/ada-okafor.yaml"] == {
        "name": "Okafor; Ada",
        "account": {"login": "ada-okafor", "id": 1024},
        "affiliations": [{"organization": "brightwater-gmbh", "as_of": "2026-11-22"}],
        "seats": [
            {
                "role": "chair",
                "sig": "kettle",
                "since": "2024-03-01",
                "origin": "imported",
                "source": "people.csv",
            },
            {
                "role": "tea-taster",
                "sig": "kettle/spout-makers",
                "since": "2025-01-31",
                "origin": "imported",
                "source": "people.csv",
            },
        ],
    }


def test_a_login_of_digits_keeps_its_zeros_and_a_name_its_one_line(brought: Import) -> None:
    assert brought.files["records/007.yaml"] == {
        "name": "Nadia Voss",
        "account": {"login": "007", "id": 7},
        "affiliations": [{"organization": "independent", "as_of": "2026-11-22"}],
    }


def test_an_address_is_no_name(brought: Import) -> None:
    assert "name" not in brought.files["records/tomas.yaml"]


def test_what_is_left_out_is_listed_with_its_line(brought: Import) -> None:
    assert left(brought) == [
        ("the column `shoe size`", "people.csv:1", "not asked for"),
        ("what kind of group kettle is", "people.csv:2", "a sig for now"),
        ("the row of `ada-okafor`", "people.csv:3", "more cells than headings"),
        ("what kind of group kettle/spout-makers is", "people.csv:4", "a subproject for now"),
        ("the row of ``", "people.csv:7", "no login"),
        ("the row of `noor`", "people.csv:8", "`x1` is not an account number"),
        ("the row of `lena`", "people.csv:9", "`March 2024` is not a day (YYYY-MM-DD)"),
        ("the row of `mei`", "people.csv:10", "`2031-01-01` is still to come"),
        ("the row of `ravi`", "people.csv:12", "a group or a day, but no role"),
        ("chair of tomas", "people.csv:13", "that role is for one group"),
        ("addresses and numbers in texts", "people.csv:13", "they never enter a registry"),
        (
            "second spellings of logins",
            "people.csv:2",
            "logins that differ only in case are one account: the first spelling is kept",
        ),
    ]


def test_importing_again_changes_nothing(brought: Import) -> None:
    twice = import_people(FILE, date(2027, 3, 1), entered(brought), columns=COLUMNS)

    assert (twice.files, twice.merged) == ({}, {})


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_cells_may_be_set_apart_by_commas_semicolons_or_tabs(separator: str) -> None:
    brought = table(f"login{separator}name\nada{separator}Ada\n")

    assert brought.files["records/ada.yaml"] == {"name": "Ada", "account": {"login": "ada"}}


def test_a_role_without_groups_is_for_the_whole_community() -> None:
    brought = table("login,role\nada,Tea Taster\n")

    role: Any = brought.files["roles/tea-taster.yaml"]
    assert (role["title"], role["scope"], role.get("grants")) == ("Tea Taster", "community", None)
    assert entered(brought).seats_of("ada")[0].seat.role == "tea-taster"


def test_a_group_of_the_registry_is_not_made_anew() -> None:
    texts = {
        "community.yaml": "name: T\nconduct: {version: x, report_to: c@x.example}\ncontribution_kinds: {}\n",
        "sigs/tea.yaml": "title: Tea\nkind: committee\n",
    }

    brought = import_people(("t.csv", b"login,role,group\nada,Taster,Tea\n"), TODAY, load_texts(texts))

    assert sorted(brought.files) == ["records/ada.yaml", "roles/taster.yaml"]
    assert brought.left == ()


def test_two_first_days_of_one_seat_are_asked_about() -> None:
    brought = table("login,role,since\nada,taster,2020-01-01\nada,taster,2021-01-01\n")

    record: Any = brought.files["records/ada.yaml"]
    assert [seat["since"] for seat in record["seats"]] == ["2020-01-01"]
    assert left(brought) == [
        ("taster of ada since 2021-01-01", "t.csv:3", "the source has the same seat since 2020-01-01")
    ]


def test_two_account_numbers_for_one_login_are_asked_about() -> None:
    brought = table("login,id\nada,1\nada,2\n")

    assert brought.files["records/ada.yaml"] == {"account": {"login": "ada"}}
    assert left(brought) == [("account numbers of ada", "t.csv:2", "the source has `1`, `2`")]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("a b,,,,", "not a person's login"),
        ("helper[bot],,,,", "not a person's login"),
        ("ada,0,,,", "`0` is not an account number"),
        ("ada,²,,,", "`²` is not an account number"),
        ("ada,99999999999999999999,,,", "`99999999999999999999` is not an account number"),
        ("ada,,!,,", "`!` gives no id"),
        ("ada,,taster,a//b,", "`a//b` gives no id"),
        ("ada,,taster,,20261101", "`20261101` is not a day (YYYY-MM-DD)"),
        ("ada,,taster,,2026-02-30", "`2026-02-30` is not a day (YYYY-MM-DD)"),
    ],
)
def test_a_row_that_cannot_be_right_is_left_out(row: str, why: str) -> None:
    brought = table(f"login,id,role,group,since\n{row}\n")

    assert list(brought.files) == ["community.yaml"]
    assert [found[1:] for found in left(brought)] == [("t.csv:2", why)]


@pytest.mark.parametrize(
    ("raw", "columns", "status", "what"),
    [
        (b"", {}, 3, "`t.csv`: empty: the first line should hold the headings"),
        (b"name\nAda\n", {}, 2, "`t.csv` has no column `login` (it has `name`)"),
        (b"who\nAda\n", {"login": "Who?"}, 2, "`t.csv` has no column `Who?` (it has `who`)"),
        (b"login,name\n", {"name": "full"}, 2, "`t.csv` has no column `full` (it has `login`, `name`)"),
        (b"login,Login\nada,x\n", {}, 3, "`t.csv`, line 1: two columns are called `login`"),
        (b"login\n", {"shoe": "x"}, 2, "`shoe` is not a field"),
        (b'login\n"ada\n', {}, 3, "`t.csv`, line 2: not CSV: unexpected end of data"),
        (b"login\n\xff\n", {}, 3, "`t.csv`, line 2: not UTF-8: the byte 0xFF"),
    ],
)
def test_a_table_that_cannot_be_read_is_one_message(
    raw: bytes, columns: dict[str, str], status: int, what: str
) -> None:
    with pytest.raises(Stop) as stop:
        import_people(("t.csv", raw), TODAY, columns=columns)

    assert (stop.value.status, stop.value.message) == (status, what)
