"""`ladder sig conduct`: what anybody may know before they report something."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.directory.handful import FILES, role, written
from tests.stage import Ran

Ladder = Callable[..., Ran]
Golden = Callable[[str, str], None]

LISTENERS = {
    **FILES,
    "roles/listener.yaml": role("Listener", "group", grants="conduct")
    + "seats: {least: 2, alternates: 1, employer_cap: {quorum_less_one: true}, disjoint_from: [lead]}\n",
    "sigs/ears.yaml": "title: Ears\nkind: committee\ncontact: {private: ears@hamlet.example.org}\n"
    "conduct:\n  recusal: {ties: [family], then: another-body}\n"
    "  reports:\n    - {on: 2026-02-01, link: 'https://x.example.org/1'}\n"
    "    - {on: 2026-08-01, link: 'https://x.example.org/2'}\n",
    "records/ann.yaml": "name: Ann\nseats:\n"
    "  - {role: listener, sig: ears, since: 2025-01-01, until: 2027-01-01}\n",
    "records/ben.yaml": "name: Ben\nseats:\n"
    "  - {role: listener, sig: ears, since: 2025-01-01, alternate: true}\n",
    "records/gil.yaml": "name: Gil\nseats:\n"
    "  - {role: listener, sig: ears, since: 2020-01-01, until: 2022-01-01}\n",
}


def sections(ran: Ran) -> dict[str, list[str]]:
    assert ran.status == 0, ran.err
    return {one["title"]: [line["what"] for line in one["lines"]] for one in json.loads(ran.out)["sections"]}


@pytest.mark.parametrize(("form", "end"), [("text", "txt"), ("markdown", "md"), ("json", "json")])
def test_the_sample_communitys_page_has_the_same_bytes_as_ever(
    ladder: Ladder, golden: Golden, form: str, end: str
) -> None:
    ran = ladder("sig", "conduct", "--format", form, cwd=ROOT)

    assert (ran.status, ran.err) == (0, "")
    golden(f"sig/conduct.{end}", ran.out)


def test_members_alternates_caps_and_reports_are_told_and_nobody_of_former_days(
    ladder: Ladder, tmp_path: Path
) -> None:
    found = sections(ladder("sig", "conduct", "--format", "json", cwd=written(tmp_path, LISTENERS)))

    assert found["Members"] == ["Ann"]
    assert found["Alternates"] == ["Ben"]
    assert "nobody in it holds lead at the same time" in found["How it is made up"]
    assert "people of one employer hold at most one seat less than a quorum" in found["How it is made up"]
    assert found["Stepping aside"] == ["a member who is family steps aside, and another body judges"]


def test_the_newest_report_comes_first_and_every_address_to_write_to_is_there(
    ladder: Ladder, tmp_path: Path
) -> None:
    page = json.loads(ladder("sig", "conduct", "--format", "json", cwd=written(tmp_path, LISTENERS)).out)

    assert [line["when"] for line in page["sections"][-1]["lines"]] == ["2026-08-01", "2026-02-01"]
    assert page["facts"]["write to it"] == "ears@hamlet.example.org"
    assert page["facts"]["or to"] == "conduct@hamlet.example.org"


def test_a_name_cannot_make_markup(ladder: Ladder, tmp_path: Path) -> None:
    files = {**LISTENERS, "people/ann.yaml": 'name: "[x](https://e.example.org) <b>"\n'}
    folder = written(tmp_path, files)

    text, page = (ladder("sig", "conduct", "--format", form, cwd=folder).out for form in ("text", "markdown"))

    assert "[x](https://e.example.org) <b>" in text
    assert r"\[x\](https://e.example.org)" in page
    assert "<b>" not in page


def test_where_nobody_keeps_it_the_answer_is_no(ladder: Ladder, tmp_path: Path) -> None:
    ran = ladder("sig", "conduct", cwd=written(tmp_path))

    assert (ran.status, ran.out) == (1, "")
    assert "no group keeps the code of conduct" in ran.err


@pytest.mark.parametrize(
    ("words", "said"),
    [(["docs"], "`docs` does not keep the code of conduct"), (["ear"], "did you mean `ears`?")],
)
def test_another_group_has_no_such_page(ladder: Ladder, tmp_path: Path, words: list[str], said: str) -> None:
    ran = ladder("sig", "conduct", *words, cwd=written(tmp_path, LISTENERS))

    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err


def test_where_two_groups_keep_it_one_is_named(ladder: Ladder, tmp_path: Path) -> None:
    folder = written(tmp_path, {**LISTENERS, "sigs/other.yaml": "title: O\nkind: committee\nconduct: {}\n"})

    assert ladder("sig", "conduct", cwd=folder).status == 2
    assert ladder("sig", "conduct", "sig/other", cwd=folder).out.startswith("O (sig/other)\n")
