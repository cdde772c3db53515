"""Organization files in both dialects become people, teams and seats."""

from datetime import date
from typing import Any

import pytest

from ladder_cli.interop.peribolos import import_peribolos
from ladder_cli.interop.roster import Import
from ladder_cli.model.stop import Stop
from tests.interop.entered import FIXTURES, entered, folder

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def brought() -> Import:
    return import_peribolos([("peribolos.yaml", (FIXTURES / "peribolos.yaml").read_bytes())], TODAY)


def test_organizations_on_top_come_in_with_their_teams(brought: Import) -> None:
    assert {row.what: (row.found, row.new) for row in brought.came} == {
        "people in organizations": (5, None),
        "people": (4, 4),
        "roles": (3, 3),
        "seats: organization-admin": (1, 1),
        "seats: organization-member": (4, 3),
        "seats: team-member": (2, 2),
        "teams": (3, 3),
    }
    assert entered(brought).community.name == "Boiling Point"


def test_a_team_below_another_lies_within_it(brought: Import) -> None:
    group: Any = brought.files["sigs/teams/boiling-point/kettle-leads.yaml"]

    assert group["within"] == "teams/boiling-point/kettle-writers"


def test_a_list_behind_an_alias_counts(brought: Import) -> None:
    record: Any = brought.files["records/ada-okafor.yaml"]

    assert [seat.get("sig") for seat in record["seats"]] == [
        None,
        "teams/boiling-point/kettle-leads",
        "teams/boiling-point/readers",
    ]


def test_importing_again_changes_nothing(brought: Import) -> None:
    files = [("peribolos.yaml", (FIXTURES / "peribolos.yaml").read_bytes())]

    twice = import_peribolos(files, date(2027, 3, 1), entered(brought))

    assert (twice.files, twice.merged) == ({}, {})


def test_files_without_an_organization_on_top_make_one_together() -> None:
    brought = import_peribolos(folder(FIXTURES / "org"), TODAY)

    teams = sorted(path for path in brought.files if path.startswith("sigs/"))
    assert teams == [
        f"sigs/teams/boiling-point/{name}.yaml"
        for name in ("everyone", "kettle-admins", "kettle-leads", "kettle-nested")
    ]
    entered(brought)


def test_an_organization_without_a_name_has_its_folders() -> None:
    brought = import_peribolos(
        [("tea-house/org.yaml", b"members: [ada]\nteams: {tasters: {members: [ada]}}\n")], TODAY
    )

    assert "sigs/teams/tea-house/tasters.yaml" in brought.files


def test_a_place_without_a_login_is_left() -> None:
    brought = import_peribolos([("o.yaml", b"members:\n- ada\n-\n- ' '\n- a@b\n")], TODAY)

    assert [(one.what, one.where) for one in brought.left if "login" in one.what] == [
        ("the login ``", "o.yaml:3"),
        ("the login ``", "o.yaml:4"),
        ("the login `a@b`", "o.yaml:5"),
    ]


def test_a_key_of_a_team_that_no_field_holds_is_counted() -> None:
    brought = import_peribolos(
        [("o.yaml", b"teams: {a: {colour: red, shape: null}, b: {colour: blue, privacy: odd}}\n")], TODAY
    )

    assert [(one.what, one.count) for one in brought.left if one.what.endswith("of a team")] == [
        ("`colour` of a team", 2)
    ]
    group: Any = brought.files["sigs/teams/organization/b.yaml"]
    assert group["team"] == {"organization": "organization", "name": "b"}


def test_a_long_description_of_a_team_is_its_mission() -> None:
    text = f"members: [ada]\nteams: {{tasters: {{description: {'tea ' * 100}}}}}\n"

    brought = import_peribolos([("tea-house/org.yaml", text.encode())], TODAY)

    group: Any = brought.files["sigs/teams/tea-house/tasters.yaml"]
    assert group["mission"] == " ".join(["tea"] * 100)
    assert "description" not in group["team"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("members: ada\n", "`o.yaml`, line 1: `members` should be a list"),
        ("members:\n- [ada]\n", "`o.yaml`, line 2: `members` should be text"),
        ("teams:\n- tasters\n", "`o.yaml`, line 2: `teams` should be a mapping"),
        ("orgs:\n  tea: x\n", "`o.yaml`, line 2: this should be a mapping"),
    ],
)
def test_a_file_of_another_shape_is_refused_with_its_place(text: str, what: str) -> None:
    with pytest.raises(Stop) as stop:
        import_peribolos([("o.yaml", text.encode())], TODAY)

    assert stop.value.message == what
