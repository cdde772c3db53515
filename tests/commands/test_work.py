"""Items and ideas by their commands: one line each, whose word it takes, and what is refused."""

import json
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from ladder_cli.commands import prompting
from ladder_cli.commands.catalogue import COMMANDS
from tests.conftest import ROOT
from tests.stage import GitRepo, Ran
from tests.work.quay import idea, item, settled

Ladder = Callable[..., Ran]
SECOND = "seconds:\n  - {by: bob, on: 2026-10-01}\n"
CHANGES = {
    "items/page.yaml": item(
        "A page", more="# who likes words\nshepherd: bob\nnotes:\n- {by: bob, on: 2026-11-02, text: Soon.}\n"
    ),
    "items/leaf.yaml": item("A leaf", "taken", "owner: dan\n"),
    "ideas/fair.yaml": idea("A fair"),
    "ideas/show.yaml": idea("A show", "seconded", SECOND),
    "ideas/play.yaml": idea("A play", "incubating", f"{SECOND}shepherd: gus\nnext_review: 2026-12-01\n"),
    "ideas/rest.yaml": idea("A rest", "parked", f"{SECOND}parked: {{on: 2026-11-01, why: no-shepherd}}\n"),
    "people/zoe.yaml": "name: Zoe\n",
}
REFUSALS = (Path(__file__).parent.parent / "work" / "refusals.txt").read_text().strip().split("\n\n")
OURS = [entry.name for entry in COMMANDS if entry.name.split()[0] in ("item", "idea")]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> GitRepo:
    """The quay in git, with some work in it."""
    root = tmp_path_factory.mktemp("quay")
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", "--template="], cwd=root, check=True)
    return GitRepo(root)


@pytest.fixture
def repo(made: GitRepo) -> GitRepo:
    """The same, as it was at the beginning."""
    if not (made.root / "registry").exists():
        settled(made, CHANGES)
        made.git("tag", "start")
    made.git("reset", "--quiet", "--hard", "start")
    made.git("clean", "--quiet", "--force")
    return made


def ran(repo: GitRepo, ladder: Ladder, words: str) -> Ran:
    return ladder(*shlex.split(words), cwd=repo.root)


def changed(repo: GitRepo, ladder: Ladder, words: str) -> list[str]:
    """The lines that a command has changed."""
    said = ran(repo, ladder, words)
    assert said.status == 0, said.err
    shown = repo.git("diff", "--unified=0", "--no-color").splitlines()
    return [line for line in shown if line[:1] in "+-" and line[:3] not in ("+++", "---")]


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("item take page --as ada", ["-state: open", "+state: taken", "+owner: ada", "+moved: 2026-11-22"]),
        ("item release page --as bob", ["-# who likes words", "-shepherd: bob", "+moved: 2026-11-22"]),
        (
            "item release leaf --as dan",
            ["-state: taken", "+state: open", "-owner: dan", "+moved: 2026-11-22"],
        ),
        (
            "item release leaf --for dan --as carol",
            ["-state: taken", "+state: open", "-owner: dan", "+moved: 2026-11-22"],
        ),
        ("item shepherd leaf --as bob", ["+shepherd: bob", "+moved: 2026-11-22"]),
        ("item drop page --as bob", ["-state: open", "+state: dropped", "+moved: 2026-11-22"]),
        (
            "item done page --note 'It is: there' --as bob",
            [
                "-state: open",
                "+state: done",
                '+- {by: bob, on: 2026-11-22, text: "It is: there"}',
                "+moved: 2026-11-22",
            ],
        ),
        (
            "item note page 'Half of it' --as zoe",
            ["+- {by: zoe, on: 2026-11-22, text: Half of it}", "+moved: 2026-11-22"],
        ),
        (
            "idea second fair --as bob",
            [
                "-state: raised",
                "-since: 2026-11-01",
                "+state: seconded",
                "+since: 2026-11-22",
                "+seconds:",
                "+  - by: bob",
                "+    on: 2026-11-22",
            ],
        ),
        ("idea second show --as dan", ["+  - {by: dan, on: 2026-11-22}"]),
        (
            "idea second rest --as dan",
            [
                "+  - {by: dan, on: 2026-11-22}",
                "-state: parked",
                "-since: 2026-11-01",
                "+state: seconded",
                "+since: 2026-11-22",
                "-parked: {on: 2026-11-01, why: no-shepherd}",
            ],
        ),
        (
            "idea unpark rest --as ada",
            [
                "-state: parked",
                "-since: 2026-11-01",
                "+state: seconded",
                "+since: 2026-11-22",
                "-parked: {on: 2026-11-01, why: no-shepherd}",
            ],
        ),
        (
            "idea shepherd show --as gus",
            [
                "-state: seconded",
                "-since: 2026-11-01",
                "+state: shepherded",
                "+since: 2026-11-22",
                "+shepherd: gus",
            ],
        ),
        (
            "idea renew play --link https://quay.example.org/9 --as gus",
            [
                "+renewals:",
                "+  - by: gus",
                "+    on: 2026-11-22",
                "+    link: https://quay.example.org/9",
                "-next_review: 2026-12-01",
                "+next_review: 2027-05-22",
            ],
        ),
        (
            "idea hand-off play --to node --as carol",
            [
                "-state: incubating",
                "-since: 2026-11-01",
                "+state: handed-off",
                "+since: 2026-11-22",
                "-next_review: 2026-12-01",
                "+outcome:",
                "+  on: 2026-11-22",
                "+  to: node",
            ],
        ),
        (
            "idea feedback rest Later --link https://quay.example.org/1 --as zoe",
            [
                "+feedback:",
                "+  - by: zoe",
                "+    on: 2026-11-22",
                "+    text: Later",
                "+    link: https://quay.example.org/1",
            ],
        ),
    ],
)
def test_a_word_is_a_few_lines_and_nothing_else_changes(
    words: str, lines: list[str], repo: GitRepo, ladder: Ladder
) -> None:
    assert sorted(changed(repo, ladder, words)) == sorted(lines)


