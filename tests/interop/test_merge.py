"""An existing registry gains what it lacks, and nobody's words are touched."""

from datetime import date

import pytest

from ladder_cli.interop.people import import_people
from ladder_cli.interop.peribolos import import_peribolos
from ladder_cli.interop.roster import Import
from ladder_cli.model.finding import Append
from tests.interop.entered import load_texts, texts_after

TODAY = date(2026, 11, 22)
COMMUNITY = {
    "community.yaml": "name: Tea\nconduct: {version: x, report_to: c@example.org}\ncontribution_kinds: {}\n"
}
TASTER = {
    "sigs/tea.yaml": "title: Tea\nkind: sig\n",
    "roles/taster.yaml": "title: Taster\nladder: tea\nscope: group\nin_force: 2020-01-01\n"
    "requires: {id: asked, manual: {question: was asked}}\n",
}


def imported(
    record: str, row: str, path: str = "records/ada.yaml", **more: str
) -> tuple[Import, dict[str, str]]:
    before = {**COMMUNITY, **TASTER, path: record, **more}
    table = ("t.csv", f"login,id,name,employer,role,group,since\n{row}\n".encode())
    return import_people(table, TODAY, load_texts(before)), before


def told(brought: Import) -> list[tuple[str, str]]:
    return [(left.what, left.why) for left in brought.left]


def test_a_record_gains_the_seat_it_lacks_and_keeps_every_other_character() -> None:
    record = (
        "# by hand\nname:   'Ada'\naccount: {login: ada}\nseats:\n  - role: taster  # old\n    sig: pots\n"
    )
    pots = "title: Pots\nkind: sig\n"

    brought, before = imported(record, "ada,,,,Taster,Tea,", **{"sigs/pots.yaml": pots})

    seat = {"role": "taster", "sig": "tea", "origin": "imported", "source": "t.csv"}
    assert brought.files == {}
    assert brought.merged == {"records/ada.yaml": (Append(("seats",), seat),)}
    assert texts_after(brought, before)["records/ada.yaml"].startswith(record)


def test_a_record_in_a_shard_is_found() -> None:
    brought, _ = imported("account: {login: ada}\n", "ada,,,,Taster,Tea,", path="records/a/ada.yaml")

    assert list(brought.merged) == ["records/a/ada.yaml"]


@pytest.mark.parametrize("account", ["{login: Tea-Ada}", "{login: other, previous: [tea-ada]}"])
def test_a_person_is_known_by_their_account(account: str) -> None:
    brought, _ = imported(f"account: {account}\n", "tea-ada,,,,Taster,Tea,")

    assert list(brought.merged) == ["records/ada.yaml"]
    assert brought.files == {}


def test_the_record_of_another_account_is_left_alone() -> None:
    brought, _ = imported("account: {login: ada-b}\n", "ada,,,,Taster,Tea,")

    assert (brought.files, brought.merged) == ({}, {})
    assert told(brought) == [("`ada`", "the record ada is that of the account `ada-b`")]


@pytest.mark.parametrize(
    ("seat", "differs"),
    [
        ("role: taster\n    sig: tea\n    since: 2021-01-01", []),
        (
            "role: taster\n    sig: tea\n    ended: {why: stepped-down}",
            [("taster of ada in tea", "held here, ended in the registry")],
        ),
    ],
)
def test_a_seat_that_is_there_stays_as_it_is(seat: str, differs: list[tuple[str, str]]) -> None:
    brought, _ = imported(f"account: {{login: ada}}\nseats:\n  - {seat}\n", "ada,,,,Taster,Tea,")

    assert (brought.files, brought.merged) == ({}, {})
    assert told(brought) == differs


def test_names_employers_and_numbers_are_not_rewritten() -> None:
    record = "name: Ada O.\naccount: {login: ada, id: 7}\n"
    record += "affiliations:\n  - {organization: pot, as_of: 2025-01-01}\n"

    brought, _ = imported(record, "ada,8,Ada,Kettle,,,", **{"organizations/pot.yaml": "name: Pot\n"})

    assert brought.merged == {}
    assert told(brought) == [
        ("the name `Ada` of ada", "the record has `Ada O.`"),
        ("the account number 8 of ada", "the record has 7"),
        ("the employer kettle of ada", "the record does not say so"),
    ]


@pytest.mark.parametrize("spelling", ["Pot", "POT", "pot  works", "P.O.T."])
def test_an_organization_is_known_by_its_names(spelling: str) -> None:
    pot = "name: Pot\naliases: [Pot Works, P.O.T.]\n"

    brought, _ = imported(
        "account: {login: bob}\n",
        f"ada,,,{spelling},,,",
        "records/bob.yaml",
        **{"organizations/pot.yaml": pot},
    )

    assert list(brought.files) == ["records/ada.yaml"]
    assert brought.files["records/ada.yaml"]["affiliations"] == [
        {"organization": "pot", "as_of": "2026-11-22"}
    ]


def test_a_new_spelling_is_proposed_to_the_organization_that_is_there() -> None:
    brought, _ = imported(
        "account: {login: bob}\n",
        "ada,,,Pot GmbH,,,",
        "records/bob.yaml",
        **{"organizations/pot.yaml": "name: Pot\n"},
    )

    assert [(one.organization, one.other) for one in brought.proposals] == [("pot", "pot-gmbh")]


def test_companies_that_are_related_are_not_proposed() -> None:
    pot = "name: Pot\nrelated: [pot-gmbh]\n"

    brought, _ = imported(
        "account: {login: bob}\n", "ada,,,Pot GmbH,,,", "records/bob.yaml", **{"organizations/pot.yaml": pot}
    )

    assert brought.proposals == ()


def test_a_role_that_is_there_decides_where_it_is_held() -> None:
    brought, _ = imported("account: {login: ada}\n", "ada,,,,Taster,,")

    assert (brought.files, brought.merged) == ({}, {})
    assert told(brought) == [("taster of ada", "that role is for one group")]


def test_a_group_that_differs_stays_as_it_is() -> None:
    before = {**COMMUNITY, "sigs/teams/house/tasters.yaml": "title: Tasters\nkind: sig\n"}

    brought = import_peribolos([("house/o.yaml", b"teams: {Tasters: {}}\n")], TODAY, load_texts(before))

    assert brought.files == {}
    assert told(brought) == [
        ("kind and place of teams/house/tasters", "the registry has a sig within nothing")
    ]


def test_the_community_file_is_not_touched() -> None:
    brought, _ = imported("account: {login: bob}\n", "ada,,,,,,", "records/bob.yaml")

    assert list(brought.files) == ["records/ada.yaml"]
