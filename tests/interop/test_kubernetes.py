"""A community in the shape of Kubernetes' becomes records, groups, roles and organizations."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ladder_cli.interop.kubernetes import import_kubernetes
from ladder_cli.interop.merge import Options
from ladder_cli.interop.roster import Import
from ladder_cli.model.stop import Stop
from ladder_cli.store.plans.founding import UNKNOWN_ADDRESS
from tests.interop.entered import FIXTURES, again, entered, folder

SIGS = ("sigs.yaml", (FIXTURES / "sigs.yaml").read_bytes())


@pytest.fixture(scope="module")
def brought() -> Import:
    return import_kubernetes(SIGS, [folder(FIXTURES / "org")], date(2026, 11, 22))


def asked(brought: Import, what: str) -> tuple[str, str, str, int]:
    [left] = [left for left in brought.left if left.what == what]
    return left.where, left.why, left.ask, left.count


def seats(brought: Import, handle: str) -> list[Any]:
    record: Any = brought.files[f"records/{handle}.yaml"]
    return [(seat["role"], seat.get("sig")) for seat in record["seats"]]


def test_every_file_is_one_that_the_schemas_accept(brought: Import) -> None:
    registry = entered(brought)

    assert registry.community.name == "Boiling Point"
    assert not [path for path in brought.files if path.startswith("people/")]
    assert brought.merged == {}


def test_the_table_counts_what_came(brought: Import) -> None:
    came = {row.what: row.found for row in brought.came}

    assert came == {
        "meetings": 4,
        "meetings not expandable": 1,
        "people in groups": 7,
        "people in groups, active": 6,
        "people in groups, emeritus only": 1,
        "people in organizations": 7,
        "spellings of employers": 6,
        "committees": 1,
        "organizations": 4,
        "people": 10,
        "roles": 11,
        "seats: chair": 2,
        "seats: committee-member": 1,
        "seats: committee-member, emeritus": 1,
        "seats: liaison": 1,
        "seats: organization-admin": 2,
        "seats: organization-member": 5,
        "seats: sig-lead, emeritus": 1,
        "seats: subproject-lead": 1,
        "seats: team-maintainer": 1,
        "seats: team-member": 5,
        "seats: technical-lead": 2,
        "seats: working-group-chair": 1,
        "seats: working-group-chair, emeritus": 1,
        "SIGs": 1,
        "subprojects": 2,
        "teams": 4,
        "working groups": 1,
    }


def test_a_seat_has_its_source_and_neither_dates_nor_sponsors(brought: Import) -> None:
    assert brought.files["records/tomas-rey.yaml"] == {
        "name": "Tomás Rey",
        "account": {"login": "tomas-rey"},
        "seats": [
            {
                "role": "sig-lead",
                "sig": "sig-kettle",
                "origin": "imported",
                "source": "sigs.yaml",
                "ended": {"why": "unknown", "as": "emeritus"},
            },
            {
                "role": "committee-member",
                "sig": "committee-code-of-conduct",
                "origin": "imported",
                "source": "sigs.yaml",
                "ended": {"why": "unknown", "as": "emeritus"},
            },
        ],
    }


@pytest.mark.parametrize("login", ["20481024", "NO", "0x1F"])
def test_a_login_is_the_text_that_stands_there(brought: Import, login: str) -> None:
    record: Any = brought.files[f"records/{login.lower()}.yaml"]

    assert record["account"] == {"login": login}


def test_one_account_in_several_spellings_is_one_person(brought: Import) -> None:
    record: Any = brought.files["records/ada-okafor.yaml"]

    assert record["account"] == {"login": "ada-okafor"}
    assert record["affiliations"] == [{"organization": "brightwater-gmbh", "as_of": "2026-11-22"}]
    assert seats(brought, "ada-okafor") == [
        ("chair", "sig-kettle"),
        ("technical-lead", "sig-kettle"),
        ("working-group-chair", "wg-steam"),
        ("organization-member", None),
        ("team-member", "teams/boiling-point/everyone"),
        ("team-member", "teams/boiling-point/kettle-leads"),
    ]


def test_a_group_says_what_the_source_says_and_no_address(brought: Import) -> None:
    group: Any = brought.files["sigs/sig-kettle.yaml"]

    assert (
        group["mission"]
        == "Boils water, in every sense. See the [calendar](left out), or write to (left out)."
    )
    assert group["channels"] == [{"title": "Mailing list", "link": "https://lists.example.org/kettle"}]
    assert group["contact"] == {"private": "kettle-leads@example.org"}
    assert [meeting["kind"] for meeting in group["meetings"]] == ["status", "office-hours", "onboarding"]
    assert group["meetings"][0]["room"] == "https://meet.example.org/kettle"
    assert not [meeting for meeting in group["meetings"] if "minutes" in meeting]


def test_a_subproject_and_a_team_lie_within_their_group(brought: Import) -> None:
    files: Any = brought.files

    assert files["sigs/sig-kettle/descaler.yaml"]["within"] == "sig-kettle"
    assert files["sigs/teams/boiling-point/kettle-leads.yaml"]["within"] == "sig-kettle"
    nested = files["sigs/teams/boiling-point/kettle-nested.yaml"]
    assert nested["within"] == "teams/boiling-point/kettle-leads"
    assert "within" not in files["sigs/teams/boiling-point/everyone.yaml"]


def test_a_team_keeps_what_the_code_host_knows(brought: Import) -> None:
    team: Any = brought.files["sigs/teams/boiling-point/kettle-admins.yaml"]

    assert team["team"] == {
        "organization": "boiling-point",
        "name": "Kettle Admins",
        "description": "Everything about the kettle",
        "privacy": "closed",
        "previously": ["kettle-owners"],
        "repositories": {"kettle": "admin", "cups": "write"},
    }


def test_an_office_becomes_a_role_that_asks_one_thing(brought: Import) -> None:
    roles: dict[str, Any] = {path: data for path, data in brought.files.items() if path.startswith("roles/")}

    assert {path for path, data in roles.items() if data.get("grants") == ["lead"]} == {
        f"roles/{name}.yaml"
        for name in ("chair", "technical-lead", "sig-lead", "subproject-lead", "working-group-chair")
    }
    for data in roles.values():
        assert list(data["requires"]) == ["id", "manual"]
        assert data["in_force"] == "2026-11-22"


def test_organizations_that_look_like_one_are_proposed_and_not_merged(brought: Import) -> None:
    assert [(one.organization, one.other, one.alias) for one in brought.proposals] == [
        ("brightwater", "brightwater-gmbh", "Brightwater GmbH"),
        ("teapot", "teapot-labs", "Teapot Labs"),
    ]
    assert brought.files["organizations/brightwater-gmbh.yaml"] == {"name": "Brightwater GmbH"}
    assert brought.files["organizations/brightwater.yaml"] == {"name": "Brightwater"}


def test_whoever_works_for_themselves_has_no_organization(brought: Import) -> None:
    record: Any = brought.files["records/20481024.yaml"]

    assert record["affiliations"] == [{"organization": "independent", "as_of": "2026-11-22"}]
    assert "organizations/independent.yaml" not in brought.files


@pytest.mark.parametrize(
    ("what", "where", "why"),
    [
        ("the group `kettle-d`", "sigs.yaml:81", "its id `sig-kettle/kettle-d` is that of sigs.yaml:78"),
        ("`gb_rep`", "sigs.yaml:113", "not a list of groups"),
        ("the login `helper[bot]`", "org/org.yaml:13", "an app, not a person"),
        ("`stir` on spoons", "org/org.yaml:26", "not a permission"),
        ("the team `steam`", "org/wg-steam/teams.yaml:2", "nothing is said of it"),
        (
            "`lena-brandt`, working-group-chair in wg-steam",
            "sigs.yaml:91",
            "came in, but is in no organization file",
        ),
        ("the team `kettle-ghosts`", "sigs.yaml:55", "in no organization file"),
        (
            "`outsider` in teams/boiling-point/everyone",
            "org/org.yaml:30",
            "in the team (which came in), but not in its organization",
        ),
        (
            "the group `Kettle.Leads`",
            "org/sig-kettle/teams.yaml:13",
            "its id `teams/boiling-point/kettle-leads` is that of org/sig-kettle/teams.yaml:3",
        ),
        (
            "the meeting `Descaling office hours`",
            "sigs.yaml:38",
            "not expandable: Thursday 14:00 IST, biweekly",
        ),
        ("another address for conduct reports", "community.yaml", "the conduct committee's own was taken"),
        ("the employer `n/a`", "", "says that there is none"),
    ],
)
def test_what_is_left_is_listed_with_its_place(brought: Import, what: str, where: str, why: str) -> None:
    assert asked(brought, what)[:2] == (where, why)


def test_what_is_left_in_numbers_is_one_line(brought: Import) -> None:
    assert asked(brought, "links to OWNERS files")[3] == 3
    assert asked(brought, "names of chat channels")[3] == 2
    assert asked(brought, "e-mail addresses")[3] == 1


def test_a_chat_address_makes_links_of_channel_names() -> None:
    brought = import_kubernetes(SIGS, [], date(2026, 11, 22), chat="https://chat.example.org/messages/")

    group: Any = brought.files["sigs/sig-kettle/descaler.yaml"]
    assert group["channels"] == [{"title": "Chat", "link": "https://chat.example.org/messages/descaler"}]


def test_importing_again_on_another_day_changes_nothing(brought: Import) -> None:
    twice = import_kubernetes(SIGS, [folder(FIXTURES / "org")], date(2027, 3, 1), entered(brought))

    assert (twice.files, twice.merged) == ({}, {})
    assert {row.new for row in twice.came} == {None, 0}
    assert {row.what: row.found for row in twice.came} == {row.what: row.found for row in brought.came}
    assert {left.what for left in twice.left} <= {left.what for left in brought.left}


def test_a_new_registry_says_what_nobody_said() -> None:
    brought = import_kubernetes(("s.yaml", b"sigs: []\n"), [], date(2026, 11, 22))

    assert brought.files == {
        "community.yaml": {
            "name": "Community without a name",
            "conduct": {"version": "unknown", "report_to": UNKNOWN_ADDRESS},
            "contribution_kinds": {},
        }
    }
    assert [left.what for left in brought.left] == [
        "the community's name",
        "the version of the code of conduct",
        "where conduct reports go",
    ]


def test_options_fill_in_what_the_source_does_not_say() -> None:
    options = Options("Kettles", "conduct@example.org", "2.1")

    brought = import_kubernetes(("s.yaml", b"sigs: []\n"), [], date(2026, 11, 22), options=options)

    assert brought.files["community.yaml"] == {
        "name": "Kettles",
        "conduct": {"version": "2.1", "report_to": "conduct@example.org"},
        "contribution_kinds": {},
    }
    assert brought.left == ()


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("sigs:\n  dir: sig-kettle\n", "`s.yaml`, line 2: `sigs` should be a list"),
        ("sigs:\n- sig-kettle\n", "`s.yaml`, line 2: this should be a mapping"),
        ("sigs:\n- dir: a\n  leadership:\n    chairs: ada\n", "`s.yaml`, line 4: `chairs` should be a list"),
        ("sigs:\n- dir: a\n  name: [b]\n", "`s.yaml`, line 3: `name` should be text"),
    ],
)
def test_a_source_of_another_shape_is_refused_with_its_place(text: str, what: str) -> None:
    with pytest.raises(Stop) as stop:
        import_kubernetes(("s.yaml", text.encode()), [], date(2026, 11, 22))

    assert stop.value.message == what


def test_a_group_whose_name_gives_no_id_is_left_with_its_people() -> None:
    text = (
        "sigs:\n- {name: 茶, leadership: {chairs: [{github: b}]}}\n- {dir: p, subprojects: [{name: '!'}]}\n"
    )

    brought = import_kubernetes(("s.yaml", text.encode()), [], date(2026, 11, 22))

    assert list(brought.files) == ["community.yaml", "sigs/p.yaml"]
    assert asked(brought, "the group `茶`")[:2] == ("s.yaml:2", "its name gives no id")
    assert asked(brought, "the group `!`")[:2] == ("s.yaml:3", "its name gives no id")


def test_a_link_that_holds_an_address_is_no_channel() -> None:
    text = (
        b"sigs:\n- dir: pot\n  contact: {slack: 'https://chat.example.org/pot',"
        b" mailing_list: 'https://lists.example.org/?to=pot@example.org'}\n"
    )

    brought = import_kubernetes(("s.yaml", text), [], date(2026, 11, 22))

    group: Any = brought.files["sigs/pot.yaml"]
    assert group["channels"] == [{"title": "Chat", "link": "https://chat.example.org/pot"}]
    assert asked(brought, "addresses of mailing lists")[3] == 1


def test_an_office_that_is_not_known_is_left() -> None:
    text = b"sigs:\n- dir: sig-tea\n  leadership:\n    tasters:\n    - github: ada\n"

    brought = import_kubernetes(("s.yaml", text), [], date(2026, 11, 22))

    assert asked(brought, "`tasters` of sig-tea")[0] == "s.yaml:5"
    assert list(brought.files) == ["community.yaml", "sigs/sig-tea.yaml"]


def test_a_seat_held_now_goes_before_the_same_seat_ended() -> None:
    text = (
        b"committees:\n- dir: tea\n  leadership:\n    emeritus_leads:\n    - github: ada\n"
        b"    chairs:\n    - github: ada\n    - github: Ada\n"
    )

    brought = import_kubernetes(("s.yaml", text), [], date(2026, 11, 22))

    record: Any = brought.files["records/ada.yaml"]
    assert [seat.get("ended") for seat in record["seats"]] == [None]
    assert asked(brought, "committee-member of ada in tea, ended")[0] == "s.yaml:7"
    assert again(brought, ("s.yaml", text)) == ({}, {})


def test_two_employers_of_one_person_are_asked_about() -> None:
    text = (
        b"sigs:\n- dir: tea\n  leadership:\n    chairs:\n    - {github: ada, name: Ada, company: Kettle}\n"
        b"    tech_leads:\n    - {github: ada, name: Ada O., company: Spout}\n"
    )

    brought = import_kubernetes(("s.yaml", text), [], date(2026, 11, 22))

    record: Any = brought.files["records/ada.yaml"]
    assert "affiliations" not in record
    assert record["name"] == "Ada"
    assert asked(brought, "employers of ada")[1] == "the source has `Kettle`, `Spout`"
    assert asked(brought, "names of ada")[1] == "the source has `Ada`, `Ada O.`"


def test_nothing_of_the_source_is_opened(tmp_path: Path) -> None:
    absent = (str(tmp_path / "absent.yaml"), b"sigs: []\n")

    assert import_kubernetes(absent, [], date(2026, 11, 22)).files