def test_a_lead_gives_back_what_somebody_had_who_left(repo: GitRepo, ladder: Ladder) -> None:
    repo.write("registry/items/leaf.yaml", item("A leaf", "taken", "owner: left-1\n"))
    repo.commit("Leave")

    lines = changed(repo, ladder, "item release leaf --for left-1 --as carol")

    assert lines == ["-state: taken", "+state: open", "-owner: left-1", "+moved: 2026-11-22"]


def test_a_handle_changes_whatever_is_carried(repo: GitRepo, ladder: Ladder) -> None:
    repo.write("registry/items/page.yaml", item("A page", more="size: large\nshepherd: dan\n"))
    repo.commit("Carry too much")

    assert "+shepherd: daniel" in changed(repo, ladder, "rename dan daniel")


@pytest.mark.parametrize("said", REFUSALS, ids=lambda said: said.partition("\n")[0])
def test_what_may_not_be_said_writes_nothing(said: str, repo: GitRepo, ladder: Ladder) -> None:
    words, answer = said.split("\n  ")

    refusal = ran(repo, ladder, words)

    assert f"{refusal.status} {refusal.err.splitlines()[0].removeprefix('ladder: ')}" == answer
    assert (refusal.out, repo.git("status", "--porcelain")) == ("", "")


def test_a_trial_writes_nothing_and_a_commit_takes_all(repo: GitRepo, ladder: Ladder) -> None:
    assert ran(repo, ladder, "item take page --as ada --dry-run").status == 0
    assert repo.git("status", "--porcelain") == ""

    assert ran(repo, ladder, "item take page --as ada --commit").status == 0
    assert repo.git("status", "--porcelain") == ""
    assert repo.git("log", "-1", "--format=%B") == "Take an item on: ada\n\nLadder-Person: ada\n"


def test_json_says_who_said_what_and_shows_the_change(repo: GitRepo, ladder: Ladder) -> None:
    answer = json.loads(ran(repo, ladder, "idea park fair --as ada --format json").out)

    assert answer["by"] == "ada"
    assert answer["said"] == ["`fair` is parked (not now), with thanks to `ada`"]
    assert answer["written"] == ["registry/ideas/fair.yaml"]
    assert "+state: parked" in answer["diff"]


def test_a_new_item_says_whose_word_it_takes(repo: GitRepo, ladder: Ladder) -> None:
    said = ran(
        repo, ladder, "item new 'Mend it' --sig docs --owner dan --shepherd bob --priority high --as ada"
    )

    assert said.err.splitlines()[:3] == [
        "`dan` says yes on the pull request",
        "`bob` says yes on the pull request",
        "a lead of `docs` confirms what steers others: priority, schedule risk, a meeting's decision",
    ]
    assert (repo.root / "registry/items/mend-it.yaml").read_text() == (
        "# yaml-language-server: $schema=../.schemas/item.json\ntitle: Mend it\ngroup: docs\nstate: taken\n"
        "priority: high\nraised:\n  by: ada\n  on: 2026-11-22\nshepherd: bob\nowner: dan\nmoved: 2026-11-22\n"
    )


def test_an_idea_is_raised_with_four_fields(repo: GitRepo, ladder: Ladder) -> None:
    fields = "--problem 'Dark: early' --proposal Lamps --for-whom all --help-wanted oil"
    said = ran(repo, ladder, f"idea raise 'More light' {fields} --sig docs --topic lamps,oil --as zoe")

    assert said.status == 0, said.err
    assert (repo.root / "registry/ideas/more-light.yaml").read_text() == (
        '# yaml-language-server: $schema=../.schemas/idea.json\ntitle: More light\nproblem: "Dark: early"\n'
        "proposal: Lamps\nfor_whom: all\nhelp_wanted: oil\ngroup: docs\ntopics:\n  - lamps\n  - oil\n"
        "raised:\n  by: zoe\n  on: 2026-11-22\nstate: raised\nsince: 2026-11-22\n"
    )


