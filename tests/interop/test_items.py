"""A spreadsheet of open work becomes items; what cannot come in is listed, and twice changes nothing."""

import csv
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from ladder_cli.interop.items import import_items
from ladder_cli.interop.roster import Import
from ladder_cli.model.registry import Registry
from ladder_cli.model.stop import Stop
from ladder_cli.store.splicing.style import render
from tests.conftest import ROOT
from tests.stage import Ran
from tests.work.quay import TODAY, item, registry, texts

SHEET = """\
Key;Task;Area;Difficulty;Effort;Prio;Risk;Tags;Helper;Doer;Until;Status;Colour
K-1;Paint the pier;Docs;Easy;6 h;P1;no;paint, wood;bob;ada;2026-12-20;in progress;blue
K-2;Mend the crane;site;hard;40;critical;yes;steel;carol;;;open;
K-3;Count the gulls;docs/site;;lots;sometime;perhaps;;dan;zed;soon;asleep;
K-4;;docs;;;;;;;;;;
K-5;Count them again;docs;;;;;;dan;;;;
K-5;And again;docs;;;;;;;;;;
"""
NAMED = {
    "id": "Key",
    "title": "Task",
    "group": "Area",
    "level": "Difficulty",
    "hours": "Effort",
    "priority": "Prio",
    "schedule_risk": "Risk",
    "topics": "Tags",
    "shepherd": "Helper",
    "owner": "Doer",
    "due": "Until",
    "state": "Status",
}


def brought(sheet: str, known: Registry | None = None, named: dict[str, str] | None = None) -> Import:
    return import_items(("t.csv", sheet.encode()), TODAY, known or registry({}), named)


def left(found: Import) -> list[tuple[str, str, str, str]]:
    return [(one.what, one.where.removeprefix("t.csv:"), one.why, one.ask) for one in found.left]


def after(found: Import) -> Registry:
    """The registry with what came in; every file is in order."""
    return registry({path: render(dict(data)) for path, data in found.files.items()})


def test_cells_are_read_as_people_write_them() -> None:
    found = brought(SHEET, named=NAMED)

    assert found.files["items/k-1.yaml"] == {
        "title": "Paint the pier",
        "group": "docs",
        "state": "taken",
        "level": "newcomer",
        "hours": 6,
        "priority": "high",
        "topics": ["paint", "wood"],
        "due": "2026-12-20",
        "shepherd": "bob",
        "owner": "ada",
        "moved": "2026-11-22",
    }
    assert found.files["items/k-2.yaml"] == {
        "title": "Mend the crane",
        "group": "docs/site",
        "state": "open",
        "level": "expert",
        "hours": 40,
        "priority": "urgent",
        "schedule_risk": True,
        "topics": ["steel"],
        "shepherd": "carol",
        "moved": "2026-11-22",
    }
    assert sorted(after(found).items) == ["k-1", "k-2", "k-3", "k-5"]


def test_what_is_left_out_is_listed_with_its_line_and_what_to_do() -> None:
    assert left(brought(SHEET, named=NAMED)) == [
        ("the column `Colour`", "1", "not asked for", "is it one of the fields? Use --column"),
        ("state `asleep` of `Count the gulls`", "4", "not taken over", "one of open, taken, done, dropped"),
        ("hours `lots` of `Count the gulls`", "4", "not taken over", "a number from 1 to 2000"),
        (
            "priority `sometime` of `Count the gulls`",
            "4",
            "not taken over",
            "one of low, normal, high, urgent",
        ),
        ("schedule risk `perhaps` of `Count the gulls`", "4", "not taken over", "yes or no"),
        ("due `soon` of `Count the gulls`", "4", "not taken over", "a day as 2026-11-22"),
        (
            "owner `zed` of `Count the gulls`",
            "4",
            "not taken over",
            "nobody here is called so: which handle is it?",
        ),
        ("the row of ``", "5", "no title", "mend it and import again"),
        (
            "shepherd `dan` of `Count them again`",
            "6",
            "not taken over",
            "they have no free slot: who has? ladder workload --free",
        ),
        ("the row of `And again`", "7", "its id `k-5` is that of t.csv:6", "mend it and import again"),
    ]


def test_importing_again_changes_nothing() -> None:
    first = brought(SHEET, named=NAMED)
    again = brought(SHEET, after(first), NAMED)

    assert (again.files, again.merged) == ({}, {})
    assert [(one.what, one.found, one.new) for one in again.came] == [("items", 4, 0)]


