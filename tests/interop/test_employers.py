"""Spellings of employers get ids, and those that look like one are proposed."""

import pytest

from ladder_cli.interop.employers import alike, sort_out


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kettle", "Kettle GmbH"),
        ("Kettle, Inc.", "Kettle Ltd"),
        ("Kettle AI", "Kettle, Inc"),
        ("Kettle", "kettle"),
        ("Tea Pot", "Teapot"),
        ("Defence Unicorn", "Defence Unicorns"),
    ],
)
def test_near_duplicates_look_like_one(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("Intel", "Inmar Intelligence"), ("SAS", "SUSE"), ("NEC", "NVIDIA"), ("GmbH", "Inc")]
)
def test_other_names_do_not(one: str, other: str) -> None:
    assert not alike(one, other)


def test_spellings_with_one_id_are_one_file_named_as_most_write_it_and_proposed() -> None:
    found = sort_out(["Tea-Pot", "Tea Pot", "Tea Pot"], {})

    assert found.new == {"tea-pot": "Tea Pot"}
    assert found.ids == {"Tea Pot": "tea-pot", "Tea-Pot": "tea-pot"}
    assert [(one.organization, one.alias) for one in found.proposals] == [("tea-pot", "Tea-Pot")]


def test_the_spelling_that_more_people_give_is_kept() -> None:
    found = sort_out(["Kettle GmbH", "Kettle GmbH", "Kettle"], {})

    assert [(one.organization, one.other) for one in found.proposals] == [("kettle-gmbh", "kettle")]


def test_nobody_and_themselves_are_no_organizations() -> None:
    found = sort_out(["Independent", "self-employed", "N/A", "none", "茶"], {})

    assert found.new == {}
    assert found.ids == {"Independent": "independent", "self-employed": "independent"}
