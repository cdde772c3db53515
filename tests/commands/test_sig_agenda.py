"""`ladder sig agenda`: who is new first, each beside something to do; then what is due, and the rest."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.stage import GitRepo, Ran

Ladder = Callable[..., Ran]

ROOT = Path(__file__).parent.parent.parent
GROUP = """\
title: Docs
kind: sig
meetings:
  - kind: status
    title: Status
    anchor: 2026-11-12
    every: {weeks: 2}
    time_zone: Europe/Berlin
    time: "17:00"
    minutes: 60
    until: 2027-06-30
    hosts: [bob]
    skips: [{on: 2026-12-10}]
    agenda: https://notes.example.org/docs
"""
COMMUNITY = """\
name: Test
conduct: {version: "1", report_to: conduct@example.org}
contribution_kinds: {}
"""
LEAD = """\
title: Lead
ladder: office
scope: group
requires: {id: a, manual: {question: named}}
grants: [lead]
in_force: 2020-01-01
"""


@pytest.fixture
def repo(tmp_path: Path, git_repo: Callable[[Path], GitRepo]) -> GitRepo:
    """Docs meets every other Thursday from 2026-11-12 on; Bob leads it."""
    made = git_repo(tmp_path / "repo")
    made.write("registry/community.yaml", COMMUNITY)
    made.write("registry/sigs/docs.yaml", GROUP)
    made.write("registry/roles/lead.yaml", LEAD)
    made.write("registry/records/bob.yaml", seats("lead"))
    return made


def seats(role: str, until: str = "") -> str:
    end = f", until: {until}" if until else ""
    return (
        "name: Bob\naccount: {login: bob}\nseats:\n"
        f"  - {{role: {role}, sig: docs, since: 2026-01-01{end}, origin: founding}}\n"
    )


def joins(repo: GitRepo, handle: str, since: str, more: str = "", *, introduce: bool = True) -> None:
    wish = ", introduce: true" if introduce else ""
    repo.write(
        f"registry/people/{handle}.yaml",
        f"name: {handle.title()}\nfollows: [{{group: docs, since: {since}{wish}}}]\n{more}",
    )


def item(repo: GitRepo, name: str, lines: str) -> None:
    repo.write(f"registry/items/{name}.yaml", f"title: {name}\ngroup: docs\n{lines}")


def facts(ladder: Ladder, repo: GitRepo, *words: str) -> Any:
    ran = ladder("sig", "agenda", "docs", "--format", "json", *words, cwd=repo.root)
    assert ran.status == 0, ran.err
    return json.loads(ran.out)


@pytest.mark.parametrize("group", ["docs", "docs/website", "relay", "conduct"])
def test_the_sample_communitys_agendas(
    group: str, ladder: Ladder, golden: Callable[[str, str], None]
) -> None:
    ran = ladder("sig", "agenda", group, cwd=ROOT)

    assert ran.status == 0
    golden(f"agenda/{group.replace('/', '-')}.md", ran.out)


def test_the_sample_communitys_agenda_as_json(ladder: Ladder, golden: Callable[[str, str], None]) -> None:
    golden("agenda/docs.json", ladder("sig", "agenda", "docs", "--format", "json", cwd=ROOT).out)


def test_who_joined_since_the_last_meeting_and_asked_is_introduced(ladder: Ladder, repo: GitRepo) -> None:
    joins(repo, "ada", "2026-11-20", "pronouns: she/they\n")
    joins(repo, "cyd", "2026-11-12")  # on the day of the last meeting, perhaps after it
    joins(repo, "eve", "2026-11-11")
    joins(repo, "fay", "2026-11-20", introduce=False)

    found = facts(ladder, repo)["introductions"]

    assert [(one["person"], one["pronouns"]) for one in found] == [("cyd", None), ("ada", "she/they")]
    assert "**Ada** (she/they), here since" in ladder("sig", "agenda", "docs", cwd=repo.root).out


def test_nobody_is_introduced_who_listens_by_now_or_is_away(ladder: Ladder, repo: GitRepo) -> None:
    joins(repo, "ada", "2026-11-20", "listening: true\n")
    joins(repo, "cyd", "2026-11-20")
    joins(repo, "eve", "2026-11-20")
    repo.write("registry/records/cyd.yaml", "leave: [{from: 2026-11, until: 2026-12}]\n")

    assert [one["person"] for one in facts(ladder, repo)["introductions"]] == ["eve"]


def test_each_newcomer_stands_beside_another_item_that_fits(ladder: Ladder, repo: GitRepo) -> None:
    repo.write("registry/people/bob.yaml", "name: Bob\nslots: 5\n")
    for name in ("one", "two"):
        item(repo, name, "state: open\nlevel: newcomer\nshepherd: bob\n")
    for handle, since in (("ada", "2026-11-13"), ("cyd", "2026-11-14"), ("eve", "2026-11-15")):
        joins(repo, handle, since)

    found = facts(ladder, repo)["introductions"]

    assert [(one["person"], one["item"] and one["item"]["id"]) for one in found] == [
        ("ada", "one"),
        ("cyd", "two"),
        ("eve", None),
    ]
    assert found[2]["because"] == "what fits is offered to others here"


def test_where_no_item_fits_the_agenda_says_why_and_asks(ladder: Ladder, repo: GitRepo) -> None:
    joins(repo, "ada", "2026-11-13")
    item(repo, "one", "state: open\nlevel: newcomer\n")

    out = ladder("sig", "agenda", "docs", cwd=repo.root).out

    assert "No open item for them yet: 1 open item without a shepherd. Who knows of something?" in out


def test_what_is_due_is_what_the_last_meeting_decided_and_what_has_come_to_its_day(
    ladder: Ladder, repo: GitRepo
) -> None:
    raised = "raised: {by: bob, on: 2026-10-01}\nowner: bob\nstate: taken\n"
    item(repo, "decided-last", f"{raised}decided: 2026-11-12\ndue: 2027-01-01\n")
    item(repo, "decided-before", f"{raised}decided: 2026-10-29\ndue: 2027-01-01\n")
    item(repo, "decided-and-late", f"{raised}decided: 2026-10-01\ndue: 2026-11-01\n")
    item(repo, "due-on-the-day", f"{raised}due: 2026-11-26\n")
    item(repo, "due-later", f"{raised}due: 2026-11-27\n")
    item(repo, "done", f"{raised.replace('taken', 'done')}due: 2026-11-01\n")

    found = [(one["what"], one["id"]) for one in facts(ladder, repo)["due"]]

    assert found == [
        ("action-item", "decided-and-late"),
        ("action-item", "decided-last"),
        ("item", "due-on-the-day"),
    ]


@pytest.mark.parametrize(("on", "told"), [("2026-11-12", True), ("2026-11-13", False)])
def test_an_idea_without_an_answer_for_fourteen_days_is_due(
    on: str, told: bool, ladder: Ladder, repo: GitRepo
) -> None:
    repo.write(
        "registry/ideas/post.yaml",
        "title: Post\nproblem: a\nproposal: b\nfor_whom: c\nhelp_wanted: d\ngroup: docs\nstate: raised\n"
        "raised: {by: bob, on: 2026-09-30}\n"
        f"feedback: [{{by: ada, on: {on}, text: well}}]\n",
    )

    assert [one["what"] for one in facts(ladder, repo)["due"]] == (["idea"] if told else [])


@pytest.mark.parametrize(("until", "told"), [("2027-01-26", True), ("2027-01-27", False)])
def test_a_term_that_ends_within_two_months_is_due(
    until: str, told: bool, ladder: Ladder, repo: GitRepo
) -> None:
    repo.write("registry/records/bob.yaml", seats("lead", until))

    assert [one["what"] for one in facts(ladder, repo)["due"]] == (["term"] if told else [])
    line = f"- Bob, Lead in docs: until {until}\n"
    assert (line in ladder("sig", "agenda", "docs", cwd=repo.root).out) == told


def test_a_pairing_whose_clock_has_run_is_due_without_saying_whose_fault(
    ladder: Ladder, repo: GitRepo
) -> None:
    joins(repo, "ada", "2026-09-01", introduce=False)
    repo.write(
        "registry/pairings/bob-ada.yaml",
        "mentor: bob\nmentee: ada\ngroup: docs\nstate: active\nproposed: 2026-10-01\n"
        "accepted: {mentor: 2026-10-02, mentee: 2026-10-02}\n"
        "last_contact: {mentor: 2026-11-10, mentee: 2026-11-01}\n",
    )

    assert [one["what"] for one in facts(ladder, repo)["due"]] == ["pairing"]
    assert "- Bob, Ada: time for another word\n" in ladder("sig", "agenda", "docs", cwd=repo.root).out


def test_a_lead_opens_the_round(ladder: Ladder, repo: GitRepo) -> None:
    assert facts(ladder, repo)["round"] == {"title": "what went wrong for me", "opened_by": ["bob"]}
    assert "Bob: one of you begins." in ladder("sig", "agenda", "docs", cwd=repo.root).out


def test_time_for_two_lies_in_somebodys_hours_outside_the_meeting(ladder: Ladder, repo: GitRepo) -> None:
    # the meeting is on Thursday from five to six
    hours = (
        'time_zone: Europe/Berlin\navailability: [{days: [thursday, friday], from: "17:00", to: "18:30"}]\n'
    )
    repo.write(
        "registry/people/bob.yaml",
        f"name: Bob\n{hours}mentoring: {{offer: {{capacity: 0, one_off: true, groups: [docs]}}}}\n",
    )
    joins(repo, "ada", "2026-11-13", hours.replace("thursday, ", ""))

    (found,) = facts(ladder, repo)["one_to_ones"]

    assert found["slots"] == [
        {"start": "2026-11-27T16:00:00+00:00", "free_too": ["ada"]},
        {"start": "2026-11-27T16:30:00+00:00", "free_too": ["ada"]},
        {"start": "2026-11-27T17:00:00+00:00", "free_too": ["ada"]},
    ]


@pytest.mark.parametrize(
    ("on", "start"),
    [
        ("2026-11-26", "2026-11-26T17:00:00+01:00"),
        ("2026-11-27", "2026-12-24T17:00:00+01:00"),  # the one before it is skipped
    ],
)
def test_a_day_asks_for_the_first_meeting_from_it_on(
    on: str, start: str, ladder: Ladder, repo: GitRepo
) -> None:
    assert facts(ladder, repo, "--on", on)["meeting"]["start"] == start


def test_the_last_meeting_is_one_that_took_place(ladder: Ladder, repo: GitRepo) -> None:
    assert facts(ladder, repo, "--on", "2026-12-24")["last"] == "2026-11-26T17:00:00+01:00"
    assert facts(ladder, repo, "--on", "2026-11-12")["last"] is None


def test_a_group_that_does_not_meet_has_no_agenda(ladder: Ladder, repo: GitRepo) -> None:
    ran = ladder("sig", "agenda", "docs", "--on", "2027-07-01", cwd=repo.root)

    assert (ran.status, ran.out) == (1, "")
    assert "`docs` does not meet within a year from 2027-07-01" in ran.err


def test_what_people_write_of_themselves_is_words_and_no_markup(ladder: Ladder, repo: GitRepo) -> None:
    joins(repo, "ada", "2026-11-13", 'pronouns: "[she](https://x)"\nabout: "<img src=x> @all\\n# head"\n')

    out = ladder("sig", "agenda", "docs", cwd=repo.root).out

    assert "(\\[she\\](https://x))" in out
    assert "\\<img src=x\\> \\@all \\# head" in out
