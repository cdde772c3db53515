"""`ladder pairing`: what the two say in its course, and what time brings."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ladder_cli.pairing.clock import Due
from ladder_cli.render.dues import as_text
from tests.stage import GitRepo, Ran

Ladder = Callable[..., Ran]

COMMUNITY = """\
name: Test
conduct: {version: "1", report_to: conduct@example.org}
contribution_kinds: {}
"""
FILES = {
    "community.yaml": COMMUNITY,
    "sigs/docs.yaml": "title: Docs\nkind: sig\n",
    "people/ada.yaml": "name: Ada\nmentoring: {wish: {since: '2026-10-01', group: docs}}\n",
    "people/bob.yaml": "name: Bob\nmentoring:\n  offer: {capacity: 2, groups: [docs]}\n",
    "people/cyd.yaml": "name: Cyd\n",
    "people/eve.yaml": (
        "name: Eve\nmentoring:\n  offer: {capacity: 1}\n  wish: {since: '2026-11-01', anyone: true}\n"
    ),
    "pairings/bob-ada.yaml": "mentor: bob\nmentee: ada\ngroup: docs\nstate: proposed\nproposed: 2026-11-10\n",
    "pairings/bob-cyd.yaml": (
        "mentor: bob\nmentee: cyd\nstate: active   # since the fair\nproposed: 2026-10-01\n"
        "accepted: {mentor: 2026-10-02, mentee: 2026-10-02}\n"
        "last_contact: {mentor: 2026-11-10, mentee: 2026-11-12}\ncontacts: 3\n"
    ),
}


@pytest.fixture
def repo(tmp_path: Path, git_repo: Callable[[Path], GitRepo]) -> GitRepo:
    """Bob mentors Cyd, and is proposed to Ada."""
    made = git_repo(tmp_path / "repo")
    for path, text in FILES.items():
        made.write(f"registry/{path}", text)
    made.commit()
    return made


def said(repo: GitRepo, ladder: Ladder, *words: str, today: str = "2026-11-22") -> str:
    """The answer of a command that must not fail."""
    ran = ladder("--today", today, "pairing", *words, cwd=repo.root)
    assert ran.status == 0, ran.err
    return ran.out


def added(repo: GitRepo) -> list[str]:
    shown = repo.git("diff", "--unified=0", "--no-color").splitlines()
    return [line for line in shown if line[:1] in "+-" and line[:3] not in ("+++", "---")]


def test_it_begins_with_the_second_yes(repo: GitRepo, ladder: Ladder) -> None:
    first = said(repo, ladder, "accept", "--as", "ada")
    second = said(repo, ladder, "accept", "ada", "--as", "bob")

    assert first.startswith("`ada` says yes to the pairing with `bob`\n")
    assert second.startswith("`bob` says yes to the pairing with `ada`, and it begins\n")
    assert added(repo) == [
        "-state: proposed",
        "+state: active",
        "+accepted:",
        "+  mentee: 2026-11-22",
        "+  mentor: 2026-11-22",
    ]


def test_a_contact_is_a_day_and_one_conversation_counts_once(repo: GitRepo, ladder: Ladder) -> None:
    said(repo, ladder, "checkin", "--on", "2026-11-20", "--as", "cyd")
    said(repo, ladder, "checkin", "cyd", "--on", "2026-11-20", "--as", "bob")

    assert added(repo) == [
        "-last_contact: {mentor: 2026-11-10, mentee: 2026-11-12}",
        "-contacts: 3",
        "+last_contact: {mentor: 2026-11-20, mentee: 2026-11-20}",
        "+contacts: 4",
    ]


def test_the_first_contact_is_kept(repo: GitRepo, ladder: Ladder) -> None:
    for who in ("ada", "bob"):
        said(repo, ladder, "accept", "bob-ada", "--as", who)
    said(repo, ladder, "checkin", "--as", "ada", today="2026-11-25")
    said(repo, ladder, "checkin", "--as", "ada", today="2026-12-02")

    assert added(repo)[-5:] == [
        "+  mentor: 2026-11-22",
        "+last_contact:",
        "+  mentee: 2026-12-02",
        "+contacts: 2",
        "+first_contact: 2026-11-25",
    ]


def test_a_pause_ends_with_the_next_contact(repo: GitRepo, ladder: Ladder) -> None:
    said(repo, ladder, "pause", "--as", "cyd")
    assert added(repo) == [
        "-state: active   # since the fair",
        "+state: paused   # since the fair",
        "+paused_until: 2026-12-20",
    ]
    said(repo, ladder, "pause", "--until", "2026-12-24", "--as", "cyd")
    assert added(repo)[-1] == "+paused_until: 2026-12-24"

    assert said(repo, ladder, "checkin", "--as", "cyd").startswith(
        "`cyd` spoke with `bob` on 2026-11-22, and it goes on\n"
    )
    assert added(repo) == [
        "-last_contact: {mentor: 2026-11-10, mentee: 2026-11-12}",
        "-contacts: 3",
        "+last_contact: {mentor: 2026-11-10, mentee: 2026-11-22}",
        "+contacts: 4",
    ]


def test_of_an_end_only_the_day_stays(repo: GitRepo, ladder: Ladder) -> None:
    said(repo, ladder, "end", "--as", "cyd")

    assert added(repo) == [
        "-state: active   # since the fair",
        "+state: ended   # since the fair",
        "-last_contact: {mentor: 2026-11-10, mentee: 2026-11-12}",
        "+ended:",
        "+  on: 2026-11-22",
    ]


def test_a_mentees_wish_is_fulfilled_with_the_goal_and_stands_again_after_an_end(
    repo: GitRepo, ladder: Ladder
) -> None:
    for who in ("ada", "bob"):
        said(repo, ladder, "accept", "bob-ada", "--as", who)
    repo.commit()
    ended = ladder("pairing", "end", "ada", "--as", "bob", "--dry-run", cwd=repo.root)
    done = said(repo, ladder, "complete", "--as", "ada")

    assert "the wish of `ada` stands again, since 2026-10-01" in ended.err
    assert "`ada` looks for no mentor now\n" in done
    assert "-mentoring: {wish: {since: '2026-10-01', group: docs}}" in added(repo)


def test_whoever_resigns_is_asked_nothing_and_both_sides_of_theirs_end(repo: GitRepo, ladder: Ladder) -> None:
    ran = ladder("pairing", "resign", "--as", "bob", "--format", "json", cwd=repo.root)

    answer = json.loads(ran.out)
    assert answer["said"] == [
        "`bob` resigns from the pairing with `ada`, with thanks",
        "`bob` resigns from the pairing with `cyd`, with thanks",
        "`bob` offers no mentoring for now",
    ]
    assert answer["written"] == [
        "registry/pairings/bob-ada.yaml",
        "registry/pairings/bob-cyd.yaml",
        "registry/people/bob.yaml",
    ]
    assert "+  offer: {capacity: 0, groups: [docs]}" in added(repo)
    assert "the wish of `ada` stands again" in ran.err
    assert "`cyd` has no wish on file" in ran.err
    again = json.loads(ladder("pair", "--format", "json", cwd=repo.root).out)
    assert "ada" in [one["person"] for one in again["unpaired"]]


def test_who_only_offers_or_wishes_may_resign_too(repo: GitRepo, ladder: Ladder) -> None:
    said(repo, ladder, "resign", "--as", "eve")

    assert added(repo) == [
        "-  offer: {capacity: 1}",
        "-  wish: {since: '2026-11-01', anyone: true}",
        "+  offer: {capacity: 0}",
    ]


@pytest.mark.parametrize(
    ("words", "status", "why"),
    [
        (("accept", "--as", "eve"), 1, "`eve` has no running pairing"),
        (("accept", "bob-ada", "--as", "cyd"), 1, "`cyd` is not one of the two of `bob-ada`"),
        (("accept", "cyd", "--as", "bob"), 1, "`bob` has said yes already, on 2026-10-02"),
        (("accept", "--as", "bob"), 2, "`bob` has several running pairings"),
        (("accept", "bob-ad", "--as", "bob"), 2, "`bob-ad` is neither a pairing nor a person here"),
        (("accept", "eve", "--as", "bob"), 1, "`bob` has no running pairing with `eve`"),
        (("accept",), 2, "who speaks?"),
        (("checkin", "--as", "ada"), 1, "`bob-ada` has not begun: not both have said yes"),
        (("checkin", "--on", "2026-11-23", "--as", "cyd"), 2, "2026-11-23 is still to come"),
        (
            ("checkin", "--on", "2026-11-12", "--as", "cyd"),
            1,
            "`cyd` has said so already: on file is 2026-11-12",
        ),
        (
            ("checkin", "--on", "2026-09-30", "--as", "cyd"),
            2,
            "2026-09-30 is before `bob-cyd` was proposed",
        ),
        (("checkin", "--on", "soon", "--as", "cyd"), 2, "`soon` is not a day"),
        (("pause", "--as", "ada"), 1, "`bob-ada` is proposed: there is nothing to pause"),
        (
            ("pause", "--until", "2026-11-22", "--as", "cyd"),
            2,
            "a pause goes on until a day in the next 6 months",
        ),
        (
            ("pause", "--until", "2027-11-22", "--as", "cyd"),
            2,
            "a pause goes on until a day in the next 6 months",
        ),
        (("complete", "--as", "ada"), 1, "`bob-ada` is proposed: there is nothing to complete"),
        (("resign", "--as", "cyd2"), 2, "`cyd2` is not a person here"),
        (("due", "--commit"), 2, "there is nothing to write without --write"),
    ],
)
def test_what_may_not_be_said_is_refused_and_nothing_is_written(
    repo: GitRepo, ladder: Ladder, words: tuple[str, ...], status: int, why: str
) -> None:
    ran = ladder("pairing", *words, cwd=repo.root)

    assert (ran.status, ran.out, ran.err.splitlines()[0]) == (status, "", f"ladder: {why}")
    assert added(repo) == []


def test_where_no_name_is_near_the_list_of_pairings_is_named(repo: GitRepo, ladder: Ladder) -> None:
    ran = ladder("pairing", "accept", "zzz", "--as", "bob", cwd=repo.root)

    assert ran.err.splitlines()[1] == "  hint: see them all: ladder query pairings"


@pytest.mark.parametrize("verb", ["accept", "checkin", "pause", "complete", "end"])
def test_of_what_is_over_nothing_more_is_said(repo: GitRepo, ladder: Ladder, verb: str) -> None:
    said(repo, ladder, "end", "--as", "cyd")
    repo.commit()

    ran = ladder("pairing", verb, "bob-cyd", "--as", "cyd", cwd=repo.root)

    assert ran.status == 1
    assert added(repo) == []


def test_whoever_takes_no_part_has_nothing_to_resign_from(repo: GitRepo, ladder: Ladder) -> None:
    said(repo, ladder, "end", "--as", "cyd")

    ran = ladder("pairing", "resign", "--as", "cyd", cwd=repo.root)

    assert (ran.status, ran.err.splitlines()[0]) == (1, "ladder: `cyd` takes no part in the programme")


def test_a_commit_names_the_other(repo: GitRepo, ladder: Ladder) -> None:
    said(repo, ladder, "checkin", "--as", "cyd", "--commit")

    assert repo.git("log", "-1", "--format=%B") == "Note a contact with bob\n\nLadder-Person: bob\n"


@pytest.mark.parametrize("form", ["text", "json"])
def test_what_is_due_comes_in_words_to_send(
    repo: GitRepo, ladder: Ladder, form: str, golden: Callable[[str, str], None]
) -> None:
    for days, today in (("nudge", "2026-11-22"), ("both", "2026-11-28"), ("over", "2026-12-20")):
        out = said(repo, ladder, "due", "--format", form, today=today)
        golden(f"pairing/due-{days}.{'txt' if form == 'text' else 'json'}", out)


def test_nothing_due_is_an_answer_too(repo: GitRepo, ladder: Ladder) -> None:
    assert said(repo, ladder, "due", today="2026-11-14") == "nothing is due\n"


def test_what_has_run_out_is_written_as_one_commit(repo: GitRepo, ladder: Ladder) -> None:
    early = ladder("--today", "2026-12-07", "pairing", "due", "--write", cwd=repo.root)
    assert "no timer has run out" in early.err

    said(repo, ladder, "due", "--write", "--commit", today="2026-12-20")

    assert repo.git("show", "--name-only", "--format=%s").splitlines() == [
        "Write down what time has brought to pairings",
        "",
        "registry/pairings/bob-ada.yaml",
        "registry/pairings/bob-cyd.yaml",
    ]
    assert said(repo, ladder, "due", today="2026-12-20") == "nothing is due\n"


def test_a_trial_of_what_has_run_out_writes_nothing(repo: GitRepo, ladder: Ladder) -> None:
    out = said(repo, ladder, "due", "--write", "--dry-run", today="2026-12-20")

    assert "+  why: expired" in out
    assert added(repo) == []
    assert json.loads(said(repo, ladder, "due", "--write", "--format", "json", today="2026-12-20"))["due"]


@pytest.mark.parametrize("form", ["text", "json"])
def test_the_programme_is_measured_and_nobody_is(
    repo: GitRepo, ladder: Ladder, form: str, golden: Callable[[str, str], None]
) -> None:
    golden(
        f"pairing/measures.{'txt' if form == 'text' else 'json'}",
        said(repo, ladder, "measures", "--format", form),
    )


def test_names_from_the_registry_steer_no_terminal() -> None:
    assert "\\x1b[31m" in as_text([(Due("bob-ada", "nudge", 9, ("ada",)), "Hello \x1b[31mAda!")])
