"""Who carries what, who could carry more, what waits, and whom to ask about an idle item."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ladder_cli.model.work import Item
from ladder_cli.work.availability import Available
from ladder_cli.work.idleness import helper, idle_since
from ladder_cli.work.waiting import unshepherded
from tests.stage import Ran
from tests.work.quay import TODAY, idea, item, loads, profile, quay, record, texts

SECOND = "seconds:\n  - {by: bob, on: 2026-10-01}\n"
WORK = {
    "items/page.yaml": item("A page", more="shepherd: dan\nsize: large\n"),
    "items/leaf.yaml": item("A leaf", "taken", "owner: dan\n").replace("2026-11-01", "2026-09-01"),
    "items/done.yaml": item("All done", "done"),
    "ideas/fair.yaml": idea("A fair", "seconded", SECOND, since="2026-10-01"),
    "ideas/show.yaml": idea("A show"),
    "pairings/gus-ada.yaml": "mentor: gus\nmentee: ada\nstate: active\nproposed: 2026-10-01\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path, text in texts(WORK).items():
        file = tmp_path / "registry" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return tmp_path


def names(changes: dict[str, str], sig: str | None = None, zone: str = "") -> list[str]:
    return [load.person for load in Available(loads(changes)).of(sig, zone)]


def test_whoever_has_a_slot_free_is_listed_the_freest_first() -> None:
    assert names({}) == ["bob", "gus", "carol", "dan"]
    assert names({"items/page.yaml": item("A page", more="shepherd: bob\nsize: large\n")}) == [
        *("gus", "carol", "bob", "dan"),
    ]


def test_a_group_is_of_those_who_follow_it_or_hold_a_seat_there_or_above() -> None:
    assert names({}, "docs") == ["bob", "carol", "dan"]
    assert names({}, "docs/site") == ["bob", "carol", "dan"]
    assert names({}, "node") == []


def test_a_zone_or_a_part_of_the_world_is_asked_for() -> None:
    there = {"people/gus.yaml": profile("Gus", 3, "time_zone: Asia/Tokyo\n")}

    assert (names(there, zone="asia"), names(there, zone="Asia/Tokyo"), names(there, zone="As")) == (
        ["gus"],
        ["gus"],
        [],
    )


def test_nobody_is_asked_who_is_away_listens_or_is_on_release_duty() -> None:
    away = {"records/bob.yaml": record("bob", "member", more="leave:\n  - {from: 2026-11}\n")}
    quiet = {"people/gus.yaml": profile("Gus", 3, "listening: true\n")}

    assert names({**away, **quiet}) == ["carol", "dan"]


def test_what_nobody_looks_after_is_listed_the_oldest_first() -> None:
    assert [(one.kind, one.id, one.since) for one in unshepherded(quay(WORK))] == [
        ("item", "leaf", "2026-09-01"),
        ("idea", "fair", "2026-10-01"),
    ]
    assert unshepherded(quay(WORK), "node") == []


@pytest.mark.parametrize(
    ("state", "moved", "since"),
    [
        ("open", "2026-10-23", None),
        ("open", "2026-10-22", date(2026, 10, 22)),
        ("taken", "2026-10-22", date(2026, 10, 22)),
        ("done", "2026-01-01", None),
        ("open", None, None),
    ],
)
def test_an_item_is_idle_after_so_many_days_without_movement(
    state: str, moved: str | None, since: date | None
) -> None:
    one = Item(title="A page", state=state, moved=moved)  # type: ignore[arg-type] # a state in words

    assert idle_since(one, TODAY, 30) == since


def test_whom_to_ask_is_free_in_the_group_and_cares_about_it() -> None:
    words = Item(title="A page", state="open", group="docs", topics=("words",), shepherd="bob")
    other = Item(title="A page", state="open", group="docs", shepherd="bob")

    assert (helper(Available(loads({})), words), helper(Available(loads({})), other)) == ("dan", "carol")


def test_where_nobody_is_free_the_shepherd_is_asked_else_a_lead() -> None:
    none = {f"people/{name}.yaml": profile(name, 0) for name in ("bob", "carol", "dan")}

    tended = Item(title="A page", state="open", group="docs", shepherd="dan", owner="bob")
    assert helper(Available(loads(none)), tended) == "dan"
    assert helper(Available(loads(none)), Item(title="A page", state="open", group="docs")) == "carol"
    assert (
        helper(Available(loads(none)), Item(title="A page", state="open", group="docs", owner="carol"))
        is None
    )


def test_the_list_shows_everyone_who_declared_slots_or_carries_something(
    folder: Path, ladder: Callable[..., Ran], golden: Callable[[str, str], None]
) -> None:
    golden("workload/all.txt", ladder("workload", cwd=folder).out)
    golden("workload/all.json", ladder("workload", "--format", "json", cwd=folder).out)


def test_one_person_is_shown_whole(
    folder: Path, ladder: Callable[..., Ran], golden: Callable[[str, str], None]
) -> None:
    golden(
        "workload/one.txt",
        "\n".join(ladder("workload", who, cwd=folder).out for who in ("dan", "gus", "fay")),
    )


def test_those_who_are_free_are_found_by_group_and_zone(folder: Path, ladder: Callable[..., Ran]) -> None:
    found = json.loads(ladder("workload", "--free", "--sig", "docs", "--format", "json", cwd=folder).out)

    assert [one["person"] for one in found["people"]] == ["bob", "carol"]
    assert ladder("workload", "--free", "--time-zone", "Pacific/Apia", cwd=folder).out.startswith("nobody")
    refused = ladder("workload", "--free", "--time-zone", "Mars", cwd=folder)
    assert (refused.status, refused.out) == (2, "")


def test_a_person_is_not_filtered(folder: Path, ladder: Callable[..., Ran]) -> None:
    ran = ladder("workload", "dan", "--free", cwd=folder)

    assert (ran.status, ran.err.splitlines()[0]) == (2, "ladder: a person's load is shown whole")