def test_on_a_terminal_the_fields_are_asked_for(
    repo: GitRepo, ladder: Ladder, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = {"What might be done?": "Lamps", "Who would gain?": "all", "What would help it along?": " "}
    monkeypatch.setattr(prompting, "on_terminal", lambda: True)
    monkeypatch.setattr(prompting, "text", lambda question: answers[question])

    blank = ran(repo, ladder, "idea raise Light --problem Dark --as zoe")
    answers["What would help it along?"] = "oil"
    asked = ran(repo, ladder, "idea raise Light --problem Dark --as zoe --dry-run")

    assert (blank.status, blank.err.splitlines()[0]) == (2, "ladder: `help wanted` says nothing")
    assert (asked.status, "+help_wanted: oil" in asked.out) == (0, True)


def test_time_lists_ideas_and_parks_them_all_at_once(repo: GitRepo, ladder: Ladder) -> None:
    later = ("--today", "2027-01-10")
    listed = ladder(*later, "idea", "due", cwd=repo.root)
    written = ladder(*later, "idea", "due", "--write", "--commit", cwd=repo.root)
    again = ladder(*later, "idea", "due", "--write", cwd=repo.root)

    assert listed.out.splitlines() == [
        "fair: nobody has seconded it in 60 days, since 2026-12-31 to be parked",
        "play: its incubation is over and was not renewed, since 2026-12-01 to be parked",
        "show: nobody looks after it in 60 days, since 2026-12-31 to be parked",
    ]
    assert written.status == 0
    assert (
        repo.git("show", "--stat", "--format=%s", "HEAD").splitlines()[0]
        == "Write down what time has brought to ideas"
    )
    assert "why: not-renewed" in (repo.root / "registry/ideas/play.yaml").read_text()
    assert (again.status, again.out, again.err) == (
        0,
        "nothing is due\n",
        "no timer has run out: nothing to write\n",
    )


@pytest.mark.parametrize(
    ("words", "today", "author"),
    [
        ("idea due --write", "2027-01-10", "zoe"),
        ("item take page --as ada", "2026-11-22", "ada"),
        ("item done leaf --note There --as dan", "2026-11-22", "dan"),
        ("idea second fair --as bob", "2026-11-22", "bob"),
        ("idea shepherd show --as gus", "2026-11-22", "gus"),
        ("idea renew play --link https://quay.example.org/9 --as gus", "2026-11-22", "gus"),
    ],
)
def test_review_lets_in_what_a_command_wrote_by_whoever_said_it(
    words: str, today: str, author: str, repo: GitRepo, ladder: Ladder
) -> None:
    assert ladder("--today", today, *shlex.split(words), "--commit", cwd=repo.root).status == 0

    ran = ladder("--today", today, "review", "--base", "start", "--author", author, cwd=repo.root)

    assert (ran.status, ran.out.splitlines()[0]) == (0, "allowed: this may merge"), ran.out


def test_what_was_parked_is_json_with_the_talk_beside_it(repo: GitRepo, ladder: Ladder) -> None:
    parked = ladder("--today", "2026-12-05", "idea", "due", "--write", "--format", "json", cwd=repo.root)

    assert [one["idea"] for one in json.loads(parked.out)["due"]] == ["play", "show"]
    assert parked.err == "wrote registry/ideas/play.yaml\n"


def test_what_is_due_is_json_too(repo: GitRepo, ladder: Ladder) -> None:
    found = ladder("--today", "2026-12-05", "idea", "due", "--format", "json", cwd=repo.root)

    assert json.loads(found.out)["due"] == [
        {
            "idea": "play",
            "on": "2026-12-01",
            "what": "its incubation is over and was not renewed",
            "parks": True,
        },
        {"idea": "show", "on": "2026-12-01", "what": "nobody looks after it in 30 days", "parks": False},
    ]


def test_matching_says_why_there_is_nothing(repo: GitRepo, ladder: Ladder) -> None:
    assert ran(repo, ladder, "item match eve").out == (
        "nothing for eve: on release duty: nobody hands them other work meanwhile\n"
    )
    assert json.loads(ran(repo, ladder, "item match eve --format json").out) == {
        "version": 1,
        "person": "eve",
        "items": [],
        "because": "on release duty: nobody hands them other work meanwhile",
    }


@pytest.mark.parametrize("name", OURS)
def test_the_example_in_the_help_works_on_the_sample(name: str, ladder: Ladder) -> None:
    help_ = " ".join(ladder(*name.split(), "--help").out.split())
    example = shlex.split(
        help_.partition("Example: ladder ")[2].partition(" Arguments:")[0].partition(" Options:")[0]
    )
    trial = ["--dry-run"] if "--dry-run" in help_ and name != "idea due" else []

    said = ladder(*example, *trial, cwd=ROOT)

    assert (said.status, said.out != "") == (0, True), said.err