def test_an_item_that_is_there_stays_and_what_differs_is_listed() -> None:
    known = registry(
        {"items/pier.yaml": item("A pier", more="hours: 4\ntopics: [paint]\nwhat: |\n  Two\n  lines.\n")}
    )
    found = brought("id,title,hours,topics,what\npier,A pier,9,paint,Two lines.\n", known)

    assert found.files == {}
    assert left(found) == [("hours `9` of pier", "2", "the registry has `4`", "which is right?")]


def test_an_id_is_made_of_the_title_where_no_column_gives_one() -> None:
    assert list(brought("title\nPaint the pier!\n").files) == ["items/paint-the-pier.yaml"]
    assert left(brought("title\n???\n"))[0][2] == "its title gives no id: add a column `id`"


@pytest.mark.parametrize("who", ["Bob", "bob", "@BOB", "BOB "])
def test_people_are_known_by_handle_login_or_name(who: str) -> None:
    assert brought(f"title,owner\nPier,{who}\n").files["items/pier.yaml"]["owner"] == "bob"


def test_a_name_of_two_people_is_left_open() -> None:
    twins = registry({"people/bob.yaml": "name: Robin\n", "people/dan.yaml": "name: Robin\n"})

    assert left(brought("title,owner\nPier,Robin\n", twins))[0][3] == (
        "several people are called so: which handle is it?"
    )


def test_a_row_with_too_many_cells_is_left_out_and_an_unknown_group_asked_for() -> None:
    found = brought("title,group\nPier,harbour\nJetty,docs,x\n")

    assert found.files["items/pier.yaml"].get("group") is None
    assert left(found) == [
        ("group `harbour` of `Pier`", "2", "not taken over", "which group is it? ladder query sigs"),
        ("the row of `Jetty`", "3", "more cells than headings", "mend it and import again"),
    ]


def test_what_is_taken_by_nobody_is_open() -> None:
    found = brought("title,state\nPier,taken\nJetty,done\n")

    assert [data["state"] for data in found.files.values()] == ["done", "open"]
    assert left(found) == [
        ("state `taken` of `Pier`", "2", "not taken over", "who does it? It is open until then")
    ]


def test_addresses_never_come_in() -> None:
    found = brought("title,what\nPier,ask me@example.org or else\n")

    assert found.files["items/pier.yaml"]["what"] == "ask (left out) or else"


@pytest.mark.parametrize(
    ("sheet", "named", "why"),
    [
        ("Task\nPier\n", {}, "`t.csv` has no column `title` (it has `Task`)"),
        ("title\nPier\n", {"hours": "Effort"}, "`t.csv` has no column `Effort` (it has `title`)"),
        ("title\nPier\n", {"colour": "title"}, "`colour` is not a field"),
    ],
)
def test_columns_that_do_not_fit_are_refused(sheet: str, named: dict[str, str], why: str) -> None:
    with pytest.raises(Stop) as stop:
        brought(sheet, named=named)

    assert (stop.value.status, stop.value.message) == (2, why)


def test_what_the_list_prints_comes_back_the_same(ladder: Callable[..., Ran], tmp_path: Path) -> None:
    sheet = ladder("query", "items", "--format", "csv", cwd=ROOT)
    assert sheet.status == 0
    (tmp_path / "all.csv").write_text(sheet.out)

    ran = ladder(
        "--registry", ROOT / "registry", "import", "items", tmp_path / "all.csv", "--dry-run", cwd=ROOT
    )

    assert ran.out.splitlines()[1].split() == [
        "items",
        str(len(list(csv.reader(StringIO(sheet.out)))) - 1),
        "0",
    ]
    assert "which is right?" not in ran.out


def test_a_dry_run_writes_nothing_and_a_run_writes_all(ladder: Callable[..., Ran], tmp_path: Path) -> None:
    for path, text in texts({}).items():
        file = tmp_path / "registry" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    (tmp_path / "t.csv").write_text("title,group\nPier,docs\n")

    words: Any = ("import", "items", "t.csv")
    assert ladder(*words, "--dry-run", cwd=tmp_path).status == 0
    assert not (tmp_path / "registry" / "items").exists()

    assert ladder(*words, cwd=tmp_path).status == 0
    assert (tmp_path / "registry" / "items" / "pier.yaml").read_text().splitlines()[1] == "title: Pier"


def test_work_needs_a_registry(ladder: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("title\nPier\n")

    ran = ladder("import", "items", "t.csv", cwd=tmp_path)

    assert (ran.status, ran.out) == (3, "")
    assert not (tmp_path / "registry").exists()
