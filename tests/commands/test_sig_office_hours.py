"""`ladder sig office-hours`: off weeks, and the hour that reaches most; whom it reaches, and whom not."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ladder_cli.store.checks.checking import check
from ladder_cli.store.source import Folder
from tests.stage import GitRepo, Ran

Ladder = Callable[..., Ran]

ROOT = Path(__file__).parent.parent.parent
COMMUNITY = """\
name: Test
conduct: {version: "1", report_to: conduct@example.org}
contribution_kinds: {}
"""
STATUS = """\
title: Docs
kind: sig
meetings:
  - kind: status
    title: Status
    anchor: 2026-11-24
    every: EVERY
    time_zone: Europe/Berlin
    time: "17:00"
    minutes: 60
    until: 2027-06-30
    hosts: [bob]
    agenda: https://notes.example.org/docs
"""
NEW = "follows: [{group: docs, since: 2026-11-01}]\n"
TWO_WEEKS, WEEKLY, MONTHLY = "{weeks: 2}", "{weeks: 1}", "{months: 1, nth: -1, weekday: tuesday}"


@pytest.fixture
def repo(tmp_path: Path, git_repo: Callable[[Path], GitRepo]) -> GitRepo:
    """Bob hosts in Berlin; Ada and Eve are new, in Berlin and Tokyo; Cyd is new and has a mentor."""
    made = git_repo(tmp_path / "repo")
    made.write("registry/community.yaml", COMMUNITY)
    made.write("registry/sigs/docs.yaml", STATUS.replace("EVERY", TWO_WEEKS))
    person(made, "bob", "Europe/Berlin", "[monday, tuesday, wednesday]", "09:00", "12:00")
    person(made, "ada", "Europe/Berlin", "[tuesday, wednesday]", "11:00", "13:00", NEW)
    person(made, "eve", "Asia/Tokyo", "[monday, wednesday]", "17:00", "20:00", NEW)
    person(made, "cyd", "Europe/Berlin", "[monday]", "09:00", "12:00", NEW)
    made.write(
        "registry/pairings/bob-cyd.yaml",
        "mentor: bob\nmentee: cyd\ngroup: docs\nstate: active\nproposed: 2026-11-02\n"
        "accepted: {mentor: 2026-11-03, mentee: 2026-11-03}\n"
        "last_contact: {mentor: 2026-11-03, mentee: 2026-11-03}\n",
    )
    return made


def person(repo: GitRepo, handle: str, zone: str, days: str, start: str, end: str, more: str = "") -> None:
    hours = f'availability: [{{days: {days}, from: "{start}", to: "{end}"}}]\n'
    repo.write(f"registry/people/{handle}.yaml", f"name: {handle.title()}\ntime_zone: {zone}\n{hours}{more}")


def proposed(ladder: Ladder, repo: GitRepo, every: str = TWO_WEEKS) -> dict[str, object]:
    repo.write("registry/sigs/docs.yaml", STATUS.replace("EVERY", every))
    ran = ladder("sig", "office-hours", "docs", "--propose", "--format", "json", cwd=repo.root)
    assert ran.status == 0, ran.err
    found: dict[str, object] = json.loads(ran.out)
    return found


def test_the_hour_reaches_most_newcomers_without_a_mentor_and_a_host(ladder: Ladder, repo: GitRepo) -> None:
    found = proposed(ladder, repo)

    # Wednesday at eleven is in Ada's hours and Bob's, and at seven in the evening in Eve's
    assert found["hour"] == {
        "weekday": "wednesday",
        "time": "11:00",
        "time_zone": "Europe/Berlin",
        "dates": ["2026-12-02", "2026-12-16", "2026-12-30", "2027-01-13", "2027-01-27", "2027-02-10"],
        "reaches": {"newcomers": ["ada", "eve"], "hosts": ["bob"]},
    }
    assert found["missed"] == []


def test_an_hour_must_be_free_for_somebody_on_each_of_its_dates(ladder: Ladder, repo: GitRepo) -> None:
    # seven in the evening in Tokyo is eleven in Berlin in winter, and noon in summer
    person(repo, "bob", "Europe/Berlin", "[wednesday]", "11:00", "12:00")
    person(repo, "eve", "Asia/Tokyo", "[wednesday]", "19:00", "20:00", NEW)
    repo.write(
        "registry/sigs/docs.yaml", STATUS.replace("EVERY", "{weeks: 8}").replace("2027-06-30", "2027-11-20")
    )
    ran = ladder("sig", "office-hours", "docs", "--propose", "--format", "json", cwd=repo.root)
    dates = json.loads(ran.out)["hour"]["dates"]

    assert dates[0] < "2027-03-28" < dates[-1]
    assert json.loads(ran.out)["hour"]["reaches"]["newcomers"] == ["ada"]


def test_a_weekly_meeting_has_no_off_week_and_another_day_of_its_weeks_is_proposed(
    ladder: Ladder, repo: GitRepo
) -> None:
    found = proposed(ladder, repo, WEEKLY)
    text = ladder("sig", "office-hours", "docs", "--propose", cwd=repo.root).out

    assert found["status"] == "weekly"
    assert found["hour"]["weekday"] != "tuesday"  # type: ignore[index] # the contract's shape
    assert text.startswith(
        "docs has a status meeting every week: no week is off\nAnother day of the same weeks:\n"
    )


def test_of_a_year_of_off_weeks_the_middle_one_is_found(ladder: Ladder, repo: GitRepo) -> None:
    repo.write(
        "registry/sigs/docs.yaml",
        STATUS.replace("EVERY", "{weeks: 52}").replace("2027-06-30", "2027-11-23"),
    )
    ran = ladder("sig", "office-hours", "docs", "--propose", "--format", "json", cwd=repo.root)

    assert json.loads(ran.out)["weeks"] == ["2027-05-24"]


def test_a_status_meeting_that_begins_in_more_than_a_year_leaves_every_week_free(
    ladder: Ladder, repo: GitRepo
) -> None:
    repo.write(
        "registry/sigs/docs.yaml",
        STATUS.replace("EVERY", WEEKLY)
        .replace("2026-11-24", "2028-02-01")
        .replace("2027-06-30", "2028-03-07"),
    )
    ran = ladder("sig", "office-hours", "docs", "--propose", "--format", "json", cwd=repo.root)

    assert json.loads(ran.out)["status"] == "none"


def test_of_a_run_of_off_weeks_the_middle_one_is_proposed(ladder: Ladder, repo: GitRepo) -> None:
    found = proposed(ladder, repo, MONTHLY)

    # between the last Tuesdays of November, December, January and February
    assert found["weeks"] == [
        "2026-12-07",
        "2027-01-11",
        "2027-02-08",
        "2027-03-08",
        "2027-04-12",
        "2027-05-10",
    ]


def test_a_host_who_hosts_another_meeting_then_is_not_free(ladder: Ladder, repo: GitRepo) -> None:
    repo.write(
        "registry/sigs/ops.yaml",
        "title: Ops\nkind: sig\nmeetings:\n  - {kind: social, title: Tea, anchor: 2026-12-02, "
        'every: {weeks: 2}, time_zone: Europe/Berlin, time: "11:30", minutes: 30, until: 2027-06-30, '
        "hosts: [bob]}\n",
    )

    hour = proposed(ladder, repo)["hour"]

    assert (hour["weekday"], hour["time"]) != ("wednesday", "11:00")  # type: ignore[index] # its shape


def test_office_hours_that_are_there_may_be_proposed_again(ladder: Ladder, repo: GitRepo) -> None:
    hours = (
        "  - {kind: office-hours, title: Hours, anchor: 2026-12-02, every: {weeks: 2}, "
        'time_zone: Europe/Berlin, time: "11:00", minutes: 60, until: 2027-06-30, hosts: [bob]}\n'
    )

    repo.write("registry/sigs/docs.yaml", STATUS.replace("EVERY", TWO_WEEKS) + hours)
    ran = ladder("sig", "office-hours", "docs", "--propose", "--format", "json", cwd=repo.root)

    assert json.loads(ran.out)["hour"]["time"] == "11:00"
    assert json.loads(ran.out)["hour"]["weekday"] == "wednesday"


def test_whoever_is_not_reached_is_named_with_the_reason(ladder: Ladder, repo: GitRepo) -> None:
    person(
        repo,
        "eve",
        "Asia/Tokyo",
        "[sunday]",
        "17:00",
        "20:00",
        "follows: [{group: docs, since: 2026-11-01}]\n",
    )
    repo.write("registry/people/fay.yaml", "name: Fay\n" + NEW)

    assert proposed(ladder, repo)["missed"] == [
        {"person": "eve", "as": "newcomer", "because": "not free then"},
        {"person": "fay", "as": "newcomer", "because": "their hours or time zone are not known"},
    ]


def test_nobody_to_reach_is_no_failure(ladder: Ladder, repo: GitRepo) -> None:
    repo.write("registry/sigs/empty.yaml", "title: Empty\nkind: sig\n")
    ran = ladder("sig", "office-hours", "empty", "--propose", cwd=repo.root)

    assert (ran.status, ran.out) == (
        0,
        "empty has no status meeting: every week will do\nno hour of a usual week reaches anybody\n",
    )


@pytest.mark.parametrize("words", [("office-hours",), ("office-hours", "--propose"), ("agenda",)])
def test_a_group_that_is_closed_has_none_of_it(words: tuple[str, ...], ladder: Ladder, repo: GitRepo) -> None:
    repo.write("registry/sigs/over.yaml", "retired: 2026-10-01\n" + STATUS.replace("EVERY", WEEKLY))
    ran = ladder("sig", words[0], "over", *words[1:], cwd=repo.root)

    assert (ran.status, ran.out) == (1, "")


def test_what_is_proposed_is_in_order_when_it_is_written_down(
    ladder: Ladder, repo: GitRepo, today: date
) -> None:
    for every in (TWO_WEEKS, WEEKLY, MONTHLY):
        proposed(ladder, repo, every)
        out = ladder("sig", "office-hours", "docs", "--propose", cwd=repo.root).out
        lines = out.partition("under `meetings`:\n")[2]
        repo.write("registry/sigs/docs.yaml", STATUS.replace("EVERY", every) + lines)

        found = check(Folder(repo.root / "registry"), today, ["sigs"]).findings

        # bob holds no seat, and nobody leads; of the meetings nothing is to be said
        assert {one.rule for one in found} == {"L356", "L507"}


@pytest.mark.parametrize("group", ["docs", "docs/website", "storage", "large-fleets"])
def test_the_sample_communitys_proposals(
    group: str, ladder: Ladder, golden: Callable[[str, str], None]
) -> None:
    ran = ladder("sig", "office-hours", group, "--propose", cwd=ROOT)

    assert ran.status == 0
    golden(f"office-hours/{group.replace('/', '-')}.txt", ran.out)


def test_off_weeks_without_office_hours_are_named_and_a_group_may_have_neither(
    ladder: Ladder, repo: GitRepo
) -> None:
    repo.write("registry/sigs/empty.yaml", "title: Empty\nkind: sig\n")

    assert ladder("sig", "office-hours", "docs", cwd=repo.root).out == (
        "off week of 2026-11-30: no office hours\n"
        "off week of 2026-12-14: no office hours\n"
        "off week of 2026-12-28: no office hours\n"
    )
    assert ladder("sig", "office-hours", "empty", cwd=repo.root).out == (
        "empty has no office hours, and no week is off\n"
    )


@pytest.mark.parametrize("form", ["text", "json"])
def test_the_sample_communitys_off_weeks(
    form: str, ladder: Ladder, golden: Callable[[str, str], None]
) -> None:
    golden(
        f"office-hours/relay-weeks.{form}",
        ladder("sig", "office-hours", "relay", "--format", form, cwd=ROOT).out,
    )
